"""A year plan with one activity a row: its headings in Arabic or French, in any spelling and order."""

import re
from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import override

from activities.intake import words
from activities.intake.headings import LABELS, fields_by_heading
from activities.intake.lines import LONGEST_SOURCE, LONGEST_WORDING, Line, Place, PlanSheet, Remark
from activities.intake.sheets import (
    MOST,
    checked_wording,
    letter,
    refuse_too_many,
    the_only,
    the_year,
    too_long,
    years_of,
)
from activities.intake.template import is_example
from activities.models import Activity
from hayaa.core.arabic import fold, western_digits
from hayaa.core.forms import GREATEST, refuse_stacked_marks
from hayaa.core.intake.day_grammar import Months, Reading
from hayaa.core.intake.days import When, months_alone, read_days
from hayaa.core.intake.month_names import month_of
from hayaa.core.intake.tables import Table, Unreadable, Value

DEEPEST = 10  # rows above the heading, at most
NEEDED = ("axis", "wording_ar")
MAY_BE_LEFT_OUT = ("wording_fr", "printed_month", "as_written")
BLANKS = re.compile("[^\\S\u00a0\u202f]+")  # those of French punctuation stay
CHOICES: dict[str, type[TextChoices]] = {"kind": Activity.Kind, "role": Activity.Role}
ALL_YEAR = frozenset(map(fold, ("طيلة السنة", "طوال السنة", "على مدار السنة", "toute l'année", "année entière")))
LONGEST = {"wording_ar": LONGEST_WORDING, "wording_fr": LONGEST_WORDING, "as_written": LONGEST_SOURCE,
           "reason_ar": 300, "reason_fr": 300, "code": 20, "axis": 200}  # fmt: skip


class Wrong(ValidationError):
    """What one cell holds cannot be taken; `field` says of which column."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def read(table: Table, *, year: int | None) -> PlanSheet:
    """The activities of the sheet, in its order; `year`: that of the plan, else the sheet's own.

    Raises Unreadable where its headings are not as they should be.
    """
    head, columns = _head(table)
    own = years_of(table, head)
    year = the_year(year, own)
    sheet = PlanSheet(the_only(own))
    seen: dict[str, int] = {}
    axis: Value = None
    merged = _merged_rows(table, columns["axis"])
    for number, cells in enumerate(table.rows[head:], start=head + 1):
        row = {field: cells[column - 1] if column <= len(cells) else None for field, column in columns.items()}
        if all(value is None for value in row.values()) or is_example(row):
            continue
        axis = row["axis"] = axis if number in merged else row["axis"]
        try:
            line = _line(Place(table.name, number, columns["wording_ar"]), row, year)
            _refuse_twice(line, number, seen)
            sheet.lines.append(line)
        except Wrong as wrong:
            sheet.wrong.append(Remark(Place(table.name, number, columns[wrong.field]), wrong.messages[0]))
        refuse_too_many(len(sheet.lines) + len(sheet.wrong), MOST)
    if not sheet.lines and not sheet.wrong:
        raise Unreadable(_("The sheet “%(sheet)s” has headings, but no row below them.") % {"sheet": table.name})
    return sheet


def _head(table: Table) -> tuple[int, dict[str, int]]:
    """The heading row, counted from 1, and the column of each field."""
    known = fields_by_heading()
    for number, cells in enumerate(table.rows[:DEEPEST], start=1):
        fields = [known.get(fold(str(cell))) for cell in cells if cell is not None]
        if len([field for field in fields if field]) >= len(NEEDED):
            columns = _columns(cells, known)
            _refuse_nameless(table, number)
            return number, columns
    message = _(
        "The sheet “%(sheet)s” holds no plan: its heading row has the months, or “%(axis)s” and “%(activity)s”."
    )
    raise Unreadable(message % {"sheet": table.name, "axis": LABELS["axis"], "activity": LABELS["wording_ar"]})


def _refuse_nameless(table: Table, head: int) -> None:
    named = {column for column, cell in enumerate(table.rows[head - 1], start=1) if cell is not None}
    for cells in table.rows[head:]:
        for column, cell in enumerate(cells, start=1):
            if cell is not None and column not in named:
                message = _("The column %(column)s has no heading: write one, or take the column out.")
                raise Unreadable(message % {"column": letter(column)})


def _columns(cells: list[Value], known: Mapping[str, str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column, cell in enumerate(cells, start=1):
        if cell is None:
            continue  # empty as a whole: `_refuse_nameless`
        field = known.get(fold(str(cell)))
        where = {"heading": cell, "column": letter(column)}
        if field is None:
            message = _(
                "The heading “%(heading)s” (column %(column)s) is not known: correct it, or take the column out."
            )
            raise Unreadable(message % where)
        if field in columns:
            where["other"] = letter(columns[field])
            message = _(
                "The heading “%(heading)s” (column %(column)s) says the same as column %(other)s: keep one of them."
            )
            raise Unreadable(message % where)
        columns[field] = column
    missing = [str(LABELS[field]) for field in NEEDED if field not in columns]
    if missing:
        message = _("A heading is missing: add a column “%(heading)s”.")
        raise Unreadable(message % {"heading": missing[0]})
    return columns


def _merged_rows(table: Table, column: int) -> set[int]:
    """The rows whose cell of this column is part of one that begins further up."""
    spans = (span for span in table.merged if span.first_column <= column <= span.last_column)
    return {row for span in spans for row in range(span.first_row + 1, min(span.last_row, len(table.rows)) + 1)}


def _line(place: Place, row: Mapping[str, Value], year: int) -> Line:
    text = {field: _text(field, row) for field in LONGEST}
    if not text["axis"]:
        raise Wrong("axis", _("Write the axis of this activity."))
    try:
        wording = checked_wording(text["wording_ar"])
    except ValidationError as error:
        raise Wrong("wording_ar", error.messages[0]) from error
    return Line(
        place, text["axis"], wording, _when(row, year), wording_fr=text["wording_fr"], code=text["code"],
        kind=_choice("kind", row) or words.kind(wording),
        role=_choice("role", row) or words.role(wording),
        quantity=_quantity(row, wording), partners=_partners(row), printed_month=_month("printed_month", row),
        as_written=text["as_written"], reason_ar=text["reason_ar"], reason_fr=text["reason_fr"],
        typed=tuple(name for name in ("kind", "role", "quantity") if row.get(name) is not None),
        left_out=tuple(name for name in MAY_BE_LEFT_OUT if name not in row),
    )  # fmt: skip


def _text(field: str, row: Mapping[str, Value]) -> str:
    value = row.get(field)
    text = "" if value is None else str(value)
    text = text if field == "as_written" else BLANKS.sub(" ", text)
    if len(text) > LONGEST[field]:
        raise Wrong(field, too_long(LONGEST[field]))
    try:
        refuse_stacked_marks(text)
    except ValidationError as error:
        raise Wrong(field, error.messages[0]) from error
    return text


def _refuse_twice(line: Line, number: int, seen: dict[str, int]) -> None:
    if line.code in seen:
        message = _("The code %(code)s stands in row %(row)s already: each activity has its own.")
        raise Wrong("code", message % {"code": line.code, "row": seen[line.code]})
    if line.code:
        seen[line.code] = number


def _when(row: Mapping[str, Value], year: int) -> When:
    """The months of the row with its days; where only days are given, the months follow from them."""
    months = _months(row, year)
    if row.get("ends_on") is None:
        return _until_its_months_end(_days("starts_on", row, year, months), months)
    if row.get("starts_on") is None:
        raise Wrong("ends_on", _("Give the first day too: the last day alone is not enough."))
    first = _days("starts_on", row, year, months and (months[0], months[0]))
    last = _days("ends_on", row, year, months and (months[1], months[1]))
    if first.doubt or last.doubt:
        pairs = zip(_all_of(first), _all_of(last), strict=False)
        others = tuple(found for one, other in pairs if (found := _through(one, other)))
        return When(months_alone(months), others, first.doubt or last.doubt)
    taken = _through(first.taken, last.taken)
    if taken is None:
        raise Wrong("ends_on", _("The last day cannot be before the first: correct one of the two dates."))
    return When(taken)


def _until_its_months_end(first: When, months: Months | None) -> When:
    """A first day alone, in the first of several months, goes on to some day of the last."""
    day = first.taken
    if (
        months
        and months[0] < months[1]
        and day.month_from == months[0]
        and day.starts_on
        and day.starts_on == day.ends_on
    ):
        return When(Reading(*months, day.starts_on), first.others, first.doubt)
    return first


def _all_of(when: When) -> tuple[Reading, ...]:
    return when.others if when.doubt else (when.taken,) * 2


def _through(first: Reading, last: Reading) -> Reading | None:
    """From a first day to a last one; None where there is none, or they are not in order."""
    if not first.starts_on or not last.ends_on or last.ends_on < first.starts_on:
        return None
    return Reading.of(first.starts_on, last.ends_on)


def _days(field: str, row: Mapping[str, Value], year: int, months: Months | None) -> When:
    try:
        return read_days(row.get(field), year=year, column=months)
    except ValidationError as error:
        raise Wrong(field, error.messages[0]) from error


def _months(row: Mapping[str, Value], year: int) -> Months | None:
    """From the first to the last month; one cell may hold both («من مارس إلى ماي»), or the whole year."""
    value = row.get("month_from")
    if row.get("month_to") is None and isinstance(value, str) and not month_of(value):
        return _span_of_months(value, year)
    first, last = _month("month_from", row), _month("month_to", row)
    if last and not first:
        raise Wrong("month_to", _("Give the first month too."))
    if first and last and last < first:
        raise Wrong("month_to", _("The last month cannot be before the first."))
    return (first, last or first) if first else None


def _span_of_months(value: str, year: int) -> Months:
    if fold(value) in ALL_YEAR:
        return 1, 12
    taken = _days("month_from", {"month_from": value}, year, None).taken
    if taken.starts_on or not taken.month_from or not taken.month_to:
        raise Wrong("month_from", _not_a_month(value))
    return taken.month_from, taken.month_to


def _month(field: str, row: Mapping[str, Value]) -> int | None:
    value = row.get(field)
    month = None if isinstance(value, date) else month_of(value)
    if value is not None and month is None:
        raise Wrong(field, _not_a_month(value))
    return month


def _not_a_month(value: Value) -> str:
    return _("“%(text)s” is not a month: write its name, or a number from 1 to 12.") % {"text": value}


def _choice(field: str, row: Mapping[str, Value]) -> str:
    """The value of a choice, written as the program says it in either language, or as its code."""
    value = row.get(field)
    if value is None:
        return ""
    choices = CHOICES[field]
    known = {fold(choice.value): choice.value for choice in choices}
    for language in ("ar", "fr"):
        with override(language):
            known |= {fold(str(choice.label)): choice.value for choice in choices}
    found = known.get(fold(str(value))) or (field == "kind" and words.kind(str(value)))
    if not found:
        offered = get_text_list([str(choice.label) for choice in choices])
        raise Wrong(field, _("“%(text)s” is not known: write %(offered)s.") % {"text": value, "offered": offered})
    return found


def _quantity(row: Mapping[str, Value], wording: str) -> int:
    value = row.get("quantity")
    if value is None:
        return words.quantity(wording)
    text = western_digits(str(value)).removesuffix(".0")
    if not text.isdecimal() or not 1 <= int(text) <= GREATEST:
        raise Wrong("quantity", _("The quantity is a whole number, at least 1."))
    return int(text)


def _partners(row: Mapping[str, Value]) -> tuple[str, ...] | None:
    if "partners" not in row:
        return None
    text = str(row.get("partners") or "").replace("؛", ";").replace("\n", ";")
    return tuple(name.strip() for name in text.split(";") if name.strip())
