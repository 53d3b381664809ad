"""Metrics counted from activities and seats, in a small world built by hand."""

from datetime import date

import pytest

from activities.metrics import Scope, measure
from hayaa.core.figures import Figure
from tests import execution_factories as execution
from tests import factories

pytestmark = pytest.mark.django_db
YEAR = Scope.of_year(2023)
HALF = Scope(date(2023, 1, 1), date(2023, 6, 30))
NOT_CARRIED_OUT = ("planned", "in_preparation", "in_progress", "not_confirmed", "postponed", "cancelled", "not_done")


@pytest.fixture(autouse=True)
def plan(db):
    """The plan of 2023, looked at from 2024."""
    factories.body(is_demonstration=True, reference_date=date(2024, 1, 31))
    plan = factories.year_plan(year=2023)
    factories.plan_version(year_plan=plan)
    return plan


def value(key, scope=YEAR):
    return measure(key, scope).value


def test_training_that_stands_for_two_counts_twice():
    execution.done(quantity=2)
    execution.done()
    counted = measure("trainings", YEAR)
    assert (counted.value, [record.number for record in counted.records]) == (3, [2, 1])
    assert value("activities_done") == 2


def test_training_done_in_part_counts_what_was_done():
    execution.planned(state="done_in_part", state_reason_ar="سبب", quantity=2, quantity_done=1)
    assert value("trainings") == 1
    done = measure("activities_done", YEAR)
    assert (done.value, len(done.notes)) == (1, 1)


@pytest.mark.parametrize("state", NOT_CARRIED_OUT)
def test_activity_that_was_not_carried_out_counts_nowhere(state):
    execution.planned(state=state, state_reason_ar="سبب")
    assert (value("activities_done"), value("trainings"), value("evidence_complete")) == (0, 0, None)


@pytest.mark.parametrize(("state", "told"), [("not_confirmed", 1), ("planned", 1), ("postponed", 0), ("cancelled", 0)])
def test_what_nobody_confirmed_is_said_to_be_missing(state, told):
    # Planned for March 2023, and looked at in 2024: its days have passed without a word.
    execution.planned(state=state, state_reason_ar="سبب")
    assert len(measure("trainings", YEAR).missing) == told


def test_activity_is_done_by_its_meetings():
    activity = execution.planned(kind="meeting")
    activity.meetings.add(factories.meeting(state="held"))
    assert value("activities_done") == 1


def test_kind_and_role_tell_the_metrics_apart():
    for kind in ("workshop", "seminar", "forum", "visit", "meeting", "training"):
        execution.done(kind=kind)
    execution.done(kind="forum", role="takes_part", quantity=3)
    execution.done(kind="drafting")
    assert value("events_organised") == 4
    assert value("participations") == 3
    assert value("documents_drafted") == 1


def test_axis_is_that_of_the_version_in_force(plan):
    first, second = factories.axis(), factories.axis()
    activity = execution.done(axis=first)
    before = plan.versions.get()
    type(before).objects.update(state="superseded")
    factories.line(plan_version=factories.plan_version(year_plan=plan), activity=activity, axis=second)
    draft = factories.plan_version(year_plan=plan, state="draft")
    factories.line(plan_version=draft, activity=activity, axis=first)
    outside = factories.activity(year_plan=plan, state="done", title_ar="خارج البرنامج", axis=first)
    assert [record.url for record in measure("trainings", Scope.of_year(2023, axis=second)).records] == [
        activity.get_absolute_url()
    ]
    assert [record.url for record in measure("trainings", Scope.of_year(2023, axis=first)).records] == [
        outside.get_absolute_url()
    ]


def test_year_is_that_of_the_plan(plan):
    execution.done(year_plan=plan, held_month_from=12, held_month_to=12, held_from=date(2023, 12, 31))
    execution.done(year_plan=factories.year_plan(year=2024))
    assert (value("trainings"), value("trainings", Scope.of_year(2024))) == (1, 1)


@pytest.mark.parametrize(
    ("held", "planned", "first_half", "second_half", "told"),
    [
        ((6, 6), (9, 9), 1, 0, 0),  # what was done wins over what was planned
        ((6, 7), (3, 3), 0, 1, 0),  # where it ended
        ((None, None), (3, 4), 1, 0, 0),
        ((None, None), (9, 9), 0, 1, 0),
        ((None, None), (6, 7), 0, 0, 1),
        ((None, None), (1, 12), 0, 0, 1),
        ((None, None), (None, None), 0, 0, 1),
    ],
)
def test_half_a_year_counts_what_is_known_to_lie_in_it(held, planned, first_half, second_half, told):
    months = {"held_month_from": held[0], "held_month_to": held[1], "month_from": planned[0], "month_to": planned[1]}
    execution.done(**months)
    halves = [measure("trainings", scope) for scope in (HALF, Scope(date(2023, 7, 1), date(2023, 12, 31)))]
    assert [half.value for half in halves] == [first_half, second_half]
    assert [len(half.missing) for half in halves] == [told, told]
    assert (value("trainings"), measure("trainings", YEAR).missing) == (1, ())


def test_attendance_at_trainings_counts_people_times_by_sex():
    woman, man = factories.member_in_office(sex="f"), factories.member_in_office(sex="m")
    first, second = execution.done(other_women=2, other_men=3), execution.done()
    for activity, member in ((first, woman), (first, man), (second, woman)):
        execution.participation(activity=activity, member=member)
    execution.participation(activity=execution.planned(), member=man)
    execution.participation(activity=execution.done(kind="forum"), member=man)
    counted = measure("attendance_at_trainings", YEAR)
    assert (counted.value, counted.women, counted.men, counted.by_sex_is_whole) == (3, 2, 1, True)
    assert [record.number for record in counted.records] == [2, 1]
    # Those who are no members stand apart, in words.
    assert ["2" in note and "3" in note for note in counted.notes] == [True]


def test_training_without_a_list_is_said_to_be_missing():
    execution.participation(activity=execution.done(month_from=1, month_to=1))
    execution.done()
    counted = measure("attendance_at_trainings", YEAR)
    assert (counted.value, len(counted.missing)) == (1, 1)


def test_no_list_at_all_is_not_available_and_no_training_is_zero():
    assert value("attendance_at_trainings") == 0
    execution.done()
    counted = measure("attendance_at_trainings", YEAR)
    assert (counted.value, len(counted.missing)) == (None, 1)


def test_evidence_is_complete_when_each_means_of_the_axis_is_settled():
    activity, bare = execution.done(), execution.done()
    first, second = execution.means(), execution.means()
    execution.evidence(activity=activity, means=first)
    execution.evidence(activity=activity, means=second, state="to_check")
    assert measure("evidence_complete", YEAR).figure == Figure(0, 2)
    # Waived, and accepted as such, settles it, too.
    execution.evidence(activity=activity, means=second, source="waived")
    counted = measure("evidence_complete", YEAR)
    assert counted.figure == Figure(1, 2)
    assert [record.url for record in counted.records] == [activity.get_absolute_url()]
    assert bare.get_absolute_url() not in [record.url for record in counted.records]


def test_axis_without_means_is_left_out_of_the_proof():
    execution.done()
    assert value("evidence_complete", YEAR) is None


def test_year_without_a_plan_is_not_available():
    for key in ("activities_done", "trainings", "attendance_at_trainings", "evidence_complete", "participations"):
        assert value(key, Scope.of_year(2022)) is None


def test_seats_are_those_held_at_the_end_of_the_period():
    woman, man = factories.member_in_office(sex="f"), factories.member_in_office(sex="m")
    execution.representation(member=woman, starts_on=date(2022, 1, 1), ends_on=date(2023, 6, 1))
    stays = execution.representation(member=man, starts_on=date(2023, 12, 31))
    execution.representation(member=man, starts_on=date(2024, 1, 15))
    counted = measure("representation", YEAR)
    assert (counted.value, counted.women, counted.men, counted.by_sex_is_whole) == (1, 0, 1, True)
    assert [record.url for record in counted.records] == [stays.get_absolute_url()]
    assert (value("representation", Scope.of_year(2022)), value("representation", Scope.of_year(2021))) == (1, None)
    assert value("representation", Scope.of_year(2024)) == 2
