"""What a cell of a file becomes, and which cells may be filled at all."""

import re
from typing import NoReturn

from django.utils.translation import gettext_lazy as _
from openpyxl.utils import get_column_letter

from hayaa.core.bidi import VISIBLE, without_hidden
from hayaa.core.intake.tables import Span, Unreadable, Value

MOST_ROWS, MOST_COLUMNS = 10_500, 400
LONGEST = 32_767  # characters in a cell, as in the spreadsheet programs themselves
_EDGES = "".join(character for character in map(chr, range(0x3001)) if not VISIBLE.match(character))
_ESCAPED = re.compile("_x(00[01][0-9A-F]|005F)_", re.IGNORECASE)
_LINE_END = re.compile("\r\n?")


def tidy(text: str) -> str | None:
    """A text as it was meant: nothing invisible around it or turning it, its lines ended by `\\n`; None when empty."""
    return _LINE_END.sub("\n", without_hidden(text)).strip(_EDGES) or None


def unescape(text: str) -> str:
    """A text of XLSX, with the characters that XML does not take and that stand in it as `_x000D_`."""
    return _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), text)


class Grid:
    """The cells of a table as they are read, row by row. `rows` end with their last filled cell and row."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: list[list[Value]] = []

    def fill(self, row: int, column: int, value: Value) -> None:
        """Put a value, counted from 1 and after all those before. Raises for one too far off, too long or no text."""
        if value is None:
            return
        self._refuse_unsuitable(row, column, value)
        self.rows.extend([] for _ in range(row - len(self.rows)))
        cells = self.rows[row - 1]
        cells.extend([None] * (column - 1 - len(cells)))
        cells.append(value)

    def join(self, span: Span) -> bool:
        """Leave of the cells that are merged the value of the first alone; whether it has any."""
        covered = self.rows[span.first_row - 1 : span.last_row]
        columns = slice(span.first_column - 1, span.last_column)
        first = covered[0][columns][:1] if covered else []
        for cells in covered:
            cells[columns] = [None] * len(cells[columns])
        if first:
            covered[0][columns.start] = first[0]
        return first not in ([], [None])

    def trim(self) -> None:
        for cells in self.rows:
            while cells and cells[-1] is None:
                cells.pop()
        while self.rows and not self.rows[-1]:
            self.rows.pop()

    def _refuse_unsuitable(self, row: int, column: int, value: Value) -> None:
        if row > MOST_ROWS or column > MOST_COLUMNS:
            message = _(
                "Cell %(cell)s of “%(sheet)s” is filled, beyond %(rows)s rows and %(columns)s columns: "
                "delete what is not needed there, or cut the table into several files."
            )
            self.refuse(row, column, message, "far", rows=MOST_ROWS, columns=MOST_COLUMNS)
        if isinstance(value, str):
            if len(value) > LONGEST:
                message = _("Cell %(cell)s of “%(sheet)s” has more than %(limit)s characters: shorten it.")
                self.refuse(row, column, message, "long", limit=LONGEST)
            if "\0" in value:
                message = _("Cell %(cell)s of “%(sheet)s” holds characters that are no text: type it anew.")
                self.refuse(row, column, message, "characters")

    def refuse(self, row: int, column: int, message, code: str, **params) -> NoReturn:
        """Say of one cell why it cannot be read; the message names `cell`, such as B12, and `sheet`."""
        cell = f"{get_column_letter(column)}{row}"
        raise Unreadable(message, code=code, params={"cell": cell, "sheet": self.name, **params})
