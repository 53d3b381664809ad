"""What the documents of the committees are printed from, for a view and a command alike."""

from collections import defaultdict

from django.utils.translation import gettext as _

from committees import chart
from committees.models import Body, CommitteeMembership


def organisation_chart(*, user):
    """The chart of today, with the names that this reader may see."""
    body = Body.current()
    return {"title": _("Organisation chart"), "body": body, "chart": chart.read(user=user, on=body.day)}


def committees(*, user):
    """The committees of today, and who sits there as far as this reader may know."""
    body = Body.current()
    running = CommitteeMembership.objects.on(body.day).visible_to(user).select_related("member")
    seats = defaultdict(list)
    for seat in sorted(running, key=CommitteeMembership.rank):
        seats[seat.committee_id].append(seat)
    branches = chart.read(user=user, on=body.day).branches
    return {
        "title": _("Committees of the body"),
        "body": body,
        "kinds": [(branch.label, [(unit, seats[unit.committee.pk]) for unit in branch.units]) for branch in branches],
        "inside": user.has_perm("committees.view_committeemembership"),
    }
