"""Metrics counted from opinions, in a small world built by hand."""

from datetime import date

import pytest

from activities.metrics import Scope, measure
from hayaa.core.figures import Figure
from tests import factories
from tests import opinion_factories as opinions

pytestmark = pytest.mark.django_db
YEAR, BEFORE = Scope.of_year(2023), Scope.of_year(2022)


@pytest.fixture(autouse=True)
def today(db):
    factories.body(is_demonstration=True, reference_date=date(2024, 1, 31))


def deposited(day, state="deposited", **values):
    opinion = opinions.opinion(state=state, **values)
    opinion.deposits.update(day=day)
    return opinion


def test_opinions_are_counted_by_the_day_of_their_deposit():
    last = deposited(date(2023, 12, 31))
    deposited(date(2024, 1, 1))
    opinions.opinion(state="adopted")
    counted = measure("opinions_deposited", YEAR)
    assert [(record.url, record.day) for record in counted.records] == [(last.get_absolute_url(), date(2023, 12, 31))]


def test_cancelled_deposit_counts_nowhere():
    # A deposit made by mistake is cancelled, and the opinion is adopted once more.
    opinion = opinions.opinion(state="adopted")
    user = factories.user()
    opinions.deposit(opinion=opinion, cancelled_on=factories.MAY, cancelled_by=user, cancel_reason="خطأ")
    assert measure("opinions_deposited", YEAR).value == 0
    assert measure("answer_rate", YEAR).value is None


def test_theme_of_two_opinions_is_covered_once():
    theme = opinions.theme()
    deposited(date(2023, 2, 1), theme=theme)
    deposited(date(2023, 3, 1), theme=theme)
    deposited(date(2023, 4, 1), theme=opinions.theme())
    deposited(date(2023, 5, 1))
    counted = measure("themes_covered", YEAR)
    assert [(record.text, record.day) for record in counted.records] == [
        (str(theme), date(2023, 2, 1)),
        ("الموضوع 2", date(2023, 4, 1)),
    ]
    assert len(counted.missing) == 1


def test_answer_counts_from_its_day_on():
    answered = deposited(date(2022, 11, 1))
    deposited(date(2023, 2, 1))
    opinions.event(opinion=answered, kind="letter", day=date(2023, 1, 15), in_part=True)
    assert measure("answer_rate", BEFORE).figure == Figure(0, 1)
    assert measure("answer_rate", YEAR).figure == Figure(1, 2)


def test_recommendation_counts_as_it_stood_at_the_end_of_the_period():
    opinion = deposited(date(2022, 6, 1), state="in_follow_up")
    executed = opinions.recommendation(opinion=opinion, state="executed")
    opinions.follow_up(recommendation=executed, day=date(2022, 9, 1), state="accepted")
    opinions.follow_up(recommendation=executed, day=date(2023, 9, 1), state="executed")
    in_part = opinions.recommendation(opinion=opinion, state="executed_in_part")
    opinions.follow_up(recommendation=in_part, day=date(2022, 9, 1), state="executed_in_part")
    opinions.recommendation(opinion=opinion)
    assert measure("recommendations_executed", BEFORE).figure == Figure(0, 3)
    counted = measure("recommendations_executed", YEAR)
    assert (counted.figure, len(counted.notes)) == (Figure(1, 3), 1)
    assert [(record.url, record.day) for record in counted.records] == [(executed.get_absolute_url(), date(2023, 9, 1))]


def test_nothing_known_of_a_year_is_not_available():
    for key in ("opinions_deposited", "themes_covered", "answer_rate", "recommendations_executed"):
        assert measure(key, BEFORE).value is None


def test_year_with_a_plan_and_no_opinion_counts_zero():
    factories.plan_version(year_plan=factories.year_plan(year=2022))
    assert measure("opinions_deposited", BEFORE).value == 0
    assert measure("answer_rate", BEFORE).value is None
