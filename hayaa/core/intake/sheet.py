"""One sheet of an XLSX file, read in a single pass and given up where it grows too large."""

from datetime import datetime, time
from math import isfinite
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from openpyxl.utils import column_index_from_string, range_boundaries
from openpyxl.utils.datetime import from_excel

from hayaa.core.intake.cells import MOST_COLUMNS, MOST_ROWS, Grid, tidy, unescape
from hayaa.core.intake.elements import Attributes, Texts
from hayaa.core.intake.package import Package
from hayaa.core.intake.refusals import refusal
from hayaa.core.intake.tables import Span, Table, Value

EXACT = 2**53  # above it a stored number is no longer exact, and stays as it is
MOST_AREA = 400_000  # of all merged cells; where there is more, they overlap
LONGEST_ERROR = 20  # in the sentence about it


class Book(NamedTuple):
    """What the sheets of a file share. `moments`: by the number of a style, whether it shows a day or a time."""

    package: Package
    strings: list[str | None]
    moments: list[bool]
    epoch: datetime


class Sheet(Texts):
    """Rows and cells must come in their order, as programs write them, so that none hides behind another."""

    def __init__(self, name: str, book: Book) -> None:
        super().__init__()
        self._grid, self._book = Grid(name), book
        self._merged: list[Span] = []
        self._row = self._column = 0
        self._digits = ""

    def table(self, path: str) -> Table:
        self.parse(self._book.package.read(path))
        if sum(map(_area, self._merged)) > MOST_AREA:
            raise refusal("strange")
        seen = [span for span in self._merged if self._grid.join(span)]
        self._grid.trim()
        return Table(self._grid.name, self._grid.rows, seen)

    def start_row(self, attributes: Attributes) -> None:
        before, self._row = self._row, int(attributes.get("r") or self._row + 1)
        self._digits, self._column = str(self._row), 0
        if self._row <= before:
            raise refusal("strange")

    def start_c(self, attributes: Attributes) -> None:
        before, self._column = self._column, self._column + 1
        address = attributes.get("r")
        if address:
            self._column = column_index_from_string(address.removesuffix(self._digits))
        if self._column <= before:
            raise refusal("strange")
        self._kind, self._style = attributes.get("t", "n"), _place(attributes.get("s") or "0")
        self._stored: str | None = None
        self._is_formula = False
        self._pieces.clear()

    def start_f(self, attributes: Attributes) -> None:
        self._is_formula = True

    def end_v(self, text: str) -> None:
        self._stored = text

    def end_c(self, text: str) -> None:
        self._grid.fill(self._row, self._column, self._value())

    def start_mergeCell(self, attributes: Attributes) -> None:
        bounds = range_boundaries(attributes["ref"])
        if None in bounds:
            raise refusal("strange")
        first_column, first_row, last_column, last_row = bounds
        if not 0 < first_row <= last_row or not 0 < first_column <= last_column or len(self._merged) == MOST_ROWS:
            raise refusal("strange")
        if first_row <= MOST_ROWS and first_column <= MOST_COLUMNS:
            last_row, last_column = min(last_row, MOST_ROWS), min(last_column, MOST_COLUMNS)
            self._merged.append(Span(first_row, first_column, last_row, last_column))

    def _value(self) -> Value:
        stored, kind = self._stored, self._kind
        if kind == "e":
            self._refuse_error()
        if kind == "inlineStr":
            return self._taken()
        if not stored:
            if self._is_formula and (kind != "str" or stored is None):
                self._refuse_formula()
            return None
        if kind == "s":
            text = self._book.strings[_place(stored)]
            self._book.package.spend(len(text or ""))
            return text
        if kind == "n":
            return self._number(float(stored))
        return _READ[kind](stored)

    def _number(self, number: float) -> Value:
        """A number, or the moment that it stands for; one that stands for none is left as it is."""
        if not isfinite(number):
            raise refusal("strange")
        if self._style and self._book.moments[self._style]:
            try:
                return _moment(from_excel(number, self._book.epoch))
            except OverflowError:
                pass
        return int(number) if abs(number) < EXACT and number.is_integer() else number

    def _refuse_error(self) -> None:
        message = _("Cell %(cell)s of “%(sheet)s” shows the error %(error)s: correct it, or write the value itself.")
        self._grid.refuse(self._row, self._column, message, "error", error=(self._stored or "")[:LONGEST_ERROR])

    def _refuse_formula(self) -> None:
        message = _(
            "Cell %(cell)s of “%(sheet)s” holds a formula without its result: open the file and save it, "
            "or copy the cell and paste its value alone."
        )
        self._grid.refuse(self._row, self._column, message, "formula")


def _place(written: str) -> int:
    """A place in a list of the file, counted from 0; not from its end, as a negative one would be."""
    place = int(written)
    if place < 0:
        raise refusal("strange")
    return place


def _moment(moment: datetime | time) -> Value:
    """A day where it has no hour."""
    return moment.date() if isinstance(moment, datetime) and moment.time() == time() else moment


_READ = {
    "str": lambda stored: tidy(unescape(stored)),
    "b": lambda stored: stored in ("1", "true"),
    "d": lambda stored: _moment(datetime.fromisoformat(stored).replace(tzinfo=None)),
}


def _area(span: Span) -> int:
    return (span.last_row - span.first_row + 1) * (span.last_column - span.first_column + 1)
