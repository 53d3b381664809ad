"""The figures of the logical framework, year by year: indicators, targets and material in, dataclasses out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import pgettext_lazy

from activities.metrics import Material, Measured, Scope
from activities.models import Indicator

Direction, Metric = Indicator.Direction, Indicator.Metric
RATES = (
    Metric.ATTENDANCE_RATE, Metric.ANSWER_RATE, Metric.RECOMMENDATIONS_EXECUTED, Metric.EVIDENCE_COMPLETE
)  # fmt: skip
OF_ACTIVITIES = (
    Metric.ACTIVITIES_DONE, Metric.TRAININGS, Metric.PARTICIPATIONS, Metric.EVENTS_ORGANISED, Metric.DOCUMENTS_DRAFTED
)  # fmt: skip


class Standing(Enum):
    """A value beside its target: the word, its sign and its tone."""

    REACHED = (pgettext_lazy("target", "Reached"), "✓", "green")
    OPEN = (pgettext_lazy("target", "Year under way"), "…", "blue")
    NOT_REACHED = (pgettext_lazy("target", "Not reached"), "✕", "amber")

    @property
    def word(self) -> Any:
        return self.value[0]

    @property
    def sign(self) -> str:
        return self.value[1]

    @property
    def tone(self) -> str:
        return self.value[2]


@dataclass(frozen=True)
class Cell:
    """An indicator in a year: what was counted, or the latest measurement typed, and the latest target.

    `until`: the day up to which it is known, while the year runs; None once it is over.
    """

    indicator: Any
    year: int
    scope: Scope
    measured: Measured | None
    measurement: Any
    target: Any
    until: date | None

    @property
    def is_rate(self) -> bool:
        """Its amounts are percentages."""
        if self.indicator.is_computed:
            return self.indicator.metric in RATES
        return self.indicator.nature == Indicator.Nature.RATE

    @property
    def amount(self) -> Decimal | None:
        """What is compared with the target; None: not available."""
        if self.measured:
            return self.measured.amount
        return self.measurement.value if self.measurement else None

    @property
    def standing(self) -> Standing | None:
        """None without a target or a value. While the year runs, only a number that can but grow is reached."""
        if self.target is None or self.amount is None:
            return None
        grows = self.indicator.direction == Direction.UP
        reached = self.amount >= self.target.value if grows else self.amount <= self.target.value
        if self.until and not (reached and grows and not self.is_rate):
            return Standing.OPEN
        return Standing.REACHED if reached else Standing.NOT_REACHED

    @property
    def records_url(self) -> str:
        return records_url(self.indicator.metric, self.scope)


@dataclass(frozen=True)
class Line:
    """An indicator over the years."""

    indicator: Any
    cells: tuple[Cell, ...]

    @property
    def is_drawn(self) -> bool:
        """There is something to draw: a value or a target above zero."""
        return any(cell.amount or (cell.target and cell.target.value) for cell in self.cells)


@dataclass(frozen=True)
class Strand:
    """An axis with its indicators."""

    axis: Any
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Count:
    """A metric of a scope, and where the records behind it are read."""

    measured: Measured
    scope: Scope

    @property
    def records_url(self) -> str:
        return records_url(self.measured.key, self.scope)


def records_url(key: str, scope: Scope) -> str:
    """The page of the records behind a metric of a whole year."""
    asked: dict[str, Any] = {"year": scope.begin.year}
    if scope.axis is not None:
        asked["axis"] = scope.axis.pk
    if scope.meeting_kind:
        asked["kind"] = scope.meeting_kind
    return f"{reverse('activities:metric-detail', args=[key])}?{urlencode(asked)}"


def scope_of(indicator: Any, year: int) -> Scope:
    """What its metric counts: activities of its axis or of all, meetings of its kind or of all."""
    axis = indicator.axis if indicator.within_axis else None
    return Scope.of_year(year, axis=axis, meeting_kind=indicator.meeting_kind)


def strands(axes: Iterable[Any], material: Material, years: Sequence[int], *, today: date) -> list[Strand]:
    """Each axis with its indicators over these years."""
    return [
        Strand(
            axis,
            tuple(
                Line(indicator, tuple(_cell(indicator, material, year, today) for year in years))
                for indicator in axis.indicators.all()
            ),
        )
        for axis in axes
    ]


def _cell(indicator: Any, material: Material, year: int, today: date) -> Cell:
    scope = scope_of(indicator, year)
    measured = material.measure(indicator.metric, scope) if indicator.is_computed else None
    running = today if year == today.year else None
    return Cell(
        indicator, year, scope, measured, _latest(indicator.measurements.all(), year),
        _latest(indicator.targets.all(), year), running,
    )  # fmt: skip


def _latest(entries: Iterable[Any], year: int) -> Any:
    """The last entry of a year, of those in the order of their entry, or None."""
    return next((entry for entry in reversed(list(entries)) if entry.year == year), None)


def whole(material: Material, year: int) -> list[Count]:
    """Every metric of the body as a whole in a year."""
    scope = Scope.of_year(year)
    return [Count(material.measure(key, scope), scope) for key in Metric.values]


def by_axis(material: Material, axes: Iterable[Any], year: int) -> list[tuple[Any, list[Count]]]:
    """Each axis with what is counted from its activities in a year, in the order of `OF_ACTIVITIES`."""
    scopes = [(axis, Scope.of_year(year, axis=axis)) for axis in axes]
    return [(axis, [Count(material.measure(key, scope), scope) for key in OF_ACTIVITIES]) for axis, scope in scopes]
