"""Which activity of the former version a line goes on with: by its code, else by its axis and its wording."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from activities.intake.lines import Line
from activities.schedule import Schedule
from hayaa.core.arabic import fold


def match(lines: Sequence[Line], axes: Mapping[str, Any], former: Iterable[Any], year: int) -> dict[str, Any]:
    """The former line of each line that goes on with one, by the key of the line; each former line once.

    `axes`: the key of each axis as the sheet writes it. `former` lines have `activity`, `axis_id`, `wording_ar` and
    `schedule`. A line with a code is matched by that alone; the others where their axis and folded wording are the
    same: first those that stand in the same months, then in the order of the year.
    """
    left = sorted(former, key=lambda line: line.schedule.columns or (13, 13))
    found: dict[str, Any] = {}
    for same in (_same_code, _same_words_and_months, _same_words):
        for line in lines:
            other = None if line.key in found else next((f for f in left if same(line, f, axes, year)), None)
            if other is not None:
                found[line.key] = other
                left.remove(other)
    return found


def _same_code(line: Line, other: Any, axes: Mapping[str, Any], year: int) -> bool:
    return line.code == other.activity.code


def _same_words(line: Line, other: Any, axes: Mapping[str, Any], year: int) -> bool:
    here = (axes.get(line.axis), fold(line.wording_ar))
    return not line.code and here == (other.axis_id, fold(other.wording_ar))


def _same_words_and_months(line: Line, other: Any, axes: Mapping[str, Any], year: int) -> bool:
    columns = Schedule(year, *line.reading, line.printed_month).columns
    return columns == other.schedule.columns and _same_words(line, other, axes, year)
