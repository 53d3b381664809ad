"""When an activity takes place, as precisely as it is known and never more: its days, its columns, its words."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hayaa.core.months import MONTHS


class Precision(Enum):
    """What is known of a schedule."""

    UNDATED = "undated"
    ALL_YEAR = "all_year"
    MONTHS = "months"
    DAYS = "days"


@dataclass(frozen=True)
class Schedule:
    """The schedule of one line of a year plan.

    No months: undated. Months without days: some time in them; 1 to 12: all year long. A first day alone, within
    one month, is that one day. `printed_month` is where the source printed it, if a source is known.
    """

    year: int
    month_from: int | None = None
    month_to: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    printed_month: int | None = None

    @classmethod
    def of(cls, line, year: int) -> "Schedule":
        """The schedule of a record that has these fields."""
        return cls(year, line.month_from, line.month_to, line.starts_on, line.ends_on, line.printed_month)

    @property
    def precision(self) -> Precision:
        if self.month_from is None:
            return Precision.UNDATED
        if self.starts_on:
            return Precision.DAYS
        return Precision.ALL_YEAR if (self.month_from, self.month_to) == (1, 12) else Precision.MONTHS

    @property
    def earliest(self) -> date | None:
        """The first day on which it can take place; None when undated."""
        if self.month_from is None:
            return None
        return self.starts_on or date(self.year, self.month_from, 1)

    @property
    def latest(self) -> date | None:
        """The last day on which it can take place; None when undated, which is never late."""
        if self.month_to is None:
            return None
        return self._last_day or date(self.year, self.month_to, monthrange(self.year, self.month_to)[1])

    def next_day(self, on: date) -> date | None:
        """Its first day while that is known and to come, then its last; of months alone, the end of them."""
        return self.starts_on if self.starts_on and self.starts_on >= on else self.latest

    @property
    def written_out(self) -> "Schedule":
        """The same with its last day: equal for schedules that mean the same, one day alone being its own last one."""
        return replace(self, ends_on=self._last_day)

    @property
    def _last_day(self) -> date | None:
        return self.ends_on or (self.starts_on if self.month_from == self.month_to else None)

    @property
    def contradicts_its_month(self) -> bool:
        """The source printed it in a month outside its months."""
        if self.printed_month is None:
            return False
        return not (self.month_from or 0) <= self.printed_month <= (self.month_to or 0)

    @property
    def printed_month_name(self) -> str:
        return str(MONTHS[self.printed_month]) if self.printed_month else ""

    @property
    def columns(self) -> tuple[int, int] | None:
        """First and last month of the grid that it fills; None: the undated column.

        Where the source contradicts itself it stands in the month where it was printed, until somebody settles it.
        """
        if self.printed_month is not None and self.contradicts_its_month:
            return self.printed_month, self.printed_month
        if self.month_from is None or self.month_to is None:
            return None
        return self.month_from, self.month_to

    @property
    def label(self) -> str:
        """The short form, for a block that already stands in its months: «10», «24–25», «31 October – 3 November».

        Empty where the column says all there is to say.
        """
        first, last = self.starts_on, self._last_day
        if not first:
            return self.words if self.month_from != self.month_to or self.contradicts_its_month else ""
        if self.contradicts_its_month or not last:
            return self.words
        if first.month != last.month:
            return f"{_day_and_month(first)} – {_day_and_month(last)}"
        return str(first.day) if first == last else f"{first.day}–{last.day}"

    @property
    def words(self) -> str:
        """The long form, to be read on its own: «18 March», «24 and 25 March», «from 31 October to 3 November»."""
        if self.month_from is None or self.month_to is None:
            return _("Undated")
        if self.starts_on:
            return self._words_of_days(self.starts_on, self._last_day)
        if self.precision is Precision.ALL_YEAR:
            return _("All year long")
        if self.month_from == self.month_to:
            return str(MONTHS[self.month_from])
        return _("%(first)s to %(last)s") % {"first": MONTHS[self.month_from], "last": MONTHS[self.month_to]}

    def _words_of_days(self, first: date, last: date | None) -> str:
        if last is None:
            month = MONTHS[self.month_to or first.month]
            return _("from %(day)s to some day of %(month)s") % {"day": _day_and_month(first), "month": month}
        if first == last:
            return _day_and_month(first)
        if first.month != last.month:
            return _("from %(first)s to %(last)s") % {"first": _day_and_month(first), "last": _day_and_month(last)}
        days = {"first": _day(first), "last": last.day, "month": MONTHS[first.month]}
        if (last - first).days == 1:
            return _("%(first)s and %(last)s %(month)s") % days
        return _("from %(first)s to %(last)s %(month)s") % days


def _day(day: date) -> str:
    return pgettext("first day of a month", "1") if day.day == 1 else str(day.day)


def _day_and_month(day: date) -> str:
    return _("%(day)s %(month)s") % {"day": _day(day), "month": MONTHS[day.month]}
