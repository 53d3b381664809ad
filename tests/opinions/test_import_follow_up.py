"""The log of a recommendation through a spreadsheet: an entry that is there says nothing new, another is added."""

from datetime import date

import pytest

from hayaa.core.intake.tables import Table
from opinions.models import FollowUp
from opinions.resources import FollowUpSheet
from tests import factories, opinion_factories
from tests.intake import mistakes, outcomes, review, take

DAY = date(2023, 5, 25)

pytestmark = pytest.mark.usefixtures("body")


@pytest.fixture
def recommendation():
    factories.user(role="secretariat")
    opinion = opinion_factories.opinion(state="in_follow_up")
    return opinion_factories.recommendation(opinion=opinion)


def as_left():
    left = FollowUpSheet.sheet(FollowUpSheet().all_records())
    return Table("x", [list(left.head), *map(list, left.rows)])


def test_two_findings_of_a_day_in_one_state_are_two_entries(recommendation):
    """They leave as two rows; sent again they are both there, and in an empty log both come in."""
    for words in ("بدأت الأشغال.", "توقفت الأشغال."):
        opinion_factories.follow_up(recommendation=recommendation, day=DAY, state="in_execution", finding_ar=words)
    file = as_left()
    found = review("recommendations", file)
    assert (mistakes(found), outcomes(found)) == ([], ["unchanged"] * 2)
    FollowUp.objects.all()._raw_delete("default")
    found, taken = take("recommendations", file)
    assert (outcomes(found), taken, FollowUp.objects.count()) == (["new"] * 2, True, 2)


def test_only_entry_of_a_day_stays_as_it_was_entered(recommendation):
    opinion_factories.follow_up(
        recommendation=recommendation, day=DAY, state="in_execution", finding_ar="بدأت الأشغال."
    )
    file = as_left()
    file.rows[1][3] = "انتهت الأشغال."
    found = review("recommendations", file)
    assert outcomes(found) == ["wrong"]
