"""How far a plan has got, in a world worked out by hand.

1 June 2023. Version 1 held six activities, and version 2 does: A done in March; B moved from April to September; C,
two trainings of which one was done, in May; D put off; E undated; F, new in version 2, cancelled. G of version 1 was
taken out. H was done and stands in no version.
"""

from datetime import date

import pytest

from activities import progress_reading
from activities.models import RemovedLine
from activities.progress import Slice
from tests import execution_factories as execution
from tests import factories
from tests.html import parse

JUNE = date(2023, 6, 1)


@pytest.fixture
def plan(body):
    return factories.year_plan(year=2023)


@pytest.fixture
def world(plan):
    first, second = (factories.plan_version(year_plan=plan, state=state) for state in ("superseded", "adopted"))
    one, two = factories.axis(), factories.axis()
    said = {"state_reason_ar": "سبب"}
    held = {
        "a": execution.done(plan_version=first, axis=one),
        "b": execution.planned(plan_version=first, axis=one, month_from=4, month_to=4),
        "c": execution.planned(
            plan_version=first, axis=two, month_from=5, month_to=5, quantity=2, state="done_in_part", quantity_done=1,
            state_reason_ar="تعذرت الثانية",
        ),
        "d": execution.planned(plan_version=first, axis=two, month_from=6, month_to=6, state="postponed", **said),
        "e": execution.planned(plan_version=first, axis=two, month_from=None, month_to=None),
        "g": execution.planned(plan_version=first, axis=one, month_from=2, month_to=2),
    }  # fmt: skip
    months = {"a": 3, "b": 9, "c": 5, "d": 6, "e": None}
    for name, month in months.items():
        axis = one if name in "ab" else two
        factories.line(plan_version=second, activity=held[name], axis=axis, month_from=month, month_to=month)
    held["f"] = execution.planned(plan_version=second, axis=two, state="cancelled", **said)
    removal = RemovedLine(plan_version=second, activity=held["g"], change_reason_ar="لم تعد له حاجة")
    RemovedLine.objects.bulk_create([removal])
    held["h"] = factories.activity(year_plan=plan, state="done", title_ar="خارج", axis=one)
    factories.activity(year_plan=plan, state="planned", title_ar="مستقبل", axis=one)
    return held


def slices(tally):
    return {one.value: number for one, number in tally.slices}


def read(plan, **values):
    return progress_reading.read(plan, on=JUNE, **values)


def test_nothing_is_ever_subtracted_from_the_first_version(plan, world):
    """Domain, Progress: G was taken out and still counts; B is late by the plan that was adopted first."""
    first, second = read(plan).columns
    assert slices(first.total) == {
        "done": 1, "done_in_part": 1, "late": 1, "postponed": 1, "taken_out": 1, "planned": 1
    }  # fmt: skip
    assert str(first.total.figure.fraction) == "1 من 6"
    assert slices(second.total) == {"done": 1, "done_in_part": 1, "postponed": 1, "cancelled": 1, "planned": 2}
    assert (second.total.done, second.total.lines) == (1, 6)


def test_quantities_stand_beside_lines_where_one_stands_for_two(plan, world):
    first, second = read(plan).columns
    assert [(c.total.quantities.numerator, c.total.quantities.denominator) for c in (first, second)] == [(2, 7), (2, 7)]
    by_axis = [second.of_axis(axis).quantities for axis in read(plan).axes]
    assert [found and (found.numerator, found.denominator) for found in by_axis] == [None, (1, 5)]


def test_more_than_planned_makes_up_for_nothing(plan):
    version = factories.plan_version(year_plan=plan)
    execution.done(plan_version=version, quantity=2, quantity_done=5)
    execution.planned(plan_version=version, quantity=2)
    total = read(plan).columns[0].total
    assert (total.quantities.numerator, total.quantities.denominator) == (2, 4)


def test_by_axis_and_by_month_sum_up_to_the_whole(plan, world):
    found = read(plan)
    for place, column in enumerate(found.columns):
        for rows in (found.by_axis, found.by_month):
            tallies = [cells[place][1] for _name, cells in rows]
            assert sum(tally.lines for tally in tallies) == column.total.lines
            assert sum(tally.done for tally in tallies) == column.total.done
    assert [name for name, _cells in found.by_month] == [
        "فبراير", "مارس", "أبريل", "ماي", "يونيو", "شتنبر", "بدون تاريخ"
    ]  # fmt: skip


def test_undated_is_never_late(plan, world):
    undated = progress_reading.read(plan, on=date(2025, 1, 1)).columns[1].of_month(None)
    assert slices(undated) == {"planned": 1}


def test_what_is_late_is_late_after_its_last_day_only(plan):
    version = factories.plan_version(year_plan=plan)
    execution.planned(plan_version=version, starts_on=date(2023, 5, 30), ends_on=date(2023, 6, 1))
    found = [progress_reading.read(plan, on=date(2023, 6, day)).columns[0].total for day in (1, 2)]
    assert [slices(total) for total in found] == [{"planned": 1}, {"late": 1}]


def test_done_outside_the_plan_counts_in_no_fraction(plan, world):
    found = read(plan)
    assert found.outside == (world["h"],)
    assert sum(tally.lines for _axis, cells in found.by_axis for _column, tally in cells) == 12


def test_departures_say_why_each_once(plan, world):
    said = {one.line.activity.pk: (one.slice, one.reason_ar) for one in read(plan).departures}
    assert said == {
        world["c"].pk: (Slice.DONE_IN_PART, "تعذرت الثانية"),
        world["d"].pk: (Slice.POSTPONED, "سبب"),
        world["f"].pk: (Slice.CANCELLED, "سبب"),
        world["g"].pk: (Slice.TAKEN_OUT, "لم تعد له حاجة"),
    }


def test_half_a_year_holds_what_ends_in_it_and_nothing_undated(plan, world):
    half = read(plan, months=range(1, 7))
    assert slices(half.columns[0].total) == {
        "done": 1, "done_in_part": 1, "late": 1, "postponed": 1, "taken_out": 1
    }  # fmt: skip
    assert slices(half.columns[1].total) == {"done": 1, "done_in_part": 1, "postponed": 1, "cancelled": 1}
    assert (half.undated, read(plan).undated) == (1, 0)


def test_meetings_held_make_an_activity_done(plan):
    activity = execution.planned(year_plan=plan, kind="meeting")
    activity.meetings.add(factories.meeting(state="held"))
    assert slices(read(plan).columns[0].total) == {"done": 1}


def test_version_recorded_afterwards_is_no_measure(client, plan):
    """Domain, PlanVersion: «سُجّل بعد الإنجاز»: such a version is no measure of execution."""
    version = factories.plan_version(year_plan=plan, recorded_afterwards=True)
    execution.done(plan_version=version)
    assert not read(plan).columns[0].is_measure
    page = parse(client.get("/plans/2023/progress/"))
    assert len(page.xpath("//main//*[@class='no-measure']")) == 1
    assert page.xpath("//main//*[@class='figure']") == []


def test_page_is_public_once_a_version_is_adopted(client_of, plan):
    url = "/plans/2023/progress/"
    factories.plan_version(year_plan=plan, state="draft")
    assert [client_of(role).get(url).status_code for role in (None, "secretariat")] == [404, 404]
    plan.versions.update(state="adopted")
    assert [client_of(role).get(url).status_code for role in (None, "council")] == [200, 200]


def test_names_of_what_is_outside_the_plan_are_for_those_inside(client_of, plan, world):
    pages = {role: client_of(role).get("/plans/2023/progress/").content.decode() for role in (None, "member")}
    assert {role: ("خارج<" in page) for role, page in pages.items()} == {None: False, "member": True}


def test_reason_of_a_draft_is_not_told(client, plan, world):
    """What a version in preparation leaves out is nobody's business yet."""
    draft = factories.plan_version(year_plan=plan, state="draft")
    draft.removals.create(activity=world["g"], change_reason_ar="سر المسودة")
    assert {one.reason_ar for one in read(plan).departures if one.slice is Slice.TAKEN_OUT} == {"لم تعد له حاجة"}


def test_ten_years_of_plans_do_not_slow_one(client, plan, world, django_assert_num_queries):
    """The same number of questions for twice the activities and for more years."""
    for more in (0, 5):
        for year in range(2024, 2024 + more):
            execution.done(plan_version=factories.plan_version(year_plan=factories.year_plan(year=year)))
            execution.planned(year_plan=plan)
        with django_assert_num_queries(13):
            assert client.get("/plans/2023/progress/").status_code == 200
