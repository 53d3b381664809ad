"""What waits to be done: the lines that each app hands to the desk (decision 0018)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import Truncator

MOST = 10  # lines of one kind on the desk: a list behind them shows the others
WORDS = 110  # characters of a title in a line


@dataclass(frozen=True)
class Task:
    """One line of the desk: what waits, at which address it is done, since or until which day.

    `days` are those from that day to the one asked for, negative when it is to come; None without a day. `late` is
    what has a term that is past; what only waits is not.
    """

    day: date | None
    text: str
    url: str
    days: int | None
    late: bool = False

    @property
    def ahead(self) -> int:
        """Days to come until that day; 0 without a day."""
        return -(self.days or 0)


def task(on: date, day: date | None, text: str, url: str, *, late: bool = False) -> Task:
    """A line as it stands on a day."""
    return Task(day, text, url, (on - day).days if day else None, late)


def due(on: date, day: date, text: str, url: str) -> Task:
    """A line with a term: late once that day is past."""
    return task(on, day, text, url, late=day < on)


def in_short(text: str) -> str:
    """A title or a sentence, cut where it is too long for a line."""
    return Truncator(text).chars(WORDS)


def at_most(found: Sequence[Task], more: str, url: str) -> list[Task]:
    """The first of them, and a line that leads to the list of all where there are more."""
    return list(found) if len(found) <= MOST else [*found[:MOST], Task(None, more, url, None)]
