"""The reports of the demonstration body: that of 2022 adopted and frozen, that of the first half of 2023 a draft."""

from datetime import date

import pytest

from activities import report as annual
from activities.models import Activity, AnnualReport
from committees.models import Body
from hayaa.core.figures import Figure


@pytest.fixture
def reports(demonstration):
    return {(report.year, report.part): report for report in AnnualReport.objects.all()}


def test_2022_is_adopted_and_half_of_2023_a_draft(reports):
    states = {period: (report.state, report.adopted_on) for period, report in reports.items()}
    assert states == {(2022, "year"): ("adopted", date(2023, 1, 24)), (2023, "first_half"): ("draft", None)}
    assert not reports[2022, "year"].is_broken


def test_figures_of_2022_are_those_of_the_programme(reports):
    """Issue: 4 plenaries held, 3 trainings in the capacity axis, 0 opinions deposited; 19 activities, all done."""
    found = annual.shown(reports[2022, "year"], on=Body.today())
    keys = {key.key: key.now for key in found.keys}
    assert (keys["activities_done"], keys["trainings"], keys["opinions_deposited"]) == (19, 3, 0)
    assert {organ.kind: organ.meetings for organ in found.meetings.organs if organ.kind == "plenary"} == {"plenary": 4}
    assert [(c.is_measure, c.total.figure) for c in found.plan.columns] == [(False, Figure(19, 19))]
    assert [tally.done for tally in found.plan.columns[0].axes] == [4, 4, 5, 1, 5]


def test_half_of_2023_measures_both_versions(reports):
    found = annual.shown(reports[2023, "first_half"], on=Body.today())
    assert [(c.version.number, c.is_measure, c.total.figure) for c in found.plan.columns] == [
        (1, True, Figure(8, 14)), (2, True, Figure(8, 14))
    ]  # fmt: skip
    assert {line.schedule.columns[1] <= 6 for line in found.plan.lines} == {True}


def test_frozen_report_stays_when_the_records_change(reports):
    report, today = reports[2022, "year"], Body.today()
    before = annual.shown(report, on=today)
    Activity.objects.filter(year_plan__year=2022).update(state="cancelled", state_reason_ar="سبب")
    report.refresh_from_db()
    assert annual.shown(report, on=today) == before
    assert annual.read(report, on=today) != before
