"""What became of an activity: states, reasons, days never more precise than they are known, participants."""

from datetime import date

import pytest

from activities.models import Activity
from tests import execution_factories, factories
from tests.html import parse
from tests.pages import errors, filled

State = Activity.State
MAY_31 = date(2023, 5, 31)


def url(activity, page="execution"):
    return f"/activities/{activity.pk}/{page}/"


@pytest.fixture
def client(client_of):
    return client_of("secretariat")


def entered(client, activity, **typed):
    """What the page answers when this is typed into the form of the activity."""
    return client.post(url(activity), filled(client.get(url(activity)), **typed), follow=True)


def plan_of_2023(**values):
    plan = factories.year_plan(year=2023)
    factories.plan_version(year_plan=plan)
    return execution_factories.planned(year_plan=plan, **values)


def test_done_activity_keeps_its_state_days_and_outcome(client):
    activity = plan_of_2023()
    entered(client, activity, state="done", held_from="03/03/2023", held_until="04/03/2023", outcome_ar="تقرير")
    activity.refresh_from_db()
    assert (activity.state, activity.outcome_ar, activity.held.words) == ("done", "تقرير", "3 و4 مارس")


def test_month_alone_stays_a_month(client):
    """Domain: actual dates with the same honest precision as planned ones."""
    activity = plan_of_2023()
    entered(client, activity, state="done", held_month_from="4")
    activity.refresh_from_db()
    assert (activity.held.words, activity.held_from) == ("أبريل", None)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"state": "postponed"}, "state_reason_ar"),
        ({"state": "cancelled"}, "state_reason_ar"),
        ({"state": "not_done"}, "state_reason_ar"),
        ({"state": "done_in_part", "state_reason_ar": "ضيق الوقت"}, "quantity_done"),
        ({"state": "done", "quantity_done": "1"}, "quantity_done"),
        ({"state": "done", "held_from": "03/03/2024"}, "held_from"),
        ({"state": "done", "held_from": "04/03/2023", "held_until": "03/03/2023"}, "held_until"),
        ({"state": "planned", "held_from": "03/03/2023"}, "held_month_from"),
    ],
)
def test_what_a_state_asks_for_is_said_beside_its_field(client, typed, field):
    """Domain: a reason where not as planned, a quantity where in part, days only of what took place and in its year."""
    activity = plan_of_2023(quantity=2)
    response = entered(client, activity, **typed)
    assert [error.get("id") for error in parse(response).find_class("errorlist")] == [f"id_{field}_error"]
    activity.refresh_from_db()
    assert activity.state == "planned"


def test_one_of_two_trainings_counts_one(client):
    """Domain: one line may stand for two trainings."""
    activity = plan_of_2023(quantity=2)
    entered(client, activity, state="done_in_part", state_reason_ar="أجلت الثانية", quantity_done="1")
    activity.refresh_from_db()
    assert (activity.standing, activity.carried_out_quantity) == (State.DONE_IN_PART, 1)


def test_leaving_the_done_state_forgets_the_quantity(client):
    activity = plan_of_2023(quantity=2, state="done", quantity_done=2)
    entered(client, activity, state="planned")
    activity.refresh_from_db()
    assert (activity.state, activity.quantity_done) == ("planned", None)


@pytest.mark.parametrize(
    ("state", "standing"), [("planned", "done"), ("not_confirmed", "done"), ("cancelled", "cancelled")]
)
def test_held_meetings_make_an_activity_done_unless_it_was_settled(body, state, standing):
    """Domain: done because its linked meetings were held in the number planned: derived, never stored."""
    activity = plan_of_2023(state=state, state_reason_ar="سبب" if state == "cancelled" else "")
    activity.meetings.add(factories.meeting(state="held"))
    assert activity.standing == standing
    assert Activity.objects.get(pk=activity.pk).state == state


def test_cancelled_meeting_does_not_make_it_done(body):
    activity = plan_of_2023()
    activity.meetings.add(factories.meeting(state="cancelled"))
    assert activity.standing == State.PLANNED


@pytest.mark.parametrize(
    ("values", "late", "soon"),
    [
        ({"month_from": 4, "month_to": 4}, True, False),
        ({"month_from": 5, "month_to": 5}, False, True),
        ({"starts_on": date(2023, 6, 14), "ends_on": date(2023, 7, 1)}, False, True),
        ({"month_from": 6, "month_to": 6}, False, False),
        ({"month_from": 7, "month_to": 7}, False, False),
        ({"month_from": None, "month_to": None}, False, False),
        ({"month_from": 4, "month_to": 4, "state": "done"}, False, False),
        ({"month_from": 4, "month_to": 4, "state": "not_confirmed"}, False, False),
    ],
)
def test_late_only_after_the_latest_day_and_never_when_undated(body, values, late, soon):
    activity = plan_of_2023(**values)
    schedule = activity.latest_line.schedule
    assert (activity.is_late(schedule, MAY_31), activity.is_soon(schedule, MAY_31)) == (late, soon)


def test_two_writers_the_second_is_told(client):
    activity = plan_of_2023()
    seen = filled(client.get(url(activity)), state="done")
    entered(client, activity, state="in_progress")
    response = client.post(url(activity), seen)
    assert [line for line in errors(response) if "قيد الإنجاز" in line] != []
    activity.refresh_from_db()
    assert activity.state == "in_progress"


def test_activity_outside_the_plan_has_a_title_and_says_so(client):
    plan_of_2023()
    axis = factories.axis()
    page = client.get("/plans/2023/outside/new/")
    response = client.post(
        "/plans/2023/outside/new/",
        filled(page, title_ar="لقاء طارئ", axis=axis.pk, kind="meeting", state="done"), follow=True,
    )  # fmt: skip
    activity = Activity.objects.get(title_ar="لقاء طارئ")
    assert (activity.code, activity.lines.count(), activity.state) == ("23-02", 0, "done")
    assert [badge.text_content() for badge in parse(response).find_class("lede")[0].find_class("badge")] == [
        "✓ منجز", "! دون وثيقة إثبات", "! خارج البرنامج"
    ]  # fmt: skip
    assert "لقاء طارئ" in client.get("/plans/2023/").content.decode()


def test_participants_are_ticked_and_taken_off_again(client):
    activity = plan_of_2023(state="done")
    one, two = factories.member_in_office(), factories.member_in_office(sex="m")
    page = client.get(url(activity, "participants"))
    client.post(url(activity, "participants"), filled(page, members=[one.pk, two.pk], other_women="3", other_men="4"))
    assert set(activity.participations.values_list("member", flat=True)) == {one.pk, two.pk}
    page = client.get(url(activity, "participants"))
    client.post(url(activity, "participants"), filled(page, members=[two.pk]))
    activity.refresh_from_db()
    assert list(activity.participations.values_list("member", flat=True)) == [two.pk]
    assert (activity.other_women, activity.other_men) == (3, 4)


def test_only_members_in_office_on_its_day_are_offered(client):
    """Statistics never hold a member outside their term."""
    activity = plan_of_2023(state="done", held_month_from=3, held_month_to=3)
    inside = factories.member_in_office()
    gone = factories.term(ends_on=date(2023, 2, 1)).member
    offered = {
        box.get("value") for box in parse(client.get(url(activity, "participants"))).xpath("//input[@name='members']")
    }
    assert (str(inside.pk) in offered, str(gone.pk) in offered) == (True, False)
