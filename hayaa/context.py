"""What every page needs to draw its frame."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.models import Body
from hayaa import help


@dataclass(frozen=True)
class Entry:
    """A word of the navigation: where it leads, the beginnings of the names of the pages below it, who sees it."""

    label: str
    url_name: str
    covers: tuple[str, ...]
    see: str = ""


def _pages(app, *nouns):
    return tuple(f"{app}:{noun}" for noun in nouns)


NAVIGATION = (
    Entry(
        _("Members"),
        "committees:member-list",
        _pages("committees", "member", "term", "office"),
        see="committees.view_member",
    ),
    Entry(
        _("Committees"),
        "committees:committee-list",
        (*_pages("committees", "committee", "seat"), "committees:chart"),
    ),
    Entry(
        _("Meetings"),
        "committees:meeting-list",
        (
            *_pages("committees", "meeting", "item", "decision", "guest", "document", "convocation", "minutes"),
            "committees:letter",
            "committees:attendance-sheet",
            "committees:attendance-correct",
        ),
        see="committees.view_meeting",
    ),
    Entry(
        _("Opinions"),
        "opinions:opinion-list",
        _pages("opinions", "opinion", "text", "document", "theme", "recommendation", "follow-up", "deposit", "event"),
    ),
    Entry(_("Attendance"), "committees:attendance-statistics", ("committees:attendance-member",)),
    Entry(
        pgettext_lazy("navigation", "Programme"),
        "activities:programme-detail",
        (
            *_pages("activities", "programme", "part", "statement", "logframe", "axis", "result", "means"),
            *_pages("activities", "indicator", "target", "measurement", "metric", "representation"),
        ),
    ),
    Entry(
        _("Year plans"),
        "activities:plan-list",
        _pages(
            "activities", "plan", "version", "activity", "line", "partner", "evidence", "report", "month", "progress"
        ),
    ),
    Entry(_("Reading room"), "opinions:reading-list", _pages("opinions", "reading"), see="opinions.read_opinion"),
)


def page(request):
    """The body, for the header, the letterhead and the demonstration banner; the words of the navigation; whether the
    header has the search: the page of the search has its own, and whoever must sign in first has none; where «Help»
    leads from here.

    Asked for only when drawn: the pages of server errors draw none of it, and must not need the database.
    """
    body = SimpleLazyObject(Body.current)
    return {
        "body": body,
        "navigation": SimpleLazyObject(lambda: navigation(request)),
        "has_search_box": SimpleLazyObject(lambda: _here(request) != "search" and _may_look_around(request.user, body)),
        "help_url": SimpleLazyObject(lambda: help.url_of(request.user, _here(request))),
    }


def _here(request):
    return request.resolver_match.view_name if request.resolver_match else ""


def _may_look_around(user, body):
    return user.is_authenticated or body.public_pages


def navigation(request):
    """The entries this reader may follow; `current` is «page», «true» on a page below it, or empty."""
    here = _here(request)
    return [
        {
            "label": entry.label,
            "url": reverse(entry.url_name),
            "current": "page" if here == entry.url_name else "true" if here.startswith(entry.covers) else "",
        }
        for entry in NAVIGATION
        if not entry.see or request.user.has_perm(entry.see)
    ]
