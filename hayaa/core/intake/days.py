"""The days and months that people write into the cells of a year plan, and what else they could mean (decision 0021).

A pair such as 02/10 is month and day, or day and month: the month of its column says which. Where none of the readings
lies in that month, or several do, nothing is taken: the months of the column stay, and the readings are offered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hayaa.core.intake import day_grammar
from hayaa.core.intake.day_grammar import Months, Reading
from hayaa.core.intake.tables import Value

UNDATED = Reading()


@dataclass(frozen=True)
class When:
    """What was understood: `taken`, with the months alone where the days are in doubt.

    `others`: what else is written there could mean; `doubt`: why somebody has to choose among them, in the reader's
    language. `rest`: the text without its days.
    """

    taken: Reading = UNDATED
    others: tuple[Reading, ...] = ()
    doubt: str = ""
    rest: str = ""


def find_days(text: str, *, year: int, column: Months | None) -> When:
    """The days written somewhere in the wording of an activity that stands in these months.

    Bare numbers and names of months are wording. Raises ValidationError for a Hijri date.
    """
    plain = day_grammar.plain(text)
    found = list(day_grammar.search(plain, year))
    alone = months_alone(column)
    if any(each.is_hijri for each in found):
        raise _hijri()
    if not found:
        return When(alone, rest=plain)
    if len(found) > 1:
        readings = tuple(dict.fromkeys(reading for each in found for reading in each.readings))
        doubt = _("Several days are written here: choose one, or give each activity a line of its own.")
        return When(alone, readings, doubt, plain)
    (only,) = found
    if not only.readings:
        return When(alone, doubt=_no_day(only, year), rest=plain)
    return _choose(only, column, rest=day_grammar.without(plain, only))


def read_days(value: Value, *, year: int, column: Months | None) -> When:
    """The days that a whole cell holds; a bare number is a day of the month of its column.

    Raises ValidationError where that is no day, or a Hijri date.
    """
    if value is None:
        return When(months_alone(column))
    if isinstance(value, date):
        return _read_date(value.date() if isinstance(value, datetime) else value, year, column)
    plain = day_grammar.plain(str(int(value) if isinstance(value, float) and value.is_integer() else value))
    found = day_grammar.parse(plain, year, months=column)
    if found is None:
        raise ValidationError(
            _("“%(text)s” is not understood as a day: write day/month/year, for example 19/05/2023.") % {"text": plain}
        )
    if found.is_hijri:
        raise _hijri()
    if not found.readings:
        raise ValidationError(_no_day(found, year))
    return _choose(found, column)


def months_alone(column: Months | None) -> Reading:
    """The reading of a cell that holds no day."""
    return Reading(*column) if column else UNDATED


def _read_date(day: date, year: int, column: Months | None) -> When:
    """A cell that the program of the sheet holds for a day: it may have made one of a pair such as 02/10."""
    if 1300 <= day.year <= 1600:
        raise _hijri()
    if day.year != year:
        raise ValidationError(_no_day(day_grammar.Found(text=f"{day:%d/%m/%Y}", other_year=day.year), year))
    written = Reading.of(day, day)
    if column is None or fits(written, column):
        return When(written)
    found = day_grammar.Found((written, *day_grammar.swapped(day)), text=f"{day:%d/%m/%Y}")
    return _choose(found, column)


def _choose(found: day_grammar.Found, column: Months | None, rest: str = "") -> When:
    """The one reading that agrees with the column, else the months of the column and all readings in doubt."""
    agreeing = [reading for reading in found.readings if column is None or fits(reading, column)]
    if found.in_order:
        agreeing = agreeing[:1]
    if len(agreeing) == 1 and not found.has_gaps:
        return When(agreeing[0], tuple(reading for reading in found.readings if reading != agreeing[0]), rest=rest)
    if not agreeing:
        doubt = _("“%(days)s” is not in the month of its column: choose what is meant, or leave the month alone.")
    elif found.has_gaps:
        doubt = _("“%(days)s” are not days in a row: choose from the first to the last, or leave the month alone.")
    else:
        doubt = _("“%(days)s” can be read in several ways: choose what is meant, or leave the month alone.")
    return When(months_alone(column or _shared(found.readings)), found.readings, doubt % {"days": found.text}, rest)


def _shared(readings: Iterable[Reading]) -> Months | None:
    """The months on which all readings agree, if they do."""
    months = {(reading.month_from or 0, reading.month_to or 0) for reading in readings}
    return months.pop() if len(months) == 1 else None


def fits(reading: Reading, column: Months) -> bool:
    """The months of one hold those of the other."""
    first, last = column
    if reading.month_from is None or reading.month_to is None:
        return False
    return (reading.month_from <= first and last <= reading.month_to) or (
        first <= reading.month_from and reading.month_to <= last
    )


def _no_day(found: day_grammar.Found, year: int) -> str:
    if found.other_year:
        return _("“%(days)s” is not in the year %(year)s.") % {"days": found.text, "year": year}
    return _("“%(days)s” is no day of the calendar: correct the day or the month.") % {"days": found.text}


def _hijri() -> ValidationError:
    return ValidationError(_("This looks like a Hijri date: write the Gregorian one, for example 19/05/2023."))
