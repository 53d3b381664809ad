"""The log says who changed what, from what to what, in both languages, and nothing else (decision 0031)."""

import csv
from io import StringIO

import pytest
from auditlog.models import LogEntry
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import override

from committees.models import Attendance, Member, User
from hayaa.access import two_steps
from hayaa.audit import reading, spreadsheets
from hayaa.audit.filters import ChangeFilter
from hayaa.roles import ROLES
from tests import factories
from tests.html import parse

pytestmark = pytest.mark.django_db
PATHS = ("/changes/", "/fr/changes/")


def latest(language="ar"):
    with override(language):
        return reading.told(LogEntry.objects.order_by("-pk")[:1])[0]


@pytest.fixture
def corrected(client_of):
    """The secretariat has corrected the organisation and the phone of a member."""
    member = factories.member(organisation_ar="الجمعية", phone="0600000000")
    client = client_of("secretariat")
    form = client.get(f"/members/{member.pk}/edit/").context["form"]
    typed = {field.html_name: field.value() or "" for field in form}
    assert client.post(f"/members/{member.pk}/edit/", {**typed, "phone": "0611111111"}).status_code == 302
    return member


def test_what_a_request_changes_is_signed(corrected):
    entry = LogEntry.objects.order_by("-pk").first()
    assert entry.actor == User.objects.get(username="secretariat")
    assert (entry.remote_addr, entry.actor_email) == (None, None)


def test_a_phone_is_never_kept(corrected):
    # Law 09-08: that it changed is recorded, what it was is not.
    assert [list(entry.changes) for entry in LogEntry.objects.order_by("-pk")[:1]] == [["phone"]]
    kept = " ".join(str((entry.changes, entry.additional_data)) for entry in LogEntry.objects.all())
    assert "0611111111" not in kept
    assert "0600000000" not in kept


def changed_by(sex):
    actor = factories.member(given_name_ar="نادية", family_name_ar="العلوي", sex=sex)
    row = factories.attendance(status="absent")
    row.status = "excused"
    row.save()
    LogEntry.objects.filter(pk=latest().entry.pk).update(actor=User.objects.create(username="one", member=actor))
    return row


@pytest.mark.parametrize(("sex", "verb"), [("f", "غيّرت"), ("m", "غيّر")])
def test_the_verb_agrees_with_who_did_it(sex, verb):
    row = changed_by(sex)
    before, after = (dict(Attendance.Status.choices)[code] for code in ("absent", "excused"))
    with override("ar"):
        said = f"{verb} نادية العلوي «الحضور» لـ«{row.member}» من «{before}» إلى «{after}»"
    entry = LogEntry.objects.get(content_type__model="attendance", action=reading.CHANGED)
    with override("ar"):
        assert reading.told([entry])[0].text == said


def test_a_value_in_latin_letters_reads_in_its_own_direction(client_of):
    """Its marks, too: in an Arabic sentence « Égalité » would be turned, and stand before what it follows."""
    committee = factories.committee(name_fr="Commission « Une »")
    committee.name_fr = "Commission « Égalité »."
    committee.save()
    client = client_of("secretariat")
    arabic, french = (parse(client.get(path)).xpath("//tbody/tr[1]//a")[0] for path in PATHS)
    assert arabic.text_content().endswith(
        "من «\u2066Commission « Une »\u2069» إلى «\u2066Commission « Égalité ».\u2069»"
    )
    assert "\u2066" not in french.text_content()


def test_a_deleted_record_keeps_its_last_name_in_both_languages():
    partner = factories.partner(name_ar="شريك", name_fr="Partenaire")
    partner.delete()
    with override("ar"):
        assert reading.told(LogEntry.objects.order_by("-pk")[:1])[0].name == "شريك"
    with override("fr"):
        assert reading.told(LogEntry.objects.order_by("-pk")[:1])[0].name == "Partenaire"


def test_links_are_recorded_with_what_was_there_before():
    activity, partner = factories.activity(), factories.partner()
    activity.partners.add(partner)
    activity.partners.set([])
    pairs = [entry.changes["partners"] for entry in LogEntry.objects.filter(changes__has_key="partners").order_by("pk")]
    assert pairs == [[[], [partner.pk]], [[partner.pk], []]]


def test_the_history_of_a_meeting_holds_its_attendance():
    row = factories.attendance()
    entries = reading.of_record(LogEntry.objects.all(), type(row.meeting), row.meeting.pk)
    assert "attendance" in set(entries.values_list("content_type__model", flat=True))


def test_accounts_are_for_the_administrator(client_of):
    client = client_of("secretariat")
    user = LogEntry.objects.filter(content_type__model="user")
    assert user.exists()
    shown = {entry.content_type.model for entry in client.get("/changes/").context["object_list"]}
    assert "user" not in shown
    assert "auditlog.view_logentry" in ROLES["administrator"].permissions()


@pytest.mark.parametrize(
    "address, ar, fr",
    [
        ("account-invite", "رابط اختيار كلمة المرور: أنشئ", "Lien pour choisir le mot de passe: créé"),
        ("account-two-steps", "الخطوة الثانية للدخول: أزيلت", "Seconde étape de la connexion: retirée"),
    ],
)
def test_what_opens_an_account_to_somebody_is_in_the_log(address, ar, fr, client_of):
    """A new link and a second step that is taken away show in no field of the account."""
    user = factories.user(role="chair")
    client_of("administrator").post(reverse(address, args=[user.pk]))
    for language, words in (("ar", ar), ("fr", fr)):
        told = latest(language)
        with override(language):
            assert [f"{change.field}: {change.remark}" for change in told.changes] == [words]
            assert (told.name, told.actor) == (str(user), str(User.objects.exclude(pk=user.pk).get()))


def test_second_step_that_was_never_set_up_is_not_said_to_be_taken_away(body):
    user = factories.user(role="council")
    before = LogEntry.objects.count()
    two_steps.take_away(user=user)
    assert LogEntry.objects.count() == before


@pytest.mark.parametrize("language, name", [("ar", "الأدوار: عضو(ة) المجلس"), ("fr", "Rôles: Membre du conseil")])
def test_a_role_that_was_given_is_named_as_people_name_it(body, language, name):
    entry = LogEntry.objects.filter(content_type__model="user", object_pk=factories.user(role="council").pk)
    with override(language):
        told = reading.told(entry.order_by("-pk")[:1])[0]
        assert [f"{change.field}: {change.after}" for change in told.changes] == [name]


def test_nothing_is_kept_of_a_change_that_is_rolled_back(client_of):
    before = LogEntry.objects.count()
    client_of("secretariat").post("/members/new/", {"number": "x"})
    assert LogEntry.objects.exclude(content_type__model="user").count() == before
    assert Member.objects.count() == 0


# Counted on SQLite only: without figures of its tables it chooses the same however many rows there are.
@pytest.mark.once
@pytest.mark.parametrize("asked", ["", "person={user}", "kind={kind}", "meeting"])
def test_a_page_of_ten_years_is_the_end_of_an_index(asked, rf):
    """Quality: pages are flat in years of records; 300,000 entries were sorted for each of them, in seconds."""
    meeting, request = factories.meeting(), rf.get("/changes/")
    request.user = factories.user(role="secretariat")
    kind = LogEntry.objects.filter(content_type__model="meeting").first().content_type
    entries = reading.visible_to(request.user)
    if asked == "meeting":
        found = reading.of_record(entries, type(meeting), meeting.pk)
    else:
        LogEntry.objects.update(actor=request.user)
        data = asked.format(user=request.user.pk, kind=kind.pk)
        found = ChangeFilter(QueryDict(data), queryset=entries, request=request).qs
    assert found.exists()
    assert "TEMP B-TREE" not in found[:50].explain()


@pytest.mark.parametrize(("path", "said"), [("/changes/", "أحدث 2"), ("/fr/changes/", "les 2 dernières")])
def test_a_file_holds_the_latest_and_the_page_says_so(path, said, client_of, monkeypatch):
    """Quality: ten years in one file would keep a worker for minutes."""
    client = client_of("secretariat")
    for _ in range(3):
        factories.committee()
    assert said not in client.get(path).text
    monkeypatch.setattr(spreadsheets, "MOST", 2)
    assert said in client.get(path).text
    shown = [entry.name for entry in client.get(path).context["told"]]
    rows = list(csv.DictReader(StringIO(client.get(f"{path[:-1]}.csv").content.decode("utf-8-sig"))))
    names = list(dict.fromkeys(list(row.values())[5] for row in rows))
    assert (len(shown) > 2, [name.split(" / ")[0] for name in names]) == (True, shown[:2])


WRITES = ("post", "put", "patch", "delete")
PAGES = ("change", "delete", "history")  # of a record in the back room


def test_nobody_rewrites_the_log_not_even_whoever_may_do_everything(client_of):
    """Decision 0031: no address of the program takes a write of it, and an account that signed an entry stays."""
    client, partner = client_of("administrator"), factories.partner()
    User.objects.update(is_superuser=True, is_staff=True)
    entry = LogEntry.objects.filter(content_type__model="partner").get()
    user = User.objects.get(username="administrator")
    back_room = reverse("admin:index")
    pages = ["/changes/", "/changes.csv", reading.url_of("activities.partner", partner.pk)]
    rooms = [f"{back_room}auditlog/logentry/", *(f"{back_room}auditlog/logentry/{entry.pk}/{page}/" for page in PAGES)]
    before = list(LogEntry.objects.order_by("pk").values())
    typed = {"post": "yes", "action": "delete_selected", "_selected_action": entry.pk, "changes": "{}"}
    sent = {(path, way): getattr(client, way)(path, typed).status_code for path in pages + rooms for way in WRITES}
    assert sent == {(path, way): 405 if path in pages else 404 for path in pages + rooms for way in WRITES}
    assert client.post(f"{back_room}committees/user/{user.pk}/delete/", {"post": "yes"}).status_code == 403
    assert list(LogEntry.objects.order_by("pk").values()) == before
