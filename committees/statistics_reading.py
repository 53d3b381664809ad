"""What the attendance statistics are counted from, and which lines of members a reader may see."""

from dataclasses import replace

from django.db.models import Count

from committees import statistics
from committees.models import Attendance, AttendanceThreshold, Committee, Mandate, Meeting, Member


def lines_visible_to(user, *, committee=None):
    """The members whose line in the statistics this reader may see by name.

    All of them to those who see every line, and to who leads the committee when its meetings alone are counted;
    to other members their own; to everybody else none.
    """
    if user is None or not user.has_perm("committees.view_attendance"):
        return Member.objects.none()
    if user.has_perm("committees.view_member_statistics"):
        return Member.objects.all()
    if committee and Committee.objects.led_by(user).filter(pk=committee.pk).exists():
        return Member.objects.all()
    return Member.objects.filter(pk=user.member_id)


def since_mandate(*, today, **values):
    """The scope from the beginning of the running mandate, or of the last one, until today."""
    mandate = Mandate.objects.on(today).first() or Mandate.objects.filter(starts_on__lte=today).first()
    return statistics.Scope(begin=mandate.starts_on if mandate else today, end=today, **values)


def meetings_of(scope):
    """The meetings that a scope counts, by their days."""
    meetings = Meeting.objects.took_place().filter(day__range=(scope.begin, scope.end))
    if scope.committee:
        meetings = meetings.filter(committee=scope.committee)
    elif scope.kind:
        meetings = meetings.filter(kind=scope.kind)
    return meetings.order_by("day", "starts_at", "pk")


def threshold_of(scope):
    """The rule in force at the end of the period, so that an old report stays as it was."""
    return AttendanceThreshold.objects.on(scope.end)


def read(scope, *, user=None):
    """The statistics of a scope as this reader may see them, in seven questions at most; None: no names."""
    meetings = meetings_of(scope)
    rows = Attendance.objects.filter(meeting__in=meetings.order_by()).order_by()
    return statistics.compose(
        scope,
        meetings=list(meetings.select_related("committee")),
        members=list(Member.objects.all()),
        rows=rows.values_list("meeting_id", "member_id", "status"),
        threshold=threshold_of(scope),
        named=set(lines_visible_to(user, committee=scope.committee).values_list("pk", flat=True)),
    )


def total(scope):
    """Everybody's attendance at the meetings of a scope together, women beside men, in one question."""
    rows = Attendance.objects.filter(meeting__in=meetings_of(scope).order_by()).order_by()
    return statistics.total_of(rows.values_list("member__sex", "status").annotate(Count("pk")))


def records(member, scope):
    """The rows behind the figures of one member, by the days of their meetings, with their line; None without any."""
    rows = list(
        member.attendances.filter(meeting__in=meetings_of(scope).order_by())
        .select_related("meeting__committee", "member")
        .order_by("meeting__day", "meeting__starts_at", "meeting")
    )
    if not rows:
        return rows, None
    scope = replace(scope, sex="")
    counted = statistics.compose(
        scope,
        meetings=[row.meeting for row in rows],
        members=[member],
        rows=[(row.meeting_id, row.member_id, row.status) for row in rows],
        threshold=threshold_of(scope),
        named={member.pk},
    )
    return rows, counted.members[0]


def line_of(member, *, user, today):
    """The line of a member in the plenary meetings of the mandate, for a reader who may see it; None without one."""
    if not lines_visible_to(user).filter(pk=member.pk).exists():
        return None
    _rows, line = records(member, since_mandate(today=today))
    return line


def years():
    """The years for which there can be figures, the latest first: since the first mandate, until the last meeting."""
    first = Mandate.objects.order_by("starts_on").values_list("starts_on", flat=True).first()
    last = Meeting.objects.took_place().order_by("-day").values_list("day", flat=True).first()
    return list(range(last.year, first.year - 1, -1)) if first and last else []
