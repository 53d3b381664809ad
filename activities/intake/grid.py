"""A year plan as bodies draw it: axes in rows, months in columns, several activities in a cell.

Months stand in any order and language. A row without an axis goes on with the one above. A cell that is merged over
months is an activity of all of them. The days of a wording are read with the months of its column (decision 0021).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from activities.intake import words
from activities.intake.cells import split
from activities.intake.lines import LONGEST_SOURCE, Line, Place, PlanSheet, Remark
from activities.intake.sheets import (
    MOST,
    checked_wording,
    letter,
    refuse_too_many,
    the_only,
    the_year,
    too_long,
    value_at,
    years_of,
)
from hayaa.core.arabic import fold
from hayaa.core.forms import refuse_stacked_marks
from hayaa.core.intake.day_grammar import Months
from hayaa.core.intake.days import find_days
from hayaa.core.intake.month_names import month_of
from hayaa.core.intake.tables import Span, Table, Unreadable, Value
from hayaa.core.months import MONTHS

FEWEST, FEWEST_NUMBERED = 3, 6  # months that make a row the heading, with their names or without
LONGEST_CELL = 10_000  # characters of all the activities in it
DEEPEST = 30  # rows above the heading, at most
AXIS_HEADS = frozenset(map(fold, (
    "المحور", "المحاور", "محور", "محاور", "الأنشطة", "النشاط", "axe", "axes", "activité", "activités",
)))  # fmt: skip


@dataclass(frozen=True)
class Head:
    """The heading row, counted from 1; the month of each column; the column of the axes; merged cells by the first."""

    row: int
    months: dict[int, int]
    axis: int
    merged: dict[tuple[int, int], Span]

    def span(self, row: int, column: int) -> Span:
        """The cells merged into one with this first cell: itself alone, where none are."""
        return self.merged.get((row, column), Span(row, column, row, column))

    def months_of(self, span: Span) -> list[int | None]:
        """The month of each of its columns, None beside the months."""
        return [self.months.get(column) for column in range(span.first_column, span.last_column + 1)]


def is_grid(table: Table) -> bool:
    return _head_row(table) is not None


def read(table: Table, *, year: int | None) -> PlanSheet:
    """The activities of the grid, axis by axis and month by month; `year`: that of the plan, else the sheet's own.

    Raises Unreadable where the sheet as a whole cannot be read.
    """
    head = _head(table)
    own = years_of(table, head.row)
    year = the_year(year, own)
    sheet = PlanSheet(the_only(own), notes=list(_unread(table, head)))
    for place, axis, months, value in _cells(table, head, sheet.wrong):
        _read_cell(sheet, place, axis, months, value, year)
        refuse_too_many(len(sheet.lines) + len(sheet.wrong), MOST)
    _in_order(sheet.lines)
    if not sheet.lines and not sheet.wrong:
        raise Unreadable(_("The sheet “%(sheet)s” has months, but no activity below them.") % {"sheet": table.name})
    return sheet


def _in_order(lines: list[Line]) -> None:
    """Axis by axis as they come first, then month by month."""
    axes = {axis: place for place, axis in enumerate(dict.fromkeys(line.axis for line in lines))}
    lines.sort(key=lambda line: (axes[line.axis], line.printed_month))


def _head_row(table: Table) -> int | None:
    rows = enumerate(table.rows[:DEEPEST], start=1)
    return next((row for row, cells in rows if _months_in(cells)), None)


def _months_in(cells: list[Value]) -> list[tuple[int, int]]:
    """The columns of a heading with their months: by name, else by number, else by a day in each; else none."""
    for fits, fewest in ((_is_name, FEWEST), (_is_number, FEWEST_NUMBERED), (_is_day, FEWEST_NUMBERED)):
        found = [(n, month) for n, cell in enumerate(cells, start=1) if fits(cell) and (month := month_of(cell))]
        if len({month for _column, month in found}) >= fewest:
            return found
    return []


def _is_name(cell: Value) -> bool:
    return isinstance(cell, str) and not cell.isdecimal()


def _is_number(cell: Value) -> bool:
    return isinstance(cell, int) or (isinstance(cell, str) and cell.isdecimal())


def _is_day(cell: Value) -> bool:
    return isinstance(cell, date)


def _head(table: Table) -> Head:
    row = _head_row(table)
    assert row is not None, "The caller has asked `is_grid`."
    for below, cells in enumerate(table.rows[row:], start=row + 1):
        if _months_in(cells):
            message = _("Row %(row)s names the months a second time: keep one table on a sheet.")
            raise Unreadable(message % {"row": below})
    merged = {span[:2]: span for span in table.merged}
    months = _months(table, row, merged)
    return Head(row, months, _axis_column(table, row, months), merged)


def _months(table: Table, row: int, merged: dict[tuple[int, int], Span]) -> dict[int, int]:
    """The month of each column; a heading that is merged over columns names all of them."""
    columns: dict[int, int] = {}
    for column, month in _months_in(table.rows[row - 1]):
        twice = next((other for other, named in columns.items() if named == month), None)
        if twice:
            where = {"month": MONTHS[month], "first": letter(twice), "second": letter(column)}
            raise Unreadable(
                _("The columns %(first)s and %(second)s are both of %(month)s: name each month once.") % where
            )
        last = merged[row, column].last_column if (row, column) in merged else column
        columns.update(dict.fromkeys(range(column, last + 1), month))
    return columns


def _axis_column(table: Table, row: int, months: dict[int, int]) -> int:
    """The column with a heading that says so, else the only one with words beside the months."""
    heads = {column: cell for column, cell in enumerate(table.rows[row - 1], start=1) if column not in months}
    named = [column for column, cell in heads.items() if cell and fold(str(cell)) in AXIS_HEADS]
    filled = [
        column
        for column in range(1, max((len(cells) for cells in table.rows[row:]), default=0) + 1)
        if column not in months and any(isinstance(value_at(table, below, column), str) for below in _rows(table, row))
    ]
    found = named or filled
    if len(found) == 1:
        return found[0]
    raise Unreadable(_("It is not clear which column holds the axes: write “%(axis)s” above it.") % {"axis": _("Axis")})


def _unread(table: Table, head: Head) -> Iterator[Remark]:
    """Columns with something in them that is neither an axis nor a month."""
    for column in range(1, max(map(len, table.rows)) + 1):
        if column == head.axis or column in head.months:
            continue
        if any(value_at(table, row, column) is not None for row in _rows(table, head.row)):
            heading = value_at(table, head.row, column)
            named = {"column": letter(column), "heading": heading}
            sentence = (
                _("The column %(column)s (%(heading)s) is not read.")
                if heading
                else _("The column %(column)s is not read.")
            )
            yield Remark(Place(table.name, head.row, column), sentence % named)


def _cells(table: Table, head: Head, wrong: list[Remark]) -> Iterator[tuple[Place, str, Months, Value]]:
    """Each filled cell of the grid with its axis and its months, row by row, January first."""
    axis = ""
    columns = sorted(head.months, key=lambda column: (head.months[column], column))
    for row in _rows(table, head.row):
        named = value_at(table, row, head.axis)
        if named is not None and any(head.months_of(head.span(row, head.axis))):
            continue  # a title within the grid
        axis = axis if named is None else str(named)
        for column in columns:
            value = value_at(table, row, column)
            if value is None:
                continue
            place, span = Place(table.name, row, column), head.span(row, column)
            trouble = _trouble(table, head, span) if axis else _("No axis stands before this activity or above it.")
            if trouble:
                wrong.append(Remark(place, trouble))
                continue
            months = [month for month in head.months_of(span) if month]
            yield place, axis, (min(months), max(months)), value


def _trouble(table: Table, head: Head, span: Span) -> str:
    """Why a merged cell says nothing clear, or nothing."""
    months = sorted({month or 0 for month in head.months_of(span)})
    if months[0] == 0 or months != list(range(months[0], months[-1] + 1)):
        return _("This cell is merged over columns that are not months one after the other: part it.")
    last = min(span.last_row, len(table.rows))
    if any(value_at(table, row, head.axis) is not None for row in range(span.first_row + 1, last + 1)):
        return _("This cell is merged over the rows of several axes: part it, and write the activity under its axis.")
    return ""


def _read_cell(sheet: PlanSheet, place: Place, axis: str, months: Months, value: Value, year: int) -> None:
    if not isinstance(value, str):
        sheet.wrong.append(Remark(place, _("A number or a day stands here without an activity: write what it is of.")))
        return
    if len(value) > LONGEST_CELL:
        sheet.wrong.append(Remark(place, too_long(LONGEST_CELL)))
        return
    for order, text in enumerate(split(value, year), start=1):
        try:
            sheet.lines.append(replace(_line(place, axis, months, text, year), order=order))
        except ValidationError as error:
            sheet.wrong.append(Remark(place, error.messages[0]))


def _line(place: Place, axis: str, months: Months, text: str, year: int) -> Line:
    """Raises ValidationError where the words are no activity."""
    if len(text) > LONGEST_SOURCE:
        raise ValidationError(too_long(LONGEST_SOURCE))
    refuse_stacked_marks(f"{axis}\n{text}")
    when = find_days(text, year=year, column=months)
    if len(fold(when.rest)) < 2:
        raise ValidationError(_("A number or a day stands here without an activity: write what it is of."))
    wording = checked_wording(when.rest)
    return Line(
        place, axis, wording, when, kind=words.kind(wording), role=words.role(wording),
        quantity=words.quantity(wording), printed_month=months[0], as_written=text, left_out=("wording_fr",),
    )  # fmt: skip


def _rows(table: Table, head_row: int) -> range:
    return range(head_row + 1, len(table.rows) + 1)
