"""Meetings as files for calendar programs, in the reader's language; they name no person."""

from datetime import UTC, datetime

from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from icalendar import Event

from committees.models import Body, Meeting
from hayaa.core import calendars

State = Meeting.State
STATUS = {State.DRAFT: "TENTATIVE", State.CANCELLED: "CANCELLED", State.POSTPONED: "CANCELLED"}


def meeting_event(meeting) -> bytes:
    """One meeting in a file of its own, for a mail or to be saved."""
    return calendars.calendar_file([_event(meeting, Body.current())]).to_ical()


def meetings_feed(meetings, body) -> bytes:
    """Many meetings, for a program that comes back: each under the name it has in a file of its own."""
    return calendars.feed(
        (_event(meeting, body) for meeting in meetings),
        name=_("Meetings – %(body)s") % {"body": body.short_name},
        description=_("The meetings that concern you, for a year back. Those postponed or cancelled stay and say so."),
    )


def _event(meeting, body) -> Event:
    """One VEVENT: its instants in UTC, so that no program needs to know the hours of Morocco."""
    begins, ends = instants(meeting)
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@{installation()}")
    event.add("sequence", meeting.version)
    event.add("dtstamp", meeting.updated_at.astimezone(UTC))
    event.add("dtstart", begins)
    if ends:
        event.add("dtend", ends)
    event.add("status", STATUS.get(meeting.state, "CONFIRMED"))
    event.add("summary", f"{_title(meeting)} – {body.short_name}")
    event.add("location", meeting.place)
    points = [f"{number}. {item.title}" for number, item in enumerate(meeting.agenda.all(), start=1)]
    if points:
        event.add("description", "\n".join(points))
    return event


def _title(meeting) -> str:
    """With its state where it does not take place that day: some programs show nothing of the status."""
    if STATUS.get(meeting.state) == "CANCELLED":
        return f"{meeting.get_state_display()}{pgettext('label', ': ')}{meeting}"
    return str(meeting)


def installation() -> str:
    """A name for this installation that no other one has: two communes meet in one member's calendar."""
    return f"{salted_hmac('calendar', 'hayaa').hexdigest()[:16]}.hayaa"


def instants(meeting) -> tuple[datetime, datetime | None]:
    """When it begins, and when it ends if that is known, in UTC, from what a clock on a wall in Morocco shows then."""
    ends = _instant(meeting.day, meeting.ends_at) if meeting.ends_at else None
    return _instant(meeting.day, meeting.starts_at), ends


def _instant(day, hour):
    return timezone.make_aware(datetime.combine(day, hour), timezone.get_default_timezone()).astimezone(UTC)
