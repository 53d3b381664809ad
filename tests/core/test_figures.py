from decimal import Decimal

import pytest
from django.utils import translation

from hayaa.core.figures import Figure, Trend


@pytest.mark.parametrize(
    ("numerator", "percentage"),
    [(13, "41.94"), (7, "22.58"), (11, "35.48"), (18, "58.06")],
)
def test_percentage_of_the_stated_attendance(numerator, percentage):
    """Domain: the document prints 41,93 and 58,08; computed, 13/31 is 41,94 and 18/31 is 58,06."""
    assert Figure(numerator, 31).percentage == Decimal(percentage)


def test_percentage_rounds_half_up():
    assert Figure(1, 32).percentage == Decimal("3.13")  # 3.125


@pytest.mark.parametrize(("language", "shown"), [("ar", "13 من 31 (41,94\u00a0%)"), ("fr", "13 sur 31 (41,94\u00a0%)")])
def test_fraction_comes_first(language, shown):
    """Screens: fractions before percentages; a comma, and a no-break space before the sign."""
    with translation.override(language):
        assert str(Figure(13, 31)) == shown


def test_nothing_to_compare_with_is_not_available():
    with translation.override("ar"):
        assert Figure(0, 0).percent == "غير متوفر"


def test_negative_number_is_refused():
    with pytest.raises(ValueError, match="negative"):
        Figure(-1, 31)


@pytest.mark.parametrize(
    ("now", "before", "sign", "words"),
    [
        (Figure(2, 3), Figure(1, 2), "▲", "16,7 points de plus"),
        (Figure(1, 2), Figure(2, 3), "▼", "16,7 points de moins"),
        (Figure(103, 200), Figure(1, 2), "▲", "1,5 point de plus"),
        (Figure(1, 2), Figure(2, 4), "=", "sans changement"),
        (Figure(1, 2), Figure(0, 0), "", "non disponible"),
        (Figure(0, 0), Figure(1, 2), "", "non disponible"),
    ],
)
def test_trend_says_in_a_sign_and_words_how_a_rate_moved(now, before, sign, words):
    """Screens: a state is never a colour alone; no data is not available."""
    with translation.override("fr"):
        assert (Trend(now, before).sign, Trend(now, before).words) == (sign, words)
