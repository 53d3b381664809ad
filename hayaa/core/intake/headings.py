"""The headings of a sheet: found in either language and any spelling, and told when something is wrong with them."""

import re
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from hayaa.core.arabic import fold
from hayaa.core.forms import IN_LANGUAGE
from hayaa.core.intake.review import Mistake
from hayaa.core.intake.tables import Table
from hayaa.core.intake.values import LANGUAGES, in_every_language, listed, written

BRACKETS = re.compile(r"(?<=\w)\(\w+\)")  # العضو(ة)
MOST_ROWS_ABOVE = 10  # a title, the name of the body: the headings follow soon


def also(column):
    """The folded spellings of other headings that people write over such a column."""
    return [spelling for word in column.also for spelling in in_every_language(word)]


def in_full(column):
    return in_every_language(column.heading)


def in_short(column):
    """The folded spellings of a heading without its brackets: of a gender, or of the language in which it is written.

    «Family name (in Arabic)» is in short «family name» in Arabic, and «Name (in French)» is «name» in French.
    """
    found = []
    for language in LANGUAGES:
        with override(language):
            text = BRACKETS.sub("", str(column.heading).removesuffix(f" ({IN_LANGUAGE[language]})"))
        if "(" not in text:
            found.append(fold(text))
    return found


@dataclass(frozen=True)
class SheetHead:
    """The row of the headings in its table, counted from 1, and the name of the column under each of its cells."""

    table: Table
    row: int
    names: list[str | None]

    @classmethod
    def find(cls, table, columns):
        """The first row with most headings of these columns (name → column with its `heading`); None without two."""
        spellings = {
            spelling: name
            for said in (also, in_short, in_full)  # a heading in full goes before another in short
            for name, column in columns.items()
            for spelling in said(column)
        }
        best = None
        for number, cells in enumerate(table.rows[:MOST_ROWS_ABOVE], start=1):
            names = [spellings.get(fold(written(cell))) for cell in cells]
            known = sum(name is not None for name in names)
            if known > (best.known if best else 0):
                best = cls(table, number, names)
        return best if best and best.known >= min(2, len(columns)) else None

    @property
    def known(self):
        return sum(name is not None for name in self.names)

    @property
    def unknown(self):
        """How many cells of the row are filled and no heading of these columns."""
        return sum(name is None and cell is not None for name, cell in self._cells)

    @property
    def _cells(self):
        return list(zip(self.names, self.table.rows[self.row - 1], strict=True))

    @property
    def columns(self):
        """The names of the columns that the sheet has, in its order."""
        return [name for name in self.names if name]

    def address(self, name, row):
        """«C7»: the cell of that column in that row."""
        return self.table.address(row, self.names.index(name) + 1)

    def rows(self):
        """The rows below the headings that hold something: their number, and the cells of the known columns."""
        places = [place for place, name in enumerate(self.names) if name]
        for number, cells in enumerate(self.table.rows[self.row :], start=self.row + 1):
            values = [cells[place] if place < len(cells) else None for place in places]
            if any(value is not None for value in values):
                yield number, values

    def overlooked(self):
        """The address of the first cell below the headings that stands under none; None where every cell has one."""
        for number, cells in enumerate(self.table.rows[self.row :], start=self.row + 1):
            for place, value in enumerate(cells, start=1):
                if value is not None and not (place <= len(self.names) and self.names[place - 1]):
                    return self.table.address(number, place)
        return None

    def mistakes(self, columns, key):
        """What is wrong with the headings: unknown, doubled, missing."""
        unknown = _("No column is called so. The columns are: %(columns)s.")
        sentence = unknown % {"columns": listed(column.heading for column in columns.values())}
        found = [
            Mistake(sentence, self.table.address(self.row, place), written=written(cell))
            for place, (name, cell) in enumerate(self._cells, start=1)
            if name is None and cell is not None
        ]
        for name, count in Counter(self.columns).items():
            if count > 1:
                found.append(Mistake(_("This column stands twice: keep one."), heading=str(columns[name].heading)))
        missing = [
            column for name, column in columns.items() if name not in self.columns and name in key and column.required
        ]
        if missing:
            found.append(
                Mistake(
                    _("These columns are missing: %(columns)s.")
                    % {"columns": listed(column.heading for column in missing)}
                )
            )
        return found
