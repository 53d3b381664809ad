from datetime import date

import pytest
from django.utils import translation

from activities.schedule import Precision, Schedule

UNDATED = Schedule(2023)
MAY = Schedule(2023, 5, 5)
SPRING = Schedule(2023, 3, 5)
ALL_YEAR = Schedule(2024, 1, 12)
ONE_DAY = Schedule(2022, 3, 3, date(2022, 3, 18), date(2022, 3, 18))
FIRST_DAY_ALONE = Schedule(2022, 7, 7, date(2022, 7, 1))
TWO_DAYS = Schedule(2022, 3, 3, date(2022, 3, 24), date(2022, 3, 25))
FOUR_DAYS = Schedule(2022, 8, 8, date(2022, 8, 23), date(2022, 8, 26))
TWO_MONTHS = Schedule(2022, 10, 11, date(2022, 10, 31), date(2022, 11, 3), printed_month=11)
OPEN_END = Schedule(2022, 3, 5, date(2022, 3, 24))
CONTRADICTED = Schedule(2023, 1, 1, date(2023, 1, 3), date(2023, 1, 3), printed_month=2)


@pytest.mark.parametrize(
    ("schedule", "arabic", "french"),
    [
        (UNDATED, "غير محدد التاريخ", "sans date"),
        (MAY, "ماي", "mai"),
        (SPRING, "من مارس إلى ماي", "mars à mai"),
        (ALL_YEAR, "طوال السنة", "toute l’année"),
        (ONE_DAY, "18 مارس", "18 mars"),
        (FIRST_DAY_ALONE, "1 يوليوز", "1er juillet"),
        (TWO_DAYS, "24 و25 مارس", "24 et 25 mars"),
        (FOUR_DAYS, "من 23 إلى 26 غشت", "du 23 au 26 août"),
        (TWO_MONTHS, "من 31 أكتوبر إلى 3 نونبر", "du 31 octobre au 3 novembre"),
        (OPEN_END, "من 24 مارس إلى يوم من ماي", "du 24 mars à un jour de mai"),
    ],
)
def test_words(schedule, arabic, french):
    with translation.override("ar"):
        assert schedule.words == arabic
    with translation.override("fr"):
        assert schedule.words == french


@pytest.mark.parametrize(
    ("schedule", "label"),
    [
        (UNDATED, ""),
        (MAY, ""),
        (SPRING, "من مارس إلى ماي"),
        (ALL_YEAR, "طوال السنة"),
        (ONE_DAY, "18"),
        (TWO_DAYS, "24–25"),
        (FOUR_DAYS, "23–26"),
        (TWO_MONTHS, "31 أكتوبر – 3 نونبر"),
        (CONTRADICTED, "3 يناير"),
        (Schedule(2023, 1, 1, printed_month=2), "يناير"),
        (Schedule(2023, printed_month=4), "غير محدد التاريخ"),
    ],
)
def test_label_says_what_the_column_does_not(schedule, label):
    with translation.override("ar"):
        assert schedule.label == label


@pytest.mark.parametrize(
    ("schedule", "precision", "earliest", "latest"),
    [
        (UNDATED, Precision.UNDATED, None, None),
        (MAY, Precision.MONTHS, date(2023, 5, 1), date(2023, 5, 31)),
        (ALL_YEAR, Precision.ALL_YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        (FIRST_DAY_ALONE, Precision.DAYS, date(2022, 7, 1), date(2022, 7, 1)),
        (TWO_MONTHS, Precision.DAYS, date(2022, 10, 31), date(2022, 11, 3)),
        (OPEN_END, Precision.DAYS, date(2022, 3, 24), date(2022, 5, 31)),
        (Schedule(2024, 2, 2), Precision.MONTHS, date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_bounds_are_as_wide_as_what_is_unknown(schedule, precision, earliest, latest):
    """Domain: late only after the latest day; undated is never late."""
    assert (schedule.precision, schedule.earliest, schedule.latest) == (precision, earliest, latest)


@pytest.mark.parametrize(
    ("schedule", "columns", "contradicted"),
    [
        (UNDATED, None, False),
        (MAY, (5, 5), False),
        (ALL_YEAR, (1, 12), False),
        (TWO_MONTHS, (10, 11), False),
        (CONTRADICTED, (2, 2), True),
        (Schedule(2023, printed_month=4), (4, 4), True),
    ],
)
def test_columns(schedule, columns, contradicted):
    """Domain: the months of the schedule, or the printed month, with a warning, where it lies outside them."""
    assert (schedule.columns, schedule.contradicts_its_month) == (columns, contradicted)
