"""A meeting as a calendar file: the instants of the clock on the wall, and nobody's name."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils.translation import override
from icalendar import Calendar

from committees.calendar_file import meeting_event
from tests import factories


def event(meeting):
    (found,) = Calendar.from_ical(meeting_event(meeting)).walk("VEVENT")
    return found


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        (date(2022, 4, 16), 10),  # Ramadan: UTC+0
        (date(2023, 5, 19), 9),  # UTC+1
        (date(2026, 11, 20), 10),  # UTC+0 for good since September 2026
    ],
)
def test_ten_oclock_is_the_instant_of_that_day(body, day, hour):
    # Domain: local wall time, aware instants only in calendar files.
    found = event(factories.meeting(day=day, starts_at=time(10)))
    begins = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    assert found["DTSTART"].dt == begins
    assert found["DTSTART"].to_ical().endswith(b"Z")


def test_end_that_nobody_knows_is_not_told(body):
    # RFC 5545 lets DTEND away; an invented hour would be taken for that of the body.
    open_end = event(factories.meeting(starts_at=time(16)))
    assert ("DTEND" in open_end, "DURATION" in open_end) == (False, False)
    ended = event(factories.meeting(starts_at=time(16), ends_at=time(17, 30)))
    assert (ended["DTEND"].dt - ended["DTSTART"].dt).seconds == 90 * 60


@pytest.mark.parametrize(
    ("state", "status"),
    [("draft", "TENTATIVE"), ("convened", "CONFIRMED"), ("held", "CONFIRMED"),
     ("postponed", "CANCELLED"), ("cancelled", "CANCELLED")],
)  # fmt: skip
def test_status_says_whether_it_takes_place(body, state, status):
    assert event(factories.meeting(state=state))["STATUS"] == status


def test_later_file_of_a_meeting_replaces_the_earlier_one(body):
    meeting = factories.meeting()
    before = event(meeting)
    meeting.version += 1
    meeting.save()
    after = event(meeting)
    assert after["UID"] == before["UID"] != event(factories.meeting())["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (1, 2)
    assert after["DTSTAMP"].dt == meeting.updated_at.replace(microsecond=0)


@pytest.mark.parametrize(("language", "place"), [("ar", "قاعة الاجتماعات"), ("fr", "Salle de réunion")])
def test_words_are_in_the_language_of_the_reader(body, language, place):
    meeting = factories.meeting()
    points = [getattr(factories.agenda_item(meeting=meeting), f"title_{language}") for _ in range(2)]
    with override(language):
        found = event(meeting)
        assert found["SUMMARY"] == f"{meeting} – {getattr(body, f'short_name_{language}')}"
    assert found["LOCATION"] == place
    assert found["DESCRIPTION"] == "\n".join(f"{n}. {point}" for n, point in enumerate(points, start=1))


def test_file_names_no_person(body):
    # Members' names are never public, and a calendar is easily shared.
    names = {"family_name_ar": "المنصوري", "given_name_ar": "زينب", "family_name_fr": "Mansouri"}
    member = factories.member_in_office(**names)
    factories.office(member=member)
    meeting = factories.meeting(state="held", chaired_by=member, recorded_by=member, signed_by=member)
    factories.agenda_item(meeting=meeting, presented_by=member)
    factories.attendance(meeting=meeting, member=member)
    for language in ("ar", "fr"):
        with override(language):
            text = meeting_event(meeting).decode().replace("\r\n ", "")
        assert [name for name in names.values() if name in text] == []


def test_address_answers_with_a_calendar_file(client_of):
    meeting = factories.meeting()
    response = client_of("member").get(f"/meetings/{meeting.pk}/meeting.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response.content.startswith(b"BEGIN:VCALENDAR")
    assert client_of("council").get(f"/meetings/{meeting.pk}/meeting.ics").status_code == 404
