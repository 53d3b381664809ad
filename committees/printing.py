"""What the documents of the committees are printed from, for a view and a command alike."""

from itertools import groupby

from django.utils.translation import gettext as _

from committees import chart
from committees.models import Body, Committee, CommitteeMembership


def organisation_chart(*, user):
    """The chart of today, with the names that this reader may see."""
    body = Body.current()
    return {"title": _("Organisation chart"), "body": body, "chart": chart.read(user=user, on=body.day)}


def committees(*, user):
    """The committees of today, and who sits there as far as this reader may know."""
    body = Body.current()
    return {
        "title": _("Committees of the body"),
        "body": body,
        "branches": chart.read(user=user, on=body.day).branches,
        "seated": _seated(user, body.day),
        "inside": user.has_perm("committees.view_committeemembership"),
    }


def _seated(user, day):
    """Pairs of a committee and its seats, those who lead first."""
    seats = CommitteeMembership.objects.on(day).visible_to(user).select_related("member", "committee")
    places = {committee: n for n, committee in enumerate(Committee.objects.on(day).visible_to(user))}
    shown = sorted(
        (seat for seat in seats if seat.committee in places), key=lambda seat: (places[seat.committee], seat.rank())
    )
    return [(committee, list(group)) for committee, group in groupby(shown, key=lambda seat: seat.committee)]
