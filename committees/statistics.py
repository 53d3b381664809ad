"""Attendance statistics: rows in, dataclasses out; shared by the page, its documents, the programme and the tests.

Counted are meetings that took place. The sheet of a closed meeting is its rows, so a member is invited to the meetings
in which they have a row, and to none outside their term. Excused and absent stand apart; neither attended.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.models import Attendance, Meeting, Member
from hayaa.core.figures import Figure

Kind = Meeting.Kind
Sex = Member.Sex
ORGANS = {Kind.PLENARY: _("Plenary meetings"), Kind.BUREAU: _("Meetings of the bureau")}


class Category(models.TextChoices):
    """How often somebody attends, by the threshold in force."""

    PERMANENT = "permanent", _("Permanently present")
    MEDIUM = "medium", _("Present now and then")
    ABSENT = "absent", _("Permanently absent")


@dataclass(frozen=True)
class Scope:
    """Which meetings are counted: from day to day, of a kind (empty: of all) or of one committee.

    `sex` narrows the members that are listed, and nothing that is counted.
    """

    begin: date
    end: date
    kind: str = Kind.PLENARY
    committee: Any = None
    sex: str = ""


@dataclass(frozen=True)
class Tally:
    """Rows of attendance by their status."""

    present: int = 0
    late: int = 0
    remote: int = 0
    excused: int = 0
    absent: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(mine + theirs for mine, theirs in zip(self.numbers, other.numbers, strict=True)))

    @property
    def numbers(self) -> tuple[int, ...]:
        """One for each status, in the order of the statuses."""
        return (self.present, self.late, self.remote, self.excused, self.absent)

    @property
    def parts(self) -> list[tuple[Any, int]]:
        """The word for each status, and how many."""
        return list(zip(Attendance.Status.labels, self.numbers, strict=True))

    @property
    def attended(self) -> int:
        return self.present + self.late + self.remote

    @property
    def invited(self) -> int:
        return sum(self.numbers)

    @property
    def rate(self) -> Figure:
        """Attended of invited."""
        return Figure(self.attended, self.invited)


@dataclass(frozen=True)
class BySex:
    """The same rows, those of women and those of men."""

    women: Tally = Tally()
    men: Tally = Tally()

    def __add__(self, other: "BySex") -> "BySex":
        return BySex(self.women + other.women, self.men + other.men)

    @property
    def all(self) -> Tally:
        return self.women + self.men

    @property
    def share_of_women(self) -> Figure:
        """Women among those who attended; not the attendance rate of women."""
        return Figure(self.women.attended, self.all.attended)

    @property
    def share_of_men(self) -> Figure:
        return Figure(self.men.attended, self.all.attended)


@dataclass(frozen=True)
class MeetingLine:
    """A meeting held; `count.all.invited` are those on its sheet."""

    meeting: Any
    count: BySex


@dataclass(frozen=True)
class MemberLine:
    """A member on some sheet of the meetings counted; no category where they are invited to too few."""

    member: Any
    tally: Tally
    category: Category | None

    @property
    def word(self) -> str:
        return str(self.category.label if self.category else _("not available"))


@dataclass(frozen=True)
class OrganLine:
    """The body in plenary, its bureau or one of its committees: meetings held, and attendance at them together."""

    kind: str
    committee: Any
    meetings: int
    count: BySex

    @property
    def label(self) -> Any:
        """The committee, or the name of the other kinds of meetings."""
        return self.committee or ORGANS[Kind(self.kind)]


@dataclass(frozen=True)
class CategoryLine:
    """How many members are of a category; None: those without a figure."""

    category: Category | None
    women: int
    men: int

    @property
    def total(self) -> int:
        return self.women + self.men

    @property
    def word(self) -> str:
        return str(self.category.label if self.category else _("not available"))


@dataclass(frozen=True)
class Statistics:
    """All figures of one scope. `members` are the lines that its reader may see by name; all else is of everybody."""

    scope: Scope
    threshold: Any
    meetings: tuple[MeetingLine, ...]
    members: tuple[MemberLine, ...]
    organs: tuple[OrganLine, ...]
    categories: tuple[CategoryLine, ...]

    @cached_property
    def total(self) -> BySex:
        return sum((line.count for line in self.meetings), BySex())

    @property
    def with_figure(self) -> int:
        """Members in one of the three categories."""
        return sum(line.total for line in self.categories if line.category)

    @property
    def without_figure(self) -> int:
        return sum(line.total for line in self.categories if not line.category)

    def share(self, *categories: Category) -> Figure:
        """The members of these categories, of those with a figure."""
        return Figure(sum(line.total for line in self.categories if line.category in categories), self.with_figure)

    def latest(self, number: int) -> tuple[MeetingLine, ...]:
        """The last meetings, in the order of their days."""
        return self.meetings[-number:]


def category_of(tally: Tally, threshold: Any) -> Category | None:
    """By the threshold given, compared on whole numbers; None for somebody invited to fewer than its minimum."""
    if not tally.invited or tally.invited < threshold.minimum:
        return None
    if 100 * tally.attended >= threshold.permanent_from * tally.invited:
        return Category.PERMANENT
    if 100 * tally.attended >= threshold.medium_from * tally.invited:
        return Category.MEDIUM
    return Category.ABSENT


def compose(
    scope: Scope,
    *,
    meetings: Sequence[Any],
    members: Sequence[Any],
    rows: Iterable[tuple[Any, Any, str]],
    threshold: Any,
    named: Collection[Any],
) -> Statistics:
    """Count the rows: (key of the meeting, key of the member, status).

    `meetings` that took place and `members`, both in the order in which they are listed; a member without a row has
    no line. `named`: keys of the members whose line the reader may see. Raises KeyError for a row of nobody.
    """
    counted = tuple(rows)
    sexes = {member.pk: member.sex for member in members}
    of_member = Counter(map(itemgetter(1, 2), counted))
    of_meeting = Counter((meeting, sexes[member], status) for meeting, member, status in counted)
    tallies = [(member, _tally(of_member, member.pk)) for member in members]
    lines = [MemberLine(member, tally, category_of(tally, threshold)) for member, tally in tallies if tally.invited]
    counted_meetings = meeting_lines(meetings, of_meeting)
    return Statistics(
        scope=scope,
        threshold=threshold,
        meetings=counted_meetings,
        members=tuple(x for x in lines if x.member.pk in named and scope.sex in ("", x.member.sex)),
        organs=_organs(counted_meetings),
        categories=_categories(lines),
    )


def meeting_lines(meetings: Sequence[Any], rows: Counter[tuple]) -> tuple[MeetingLine, ...]:
    """Each meeting with its rows; `rows`: how many there are by (key of the meeting, sex of the member, status)."""
    return tuple(MeetingLine(meeting, _by_sex(rows, meeting.pk)) for meeting in meetings)


def _tally(counts: Mapping[tuple, int], *key: Any) -> Tally:
    return Tally(*(counts[*key, status] for status in Attendance.Status.values))


def _by_sex(counts: Mapping[tuple, int], meeting: Any) -> BySex:
    return BySex(_tally(counts, meeting, Sex.FEMALE), _tally(counts, meeting, Sex.MALE))


def total_of(counted: Iterable[tuple[str, str, int]]) -> BySex:
    """The same from rows that the database has counted: (sex, status, how many)."""
    return _by_sex(Counter({(None, sex, status): number for sex, status, number in counted}), None)


def _organs(lines: Sequence[MeetingLine]) -> tuple[OrganLine, ...]:
    """The body, its bureau, then its committees in their order."""
    found: dict[tuple[str, Any], list[BySex]] = {}
    for line in lines:
        found.setdefault((line.meeting.kind, line.meeting.committee), []).append(line.count)
    organs = [OrganLine(*organ, len(counts), sum(counts, BySex())) for organ, counts in found.items()]
    return tuple(sorted(organs, key=_place))


def _place(organ: OrganLine) -> tuple[int, int, int]:
    if organ.committee is None:
        return Kind.values.index(organ.kind), 0, 0
    kinds = list(type(organ.committee).Kind.values)
    return Kind.values.index(organ.kind), kinds.index(organ.committee.kind), organ.committee.number


def _categories(lines: Sequence[MemberLine]) -> tuple[CategoryLine, ...]:
    """The three categories, then those without one, where there are any."""
    found = Counter((line.category, line.member.sex) for line in lines)
    counted = [CategoryLine(one, found[one, Sex.FEMALE], found[one, Sex.MALE]) for one in (*Category, None)]
    return tuple(line for line in counted if line.category or line.total)
