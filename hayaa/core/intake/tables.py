"""What a file holds once it is read: tables of cells, whatever its format."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import NamedTuple

from django.core.exceptions import ValidationError
from openpyxl.utils import get_column_letter

Value = str | int | float | bool | date | datetime | time | None


class Unreadable(ValidationError):
    """The file cannot be read as it is; the sentence says why and how to mend it."""


class Span(NamedTuple):
    """Cells merged into one: its first and last row and column, counted from 1, both included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Table:
    """One sheet, or the whole of a CSV file.

    `rows` are as in the file, empty ones included, so that `rows[0]` is its row 1; each row ends with its last filled
    cell. Text is stripped, without the quote that keeps a formula harmless (`hayaa.core.spreadsheet`), and an empty
    text is None. `merged`: the cells joined together; only the first of them has a value.
    """

    name: str
    rows: list[list[Value]]
    merged: list[Span] = field(default_factory=list)

    def row_of(self, row: int) -> int:
        """The row of the file from which this row comes."""
        return row

    def address(self, row: int, column: int) -> str:
        """«C7»: the cell of the file from which this one comes, both counted from 1."""
        return f"{get_column_letter(column)}{row}"


@dataclass(frozen=True)
class Unfolded(Table):
    """A table made of another one, such as a grid written as a list: `origins` are the row and column of each row.

    `notes`: what was passed over, in the reader's language.
    """

    origins: list[tuple[int, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def row_of(self, row: int) -> int:
        return self.origins[row - 1][0]

    def address(self, row: int, column: int) -> str:
        origin_row, origin_column = self.origins[row - 1]
        return f"{get_column_letter(origin_column)}{origin_row}"
