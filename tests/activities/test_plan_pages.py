from datetime import date

import pytest

from tests import factories
from tests.html import parse

DRAFT, SUPERSEDED = {"state": "draft"}, {"state": "superseded"}


def text(response):
    return parse(response).text_content()


def test_plans_lead_to_this_year(client_of, time_machine):
    time_machine.move_to(date(2023, 5, 31))
    client = client_of(None)
    for year in (2022, 2023, 2024):
        factories.plan_version(year_plan=factories.year_plan(year=year))
    assert client.get("/plans/").headers["Location"] == "/plans/2023/"


def test_plans_lead_to_the_latest_year_when_all_are_ahead(client_of, time_machine):
    time_machine.move_to(date(2021, 5, 31))
    client = client_of(None)
    for year in (2022, 2023):
        factories.plan_version(year_plan=factories.year_plan(year=year))
    assert client.get("/plans/").headers["Location"] == "/plans/2023/"


def test_plans_without_any_adopted_say_so(client_of):
    client = client_of(None)
    factories.plan_version(**DRAFT)
    page = parse(client.get("/plans/"))
    assert [p.text_content().strip() for p in page.find_class("empty")] == ["لم يصادق على برنامج أي سنة بعد."]


@pytest.mark.parametrize(("reader", "status"), [(None, 404), ("council", 404), ("member", 200), ("secretariat", 200)])
def test_draft_is_for_those_inside(reader, status, client_of):
    """Screens: adopted versions for all, drafts for those inside; what one may not see answers 404."""
    client = client_of(reader)
    version = factories.plan_version(**DRAFT)
    factories.line(plan_version=version)
    assert client.get(version.get_absolute_url()).status_code == status
    assert client.get(version.year_plan.get_absolute_url()).status_code == status


def test_draft_does_not_leak_on_the_page_of_the_version_in_force(client_of):
    client = client_of(None)
    plan = factories.year_plan()
    factories.line(plan_version=factories.plan_version(year_plan=plan), wording_ar="نشاط معلن")
    factories.line(plan_version=factories.plan_version(year_plan=plan, **DRAFT), wording_ar="نشاط سري")
    page = text(client.get(plan.get_absolute_url()))
    assert ("نشاط معلن" in page, "نشاط سري" in page, "مسودة" in page) == (True, False, False)


def test_superseded_version_stays_public(client_of):
    client = client_of(None)
    version = factories.plan_version(number=1, **SUPERSEDED)
    factories.plan_version(number=2)
    page = parse(client.get(version.get_absolute_url()))
    badges = [badge.text_content().split()[0] for badge in page.find_class("page-head")[0].find_class("badge")]
    assert badges == ["↷"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"adopted_on": date(2023, 1, 12)}, "صودق عليها يوم 12 يناير 2023"),
        ({}, "تاريخ المصادقة غير معروف"),
        ({"recorded_afterwards": True}, "سُجّل بعد الإنجاز"),
    ],
)
def test_page_says_how_the_version_came_about(values, said, client_of):
    client = client_of(None)
    version = factories.plan_version(**values)
    facts = parse(client.get(version.get_absolute_url())).find_class("lede")[0]
    assert said in [fact.text_content() for fact in facts.findall("span")]


def test_unknown_year_and_number_are_not_found(client_of):
    client = client_of("secretariat")
    version = factories.plan_version()
    assert client.get("/plans/2090/").status_code == 404
    assert client.get(f"/plans/{version.year_plan.year}/versions/9/").status_code == 404


def test_undated_activity_stands_in_the_last_column(client_of):
    client = client_of(None)
    line = factories.line(month_from=None, month_to=None, wording_ar="بدون تاريخ بعد")
    row = parse(client.get(line.plan_version.get_absolute_url())).find(".//tbody/tr")
    assert [cell.text_content().split() for cell in row.findall("td")][12] == [
        "○",
        "مبرمج",
        "–",
        "بدون",
        "تاريخ",
        "بعد",
    ]


@pytest.mark.parametrize(("reader", "links"), [(None, 0), ("council", 0), ("member", 1)])
def test_activities_are_links_for_those_who_may_open_them(reader, links, client_of):
    client = client_of(reader)
    line = factories.line()
    (table,) = parse(client.get(line.plan_version.get_absolute_url())).find_class("plan-grid")
    assert [a.get("href") for a in table.iter("a")] == [line.activity.get_absolute_url()] * links


def test_missing_french_shows_the_arabic_marked_as_such(client_of):
    client = client_of(None)
    line = factories.line(wording_ar="نشاط", wording_fr=None)
    (table,) = parse(client.get(f"/fr{line.plan_version.get_absolute_url()}")).find_class("plan-grid")
    assert [(e.text, e.get("dir")) for e in table.iter() if e.get("lang") == "ar"] == [("نشاط", "rtl")]
