"""What is recorded of activities is neither lost, made up, nor read from drafts."""

from datetime import date

import pytest

from activities.metrics import Scope, measure
from activities.models import Activity
from activities.models.report import FrozenReportError
from tests import execution_factories as execution
from tests import factories
from tests.html import parse
from tests.pages import filled

MONTH = "/plans/2023/execution/?month=5"
YEAR = Scope.of_year(2023)
FIRST, SECOND = Scope(date(2023, 1, 1), date(2023, 6, 30)), Scope(date(2023, 7, 1), date(2023, 12, 31))


@pytest.fixture
def office(client_of):
    """The secretariat, on 31 December 2023."""
    factories.body(is_demonstration=True, reference_date=date(2023, 12, 31))
    factories.plan_version(year_plan=factories.year_plan(year=2023))
    return client_of("secretariat")


def draft_line(**values):
    draft = factories.YearPlan.objects.get().in_preparation or factories.plan_version(state="draft")
    activity = factories.activity(year_plan=draft.year_plan, **values)
    return factories.line(plan_version=draft, activity=activity, wording_ar="صياغة المسودة")


@pytest.mark.parametrize("known", [execution.participation, execution.evidence])
def test_taking_a_recorded_activity_out_of_a_draft_leaves_it_outside_the_plan(office, known):
    """Activity is the lasting identity: what became of it outlives the draft that held it."""
    line = draft_line(state="done", outcome_ar="تقرير")
    known(activity=line.activity)
    office.post(f"/lines/{line.pk}/delete/", filled(office.get(f"/lines/{line.pk}/delete/")))
    activity = Activity.objects.get(pk=line.activity_id)
    assert (activity.title_ar, activity.axis, activity.outcome_ar) == ("صياغة المسودة", line.axis, "تقرير")


def test_activity_of_which_nothing_is_known_goes_with_its_last_line(office):
    line = draft_line()
    office.post(f"/lines/{line.pk}/delete/", filled(office.get(f"/lines/{line.pk}/delete/")))
    assert not Activity.objects.filter(pk=line.activity_id).exists()


@pytest.mark.parametrize(("state", "reason"), [("postponed", "سبب"), ("planned", "")])
def test_day_of_what_did_not_take_place_is_refused_in_a_sentence(office, state, reason):
    activity = execution.planned(month_from=5, month_to=5)
    typed = {"state": state, "state_reason_ar": reason, "held_from": "10/05/2023"}
    page = office.get(MONTH)
    response = office.post(MONTH, filled(page, **{f"{activity.pk}-{name}": value for name, value in typed.items()}))
    assert parse(response).xpath("//div[@role='alert']//a/@href") == [f"#id_{activity.pk}-held_from"]


def test_second_writer_of_a_row_settled_meanwhile_is_told(office):
    """Two people at once: the second one's word is neither saved over the first nor lost."""
    activity = execution.planned(month_from=5, month_to=5)
    page = office.get(MONTH)
    office.post(MONTH, filled(page, **{f"{activity.pk}-state": "done"}))
    typed = {f"{activity.pk}-state": "not_done", f"{activity.pk}-state_reason_ar": "غياب المؤطر"}
    response = office.post(MONTH, filled(page, **typed))
    activity.refresh_from_db()
    assert activity.state == "done"
    assert parse(response).xpath(f"//input[@name='{activity.pk}-state_reason_ar']/@value") == ["غياب المؤطر"]


def test_what_is_under_way_has_no_last_day_that_nobody_typed(office):
    activity = execution.planned(starts_on=date(2023, 5, 10), ends_on=date(2023, 6, 20))
    office.post(MONTH, filled(office.get(MONTH), **{f"{activity.pk}-state": "in_progress"}))
    activity.refresh_from_db()
    assert (activity.state, activity.held_until) == ("in_progress", None)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"state": "done", "held_from": "20/06/2023"}, "held_from"),
        ({"state": "done", "held_month_from": "6"}, "held_month_from"),
        ({"state": "done_in_part", "state_reason_ar": "سبب", "quantity_done": "2"}, "quantity_done"),
    ],
)
def test_neither_the_future_nor_more_than_a_part_is_taken(office, typed, field):
    factories.body(reference_date=date(2023, 5, 31))
    activity = execution.planned(quantity=2)
    url = f"/activities/{activity.pk}/execution/"
    response = office.post(url, filled(office.get(url), **typed))
    assert [error.get("id") for error in parse(response).find_class("errorlist")] == [f"id_{field}_error"]


def test_quantity_is_not_raised_above_what_was_done(office):
    line = draft_line(state="done", quantity=2, quantity_done=2)
    url = f"/lines/{line.pk}/edit/"
    assert office.post(url, filled(office.get(url), **{"activity-quantity": "3"})).status_code == 200
    assert Activity.objects.get(pk=line.activity_id).quantity == 2


def test_undone_move_takes_its_reason_back(office):
    basis = execution.planned().latest_line
    draft = factories.plan_version(state="draft", based_on=basis.plan_version)
    line = factories.line(plan_version=draft, activity=basis.activity)
    url = f"/lines/{line.pk}/move/"
    office.post(url, filled(office.get(url), month_from="9", change_reason_ar="تأخر الشريك"))
    office.post(f"/lines/{line.pk}/undo-move/")
    line.refresh_from_db()
    assert (line.month_from, line.change_reason_ar or "") == (3, "")


def test_whoever_joined_before_it_ended_can_have_taken_part(office):
    activity = execution.planned()
    joined = factories.term(starts_on=date(2023, 3, 10)).member
    left = factories.term(ends_on=date(2023, 2, 28)).member
    page = parse(office.get(f"/activities/{activity.pk}/participants/"))
    offered = page.xpath("//input[@name='members']/@value")
    assert (str(joined.pk) in offered, str(left.pk) in offered) == (True, False)


def test_draft_gives_figures_neither_its_axis_nor_a_zero(office):
    """What is in preparation is for those inside: public figures are of adopted versions."""
    line = draft_line(state="done")
    assert measure("trainings", Scope.of_year(2023, axis=line.axis)).value == 0
    factories.plan_version(year_plan=factories.year_plan(year=2022), state="draft")
    assert measure("trainings", Scope.of_year(2022)).value is None


@pytest.mark.parametrize("month", [6, None])
def test_meeting_that_made_it_done_says_when(office, month):
    """Domain: done by its linked meetings; the body's own record knows the day."""
    activity = execution.planned(month_from=month, month_to=month)
    activity.meetings.add(factories.meeting(state="held", day=date(2023, 9, 5)))
    assert (measure("trainings", FIRST).value, measure("trainings", SECOND).value) == (0, 1)


def test_adopted_report_refuses_model_and_query_set(office):
    report = execution.report()
    report.adopt(on=date(2024, 1, 15), figures={})
    report.summary_ar = "غير"
    for change in (report.save, report.delete, type(report).objects.all().delete):
        with pytest.raises(FrozenReportError):
            change()
    with pytest.raises(FrozenReportError):
        type(report).objects.update(summary_ar="غير")


def test_list_of_participants_waits_where_another_person_checks(office):
    """Domain: accepted by someone other than the one who added it, where the body has set so."""
    factories.body(evidence_checked_by_other=True)
    activity = execution.done()
    execution.means(axis=activity.latest_line.axis, kind="attendance")
    execution.participation(activity=activity)
    page = parse(office.get(activity.get_absolute_url()))
    form = page.xpath("//form[contains(@action, '/evidence/')]")[0]
    office.post(form.get("action"), dict(form.form_values()))
    assert activity.evidence.get().state == "to_check"


def test_partner_who_came_stays(office):
    activity = execution.done()
    activity.partners_present.add(factories.partner())
    assert activity.partners_present.get().is_used
