"""Calendar files: what one that a program comes back to says of itself, and how it is answered."""

from collections.abc import Iterable
from datetime import timedelta

from django.http import HttpResponse
from icalendar import Calendar, Event

TYPE = "text/calendar; charset=utf-8"
AGAIN = timedelta(hours=6)  # after which a program asks for a feed anew


def calendar_file(events: Iterable[Event]) -> Calendar:
    """These events in one calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//hayaa//calendar//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in events:
        calendar.add_component(event)
    return calendar


def feed(events: Iterable[Event], *, name: str, description: str) -> bytes:
    """A calendar with a name, for programs that subscribe to it: by the standard, and as the older ones understand."""
    calendar = calendar_file(events)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("description", description)
    calendar.add("x-wr-caldesc", description)
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    return calendar.to_ical()


def feed_response(content: bytes, *, cache: str) -> HttpResponse:
    """A feed as it is read by a program: nothing to save, asked again each time."""
    return HttpResponse(content, content_type=TYPE, headers={"Cache-Control": cache})
