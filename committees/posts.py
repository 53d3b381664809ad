"""Who presides over a meeting and who records it: the posts of its organ on its day."""

from committees.models import BureauOffice, CommitteeMembership, Member

Office, Role = BureauOffice.Office, CommitteeMembership.Role


def signatories(day, committee=None):
    """Who may sign a convocation: the chair and the deputies, and for a committee those who preside over it."""
    offices = BureauOffice.objects.on(day).filter(office__in=Office.presiding())
    seats = CommitteeMembership.objects.on(day).filter(committee=committee, role__in=Role.presiding())
    return Member.objects.filter(
        pk__in=[*offices.values_list("member", flat=True), *seats.values_list("member", flat=True)]
    )


def presiding(meeting, among):
    """The key of the first in rank who presides over this organ and is among these keys, or None."""
    return _first(meeting, Role.presiding(), Office.presiding(), among)


def recording(meeting, among):
    """The key of the first in rank who records the meetings of this organ and is among these keys, or None."""
    return _first(meeting, Role.recording(), Office.recording(), among)


def _first(meeting, roles, offices, among):
    if meeting.committee_id:
        ranks, held = roles, meeting.committee.memberships.on(meeting.day).values_list("role", "member")
    else:
        ranks, held = offices, BureauOffice.objects.on(meeting.day).values_list("office", "member")
    holders = {post: member for post, member in held if member in among}
    return next((holders[post] for post in ranks if post in holders), None)
