"""Which meetings stand in whose calendar, and how programs read it."""

from datetime import date, time, timedelta

import pytest
import vobject
from django.utils.translation import override
from icalendar import Calendar

from committees import calendar_reading
from committees.calendar_file import meeting_event, meetings_feed
from committees.models import CalendarFeed, Meeting
from tests import factories

pytestmark = pytest.mark.usefixtures("body")
TODAY = date(2023, 5, 31)


def events(content):
    return {str(event["UID"]): event for event in Calendar.from_ical(content).walk("VEVENT")}


def meetings_of(user):
    return set(calendar_reading.meetings_of(user, on=TODAY))


@pytest.fixture
def user():
    return factories.user(role="member")


def test_member_has_the_meetings_of_the_organs_they_sit_in(user):
    seat = factories.seat(member=user.member)
    plenary = factories.meeting()
    own = factories.meeting(kind="committee", committee=seat.committee)
    factories.meeting(kind="committee", committee=factories.committee())
    factories.meeting(kind="bureau")
    assert meetings_of(user) == {plenary, own}


def test_member_has_no_meeting_outside_their_term_seat_or_office(user):
    # Domain, Attendance: the sheet is everybody in office on the day of the meeting.
    user.member.terms.update(starts_on=date(2023, 5, 19))
    factories.office(member=user.member, office="rapporteur", starts_on=date(2023, 5, 20), ends_on=TODAY)
    seat = factories.seat(member=user.member, starts_on=date(2023, 5, 19), ends_on=date(2023, 5, 19))
    on_that_day = [factories.meeting(), factories.meeting(kind="committee", committee=seat.committee)]
    factories.meeting(day=date(2023, 5, 18))
    factories.meeting(day=date(2023, 5, 20), kind="committee", committee=seat.committee)
    factories.meeting(kind="bureau")
    bureau = factories.meeting(day=date(2023, 5, 20), kind="bureau")
    assert meetings_of(user) == {*on_that_day, bureau}


def test_closed_meeting_is_that_of_those_on_its_frozen_sheet(user):
    seen, unseen = factories.meeting(state="held"), factories.meeting(state="held")
    failed = factories.meeting(state="not_held")
    factories.attendance(meeting=unseen)
    for meeting in (seen, failed):
        factories.attendance(meeting=meeting, member=user.member, status="excused")
    assert meetings_of(user) == {seen, failed}


def test_drafts_are_for_those_who_see_them(user):
    draft = factories.meeting(state="draft")
    assert meetings_of(user) == set()
    assert {role: meetings_of(factories.user(role=role)) == {draft} for role in ("secretariat", "chair")} == {
        "secretariat": True, "chair": True,
    }  # fmt: skip


def test_those_who_see_to_every_organ_have_all_meetings_of_a_year_back():
    kept = [factories.meeting(day=TODAY - timedelta(365)), factories.meeting(kind="bureau")]
    kept.append(factories.meeting(kind="committee", committee=factories.committee(), day=TODAY + timedelta(9)))
    factories.meeting(day=TODAY - timedelta(366))
    assert meetings_of(factories.user(role="secretariat")) == set(kept)


def test_meeting_is_in_the_feed_as_in_its_own_file(body):
    """The same name, so that somebody who was sent the file does not have it twice."""
    meeting = factories.meeting()
    factories.agenda_item(meeting=meeting)
    own, fed = events(meeting_event(meeting)), events(meetings_feed([meeting], body))
    assert own == fed
    assert [event.to_ical() for event in own.values()] == [event.to_ical() for event in fed.values()]


@pytest.mark.parametrize(("state", "word"), [("cancelled", "ملغى"), ("postponed", "مؤجل")])
def test_meeting_that_does_not_take_place_stays_and_says_so(body, state, word):
    meeting = factories.meeting()
    (before,) = events(meetings_feed([meeting], body)).values()
    meeting.become(state, by=factories.user(), reason_ar="سبب")
    (after,) = events(meetings_feed([meeting], body)).values()
    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert (before["UID"], before["SEQUENCE"] + 1) == (after["UID"], after["SEQUENCE"])
    assert after["SUMMARY"] == f"{word}: {before['SUMMARY']}"


@pytest.mark.parametrize(
    ("language", "name"), [("ar", "اجتماعات – هيئة المساواة"), ("fr", "Réunions – Instance de l’équité")]
)
def test_feed_is_read_by_two_readers(body, language, name):
    meetings = [
        factories.meeting(title_ar="دورة، عادية; أولى", title_fr="Session, ordinaire; une"),
        factories.meeting(ends_at=time(18)),
    ]
    factories.agenda_item(meeting=meetings[0])
    with override(language):
        content = meetings_feed(Meeting.objects.order_by("pk"), body)
    ours, theirs = Calendar.from_ical(content), vobject.readOne(content.decode())
    assert (str(ours["X-WR-CALNAME"]), theirs.x_wr_calname.value) == (name, name)
    for one, other in zip(ours.walk("VEVENT"), theirs.vevent_list, strict=True):
        assert one["DTSTART"].dt == other.dtstart.value
        assert [end.dt for end in (one.get("DTEND"),) if end] == [end.value for end in other.contents.get("dtend", [])]
        texts = (other.uid.value, other.summary.value, other.location.value, other.status.value)
        assert tuple(str(one[name]) for name in ("UID", "SUMMARY", "LOCATION", "STATUS")) == texts


def test_address_is_of_one_person_and_not_to_be_guessed(user):
    feeds = [CalendarFeed.objects.renew(user=each) for each in (user, factories.user())]
    assert [len(feed.token) for feed in feeds] == [32, 32]
    assert calendar_reading.reader_of(feeds[0].token) == user
    renewed = CalendarFeed.objects.renew(user=user)
    assert (CalendarFeed.objects.count(), renewed.token == feeds[0].token) == (2, False)
    assert calendar_reading.reader_of(feeds[0].token) is None


def test_calendar_of_somebody_who_left_is_nowhere(user):
    token = CalendarFeed.objects.renew(user=user).token
    user.is_active = False
    user.save()
    assert calendar_reading.reader_of(token) is None
    user.is_active = True
    user.save()
    user.member.terms.update(ends_on=date(2023, 1, 1), end_reason="resignation")
    assert calendar_reading.reader_of(token) is None


def test_address_is_not_to_be_found_out_in_the_back_room(client_of):
    """Nor sign by sign, by asking which addresses begin with what."""
    feed, client = CalendarFeed.objects.renew(user=factories.user()), client_of("administrator")
    page = client.get("/admin/committees/calendarfeed/")
    assert (page.status_code, feed.token in page.content.decode()) == (200, False)
    for lookup in ("token__startswith", "token", "token__gt", "user__password__startswith"):
        asked = client.get("/admin/committees/calendarfeed/", {lookup: feed.token[:1]})
        assert (lookup, asked.status_code) == (lookup, 400)
