"""Dates as they are shown."""

from datetime import date

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.formats import date_format


@pytest.mark.parametrize(
    ("language", "day", "shown"),
    [
        ("fr", date(2022, 7, 1), "1er juillet 2022"),
        ("fr", date(2022, 7, 2), "2 juillet 2022"),
        ("fr", date(2022, 7, 21), "21 juillet 2022"),
        ("ar", date(2022, 7, 1), "1 يوليوز 2022"),
    ],
)
def test_first_day_of_a_month_is_an_ordinal_in_french_alone(language, day, shown):
    with translation.override(language):
        assert (date_format(day), Template("{{ day|date }}").render(Context({"day": day}))) == (shown, shown)
