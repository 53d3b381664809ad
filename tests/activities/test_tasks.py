"""The desk: what waits to be done of the plans, for whom, one click from where it is done."""

from datetime import date

import pytest

from activities.tasks import tasks
from hayaa.core.tasks import MOST
from tests import execution_factories as execution
from tests import factories

pytestmark = pytest.mark.usefixtures("body", "plan")
TODAY = date(2023, 5, 31)


@pytest.fixture
def plan():
    return factories.year_plan(year=2023)


@pytest.fixture
def secretariat():
    return factories.user(role="secretariat")


def seen(user):
    """Address, days and lateness of each line."""
    return [(task.url, task.days, task.late) for task in tasks(user, TODAY)]


def page_of(activity):
    """Where the secretariat says what became of it."""
    return f"/activities/{activity.pk}/execution/"


def days(first, last=None):
    return {"starts_on": first, **({"ends_on": last} if last else {})}


def test_activity_without_a_state_is_late_after_its_last_day(secretariat):
    """Domain: late only after the latest day; undated is never late."""
    by_day = execution.planned(**days(date(2023, 5, 20), date(2023, 5, 30)))
    by_month = execution.planned(month_from=3, month_to=4, state="in_progress")
    for schedule in (
        days(date(2023, 5, 1), date(2023, 7, 1)),
        {"month_from": None, "month_to": None},
        {"month_from": 1, "month_to": 12},
    ):
        execution.planned(**schedule)
    assert seen(secretariat) == [
        (page_of(by_month), 31, True),
        (page_of(by_day), 1, True),
    ]


@pytest.mark.parametrize("state", ["done", "postponed", "cancelled", "not_done"])
def test_settled_activity_waits_for_no_state(secretariat, state):
    execution.evidence(activity=execution.planned(state=state, state_reason_ar="السبب"))
    assert seen(secretariat) == []


def test_activity_done_by_its_meetings_is_not_late(secretariat):
    """Domain: done because its linked meetings were held in the number planned; derived."""
    activity = execution.planned(quantity=2)
    execution.evidence(activity=activity)
    for state, late in (("held", 1), ("convened", 1), ("minutes_drafted", 0)):
        activity.meetings.add(factories.meeting(state=state))
        assert len(seen(secretariat)) == late


def test_only_the_version_in_force_says_when(secretariat):
    """The draft of another version plans it earlier, and holds one more."""
    activity = execution.planned(month_from=6, month_to=6)
    draft = factories.plan_version(state="draft", based_on=activity.latest_line.plan_version)
    factories.line(plan_version=draft, activity=activity, month_from=1, month_to=1)
    factories.line(plan_version=draft, month_from=1, month_to=1)
    assert seen(secretariat) == []


def test_many_late_ones_of_a_month_are_one_line(secretariat):
    for n in range(MOST + 1):
        execution.planned(month_from=2 if n else 1, month_to=2 if n else 1)
    alone, many = tasks(secretariat, TODAY)
    assert ((alone.days, alone.late), many.url, many.days, many.late) == (
        (120, True),
        "/plans/2023/execution/?month=2",
        92,
        True,
    )
    assert many.text.startswith(f"{MOST} أنشطة")


def test_many_late_ones_of_a_past_year_are_one_line(secretariat):
    past = factories.year_plan(year=2022)
    for n in range(MOST + 1):
        execution.planned(year_plan=past, month_from=n + 1, month_to=n + 1)
    assert seen(secretariat) == [("/plans/2022/execution/?month=12", 151, True)]


def test_not_confirmed_waits_and_is_not_late(secretariat):
    dated, undated = (
        execution.planned(state="not_confirmed", **schedule)
        for schedule in ({"month_from": 4, "month_to": 4}, {"month_from": None, "month_to": None})
    )
    assert seen(secretariat) == [
        (page_of(dated), 31, False),
        (page_of(undated), None, False),
    ]


def test_activity_comes_soon_by_days_that_somebody_gave(secretariat):
    """Honest precision: a month alone is no first day, so such an activity comes when its month ends."""
    near = [execution.planned(**days(day)) for day in (date(2023, 6, 14), TODAY)]
    running = execution.planned(**days(date(2023, 5, 1), date(2023, 6, 2)))
    this_month = execution.planned(month_from=5, month_to=5)
    for schedule in (days(date(2023, 6, 15)), {"month_from": 6, "month_to": 6}):
        execution.planned(**schedule)
    assert seen(secretariat) == [
        (page_of(near[1]), 0, False),
        (page_of(this_month), 0, False),
        (page_of(running), -2, False),
        (page_of(near[0]), -14, False),
    ]


def test_activities_without_proof_are_counted_by_year(secretariat):
    """What was rejected proves nothing; what was not carried out needs no proof."""
    execution.evidence()
    execution.evidence(activity=execution.done(), state="rejected", rejected_because_ar="غير واضح")
    execution.done()
    execution.planned(month_from=12, month_to=12)
    by_meeting = execution.planned(month_from=12, month_to=12)
    by_meeting.meetings.add(factories.meeting(state="held"))
    execution.done(year_plan=factories.year_plan(year=2022))
    found = tasks(secretariat, TODAY)
    assert [(task.url, task.days) for task in found] == [("/evidence/?year=2022", None), ("/evidence/?year=2023", None)]
    assert [task.text.split()[0] for task in found] == ["نشاط", "3"]


def test_submitted_version_waits_for_those_who_record_its_adoption(secretariat):
    factories.plan_version()
    version = factories.plan_version(state="submitted")
    url = f"/plans/2023/versions/{version.number}/adopt/"
    assert [seen(user) for user in (secretariat, factories.user(role="chair"))] == [[(url, None, False)]] * 2


def test_report_of_a_period_that_is_over_waits(secretariat):
    for values in ({}, {"part": "first_half"}, {"year": 2022, "part": "first_half"}, {"year": 2022}):
        execution.report(**values)
    assert [line[1:] for line in seen(secretariat)] == [(335, False), (151, False)]


@pytest.mark.parametrize(
    ("role", "number"), [("administrator", 6), ("chair", 4), ("coordinator", 0), ("member", 0), ("council", 0)]
)
def test_each_role_finds_its_own(role, number):
    """The chair: late, not confirmed, to adopt, reports. The secretariat and administrators: also soon, proof."""
    execution.planned()
    execution.planned(state="not_confirmed")
    execution.planned(**days(TODAY))
    execution.done()
    execution.report(year=2022)
    factories.plan_version(state="submitted")
    assert len(tasks(factories.user(role=role), TODAY)) == number


def test_evidence_waits_for_those_who_check_it(secretariat):
    execution.evidence(state="to_check")
    found = [(task.url, task.text) for task in tasks(secretariat, TODAY) if "to-check" in task.url]
    assert found == [("/evidence/to-check/", "وثيقة إثبات واحدة في انتظار الفحص")]
