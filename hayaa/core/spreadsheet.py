"""The one writer of spreadsheets: every list of the program leaves through `spreadsheet_response` (decision 0008).

Beside it `csv_response`, for programs: the same sheets, without the looks (decision 0024).
"""

import csv
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language_bidi
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from hayaa.core.bidi import without_hidden, without_isolates
from hayaa.core.figures import Figure
from hayaa.core.formulas import guard, leads_a_formula

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8; header=present"
MARK = "\ufeff"  # without it a spreadsheet program takes UTF-8 for something else
DAY, PERCENT, AS_TEXT = "dd/mm/yyyy", "0.00%", "@"
LISTS, LAST_ROW = "lists", 2000  # the hidden sheet of words to choose from, and how far they are offered
NARROWEST, WIDEST = 9, 60  # characters
LONGEST_NAME = 31
FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
HEAD, PLAIN, WRAPPED = Font(bold=True), Font(), Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True)
class Sheet:
    """A table with its head. `rows` hold text, numbers, days, figures (written as their percentage) or None.

    For a sheet that somebody fills: `choices` are lists of words by the place of their column, counted from 1, and in
    `as_text`, columns, a number that is typed keeps its leading zeros.
    """

    name: str
    head: Sequence[Any]
    rows: Iterable[Sequence[Any]]
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    as_text: Collection[int] = ()


def spreadsheet_response(sheets: Sequence[Sheet], *, filename: str) -> HttpResponse:
    """The sheets as a file to save, under a name that may be Arabic."""
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=filename),
        "Cache-Control": "private, no-cache",
    }
    return HttpResponse(workbook(sheets), content_type=TYPE, headers=headers)


def workbook(sheets: Sequence[Sheet]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _write(book.create_sheet(_plain(str(sheet.name)).translate(FORBIDDEN_IN_NAMES)[:LONGEST_NAME]), sheet)
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
    page.sheet_view.rightToLeft = get_language_bidi()
    page.freeze_panes = "A2"
    widths = [NARROWEST] * len(sheet.head)
    for line, row in enumerate((sheet.head, *sheet.rows), start=1):
        for column, value in enumerate(row, start=1):
            cell = page.cell(line, column)
            _fill(cell, value)
            cell.font = HEAD if line == 1 else PLAIN
            cell.alignment = WRAPPED
            length = max(map(len, str(cell.value or "").splitlines()), default=0)
            widths[column - 1] = min(WIDEST, max(widths[column - 1], length + 2))
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    for column in sheet.as_text:
        page.column_dimensions[get_column_letter(column)].number_format = AS_TEXT
    for column, words in sheet.choices.items():
        _offer(page, get_column_letter(column), words)


def _offer(page: Any, column: str, words: Sequence[str]) -> None:
    """A list of words in the cells of a column, which are kept on a hidden sheet: a list may be long."""
    book = page.parent
    lists = book[LISTS] if LISTS in book.sheetnames else book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    place = lists.max_column + 1
    for line, word in enumerate(words, start=1):
        lists.cell(line, place).value = word
    letter = get_column_letter(place)
    offer = DataValidation(type="list", formula1=f"{LISTS}!${letter}$1:${letter}${len(words)}", allow_blank=True)
    offer.add(f"{column}2:{column}{LAST_ROW}")
    page.add_data_validation(offer)


def _fill(cell: Any, value: Any) -> None:
    """A number as a number, a day as a day, and everything else as text, whatever it begins with."""
    if isinstance(value, Figure):
        value = _percentage(value)
        cell.number_format = PERCENT
    if value is None:
        return
    if isinstance(value, date):
        cell.value = value
        cell.number_format = DAY
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        cell.value = value
    else:
        text = _plain(str(value))
        cell.value, cell.data_type = text, "s"
        cell.quotePrefix = leads_a_formula(text)


def _percentage(figure: Figure) -> float | str:
    return figure.numerator / figure.denominator if figure.denominator else figure.percent


def _plain(text: str) -> str:
    """Without the characters that a file cannot hold, or that only mark direction."""
    return without_hidden(without_isolates(text)).replace("\0", "")
