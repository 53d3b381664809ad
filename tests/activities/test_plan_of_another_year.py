"""A year plan that begins with the activities of another year: their months stay, their days are nobody's yet."""

from datetime import date

import pytest

from activities.models import Activity, PlanVersion
from tests import execution_factories as execution
from tests import factories
from tests.pages import errors


@pytest.fixture
def office(client_of):
    return client_of("secretariat")


@pytest.fixture
def last_year(db):
    """The plan of 2023 in force: one day-dated activity that was done, one of two months, one undated."""
    factories.programme(first_year=2023, last_year=2024)
    factories.axis(code="capacity")
    factories.plan_version(year_plan=factories.year_plan(year=2023))
    days = {"starts_on": date(2023, 3, 8), "ends_on": date(2023, 3, 9), "printed_month": 4, "as_written": "8-9/03"}
    execution.done(**days, outcome_ar="نتيجة").partners.add(factories.partner())
    factories.line(month_from=5, month_to=6)
    factories.line(month_from=None, month_to=None)
    return PlanVersion.objects.get()


def test_activities_are_carried_over_without_their_days_and_without_what_became_of_them(office, last_year):
    response = office.post("/plans/new/", {"year": "2024", "like": last_year.pk})
    assert response["Location"] == "/plans/2024/versions/1/lines/"
    draft = PlanVersion.objects.get(year_plan__year=2024)
    assert (draft.state, draft.based_on) == ("draft", None)
    carried = [
        (line.activity.code, line.activity.state, line.wording_ar, line.month_from, line.month_to, line.starts_on,
         line.ends_on, line.printed_month, line.as_written, line.activity.partners.count())
        for line in draft.lines.all()
    ]  # fmt: skip
    wordings = [line.wording_ar for line in last_year.lines.all()]
    assert carried == [
        ("24-01", "planned", wordings[0], 3, 3, None, None, None, "", 1),
        ("24-02", "planned", wordings[1], 5, 6, None, None, None, "", 0),
        ("24-03", "planned", wordings[2], None, None, None, None, None, "", 0),
    ]
    assert Activity.objects.filter(year_plan__year=2023).count() == 3


def test_other_programme_needs_axes_of_the_same_codes(office, last_year):
    other = factories.programme(first_year=2025, last_year=2026)
    typed = {"year": "2025", "like": last_year.pk}
    assert len(errors(office.post("/plans/new/", typed))) == 1
    assert PlanVersion.objects.count() == 1
    factories.axis(programme=other, code="capacity")
    assert office.post("/plans/new/", typed).status_code == 302
    assert {line.axis.programme for line in PlanVersion.objects.get(year_plan__year=2025).lines.all()} == {other}


def test_versions_given_up_or_empty_are_not_offered(office, last_year):
    given_up = factories.plan_version(state="abandoned", abandoned_because_ar="سبب", year_plan=last_year.year_plan)
    factories.line(plan_version=given_up)
    empty = factories.plan_version(state="draft", year_plan=last_year.year_plan)
    for version in (given_up, empty):
        assert len(errors(office.post("/plans/new/", {"year": "2024", "like": version.pk}))) == 1
