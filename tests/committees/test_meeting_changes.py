"""After convening: telling again of what has changed, and minutes that are finished and approved in their order."""

from datetime import date, time

import pytest
from django.core import mail

from committees.models import Convocation
from tests import factories
from tests.html import parse
from tests.pages import errors, filled

pytestmark = pytest.mark.usefixtures("body")
CHANGE = "تغيير: "


@pytest.fixture
def office(client_of):
    return client_of("secretariat")


@pytest.fixture
def meeting(time_machine):
    """Convened for the 19th; one of two members had the mail on the 12th and acknowledged it."""
    time_machine.move_to(date(2023, 5, 15))
    meeting = factories.meeting(day=date(2023, 5, 19), starts_at=time(16))
    for name, sent_on in (("told", date(2023, 5, 12)), ("waiting", None)):
        member = factories.member_in_office(email=f"{name}@example.org")
        factories.convocation(meeting=meeting, member=member, channel="mail", sent_on=sent_on, delivered_on=sent_on)
    factories.convocation(meeting=meeting, member=factories.member_in_office(), sent_on=date(2023, 5, 12))
    return meeting


def page_of(meeting):
    return f"/meetings/{meeting.pk}/convocations/"


def tell(client, meeting, **typed):
    form = parse(client.get(page_of(meeting))).xpath("//form[contains(@action, '/change/')]")[0]
    return client.post(form.get("action"), {**dict(form.form_values()), **typed}, follow=True)


def test_change_leads_to_the_page_that_tells_of_it(office, meeting):
    url = f"/meetings/{meeting.pk}/edit/"
    assert office.post(url, filled(office.get(url), title_ar="عنوان"))["Location"] == meeting.get_absolute_url()
    assert office.post(url, filled(office.get(url), starts_at="17:00"))["Location"] == page_of(meeting)


def test_those_already_told_are_told_of_the_change(office, meeting):
    meeting.starts_at = time(17, 30)
    meeting.save()
    tell(office, meeting)
    letter = mail.outbox[0]
    assert [sent.to for sent in mail.outbox] == [["told@example.org"]]
    assert letter.subject.startswith(CHANGE) and "17:30" in letter.body
    assert "تغير" in letter.body and "DTSTART:20230519T163000Z" in letter.attachments[0][1]
    row = Convocation.objects.get(member__email="told@example.org")
    assert (row.sent_on, row.delivered_on) == (date(2023, 5, 12), date(2023, 5, 12))


def test_change_is_told_in_french_to_who_reads_french(office, meeting):
    told = Convocation.objects.get(member__email="told@example.org").member
    factories.user(member=told, language="fr")
    tell(office, meeting)
    assert mail.outbox[0].subject.startswith("Modification")


def test_button_pressed_twice_tells_nobody_twice(office, meeting):
    seen = parse(office.get(page_of(meeting))).xpath("//input[@name='seen']/@value")[0]
    tell(office, meeting)
    answer = tell(office, meeting, seen=seen)
    assert len(mail.outbox) == 1
    assert len(parse(answer).find_class("tone-amber")) >= 1


def test_first_mail_speaks_of_no_change(office, meeting):
    office.post(f"{page_of(meeting)}send/")
    assert [sent.to for sent in mail.outbox] == [["waiting@example.org"]]
    assert CHANGE not in mail.outbox[0].subject


def test_nobody_is_told_of_a_change_after_the_meeting(office):
    meeting = factories.meeting(state="held")
    factories.convocation(
        meeting=meeting, member=factories.member_in_office(email="a@example.org"), channel="mail",
        sent_on=date(2023, 5, 12),
    )  # fmt: skip
    assert office.post(f"{page_of(meeting)}change/").status_code == 409
    assert mail.outbox == []


def test_minutes_that_say_nothing_are_not_complete(office):
    meeting = factories.meeting(state="held")
    item = factories.agenda_item(meeting=meeting)
    url = f"/meetings/{meeting.pk}/finish-minutes/"
    assert len(errors(office.post(url, filled(office.get(url))))) == 1
    meeting.refresh_from_db()
    assert meeting.state == "held"
    factories.decision(agenda_item=item)
    assert office.post(url, filled(office.get(url))).status_code == 302


@pytest.mark.parametrize("values", [{"outcome": "noted"}, {"discussion_fr": "<p>Débat</p>"}, {"resolution_ar": "قرار"}])
def test_minutes_of_one_point_are_enough(office, values):
    meeting = factories.meeting(state="held")
    factories.agenda_item(meeting=meeting)
    factories.agenda_item(meeting=meeting, **values)
    url = f"/meetings/{meeting.pk}/finish-minutes/"
    assert office.post(url, filled(office.get(url))).status_code == 302


def test_approval_waits_for_a_later_meeting_and_says_so(office):
    meeting = factories.meeting(state="minutes_drafted", day=date(2023, 5, 19))
    factories.meeting(state="held", day=date(2023, 5, 1))
    url = f"/meetings/{meeting.pk}/approve-minutes/"
    answers = [office.get(url), office.post(url)]
    assert [answer.status_code for answer in answers] == [409, 409]
    assert "اجتماع لاحق" in answers[0].content.decode()
    factories.meeting(state="held", day=date(2023, 5, 26))
    assert office.get(url).status_code == 200
