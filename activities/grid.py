"""The year grid: axes × twelve months and a column for what is undated, laid out for page and print alike.

A body that plans by half-year fills six of the twelve months; the grid does not change.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from activities.schedule import Schedule
from hayaa.core.months import ABBREVIATED, MONTHS


@dataclass(frozen=True)
class Block:
    """One activity as it stands in the grid. `line` is the record it was made from, for its texts and its key.

    `mark` says how it stands there in a difference of two versions (`activities.difference`); else it is empty. `on` is
    the day on which the state of its activity is asked; None: it is not asked.
    """

    line: Any
    schedule: Schedule
    mark: str = ""
    on: date | None = None

    @property
    def standing(self) -> Any:
        """What became of its activity, where a day is given."""
        return self.line.activity.standing if self.on else None

    @property
    def is_late(self) -> bool:
        return self.on is not None and self.line.activity.is_late(self.schedule, self.on)

    @property
    def is_soon(self) -> bool:
        return self.on is not None and self.line.activity.is_soon(self.schedule, self.on)

    @property
    def is_without_proof(self) -> bool:
        return self.line.activity.is_without_proof

    @property
    def is_contradicted(self) -> bool:
        """Its date lies outside the month where the source printed it; shown as a warning."""
        return self.schedule.contradicts_its_month


@dataclass(frozen=True)
class Cell:
    """Blocks that fill the same months, `first` to `last`, one under the other; none in an empty month."""

    first: int
    last: int
    blocks: tuple[Block, ...] = ()

    @property
    def span(self) -> int:
        """How many months it covers."""
        return self.last - self.first + 1


@dataclass(frozen=True)
class Row:
    """An axis: bands of cells, each band covering the twelve months once, and its undated blocks."""

    axis: Any
    bands: tuple[tuple[Cell, ...], ...]
    undated: tuple[Block, ...]

    @property
    def blocks(self) -> list[Block]:
        """Each activity once, undated last."""
        return [block for band in self.bands for cell in band for block in cell.blocks] + list(self.undated)

    @property
    def standing(self) -> list[Block]:
        """Those that the version holds here: in a difference, not what was taken out or moved from here."""
        return [block for block in self.blocks if block.mark not in ("gone", "removed")]

    @property
    def carried_out(self) -> list[Block]:
        """Those that took place, in part at least."""
        return [block for block in self.blocks if block.standing and block.line.activity.is_carried_out]


@dataclass(frozen=True)
class Month:
    """A column, with what begins in it.

    `is_current` is today's month, in today's year only; `is_empty` when no activity stands in it alone.
    """

    number: int
    is_current: bool
    is_empty: bool
    blocks: tuple[Block, ...]

    @property
    def name(self) -> str:
        return str(MONTHS[self.number])

    @property
    def short(self) -> str:
        """For a narrow column; Arabic does not abbreviate its months."""
        return str(ABBREVIATED[self.number])


@dataclass(frozen=True)
class Grid:
    """A version of a year plan. Counts are of lines: one line may stand for two trainings."""

    year: int
    rows: tuple[Row, ...]
    months: tuple[Month, ...]

    @property
    def blocks(self) -> list[Block]:
        """Each activity once, axis by axis."""
        return [block for row in self.rows for block in row.blocks]

    @property
    def all_year(self) -> list[Block]:
        return [block for block in self.blocks if block.schedule.columns == (1, 12)]

    @property
    def undated(self) -> list[Block]:
        return [block for row in self.rows for block in row.undated]

    @property
    def states(self) -> list[tuple[Any, int]]:
        """How many activities are in each state, the states in their order, none of what there is none of."""
        counted = Counter(block.standing for block in self.blocks)
        return sorted(counted.items(), key=lambda found: _rank(found[0]))

    @property
    def contradicted(self) -> list[Block]:
        return [block for block in self.blocks if block.is_contradicted]


def year_grid(
    year: int,
    axes: Sequence[Any],
    lines: Iterable[Any],
    *,
    today: date | None = None,
    marks: Mapping[Any, str] | None = None,
) -> Grid:
    """Lay the lines of one version out, under the axes in the order given.

    A line has `axis_id`, the fields of a schedule and whatever the template shows; within a cell lines keep the
    order given. An axis without lines keeps its row. `marks` are of lines, by their key. Raises KeyError when a line
    belongs to none of the axes.
    """
    of_axis: dict[Any, list[Block]] = {axis.pk: [] for axis in axes}
    for line in lines:
        mark = marks.get(line.pk, "") if marks else ""
        of_axis[line.axis_id].append(Block(line, Schedule.of(line, year), mark, today))
    rows = tuple(_row(axis, of_axis[axis.pk]) for axis in axes)
    current = today.month if today and today.year == year else None
    blocks = [block for row in rows for block in row.blocks]
    alone = {block.schedule.columns for block in blocks}
    months = tuple(
        Month(number, number == current, (number, number) not in alone, _beginning_in(number, blocks))
        for number in MONTHS
    )
    return Grid(year, rows, months)


def _rank(state: Any) -> int:
    """Its place among the states of its kind."""
    order: list[Any] = list(state.__class__)
    return order.index(state)


def _beginning_in(month: int, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """What begins in the month, year-long things left out, in the order of its days."""
    found = [b for b in blocks if b.schedule.columns != (1, 12) and (b.schedule.columns or (0,))[0] == month]
    return tuple(sorted(found, key=lambda block: block.schedule.starts_on or date.max))


def _row(axis: Any, blocks: Sequence[Block]) -> Row:
    cells: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.schedule.columns:
            cells.setdefault(block.schedule.columns, []).append(block)
    filled = [Cell(first, last, tuple(held)) for (first, last), held in sorted(cells.items())]
    undated = tuple(block for block in blocks if not block.schedule.columns)
    return Row(axis, tuple(map(_with_empty_months, _bands(filled))), undated)


def _bands(cells: Sequence[Cell]) -> list[list[Cell]]:
    """As few bands as will hold the cells without two over one month: each goes to the first band free for it.

    Taken by first month, that is the least number possible: the most cells over any one month. Always one at least.
    """
    bands: list[list[Cell]] = [[]]
    for cell in cells:
        for band in bands:
            if not band or band[-1].last < cell.first:
                band.append(cell)
                break
        else:
            bands.append([cell])
    return bands


def _with_empty_months(band: Sequence[Cell]) -> tuple[Cell, ...]:
    filled = {cell.first: cell for cell in band}
    whole: list[Cell] = []
    month = 1
    while month <= len(MONTHS):
        cell = filled.get(month, Cell(month, month))
        whole.append(cell)
        month = cell.last + 1
    return tuple(whole)
