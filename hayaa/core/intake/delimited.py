"""The table of a CSV file: what parts its columns, and its cells as texts. None of them is a number or a day yet."""

import csv
import re
from io import StringIO

from django.utils.translation import gettext_lazy as _

from hayaa.core.formulas import unguard
from hayaa.core.intake.cells import LONGEST, Grid, tidy
from hayaa.core.intake.encodings import decode
from hayaa.core.intake.refusals import refusal
from hayaa.core.intake.tables import Table, Unreadable

SEPARATORS = "\t;,"  # the rarer in ordinary text first
NONE = "\x1f"  # stands in no text: the table has a single column
BEGINNING, SAMPLE = 64 * 1024, 50  # characters and lines that are looked at to know what parts the columns
MOST_LINES, MOST_CELLS = 1_048_576, 300_000  # empty lines counted; cells that are not empty
QUOTED = re.compile('"[^"]*"')
LINE_END = re.compile("[\r\n]")  # others, such as U+2028, stand within a cell


def read(content: bytes, name: str) -> Table:
    """Raises `Unreadable`, with the line of a quotation mark that does not end or the cell that is too much."""
    text = decode(content)
    grid, cells, begun = Grid(tidy(name) or ""), 0, 1
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        for row, fields in enumerate(reader, start=1):
            begun = reader.line_num + 1
            cells += len(fields) - fields.count("")
            if row > MOST_LINES or cells > MOST_CELLS:
                raise refusal("much")
            for column, field in enumerate(fields, start=1):
                if field:
                    grid.fill(row, column, tidy(unguard(field)))
    except csv.Error as error:
        message = _(
            "The text that a quotation mark begins in line %(line)s does not end where it should, or has more than "
            "%(limit)s characters: correct the line, or save the file as .xlsx."
        )
        raise Unreadable(message, code="quote", params={"line": begun, "limit": LONGEST}) from error
    return Table(grid.name, grid.rows)


def _separator(text: str) -> str:
    """What parts the columns: of tab, semicolon and comma the one that stands in the most lines, quoted text apart.

    Of two in as many lines it is the first of these. When fewer than half of the lines have any, there is one column;
    when it is missing in more than every third line that has another, nothing is guessed.
    """
    lines = [line for line in LINE_END.split(QUOTED.sub("", text[:BEGINNING])) if line.strip()][:SAMPLE]
    parted = {separator: {n for n, line in enumerate(lines) if separator in line} for separator in SEPARATORS}
    found = max(SEPARATORS, key=lambda separator: len(parted[separator]))
    any_of_them = set().union(*parted.values())
    if len(any_of_them) * 2 < len(lines):
        return NONE
    if len(any_of_them - parted[found]) * 3 > len(any_of_them):
        raise refusal("separators")
    return found
