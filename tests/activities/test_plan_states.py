"""The plan by state: a sign and a word on each activity, how many of each, filters; what no version holds."""

from datetime import date

import pytest

from tests import execution_factories, factories
from tests.html import parse

URL = "/plans/2023/"


@pytest.fixture
def plan(db):
    factories.body(is_demonstration=True, reference_date="2023-05-31")
    plan = factories.year_plan(year=2023)
    factories.plan_version(year_plan=plan)
    return plan


def planned(month, **values):
    """In June on the tenth, in other months on no day."""
    if month == 6:
        values["starts_on"] = values["ends_on"] = date(2023, 6, 10)
    return execution_factories.planned(month_from=month, month_to=month, wording_ar=f"نشاط {month}", **values)


def shown(client, query=""):
    """The activities of the grid: sign, wording and marks of each."""
    blocks = parse(client.get(URL + query)).xpath("//table[@class='plan-grid']//p[contains(@class, 'plan-block')]")
    return [" ".join(block.text_content().split()) for block in blocks]


def test_each_state_is_a_sign_and_a_word(plan, client_of):
    planned(1, state="done")
    planned(2, state="not_confirmed")
    planned(3, state="postponed", state_reason_ar="سبب")
    assert shown(client_of(None)) == ["✓ منجز – نشاط 1", "؟ لم يؤكد إنجازه – نشاط 2", "↷ مؤجل – نشاط 3"]


def test_late_and_soon_are_derived(plan, client_of):
    """Late after the latest day without a settled state; soon within a fortnight (reference date 31 May)."""
    planned(4), planned(6), planned(8)
    assert shown(client_of(None)) == ["○ مبرمج – نشاط 4 ! متأخر", "○ مبرمج – 10 نشاط 6 ◷ قريبا", "○ مبرمج – نشاط 8"]


def test_numbers_are_of_the_whole_version_whatever_the_filter(plan, client_of):
    planned(1, state="done"), planned(2, state="done"), planned(3)
    for query in ("", "?state=done", "?state=planned"):
        page = parse(client_of(None).get(URL + query))
        assert [item.text_content().split() for item in page.find_class("plan-states")[0]] == [
            ["○", "مبرمج", "1"], ["✓", "منجز", "2"]
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "months"),
    [
        ("?state=done", [1, 2]), ("?mark=late", [4]), ("?mark=soon", [6]), ("?mark=without_proof", [2]),
        ("?state=planned&mark=late", [4]), ("?state=cancelled", []), ("?state=nonsense", [1, 2, 4, 6]),
    ],
)  # fmt: skip
def test_filter_keeps_what_is_asked_for(plan, client_of, query, months):
    execution_factories.evidence(activity=planned(1, state="done"))
    planned(2, state="done")
    execution_factories.evidence(activity=_activity(2), state="rejected", rejected_because_ar="غير مقروءة")
    planned(4), planned(6)
    assert [int(text.split("نشاط ")[1].split()[0]) for text in shown(client_of("member"), query)] == months


def _activity(month):
    return factories.PlanLine.objects.get(month_from=month).activity


def test_filter_by_axis(plan, client_of):
    first = planned(7).latest_line.axis
    planned(8, axis=factories.axis())
    assert shown(client_of(None), f"?axis={first.pk}") == ["○ مبرمج – نشاط 7"]


def test_proof_is_no_filter_of_the_public(plan, client_of):
    """What is proved and how stays inside."""
    planned(2, state="done")
    page = parse(client_of(None).get(URL))
    assert page.xpath("//select[@name='mark']/option/@value") == ["", "late", "soon"]


def test_activity_outside_the_plan_is_listed_for_those_inside_only(plan, client_of):
    planned(1)
    factories.activity(year_plan=plan, title_ar="لقاء طارئ", axis=factories.axis(), state="done")
    said = ["لقاء طارئ" in client_of(reader).get(URL).content.decode() for reader in ("member", "council", None)]
    assert said == [True, False, False]
