"""Steps of a meeting that write more than the meeting itself."""

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy, override

from committees import sheet
from committees.actions import letters
from committees.actions.people import lock
from committees.models import AgendaItem, Attendance, AttendanceCorrection, Body, Convocation, Letter, Meeting

COPIED = ("title_ar", "title_fr", "presented_by")


@transaction.atomic
def plan(*, meeting, agenda=()):
    """Save a new meeting with its agenda; `agenda` are pairs of an Arabic and a French title, in their order."""
    meeting.save()
    for position, (title_ar, title_fr) in enumerate(agenda, start=1):
        AgendaItem.objects.create(meeting=meeting, position=position, title_ar=title_ar, title_fr=title_fr or None)
    return meeting


@transaction.atomic
def convene(*, meeting, by, at=None):
    """Give the meeting its number and enter a convocation for everybody on its sheet.

    How each is convened is proposed: by mail where there is an address, else on paper; nothing is sent yet. All
    letters go out under one number of the register (decision 0013).
    """
    meeting.convocation_letter = _register(meeting, day=timezone.localdate(at) if at else Body.today())
    meeting.convene(by=by, at=at)
    convene_others(meeting=meeting)


CONVENED = {
    Meeting.Kind.PLENARY: gettext_lazy("The members of the body"),
    Meeting.Kind.BUREAU: gettext_lazy("The members of the bureau"),
    Meeting.Kind.COMMITTEE: gettext_lazy("The members of the committee: %(committee)s"),
}
SUBJECT = gettext_lazy("Convocation to the meeting of %(day)s")


def _register(meeting, *, day):
    """The letter of convocation, entered in both languages."""
    said = {}
    for language in ("ar", "fr"):
        with override(language):
            said[f"correspondent_{language}"] = (CONVENED[meeting.kind] % {"committee": meeting.committee})[:200]
            said[f"subject_{language}"] = SUBJECT % {"day": date_format(meeting.day)}
    return letters.register(day=day, direction=Letter.Direction.OUT, meeting=meeting, **said)


def convene_others(*, meeting):
    """Enter a convocation for everybody on the sheet who has none yet."""
    for member in meeting.not_convened():
        meeting.convocations.create(member=member, channel=Convocation.channel_for(member))


@transaction.atomic
def close(*, meeting, by, chaired_by=None, recorded_by=None, ends_at=None, at=None):
    """Freeze the sheet and its quorum: the meeting was held, or not held for lack of quorum.

    Raises ValueError while somebody is not entered, and when a meeting with its quorum has no chair. What was
    entered for people no longer on the sheet goes.
    """
    lock(meeting)
    found = sheet.read(meeting)
    if found.missing:
        raise ValueError("A meeting never closes with somebody not entered.")
    attending = {row.member for row in found.with_status(*Attendance.Status.attending())}
    if not {chaired_by, recorded_by} - {None} <= attending:
        raise ValueError("Who chairs or records a meeting attends it.")
    meeting.attendances.exclude(member__in=[row.member.pk for row in found.rows]).delete()
    _freeze(meeting, found.quorum)
    meeting.chaired_by, meeting.recorded_by, meeting.ends_at = chaired_by, recorded_by, ends_at
    meeting.become(Meeting.State.HELD if found.quorum.is_reached else Meeting.State.NOT_HELD, by=by, at=at)


def _freeze(meeting, quorum):
    meeting.quorum_eligible, meeting.quorum_needed = quorum.eligible, quorum.needed
    meeting.quorum_present = quorum.present


@transaction.atomic
def correct_attendance(*, attendance, status, reason, by, at=None):
    """Change a frozen row and keep what it was, by whom, when and why; the frozen figures follow.

    Raises ValueError when the change would give the meeting its quorum or take it away: it was held, or was not.
    """
    meeting = attendance.meeting
    lock(meeting)
    quorum = sheet.corrected_quorum(attendance, status, Body.current())
    if quorum.is_reached != meeting.took_place:
        raise ValueError("A correction neither gives a meeting its quorum nor takes it away.")
    AttendanceCorrection.objects.create(
        attendance=attendance, from_status=attendance.status, to_status=status, reason=reason, by=by,
        at=at or Body.now(),
    )  # fmt: skip
    attendance.status = status
    if not attendance.is_attending:
        attendance.arrived_at = attendance.left_at = None
    attendance.version += 1
    attendance.save()
    meeting.quorum_present = quorum.present
    meeting.version += 1
    meeting.save()


def hold_point(item):
    """Keep the meeting and the point as they stand now until the transaction ends: nobody corrects them meanwhile."""
    meeting = item.meeting
    lock(meeting, item)
    item.meeting = meeting


def approve_point(item):
    """The outcome of a point at which something was adopted; whether it could is asked before."""
    if item.outcome != AgendaItem.Outcome.APPROVED:
        item.outcome = AgendaItem.Outcome.APPROVED
        item.version += 1
        item.save()


@transaction.atomic
def put_off(*, meeting, day, starts_at, by, reason_ar, reason_fr=""):
    """Postpone the meeting to another day: a new draft with the same agenda stands in its place."""
    meeting.become(Meeting.State.POSTPONED, by=by, reason_ar=reason_ar, reason_fr=reason_fr)
    return _successor(meeting, day=day, starts_at=starts_at, call=meeting.call)


@transaction.atomic
def call_again(*, meeting, day, starts_at):
    """The second or third call after a meeting that lacked its quorum: a new draft with the same agenda."""
    return _successor(meeting, day=day, starts_at=starts_at, call=min(meeting.call + 1, Meeting.Call.THIRD))


def _successor(meeting, *, day, starts_at, call):
    after = Meeting(
        former=meeting, day=day, starts_at=starts_at, call=call, kind=meeting.kind, committee=meeting.committee,
        session=meeting.session, title_ar=meeting.title_ar, title_fr=meeting.title_fr, place_ar=meeting.place_ar,
        place_fr=meeting.place_fr, signed_by=meeting.signed_by,
    )  # fmt: skip
    after.full_clean()
    after.save()
    for item in meeting.agenda.all():
        values = {name: getattr(item, name) for name in COPIED}
        AgendaItem.objects.create(meeting=after, position=item.position, **values)
    return after
