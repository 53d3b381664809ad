"""What a metric is asked for and what it answers: a period in, a number out with the records behind it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from activities.models import Indicator
from hayaa.core.figures import Figure


@dataclass(frozen=True)
class Scope:
    """What is counted: a period, both days included.

    `axis` narrows what is counted from activities (None: all axes), `meeting_kind` what is counted from meetings
    (empty: meetings of every kind); neither touches the rest.
    """

    begin: date
    end: date
    axis: Any = None
    meeting_kind: str = ""

    @classmethod
    def of_year(cls, year: int, **values: Any) -> "Scope":
        return cls(date(year, 1, 1), date(year, 12, 31), **values)

    @property
    def years(self) -> range:
        """Every year that it touches."""
        return range(self.begin.year, self.end.year + 1)

    def __contains__(self, day: date) -> bool:
        return self.begin <= day <= self.end

    def holds_year(self, year: int) -> bool:
        """The whole of that year lies in it."""
        return date(year, 1, 1) in self and date(year, 12, 31) in self


@dataclass(frozen=True)
class Record:
    """Something that a number counts: in words, where it is read, its day if one is known, and how much it counts."""

    text: str
    url: str
    day: date | None = None
    number: int = 1


@dataclass(frozen=True)
class Measured:
    """A metric in a period. The numbers of its records sum up to its value.

    `value`: what was counted, the numerator where it is a rate; None: not available, never to be read as 0.
    `figure`: numerator of denominator, of rates only. `women`, `men`: the same by sex, None where no people are
    counted. In sentences: how it is counted, what is `missing` to be sure of the number, and `notes` that belong to it.
    """

    key: str
    label: str
    sentence: str
    value: int | None = None
    figure: Figure | None = None
    women: int | Figure | None = None
    men: int | Figure | None = None
    records: tuple[Record, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def amount(self) -> Decimal | None:
        """What a target is compared with: the percentage of a rate, else the value."""
        if self.figure is not None:
            return self.figure.percentage
        return None if self.value is None else Decimal(self.value)

    @property
    def by_sex_is_whole(self) -> bool:
        """Women and men together are the total; true where no people are counted."""
        if isinstance(self.women, Figure) and isinstance(self.men, Figure) and self.figure:
            parts = (self.women.numerator + self.men.numerator, self.women.denominator + self.men.denominator)
            return parts == (self.figure.numerator, self.figure.denominator)
        if isinstance(self.women, int) and isinstance(self.men, int):
            return self.women + self.men == self.value
        return True


@dataclass(frozen=True)
class Known:
    """Of which periods the records of the body can say anything.

    `plans`: the years with a plan; `days`: those on which something happened.
    """

    today: date
    plans: Collection[int]
    days: Collection[date]

    def plan_of(self, scope: Scope) -> bool:
        """The period has begun, and one of its years has a plan."""
        return scope.begin <= self.today and any(year in self.plans for year in scope.years)

    def records_of(self, scope: Scope) -> bool:
        """The period has begun, and there is a plan for it or a record in it: nothing counted then means 0."""
        return self.plan_of(scope) or (scope.begin <= self.today and any(day in scope for day in self.days))


def measured(key: str, sentence: Any, records: Collection[Record] = (), **values: Any) -> Measured:
    """What was counted: the value is the sum of the records, those that count nothing left out."""
    counted = tuple(record for record in records if record.number)
    total = sum(record.number for record in counted)
    return Measured(key, _label(key), str(sentence), total, records=counted, **values)


def not_available(key: str, sentence: Any, *missing: str) -> Measured:
    return Measured(key, _label(key), str(sentence), missing=missing)


def rate(key: str, sentence: Any, records: Collection[Record], whole: int, **values: Any) -> Measured:
    """How many of how many; not available where there is nothing to compare with."""
    if not whole:
        return not_available(key, sentence, *values.get("missing", ()))
    found = measured(key, sentence, records, **values)
    return replace(found, figure=Figure(found.value or 0, whole))


def _label(key: str) -> str:
    return str(Indicator.Metric(key).label)
