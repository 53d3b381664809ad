"""How far the plan of a year has got: each of its activities counted once, against one version of the plan.

Rows come in as they are in the database; nothing is asked here (see `activities.progress_reading`). Lines are counted;
where one line stands for two trainings, quantities beside them. Nothing is ever subtracted from a version: an activity
that was taken out, put off or given up later still counts in its denominator.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities.models import Activity
from activities.schedule import Schedule
from hayaa.core.figures import Figure
from hayaa.core.months import MONTHS

State = Activity.State


class Slice(Enum):
    """Where an activity of a version stands on a day, with its sign and its colour."""

    DONE = "done"
    DONE_IN_PART = "done_in_part"
    IN_PROGRESS = "in_progress"
    LATE = "late"
    NOT_CONFIRMED = "not_confirmed"
    NOT_DONE = "not_done"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    TAKEN_OUT = "taken_out"
    PLANNED = "planned"

    @property
    def title(self) -> str:
        return str(TITLES.get(self) or State(self.value).label)

    @property
    def sign(self) -> str:
        return SIGNS.get(self) or str(State(self.value).sign)

    @property
    def tone(self) -> str:
        """Its colour in a bar; empty for what is still to come, which leaves the bar empty."""
        return TONES.get(self, "muted")

    @property
    def is_otherwise(self) -> bool:
        """Not as the plan says: it stands in the list of what differs, with its reason where one was given."""
        return self not in (Slice.DONE, Slice.IN_PROGRESS, Slice.PLANNED)


TITLES = {
    Slice.IN_PROGRESS: _("In progress or in preparation"),
    Slice.LATE: pgettext_lazy("activities", "Late"),
    Slice.TAKEN_OUT: pgettext_lazy("activities", "Taken out since"),
    Slice.PLANNED: _("Still to come"),
}
SIGNS = {Slice.LATE: "!", Slice.TAKEN_OUT: "/"}
TONES = {
    Slice.DONE: "green",
    Slice.DONE_IN_PART: "accent",
    Slice.IN_PROGRESS: "blue",
    Slice.LATE: "red",
    Slice.NOT_CONFIRMED: "amber",
    Slice.NOT_DONE: "red",
    Slice.PLANNED: "",
}
OPEN = {State.PLANNED: Slice.PLANNED, State.IN_PREPARATION: Slice.IN_PROGRESS, State.IN_PROGRESS: Slice.IN_PROGRESS}


@dataclass(frozen=True)
class Item:
    """A line of a version with where it stands; `done`: how many of the quantity planned, never more than that."""

    line: Any
    slice: Slice
    done: int

    @property
    def month(self) -> int | None:
        """The month of the grid in which it ends; None: undated."""
        columns = self.line.schedule.columns
        return columns[1] if columns else None


@dataclass(frozen=True)
class Tally:
    """Lines by where they stand, and their quantities together."""

    slices: tuple[tuple[Slice, int], ...] = ()
    quantity_done: int = 0
    quantity_planned: int = 0

    @property
    def lines(self) -> int:
        return sum(number for _slice, number in self.slices)

    @property
    def done(self) -> int:
        return dict(self.slices).get(Slice.DONE, 0)

    @property
    def figure(self) -> Figure:
        """Done of planned, in lines; what was done in part is a slice of its own."""
        return Figure(self.done, self.lines)

    @property
    def quantities(self) -> Figure | None:
        """Done of planned, in quantities; None where each line stands for one and the lines say it all."""
        if self.quantity_planned == self.lines:
            return None
        return Figure(self.quantity_done, self.quantity_planned)


@dataclass(frozen=True)
class Against:
    """The lines of one version of a plan.

    A version recorded afterwards is no measure of execution: nothing could differ from it.
    """

    version: Any
    items: tuple[Item, ...]

    @property
    def is_measure(self) -> bool:
        return not self.version.recorded_afterwards

    @property
    def total(self) -> Tally:
        return tally(self.items)

    def of_axis(self, axis: Any) -> Tally:
        return tally(item for item in self.items if item.line.axis_id == axis.pk)

    def of_month(self, month: int | None) -> Tally:
        """The lines that end in that month; None: those without a date."""
        return tally(item for item in self.items if item.month == month)


@dataclass(frozen=True)
class Departure:
    """An activity that was not done as planned, and the reason in both languages, empty where none was given."""

    line: Any
    slice: Slice
    reason_ar: str = ""
    reason_fr: str = ""


@dataclass(frozen=True)
class Progress:
    """A plan against its first adopted version and the one in force: once where they are the same.

    `outside`: what was done that no version holds; it counts in no fraction. `undated`: the lines of the version in
    force that are left out because they are in no known month, where a part of the year is asked for.
    """

    axes: tuple[Any, ...]
    columns: tuple[Against, ...]
    departures: tuple[Departure, ...]
    outside: tuple[Any, ...]
    undated: int = 0

    @property
    def by_axis(self) -> list[tuple[Any, list[tuple[Against, Tally]]]]:
        """Each axis with its tally in each column."""
        return [(axis, [(column, column.of_axis(axis)) for column in self.columns]) for axis in self.axes]

    @property
    def by_month(self) -> list[tuple[str, list[tuple[Against, Tally]]]]:
        """Each month in which something ends, then what is undated, each with its tally in each column."""
        names: list[tuple[int | None, Any]] = [*MONTHS.items(), (None, pgettext_lazy("column", "Undated"))]
        rows = [(str(name), [(c, c.of_month(month)) for c in self.columns]) for month, name in names]
        return [(name, cells) for name, cells in rows if any(one.lines for _column, one in cells)]


def tally(items: Iterable[Item]) -> Tally:
    counted = list(items)
    numbers = Counter(item.slice for item in counted)
    return Tally(
        slices=tuple((one, numbers[one]) for one in Slice if numbers[one]),
        quantity_done=sum(item.done for item in counted),
        quantity_planned=sum(item.line.activity.quantity for item in counted),
    )


def compose(
    *,
    axes: Sequence[Any],
    versions: Sequence[Any],
    lines: Sequence[Any],
    removals: Iterable[Any] = (),
    outside: Iterable[Any] = (),
    on: date,
    months: Collection[int] | None = None,
) -> Progress:
    """Weigh the lines of `versions`: the first adopted one and the one in force, or the one that is both.

    A line has `plan_version_id`, `activity`, `axis_id` and `schedule`. `removals` say why activities were taken out,
    the latest last. Late is what ended before `on` by the version looked at. `months` narrows to the lines that end in
    one of them, undated ones left out; None: the whole year. Of `outside` those that were carried out are kept; for
    months, those held in one of them. Raises IndexError where no version was adopted.
    """
    latest = [line for line in lines if line.plan_version_id == versions[-1].pk]
    held = {line.activity.pk for line in latest}
    undated = sum(line.schedule.columns is None for line in latest) if months else 0
    columns = tuple(
        Against(version, tuple(_within(months, [_item(x, held, on) for x in lines if x.plan_version_id == version.pk])))
        for version in versions
    )
    reasons = {record.activity_id: record for record in removals}
    carried_out = (one for one in outside if one.is_carried_out and _is_held(one.held, months))
    return Progress(tuple(axes), columns, tuple(_departures(columns, reasons)), tuple(carried_out), undated)


def _item(line: Any, held: Collection[Any], on: date) -> Item:
    activity = line.activity
    done = min(activity.carried_out_quantity, activity.quantity)
    return Item(line, _slice(line, activity.pk in held, on), done)


def _slice(line: Any, is_held: bool, on: date) -> Slice:
    """Settled as it was settled; what is open and left the plan is not late: nobody waits for it."""
    standing = line.activity.standing
    if standing not in OPEN:
        return Slice(standing.value)
    if not is_held:
        return Slice.TAKEN_OUT
    return Slice.LATE if line.activity.is_late(line.schedule, on) else OPEN[standing]


def _within(months: Collection[int] | None, items: Iterable[Item]) -> Iterable[Item]:
    return [item for item in items if months is None or item.month in months]


def _is_held(held: Schedule, months: Collection[int] | None) -> bool:
    return months is None or held.month_to in months


def _departures(columns: Sequence[Against], removals: Mapping[Any, Any]) -> Iterable[Departure]:
    """Each activity once, as the latest of these versions holds it: what is not as planned."""
    latest = {item.line.activity.pk: item for column in columns for item in column.items}
    for key, item in latest.items():
        if item.slice is Slice.TAKEN_OUT:
            yield _departure(item, removals.get(key), "change_reason")
        elif item.slice.is_otherwise:
            yield _departure(item, item.line.activity, "state_reason")


def _departure(item: Item, record: Any, field: str) -> Departure:
    reasons = [getattr(record, f"{field}_{language}", None) or "" for language in ("ar", "fr")]
    return Departure(item.line, item.slice, *reasons)
