from datetime import date

import pytest
from babel.dates import get_month_names
from django.utils import translation
from django.utils.dateformat import format as format_date

from hayaa.core.months import MONTHS


@pytest.mark.parametrize("letter", ["F", "N", "E", "M"])
@pytest.mark.parametrize("number", range(1, 13))
def test_every_form_of_a_month_is_the_moroccan_one(letter, number):
    """Domain: يناير … ماي … يوليوز غشت شتنبر … نونبر دجنبر, in each of the forms Django asks for."""
    with translation.override("ar"):
        assert format_date(date(2023, number, 1), letter) == get_month_names("wide", locale="ar_MA")[number]


@pytest.mark.parametrize(("language", "locale"), [("ar", "ar_MA"), ("fr", "fr")])
def test_months_are_those_of_the_locale(language, locale):
    with translation.override(language):
        assert [str(name) for name in MONTHS.values()] == list(get_month_names("wide", locale=locale).values())
