"""Who holds which post on the day of a meeting: who presides, who records, who may sign."""

from committees.models import BureauOffice, CommitteeMembership, Member

Office, Role = BureauOffice.Office, CommitteeMembership.Role


def offices(day):
    """The offices of the bureau held on a day, in their rank, with their holders."""
    held = BureauOffice.objects.on(day).select_related("member")
    return sorted(held, key=lambda office: Office.values.index(office.office))


def seats(committee, day):
    """The seats of a committee on a day, those who lead first, with their holders."""
    return sorted(committee.memberships.on(day).select_related("member"), key=CommitteeMembership.rank)


def held(meeting):
    """The posts of that day: those of the committee that meets, then those of the bureau."""
    own = seats(meeting.committee, meeting.day) if meeting.committee_id else []
    return [*own, *offices(meeting.day)]


def of_organ(meeting):
    """The posts of the organ that meets: of its committee, or of the bureau."""
    return seats(meeting.committee, meeting.day) if meeting.committee_id else offices(meeting.day)


def code_of(post):
    return post.role if isinstance(post, CommitteeMembership) else post.office


def post_of(member, among):
    """The highest post of a member among these, a plain seat left out; or None."""
    return next((post for post in among if post.member_id == member.pk and code_of(post) != Role.MEMBER), None)


def presiding(meeting, among):
    """The key of the first in rank who presides over this organ and is among these keys, or None."""
    return _first(meeting, [*Role.presiding(), *Office.presiding()], among)


def recording(meeting, among):
    """The key of the first in rank who records the meetings of this organ and is among these keys, or None."""
    return _first(meeting, [*Role.recording(), *Office.recording()], among)


def _first(meeting, codes, among):
    found = (post.member_id for post in of_organ(meeting) if code_of(post) in codes and post.member_id in among)
    return next(found, None)


def signatories(day, committee=None):
    """Who may sign a convocation: the chair and the deputies, and for a committee those who preside over it."""
    posts = [*(seats(committee, day) if committee else []), *offices(day)]
    codes = [*Role.presiding(), *Office.presiding()]
    return Member.objects.filter(pk__in=[post.member_id for post in posts if code_of(post) in codes])
