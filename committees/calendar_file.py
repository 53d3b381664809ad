"""A meeting as a file for calendar programs, in the reader's language; it names no person."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac
from icalendar import Calendar, Event

from committees.models import Body, Meeting

USUAL_LENGTH = timedelta(hours=2)  # shown while nobody knows when it ends
State = Meeting.State
STATUS = {State.DRAFT: "TENTATIVE", State.CANCELLED: "CANCELLED", State.POSTPONED: "CANCELLED"}


def meeting_event(meeting) -> bytes:
    """One VEVENT: its instants in UTC, so that no program needs to know the hours of Morocco."""
    begins, ends = instants(meeting)
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@{installation()}")
    event.add("sequence", meeting.version)
    event.add("dtstamp", meeting.updated_at.astimezone(UTC))
    event.add("dtstart", begins)
    event.add("dtend", ends)
    event.add("status", STATUS.get(meeting.state, "CONFIRMED"))
    event.add("summary", f"{meeting} – {Body.current().short_name}")
    event.add("location", meeting.place)
    points = [f"{number}. {item.title}" for number, item in enumerate(meeting.agenda.all(), start=1)]
    if points:
        event.add("description", "\n".join(points))
    calendar = Calendar()
    calendar.add("prodid", "-//hayaa//meetings//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical()


def installation() -> str:
    """A name for this installation that no other one has: two communes meet in one member's calendar."""
    return f"{salted_hmac('calendar', 'hayaa').hexdigest()[:16]}.hayaa"


def instants(meeting) -> tuple[datetime, datetime]:
    """When it begins and ends, in UTC, from what the clock on a wall in Morocco shows that day."""
    begins = _instant(meeting.day, meeting.starts_at)
    return begins, _instant(meeting.day, meeting.ends_at) if meeting.ends_at else begins + USUAL_LENGTH


def _instant(day, hour):
    return timezone.make_aware(datetime.combine(day, hour), timezone.get_default_timezone()).astimezone(UTC)
