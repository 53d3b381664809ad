"""A whole day, year included, as people write it: in figures from either end, or with the name of its month."""

import re

from hayaa.core.arabic import fold, western_digits
from hayaa.core.intake.month_names import BY_NAME

DAYS = [
    re.compile(r"(?P<year>\d{4})\s*[-/.]\s*(?P<month>\d{1,2})\s*[-/.]\s*(?P<day>\d{1,2})\b"),
    re.compile(r"(?P<day>\d{1,2})\s*[-/.]\s*(?P<month>\d{1,2})\s*[-/.]\s*(?P<year>\d{4})\b"),
    re.compile(r"(?P<day>\d{1,2})(?:er)?\s+(?P<month>[^\W\d_]+(?:\s[^\W\d_]+)?)\s+(?P<year>\d{4})\b"),
]


def in_figures(text: str) -> str | None:
    """The text with the day at its beginning as «18/03/2022»: «18 مارس 2022 – …», «2022-03-18»; None without one.

    Whether the calendar has that day is not asked.
    """
    plain = western_digits(text).strip()
    for pattern in DAYS:
        found = pattern.match(plain)
        month = found and (found["month"] if found["month"].isdecimal() else BY_NAME.get(fold(found["month"])))
        if found and month:
            return f"{int(found['day']):02}/{int(month):02}/{found['year']}{plain[found.end() :]}"
    return None
