"""The log says who changed what, from what to what, in both languages, and nothing else (decision 0031)."""

import pytest
from auditlog.models import LogEntry
from django.utils.translation import override

from committees.models import Attendance, Member, User
from hayaa.audit import reading
from hayaa.roles import ROLES
from tests import factories

pytestmark = pytest.mark.django_db


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
