"""What a report is composed of, in a world worked out by hand, and that nothing is lost when it is frozen."""

import json
from datetime import date

import pytest
from django.utils.translation import override

from activities.models import AnnualReport, Indicator
from activities.progress import Slice
from activities.report import Figures, freeze, read, thaw
from hayaa.core.figures import Figure
from tests import execution_factories as execution
from tests import factories, opinion_factories

pytestmark = pytest.mark.django_db
DECEMBER = date(2023, 12, 31)
LATER = date(2024, 2, 1)


@pytest.fixture(autouse=True)
def today(body, time_machine):
    time_machine.move_to(LATER)


@pytest.fixture
def version():
    return factories.plan_version(year_plan=factories.year_plan(year=2023))


def figures(part="year", year=2023):
    return read(AnnualReport(year=year, part=part), on=LATER)


def key(found, name):
    return next(one for one in found.keys if one.key == name)


def world(version):
    """2023: a training in March with a woman and two men, one in September; a meeting on the last day of the year.

    2022: a meeting. Two women and a man were convened to that of 2023; one woman came.
    """
    spring = execution.done(plan_version=version, held_month_from=3, held_month_to=3, other_women=4)
    for sex in "fmm":
        execution.participation(activity=spring, member=factories.member_in_office(sex=sex))
    execution.evidence(activity=spring)
    execution.done(plan_version=version, month_from=9, month_to=9, held_month_from=9, held_month_to=9)
    execution.planned(plan_version=version, month_from=None, month_to=None)
    factories.meeting(state="held", day=date(2022, 6, 1))
    meeting = factories.meeting(state="held", day=DECEMBER)
    for sex, status in (("f", "present"), ("f", "absent"), ("m", "excused")):
        factories.attendance(meeting=meeting, member=factories.member_in_office(sex=sex), status=status)


def test_chapters_of_a_year(version):
    world(version)
    found = figures()
    assert [(c.version.number, c.total.figure) for c in found.plan.columns] == [(1, Figure(2, 3))]
    assert [line.slice for line in found.plan.lines] == [Slice.DONE, Slice.DONE, Slice.PLANNED]
    meetings = found.meetings
    assert (meetings.all, meetings.women, meetings.men) == (Figure(1, 3), Figure(1, 2), Figure(0, 1))
    assert [(row.day, row.present, row.needed) for row in meetings.rows] == [(DECEMBER, 2, 2)]
    people = [(t.women, t.men, t.other_women, t.other_men) for t in found.trainings]
    assert people == [(1, 2, 4, None), (None, None, None, None)]
    assert [(one.axis.pk, one.activities, one.means) for one in found.proofs] == [(1, Figure(1, 2), Figure(1, 2))]
    assert found.opinions is None


def test_half_a_year_holds_only_what_lies_in_it(version):
    world(version)
    first, second = figures("first_half"), figures("second_half")
    assert [half.plan.columns[0].total.figure for half in (first, second)] == [Figure(1, 1), Figure(1, 1)]
    assert [half.plan.undated for half in (first, second, figures())] == [1, 1, 0]
    assert [len(half.trainings) for half in (first, second)] == [1, 1]
    assert (first.meetings, second.meetings.all) == (None, Figure(1, 3))
    assert (first.end, second.begin) == (date(2023, 6, 30), date(2023, 7, 1))


def test_key_figures_stand_beside_the_same_period_a_year_before(version):
    """The whole of 2022 is compared with the whole of 2023, its first half with the first half."""
    world(version)
    held = [(key(found, "meetings_held").before, key(found, "meetings_held").now) for found in (
        figures(), figures("first_half"), figures("second_half")
    )]  # fmt: skip
    assert held == [(1, 1), (1, 0), (None, 1)]
    attended = key(figures(), "attendance_at_trainings")
    assert (attended.now, attended.women, attended.men) == (3, 1, 2)
    assert [bool(said.text_ar and said.text_fr) for said in attended.missing] == [True, True]


def test_meeting_without_quorum_is_listed_and_counts_nowhere(version):
    factories.meeting(state="not_held", day=date(2023, 5, 2))
    found = figures().meetings
    assert [(row.is_held, row.present, row.women) for row in found.rows] == [(False, 1, None)]
    assert (found.not_held, found.organs, found.all) == (1, (), Figure(0, 0))


def test_opinion_has_its_title_once_it_is_released():
    """The report is public: an opinion that is not released yet is known by its number."""
    for released in (None, date(2023, 6, 1)):
        opinion = opinion_factories.opinion(state="deposited", released_on=released)
        opinion_factories.recommendation(opinion=opinion)
    rows = figures().opinions.rows
    assert [bool(row.title_ar) for row in rows] == [False, True]
    assert [row.adopted_on for row in rows] == [factories.MAY] * 2
    assert figures(year=2022).opinions is None


def test_indicator_is_judged_by_the_target_of_the_whole_year_only(version):
    world(version)
    axis = version.lines.first().axis
    counted = execution.indicator(axis=axis, metric=Indicator.Metric.TRAININGS)
    execution.target(indicator=counted, value=2)
    typed = execution.indicator(axis=axis)
    execution.measurement(indicator=typed, value=7)
    rows = [[(row.value, row.target, row.outcome) for row in found.strands[0].rows] for found in (
        figures(), figures("first_half")
    )]  # fmt: skip
    assert rows == [[(2, 2, "REACHED"), (7, None, "")], [(1, 2, ""), (None, None, "")]]


def test_empty_body_has_no_figure():
    """No data is «not available», never 0."""
    found = figures()
    assert {(one.now, one.women, one.men, one.before) for one in found.keys} == {(None, None, None, None)}
    assert (found.plan, found.meetings, found.opinions, found.grid) == (None, None, None, None)
    assert (found.trainings, found.strands, found.proofs) == ((), (), ())


def test_nothing_is_lost_when_figures_are_frozen(version):
    world(version)
    execution.target(indicator=execution.indicator(axis=version.lines.first().axis))
    factories.meeting(state="not_held", day=date(2023, 5, 2))
    found = figures()
    assert thaw(Figures, json.loads(json.dumps(freeze(found)))) == found


def test_record_of_the_database_is_never_frozen(version):
    with pytest.raises(TypeError):
        freeze((version,))


def test_frozen_figures_are_the_same_in_every_language(version):
    world(version)
    found = []
    for language in ("ar", "fr"):
        with override(language):
            found.append(freeze(figures()))
    assert found[0] == found[1]


def test_questions_do_not_grow_with_records(version, django_assert_num_queries):
    for _more in range(2):
        world(version)
        execution.target(indicator=execution.indicator(axis=version.lines.first().axis))
        opinion = opinion_factories.opinion(state="deposited")
        opinion_factories.recommendation(opinion=opinion)
        with django_assert_num_queries(41):
            figures()
