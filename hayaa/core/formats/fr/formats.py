"""Dates and numbers as Moroccan administrations write them in French: 1er juillet 2022, 19 mai 2023, 19/05/2023, 41,94.

S is the ending of an ordinal. Django knows only the English ones; no other format of ours asks for it.
"""

from typing import Any

from django.utils.dateformat import DateFormat


def _ordinal(self: Any) -> str:
    return "er" if self.data.day == 1 else ""


DateFormat.S = _ordinal  # type: ignore[method-assign]

DATE_FORMAT = "jS F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "jS F Y, H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "jS F"
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S"]
DATETIME_INPUT_FORMATS = ["%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M"]
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\u202f"
NUMBER_GROUPING = 3
