"""The attendance sheet of a meeting: everybody in office on its day, beside what was entered for them.

While a meeting is open the sheet follows terms and seats; once it is closed it is the rows that were frozen.
Shared by the entry screen, the sign-in sheet, the closing, the minutes and the statistics.
"""

from collections import Counter
from dataclasses import dataclass, replace

from committees import quorum
from committees.models import Attendance, Body, Member

Status = Attendance.Status


@dataclass(frozen=True)
class Row:
    """A member of the sheet and their attendance, or None while it is not entered."""

    member: Member
    attendance: Attendance | None = None
    is_convened: bool = True

    @property
    def status(self) -> str:
        """The code that was entered; empty while nothing is, or when it was taken back."""
        return self.attendance.status if self.attendance else ""

    @property
    def version(self) -> int:
        """The version of what was entered; 0 while nothing is."""
        return self.attendance.version if self.attendance else 0

    def now(self, attendance) -> "Row":
        """The same row with what has just been saved."""
        return replace(self, attendance=attendance or self.attendance)


@dataclass(frozen=True)
class Count:
    """How many members have a status (an empty code: not entered), by sex."""

    status: str
    women: int
    men: int

    @property
    def total(self) -> int:
        return self.women + self.men

    @property
    def single(self) -> str:
        """The word for one person of a status, agreeing with their sex; empty for several, or for none entered."""
        sex = Member.Sex.FEMALE if self.women else Member.Sex.MALE
        return str(Attendance.TITLES[self.status, sex]) if self.status and self.total == 1 else ""


@dataclass(frozen=True)
class Sheet:
    """The rows of a meeting in the members' order, and its quorum.

    `gone` are people who were convened, or entered, and are no longer on the sheet: they left office in between.
    """

    rows: tuple[Row, ...]
    quorum: quorum.Quorum
    gone: tuple[Member, ...] = ()

    @property
    def missing(self) -> list[Row]:
        """Rows not entered yet: the meeting cannot be closed while there are any."""
        return [row for row in self.rows if not row.status]

    @property
    def counts(self) -> list[Count]:
        """One count for each status, then that of the rows not entered."""
        found = Counter((row.status, row.member.sex) for row in self.rows)
        return [Count(code, found[code, Member.Sex.FEMALE], found[code, Member.Sex.MALE]) for code in (*Status, "")]

    @property
    def attending(self) -> Count:
        """Present, late and remote together."""
        taking_part = [row.member.sex for row in self.rows if row.attendance and row.attendance.is_attending]
        women = taking_part.count(Member.Sex.FEMALE)
        return Count("", women, len(taking_part) - women)

    def with_status(self, *statuses) -> list[Row]:
        return [row for row in self.rows if row.status in statuses]


def read(meeting, *, body=None):
    """The sheet of a meeting as it stands; `body` when it has been asked for already. Four questions at most."""
    found = meeting.attendances.select_related("member")
    if meeting.is_closed:
        found = found.prefetch_related("corrections")
    entered = {row.member_id: row for row in found}
    if meeting.is_closed:
        rows = [Row(row.member, row) for row in entered.values()]
        return Sheet(tuple(rows), meeting.frozen_quorum)
    convened = {row.member_id: row.member for row in meeting.convocations.select_related("member")}
    members = list(meeting.eligible_members())
    rows = tuple(Row(m, entered.get(m.pk), not convened or m.pk in convened) for m in members)
    known = convened | {key: row.member for key, row in entered.items()}
    on_sheet = {member.pk for member in members}
    gone = tuple(member for key, member in known.items() if key not in on_sheet)
    return Sheet(rows, live_quorum(meeting, rows, body or Body.current()), gone)


def counted(body):
    """The statuses that count for the quorum by the body's rule."""
    counting = {Status.LATE: body.quorum_counts_late, Status.REMOTE: body.quorum_counts_remote}
    return {Status.PRESENT, *(status for status, counts in counting.items() if counts)}


def corrected_quorum(attendance, status, body):
    """The frozen quorum of a meeting once this row of its sheet says `status`: nothing but the change is counted."""
    frozen, counts = attendance.meeting.frozen_quorum, counted(body)
    return replace(frozen, present=frozen.present + (status in counts) - (attendance.status in counts))


def live_quorum(meeting, rows, body):
    """The quorum as it stands with these rows, by the body's rule for this call."""
    counts = counted(body)
    present = sum(row.status in counts for row in rows)
    return quorum.Quorum(len(rows), quorum.needed(body.quorum_rule(meeting.call), len(rows)), present)
