"""Contact details go after the retention period, everywhere; the official record and its figures stay (law 09-08)."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress
from auditlog.models import LogEntry
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from committees import statistics_reading
from committees.models import Body, CalendarFeed, Member, User
from committees.statistics import Scope
from hayaa import desk
from hayaa.core.pdf import cache as pdf_cache
from hayaa.core.pdf import responses
from hayaa.personal import erasing, tasks
from hayaa.roles import roles_of
from tests import factories
from tests.html import parse
from tests.pages import filled
from tests.personal_routes import former

pytestmark = pytest.mark.django_db
PLANTED = ("0612345678", "planted@example", "zellijologist", "secretnote", "planteduser", "plantedfirst", "0698765432")
ENDED = date(2016, 12, 31)


def found():
    """Table and row in which something planted stands, the whole database over; sessions are no records."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            if table == "django_session":
                continue
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [(table, mark) for row in cursor.fetchall() for mark in PLANTED if mark in str(row).lower()]
    return rows


@pytest.fixture
def planted(client_of):
    """A former member with an account, whose details stood in the records, changed, and were searched for."""
    member = former(
        organisation_ar="جمعية", phone=PLANTED[0], email="Planted@example.ma", notes="SecretNote", provenance="union",
        specialities_ar="Zellijologist", specialities_fr="Zellijologist",
    )  # fmt: skip
    account = User.objects.create(
        username="planteduser@example.ma", first_name="PlantedFirst", email="Planted@example.ma"
    )
    account.member = member
    account.save()
    EmailAddress.objects.create(user=account, email="planted@example.ma", primary=True)
    CalendarFeed.objects.create(user=account, token="a" * 32, created_at=timezone.now())
    factories.session(user=account)
    factories.phone(user=account)
    member.phone = PLANTED[6]
    member.save()
    meeting = factories.meeting(state="held", day=date(2016, 5, 1), mandate=member.terms.get().mandate)
    factories.attendance(meeting=meeting, member=member, status="present", note="حضرت متأخرة")
    factories.office(member=member, starts_on=date(2015, 1, 1), ends_on=ENDED, mandate=member.terms.get().mandate)
    return member


def erase(client, member):
    url = f"/personal-data/members/{member.pk}/erase/"
    return client.post(url, filled(client.get(url)))


def figures():
    counted = statistics_reading.total(Scope(begin=date(2015, 1, 1), end=date(2023, 5, 31)))
    return counted, desk.figures(date(2016, 12, 1))


def test_nothing_of_it_is_left_in_the_whole_database(planted, client_of):
    assert {mark for _table, mark in found()} == set(PLANTED[1:])  # the phone that was replaced was never kept
    assert erase(client_of("secretariat"), planted).status_code == 302
    assert found() == []


def test_the_official_record_stays_and_its_figures_are_the_same(planted, client_of, monkeypatch):
    monkeypatch.setattr(responses, "render", lambda html, language: html.encode())
    client, meeting = client_of("secretariat"), planted.attendances.get().meeting
    papers = [f"/meetings/{meeting.pk}/{name}.pdf" for name in ("minutes", "file", "sign-in-sheet")]
    before = figures(), [client.get(paper).content for paper in papers], client.get("/attendance.csv").content
    erase(client, planted)
    assert (figures(), [client.get(paper).content for paper in papers], client.get("/attendance.csv").content) == before
    now = Member.objects.get(pk=planted.pk)
    kept = ("number", "family_name_ar", "given_name_fr", "sex", "organisation_ar")
    assert [getattr(now, name) for name in kept] == [getattr(planted, name) for name in kept]
    assert [now.terms.count(), now.offices.count(), now.attendances.count()] == [1, 1, 1]


def test_the_log_says_who_erased_and_not_what(planted, client_of):
    entered = LogEntry.objects.count()
    erase(client_of("secretariat"), planted)
    last = LogEntry.objects.filter(content_type__model="member").order_by("-pk").first()
    assert last.actor.username == "secretariat"
    assert last.changes["phone"] == ["•", ""]
    assert last.changes["erased_on"][1] == str(Body.today())
    assert LogEntry.objects.count() >= entered
    page = client_of("administrator").get(f"/fr/history/committees.member/{planted.pk}/").content.decode()
    assert "la valeur a été effacée" in page


def test_the_account_of_a_former_member_ends(planted, client_of):
    erase(client_of("secretariat"), planted)
    account = User.objects.get(member=planted)
    assert (account.is_active, account.has_usable_password(), account.email) == (False, False, "")
    left = [account.usersession_set.count(), account.authenticator_set.count(), account.emailaddress_set.count()]
    assert left == [0, 0, 0]
    assert str(account) == str(planted)  # the records still say who entered them


def test_an_account_with_a_role_of_its_own_stays(planted, client_of):
    account = User.objects.get(member=planted)
    account.groups.add(*factories.user(role="council", username="other").groups.all())
    assert roles_of(account) == {"council"}
    erase(client_of("secretariat"), planted)
    account.refresh_from_db()
    assert (account.is_active, account.username) == (True, "planteduser@example.ma")


def test_only_those_whose_period_has_passed_are_due(body):
    over, running = former(), factories.member_in_office(phone="1")
    assert list(erasing.due(body)) == [over]
    body.retention_years = 30
    assert list(erasing.due(body)) == []
    body.retention_years = 5
    factories.term(member=over)  # came back
    assert over not in erasing.due(body)
    assert running not in erasing.due(body)


def test_the_period_passes_with_the_end_of_its_last_day(body, time_machine):
    member = former()
    for day, expected in ((date(2021, 12, 31), []), (date(2022, 1, 1), [member])):
        time_machine.move_to(day)
        assert list(erasing.due(Body.current())) == expected


def test_years_later_is_the_same_day_or_the_last_of_february():
    assert erasing.years_from(date(2016, 12, 31), 5) == date(2021, 12, 31)
    assert erasing.years_from(date(2020, 2, 29), 5) == date(2025, 2, 28)
    assert erasing.years_from(date(2020, 2, 29), -4) == date(2016, 2, 29)


def test_what_comes_back_by_a_spreadsheet_is_due_again(body, client_of):
    member = former()
    erase(client_of("secretariat"), member)
    assert list(erasing.due(body)) == []
    member.refresh_from_db()
    member.phone = "0600000000"
    member.save()
    assert list(erasing.due(body)) == [member]


def test_whoever_is_not_due_is_refused_and_kept(client_of, body):
    member = factories.member_in_office(phone="0600000000")
    client = client_of("secretariat")
    url = f"/personal-data/members/{member.pk}/erase/"
    assert [client.get(url).status_code, client.post(url, {"seen_version": "1"}).status_code] == [409, 409]
    assert Member.objects.get(pk=member.pk).phone == "0600000000"


def test_a_page_that_is_out_of_date_erases_nothing(planted, client_of):
    client, url = client_of("secretariat"), f"/personal-data/members/{planted.pk}/erase/"
    typed = filled(client.get(url))
    planted.version += 1
    planted.save()
    assert client.post(url, typed).status_code == 200
    assert Member.objects.get(pk=planted.pk).phone == PLANTED[6]


def test_the_desk_of_who_can_do_it_says_so(client_of, body):
    member = former()
    user = factories.user(role="secretariat")
    (line,) = tasks.tasks(user, body.day)
    assert (line.day, line.url, line.late) == (date(2022, 1, 1), "/personal-data/#due", False)
    assert tasks.tasks(User.objects.create(username="council"), body.day) == []
    erase(client_of("administrator"), member)
    assert tasks.tasks(user, body.day) == []


def test_documents_kept_ready_are_forgotten(client_of, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.VAR_DIR = tmp_path
    kept = pdf_cache.PdfCache()
    kept.put("a" * 64, b"%PDF with a phone")
    with django_capture_on_commit_callbacks(execute=True):
        erase(client_of("secretariat"), former())
    assert list(kept.folder.iterdir()) == []


@pytest.mark.parametrize(("prefix", "said"), [("", "حُذفت: انقضت"), ("/fr", "Effacées\u00a0:")])
def test_the_page_of_the_member_says_that_it_was_erased(prefix, said, client_of, body):
    """And no longer that nothing was ever entered."""
    client, member = client_of("secretariat"), former()
    erase(client, member)
    page = parse(client.get(f"{prefix}{member.get_absolute_url()}")).text_content()
    assert said in page
    with override(prefix[1:] or "ar"):
        assert _("No phone or mail has been entered.") not in page
