"""What both shapes of a plan share: its sheet, its year, its wording."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from activities.intake.lines import LONGEST_WORDING, Place
from hayaa.core.arabic import western_digits
from hayaa.core.intake.tables import Table, Unreadable, Value
from hayaa.core.intake.values import listed

MOST_ROWS, MOST = 2000, 1000
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
ARABIC = re.compile("[\u0621-\u064a]")


def refuse_too_many(number: int, most: int) -> None:
    """The plan of a year is not that long: it is another list, or somebody's attack."""
    if number > most:
        message = _("The plan of a year has at most %(most)s rows: is this another list?")
        raise Unreadable(message % {"most": most})


def years_of(table: Table, head: int) -> list[int]:
    """The years that stand in the name of the sheet, or in the rows down to the heading, each once."""
    said = [str(cell) for cells in table.rows[:head] for cell in cells if isinstance(cell, str | int | float)]
    return sorted({int(year) for text in (table.name, *said) for year in YEAR.findall(western_digits(text))})


def the_only(years: list[int]) -> int | None:
    """What the sheet says, where it says one thing."""
    return years[0] if len(years) == 1 else None


def the_year(asked: int | None, own: list[int]) -> int:
    """That of the plan. Raises Unreadable where nobody says it, or the sheet says several."""
    if asked:
        return asked
    if not own:
        raise Unreadable(
            _("Neither the name of the sheet nor its title says a year: write it in the name of the sheet, like 2024.")
        )
    if len(own) > 1:
        message = _("The sheet speaks of several years (%(years)s): leave one, in the name of the sheet and its title.")
        raise Unreadable(message % {"years": listed(own)})
    return own[0]


def checked_wording(text: str) -> str:
    """The Arabic wording of an activity. Raises ValidationError where it is none."""
    if not ARABIC.search(text):
        raise ValidationError(_("Write the activity in Arabic; its French can stand beside it or be added afterwards."))
    if len(text) > LONGEST_WORDING:
        raise ValidationError(too_long(LONGEST_WORDING))
    return text


def too_long(most: int) -> str:
    return _("This text is longer than %(most)s characters: shorten it.") % {"most": most}


def value_at(table: Table, row: int, column: int) -> Value:
    cells = table.rows[row - 1] if row <= len(table.rows) else []
    return cells[column - 1] if column <= len(cells) else None


def letter(column: int) -> str:
    return Place("", 1, column).letter
