"""The addresses of calendars and of open data, for the table of routes."""

from committees.models import CalendarFeed, User
from tests import factories
from tests.access import EVERYBODY, INSIDE, Route


def token():
    """The address of the member's calendar."""
    member = User.objects.get(username="member")
    return [(CalendarFeed.objects.filter(user=member).first() or CalendarFeed.objects.renew(user=member)).token]


def dated():
    """One more day in a year plan."""
    return factories.line(starts_on=factories.MAY)


def held():
    return factories.attendance(meeting=factories.meeting(state="held"))


def _of(code):
    return lambda: [code]


ROUTES = [
    Route("calendar", INSIDE),
    Route("calendar-new", INSIDE),
    Route("calendar-off", INSIDE),
    Route("calendar-feed", EVERYBODY, args=token, kind="file", rows=factories.meeting),
    Route("calendar-public", EVERYBODY, kind="file", rows=dated),
    Route("open-data", EVERYBODY),
    Route("open-data-csv", EVERYBODY, args=_of("plans"), kind="file", rows=factories.line),
    Route("open-data-json", EVERYBODY, args=_of("figures"), kind="file", rows=held),
]
