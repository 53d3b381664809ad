"""What every page needs to draw its frame."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from committees.models import Body


@dataclass(frozen=True)
class Entry:
    """A word of the navigation: where it leads, who sees it, and the names of the pages it stands for."""

    label: str
    url_name: str
    covers: tuple[str, ...]
    see: str = ""


NAVIGATION = (
    Entry(_("Home"), "home", ("home",)),
    Entry(_("Programme"), "activities:programme-detail", ("activities:programme", "activities:logframe")),
    Entry(_("Year plan"), "activities:plan-list", ("activities:plan", "activities:version", "activities:activity")),
)


def page(request):
    """The body, for the header, the letterhead and the demonstration banner; the words of the navigation.

    Asked for only when drawn: the pages of server errors draw neither, and must not need the database.
    """
    return {"body": SimpleLazyObject(Body.current), "navigation": SimpleLazyObject(lambda: navigation(request))}


def navigation(request):
    """The entries this reader may follow; `current` is «page», «true» on a page below it, or empty."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        {
            "label": entry.label,
            "url": reverse(entry.url_name),
            "current": "page" if here == entry.url_name else "true" if here.startswith(entry.covers) else "",
        }
        for entry in NAVIGATION
        if not entry.see or request.user.has_perm(entry.see)
    ]
