"""The organisation chart, the committees and the members' list as documents."""

from itertools import groupby

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from committees import chart
from committees.filters import asked
from committees.models import Body, BureauOffice, Committee, CommitteeMembership, Member


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


def members(filtered, *, user):
    """The members as they are listed, with what they hold; how to reach them only for those who may see it of all."""
    body, found = Body.current(), filtered.qs
    return {
        "title": _("List of the members"),
        "body": body,
        "members": found.prefetch_related(
            Prefetch("offices", BureauOffice.objects.on(body.day), to_attr="offices_today"),
            Prefetch(
                "memberships", CommitteeMembership.objects.on(body.day).select_related("committee"), "seats_today"
            ),
        ),
        "asked": asked(filtered),
        "women": found.filter(sex=Member.Sex.FEMALE).count(),
        "may_contact": user.has_perm("committees.view_contact"),
    }
