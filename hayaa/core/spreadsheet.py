"""The one writer of spreadsheets: every list of the program leaves through `spreadsheet_response` (decision 0008).

Beside it `csv_response`, for programs: the same sheets, without the looks (decision 0024).
"""

import csv
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import chain, islice, zip_longest
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language_bidi
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from hayaa.core.bidi import without_hidden, without_isolates
from hayaa.core.figures import Figure
from hayaa.core.formulas import guard, leads_a_formula

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8; header=present"
MARK = "\ufeff"  # without it a spreadsheet program takes UTF-8 for something else
DAY, MOMENT, PERCENT, AS_TEXT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm", "0.00%", "@"
LISTS, LAST_ROW = "lists", 2000  # the hidden sheet of words to choose from, and how far they are offered
NARROWEST, WIDEST = 9, 60  # characters
MEASURED = 1000  # rows that say how wide a column is
LONGEST_NAME = 31
FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # XLSX has «_x000D_» for a character: the words themselves are escaped
HEAD, PLAIN, WRAPPED = Font(bold=True), Font(), Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True)
class Sheet:
    """A table with its head. `rows` hold text, numbers, days, moments (local, without their zone), figures (written as
    their percentage) or None.

    For a sheet that somebody fills: `choices` are lists of words by the place of their column, counted from 1, and in
    `as_text`, columns, a number that is typed keeps its leading zeros.
    """

    name: str
    head: Sequence[Any]
    rows: Iterable[Sequence[Any]]
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    as_text: Collection[int] = ()


def joined(things: Iterable[Any]) -> str:
    """Several things in one cell; what is empty is left out."""
    return " / ".join(str(thing) for thing in things if thing)


def spreadsheet_response(sheets: Sequence[Sheet], *, filename: str) -> HttpResponse:
    """The sheets as a file to save, under a name that may be Arabic."""
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=filename),
        "Cache-Control": "private, no-cache",
    }
    return HttpResponse(workbook(sheets), content_type=TYPE, headers=headers)


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The file. Rows are read as they are written, and none is kept: a sheet may have a quarter of a million."""
    book = Workbook(write_only=True)
    offered: list[Sequence[str]] = []
    for sheet in sheets:
        page = book.create_sheet(_plain(str(sheet.name)).translate(FORBIDDEN_IN_NAMES)[:LONGEST_NAME])
        for column, words in sheet.choices.items():
            offered.append(words)
            _offer(page, get_column_letter(column), get_column_letter(len(offered)), len(words))
        _write(page, sheet)
    if offered:
        lists = book.create_sheet(LISTS)
        lists.sheet_state = "hidden"
        cells = _Cells(lists)
        for row in zip_longest(*offered):
            lists.append(cells.row(row))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def csv_response(sheet: Sheet, *, filename: str) -> HttpResponse:
    """One sheet as comma-separated values (RFC 4180), under a name that may be Arabic."""
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=filename)}
    return HttpResponse(comma_separated(sheet), content_type=CSV_TYPE, headers=headers)


def comma_separated(sheet: Sheet) -> str:
    """UTF-8 with its mark, days as the standard has them, plain numbers, and no text that could be a formula."""
    out = StringIO(MARK, newline="")
    out.seek(len(MARK))
    csv.writer(out).writerows([_as_text(value) for value in row] for row in (sheet.head, *sheet.rows))
    return out.getvalue()


def _as_text(value: Any) -> str:
    """A figure is its percentage; what is not known is nothing at all."""
    if isinstance(value, Figure):
        value = value.percentage
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int | float | Decimal) else guard(_plain(str(value)))


def _write(page: Any, sheet: Sheet) -> None:
    """What concerns a sheet as a whole stands before its rows in the file: its first rows say how wide it is."""
    page.sheet_view.rightToLeft = get_language_bidi()
    page.freeze_panes = "A2"
    rows = iter(sheet.rows)
    first = list(islice(rows, MEASURED))
    for column in range(1, len(sheet.head) + 1):
        letter = get_column_letter(column)
        page.column_dimensions[letter].width = _width(row[column - 1] for row in (sheet.head, *first))
        if column in sheet.as_text:
            page.column_dimensions[letter].number_format = AS_TEXT
    cells = _Cells(page)
    page.append(cells.row(sheet.head, HEAD))
    for row in chain(first, rows):
        page.append(cells.row(row))


def _width(values: Iterable[Any]) -> int:
    longest = max((len(line) for value in values for line in _shown(value).splitlines()), default=0)
    return min(WIDEST, max(NARROWEST, longest + 2))


def _shown(value: Any) -> str:
    if isinstance(value, Figure):
        return value.percent
    return "" if value is None else str(value)


def _offer(page: Any, column: str, place: str, number: int) -> None:
    """A list of words in the cells of a column, which are kept on a hidden sheet: a list may be long."""
    offer = DataValidation(type="list", formula1=f"{LISTS}!${place}$1:${place}${number}", allow_blank=True)
    offer.add(f"{column}2:{column}{LAST_ROW}")
    page.data_validations.append(offer)


class _Cells:
    """The cells of a page: a number as a number, a day as a day, and all else as text, whatever it begins with."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._looks: dict[tuple[bool, str, bool], Any] = {}

    def row(self, values: Iterable[Any], font: Font = PLAIN) -> list[Any]:
        return [None if value is None or value == "" else self._cell(value, font) for value in values]

    def _cell(self, value: Any, font: Font) -> Any:
        shape = "General"
        if isinstance(value, Figure):
            value, shape = _percentage(value), PERCENT
        if isinstance(value, date):
            return self._styled(value, "d", font, MOMENT if isinstance(value, datetime) else DAY)
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            return self._styled(value, "n", font, shape)
        return self._styled(ESCAPE.sub("_x005F_", _plain(str(value))), "s", font, shape)

    def _styled(self, value: Any, kind: str, font: Font, shape: str) -> Any:
        """The library looks the look of a cell up anew for each: one that was seen before is taken over."""
        cell = WriteOnlyCell(self._page)
        cell.value = value
        cell.data_type = kind  # after the value: the library takes «=» for a formula
        quoted = kind == "s" and leads_a_formula(value)
        look = (font is HEAD, shape, quoted)
        if look not in self._looks:
            cell.font, cell.alignment, cell.number_format, cell.quotePrefix = font, WRAPPED, shape, quoted
            self._looks[look] = cell._style
        cell._style = self._looks[look]
        return cell


def _percentage(figure: Figure) -> float | str:
    return figure.numerator / figure.denominator if figure.denominator else figure.percent


def _plain(text: str) -> str:
    """Without the characters that a file cannot hold, or that only mark direction."""
    return without_hidden(without_isolates(text)).replace("\0", "")
