"""Entry of attendance by several people at once: no row is ever overwritten by somebody who has not seen it."""

from dataclasses import dataclass, field

from django.db import transaction

from committees.actions.people import lock
from committees.models import Attendance, Meeting


class SheetClosed(Exception):
    """The meeting does not take entries: it is not convened, or is closed already."""


@dataclass(frozen=True)
class Entry:
    """What somebody entered for one member, and the version of the row they saw (0: nothing entered)."""

    member_id: int
    status: str
    seen_version: int
    arrived_at: object = None
    left_at: object = None
    note: str = ""

    def values(self):
        attending = self.status in Attendance.Status.attending()
        return {
            "status": self.status,
            "arrived_at": self.arrived_at if attending else None,
            "left_at": self.left_at if attending else None,
            "note": self.note,
        }


@dataclass
class Outcome:
    """Rows by member key: `saved` as they stand now; `conflicts` as somebody else saved them meanwhile."""

    saved: dict[int, Attendance] = field(default_factory=dict)
    conflicts: dict[int, Attendance] = field(default_factory=dict)


@transaction.atomic
def enter(*, meeting, entries, by):
    """Save the entries whose row is as their writer saw it, or says the same; leave the others, and name them.

    Writers of one meeting queue at its row, so the answer is exact. Raises SheetClosed.
    """
    lock(meeting)
    if meeting.state != Meeting.State.CONVENED:
        raise SheetClosed
    rows = {row.member_id: row for row in meeting.attendances.select_related("member", "entered_by__member")}
    outcome = Outcome()
    for entry in entries:
        row = rows.get(entry.member_id)
        values = entry.values()
        if row is None:
            row = Attendance(meeting=meeting, member_id=entry.member_id)
        elif all(getattr(row, name) == value for name, value in values.items()):
            outcome.saved[entry.member_id] = row  # the same tap once more: its first answer was lost on the way
            continue
        elif row.version != entry.seen_version:
            outcome.conflicts[entry.member_id] = row
            continue
        else:
            row.version += 1
        for name, value in {**values, "entered_by": by}.items():
            setattr(row, name, value)
        row.save()
        outcome.saved[entry.member_id] = row
    return outcome
