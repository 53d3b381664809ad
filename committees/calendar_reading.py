"""Whose calendar holds which meetings, and the person behind the address of a feed."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from committees.models import Attendance, BureauOffice, CommitteeMembership, Meeting, Term, User

KEPT = timedelta(days=365)  # of what is past: nobody looks for older meetings on a phone
Kind, State = Meeting.Kind, Meeting.State


def reader_of(token):
    """The person whose calendar this is; None for an address that is unknown, withdrawn, or of somebody who left."""
    user = User.objects.filter(calendar_feed__token=token, is_active=True).select_related("member").first()
    return user if user and user.has_perm("committees.view_meeting") else None


def meetings_of(user, *, on):
    """The meetings in this person's calendar: since a year before that day, as far as they may see them.

    Who sees to the meetings of all organs, in preparation too, has all of them; a member those on whose sheet they
    stand.
    """
    seen = Meeting.objects.visible_to(user).filter(day__gte=on - KEPT)
    if not user.has_perm("committees.view_draft_meeting"):
        seen = seen.filter(_on_sheet(user.member_id))
    return seen.select_related("committee").prefetch_related("agenda").order_by("day", "starts_at", "pk")


def _on_sheet(member):
    """As `committees.sheet` has it: once a meeting is closed its rows, before them everybody who sits in its organ."""
    day = OuterRef("day")
    in_office = Exists(Term.objects.on(day).filter(member=member))
    in_bureau = Exists(BureauOffice.objects.on(day).filter(member=member))
    seated = Exists(CommitteeMembership.objects.on(day).filter(member=member, committee=OuterRef("committee")))
    sits = Q(kind=Kind.PLENARY) | Q(in_bureau, kind=Kind.BUREAU) | Q(seated, kind=Kind.COMMITTEE)
    stands = Exists(Attendance.objects.filter(meeting=OuterRef("pk"), member=member))
    closed = Q(state__in=State.closed())
    return closed & Q(stands) | ~closed & Q(in_office) & sits
