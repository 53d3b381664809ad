"""What is counted from meetings: those that took place on a day of the period, of the kind asked for.

Postponed, cancelled and not held for lack of quorum count nowhere. Attendance is counted by `committees.statistics`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from activities.metrics.measured import Known, Measured, Record, Scope, measured, not_available, rate
from activities.models import Indicator
from committees.statistics import BySex, MeetingLine, meeting_lines

Metric = Indicator.Metric
HELD = _(
    "Counted are the meetings that took place in the period, by their day. Meetings postponed, cancelled or not held "
    "for lack of quorum are left out."
)
ATTENDED = _(
    "Of all invitations to the meetings that took place, those that were followed: present, late or remote. A member "
    "is invited to the meetings of their own term only. Women are compared with women invited, men with men."
)


@dataclass(frozen=True)
class Meetings:
    """Meetings that took place, by their days; rows of their sheets by (key of the meeting, sex, status)."""

    known: Known
    meetings: Sequence[Any]
    rows: Counter[tuple]

    def within(self, scope: Scope) -> list[MeetingLine]:
        counted = [m for m in self.meetings if m.day in scope and scope.meeting_kind in ("", m.kind)]
        return list(meeting_lines(counted, self.rows))


def held(material: Meetings, scope: Scope) -> Measured:
    if not material.known.records_of(scope):
        return not_available(Metric.MEETINGS_HELD, HELD)
    return measured(Metric.MEETINGS_HELD, HELD, [_record(line, 1) for line in material.within(scope)])


def attendance_rate(material: Meetings, scope: Scope) -> Measured:
    lines = material.within(scope)
    total = sum((line.count for line in lines), BySex())
    records = [_record(line, line.count.all.attended) for line in lines]
    by_sex = {"women": total.women.rate, "men": total.men.rate}
    return rate(Metric.ATTENDANCE_RATE, ATTENDED, records, total.all.invited, **by_sex)


def _record(line: MeetingLine, number: int) -> Record:
    return Record(str(line.meeting), line.meeting.get_absolute_url(), line.meeting.day, number)
