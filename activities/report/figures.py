"""The figures of an annual report: whole numbers, days and names in both languages, no record of the database.

None means «not available», never 0. Keys (`pk`, `axis_id`) are places within the report, not keys of the database.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import get_language

from activities.grid import Grid, year_grid
from activities.indicators import Standing
from activities.models import Activity, Indicator
from activities.progress import Slice, Tally
from activities.schedule import Schedule
from committees.models import Meeting
from committees.statistics import ORGANS
from hayaa.core.figures import Figure
from opinions.models import Opinion, Recommendation

State = Activity.State
Number = int | Figure | None


@dataclass(frozen=True)
class Said:
    """A sentence in both languages."""

    text_ar: str
    text_fr: str


@dataclass(frozen=True)
class KeyFigure:
    """A metric of the period, by sex where people are counted, and of the same period of the year before."""

    key: str
    now: Number
    women: Number
    men: Number
    before: Number
    missing: tuple[Said, ...]

    @property
    def label(self) -> Any:
        return Indicator.Metric(self.key).label


@dataclass(frozen=True)
class Axis:
    """An axis as it was called; `pk` is its number in the programme."""

    pk: int
    colour: int
    title_ar: str
    title_fr: str
    short_title_ar: str
    short_title_fr: str


@dataclass(frozen=True)
class Line:
    """An activity: as the plan words and dates it, what became of it, and when it took place."""

    pk: int
    axis_id: int | None
    year: int
    wording_ar: str
    wording_fr: str
    slice: Slice
    quantity: int
    done: int
    month_from: int | None = None
    month_to: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    printed_month: int | None = None
    held_month_from: int | None = None
    held_month_to: int | None = None
    held_from: date | None = None
    held_until: date | None = None
    reason_ar: str = ""
    reason_fr: str = ""

    @property
    def wording(self) -> str:
        """In the reader's language, as far as it is written in it."""
        return (self.wording_fr if get_language() == "fr" else "") or self.wording_ar

    @property
    def schedule(self) -> Schedule:
        return Schedule.of(self, self.year)

    @property
    def held(self) -> Schedule:
        return Schedule(self.year, self.held_month_from, self.held_month_to, self.held_from, self.held_until)

    # What the year grid and the list of departures ask of a line and of its activity.

    @property
    def line(self) -> "Line":
        return self

    @property
    def activity(self) -> "Line":
        return self

    @property
    def standing(self) -> Activity.State:
        return State(self.slice.value) if self.slice.value in State.values else State.PLANNED

    @property
    def is_carried_out(self) -> bool:
        return self.standing in State.carried_out()

    def is_late(self, schedule: Schedule, on: date) -> bool:
        return self.slice is Slice.LATE

    def is_soon(self, schedule: Schedule, on: date) -> bool:
        """Nobody asks of a report what is to come soon."""
        return False


@dataclass(frozen=True)
class Version:
    """A version of the plan."""

    number: int
    label_ar: str
    label_fr: str
    adopted_on: date | None
    recorded_afterwards: bool


@dataclass(frozen=True)
class Against:
    """The progress against a version: of all its lines, and axis by axis in their order."""

    version: Version
    total: Tally
    axes: tuple[Tally, ...]

    @property
    def is_measure(self) -> bool:
        return not self.version.recorded_afterwards


@dataclass(frozen=True)
class Plan:
    """The plan against what was done. `lines`: those of the version in force that lie in the period."""

    axes: tuple[Axis, ...]
    columns: tuple[Against, ...]
    lines: tuple[Line, ...]
    departures: tuple[Line, ...]
    outside: tuple[Line, ...]
    undated: int

    @property
    def by_axis(self) -> list[tuple[Axis, list[tuple[Against, Tally]]]]:
        return [(axis, [(c, c.axes[place]) for c in self.columns]) for place, axis in enumerate(self.axes)]

    @property
    def lists(self) -> list[tuple[Axis, list[Line]]]:
        """The lines of each axis that has any."""
        found = [(axis, [line for line in self.lines if line.axis_id == axis.pk]) for axis in self.axes]
        return [(axis, lines) for axis, lines in found if lines]

    def grid(self, year: int, on: date) -> Grid:
        return year_grid(year, self.axes, self.lines, today=on)


@dataclass(frozen=True)
class Organ:
    """The body in plenary, its bureau or a committee: meetings held, and attendance at them together."""

    kind: str
    name_ar: str
    name_fr: str
    meetings: int
    all: Figure
    women: Figure
    men: Figure

    @property
    def label(self) -> Any:
        """What to call it where it is no committee, which has a name."""
        return "" if self.name_ar else ORGANS[Meeting.Kind(self.kind)]


@dataclass(frozen=True)
class MeetingRow:
    """A meeting that was held, or was not for lack of quorum: then nobody's attendance counts."""

    number: str
    kind: str
    name_ar: str
    name_fr: str
    day: date
    is_held: bool
    eligible: int
    needed: int
    present: int
    women: Figure | None = None
    men: Figure | None = None

    @property
    def label(self) -> Any:
        return Meeting.Kind(self.kind).label


@dataclass(frozen=True)
class Meetings:
    """Attendance at the meetings held, together and by organ; all meetings of the period by their days."""

    all: Figure
    women: Figure
    men: Figure
    share_of_women: Figure
    share_of_men: Figure
    organs: tuple[Organ, ...]
    rows: tuple[MeetingRow, ...]

    @property
    def not_held(self) -> int:
        return sum(not row.is_held for row in self.rows)


@dataclass(frozen=True)
class Training:
    """A training session that was carried out, and who took part; others are those who are not members."""

    line: Line
    women: int | None
    men: int | None
    other_women: int | None
    other_men: int | None


@dataclass(frozen=True)
class OpinionRow:
    """An opinion with a number; its title only once it has been released."""

    number: str
    title_ar: str
    title_fr: str
    state: str
    adopted_on: date | None
    deposited_on: date | None
    answered_on: date | None

    @property
    def word(self) -> Any:
        return Opinion.State(self.state).label


@dataclass(frozen=True)
class Opinions:
    """Opinions adopted, deposited or answered in the period; recommendations deposited until its end, by state."""

    rows: tuple[OpinionRow, ...]
    recommendations: tuple[tuple[str, int], ...]

    @cached_property
    def states(self) -> list[tuple[Any, int]]:
        """How many of the opinions are in each state, none of what there is none of."""
        numbers = Counter(row.state for row in self.rows)
        return [(label, numbers[state]) for state, label in Opinion.State.choices if numbers[state]]

    @property
    def recommended(self) -> list[tuple[Any, Figure]]:
        """The recommendations of each state, of all of them."""
        whole = sum(number for _state, number in self.recommendations)
        return [(Recommendation.State(state).label, Figure(number, whole)) for state, number in self.recommendations]


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator in the period beside the target of its year: counted, or measured and typed."""

    text_ar: str
    text_fr: str
    unit_ar: str
    unit_fr: str
    value: Decimal | None
    figure: Figure | None
    is_rate: bool
    finding_ar: str
    finding_fr: str
    target: Decimal | None
    outcome: str

    @property
    def standing(self) -> Standing | None:
        return Standing[self.outcome] if self.outcome else None


@dataclass(frozen=True)
class Strand:
    """An axis with its indicators."""

    axis: Axis
    rows: tuple[IndicatorRow, ...]


@dataclass(frozen=True)
class Proof:
    """The activities of an axis whose evidence is complete, of those carried out, and the means of verification with
    accepted evidence, of those expected of them; None where none was carried out.
    """

    axis: Axis
    activities: Figure | None
    means: Figure | None


@dataclass(frozen=True)
class Figures:
    """All figures of a report. A chapter is None, or empty, where the records of the body say nothing of it."""

    year: int
    begin: date
    end: date
    on: date
    keys: tuple[KeyFigure, ...]
    plan: Plan | None
    meetings: Meetings | None
    trainings: tuple[Training, ...]
    opinions: Opinions | None
    strands: tuple[Strand, ...]
    proofs: tuple[Proof, ...]

    @property
    def grid(self) -> Grid | None:
        """The year grid, its activities by their state."""
        return self.plan.grid(self.year, self.on) if self.plan else None
