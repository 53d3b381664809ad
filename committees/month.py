"""A month as weeks of days with their meetings, Monday first."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from hayaa.core.months import MONTHS


@dataclass(frozen=True)
class Day:
    """A day of the calendar; `is_outside` where it belongs to the month before or after."""

    day: date
    meetings: tuple[Any, ...]
    is_today: bool
    is_outside: bool


@dataclass(frozen=True)
class Month:
    """Whole weeks, from Monday, that cover a month. `before` and `after` name its neighbours as addresses do."""

    year: int
    number: int
    weeks: tuple[tuple[Day, ...], ...]

    @property
    def label(self) -> str:
        return f"{MONTHS[self.number]} {self.year}"

    @property
    def before(self) -> str:
        return f"{self.year - (self.number == 1)}-{(self.number - 2) % 12 + 1:02}"

    @property
    def after(self) -> str:
        return f"{self.year + (self.number == 12)}-{self.number % 12 + 1:02}"

    @property
    def meetings(self) -> list[Any]:
        """All that it shows, also on the days around the month."""
        return [meeting for week in self.weeks for day in week for meeting in day.meetings]

    @property
    def is_empty(self) -> bool:
        return not any(day.meetings for week in self.weeks for day in week if not day.is_outside)


def read(asked, *, today, meetings):
    """The month asked for as «2023-05», or today's where that is none; `meetings` is a query set. One question."""
    found = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", asked)
    year, number = (int(found[1]), int(found[2])) if found else (today.year, today.month)
    weeks = calendar.Calendar().monthdatescalendar(year, number)
    of_day: dict[date, list[Any]] = {}
    for meeting in meetings.filter(day__range=(weeks[0][0], weeks[-1][-1])).order_by("day", "starts_at", "pk"):
        of_day.setdefault(meeting.day, []).append(meeting)
    return Month(
        year,
        number,
        tuple(
            tuple(Day(day, tuple(of_day.get(day, ())), day == today, day.month != number) for day in week)
            for week in weeks
        ),
    )
