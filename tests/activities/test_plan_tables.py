"""Must show: the four year tables of the demonstration, row by row, each in its axis and its columns."""

import csv
from collections import Counter

import pytest
from django.conf import settings

from hayaa.core.bidi import without_isolates
from tests.html import parse

AXES = ["internal", "capacity", "forums", "opinions", "participation"]
PAGES = {
    "2022": ("/plans/2022/", 19),
    "2023": ("/plans/2023/versions/1/", 27),
    "2023-revised": ("/plans/2023/versions/2/", 27),
    "2024": ("/plans/2024/", 22),
}
every_table = pytest.mark.parametrize("table", PAGES)


def written(table):
    """The rows of the data file as (axis, first column, last column, title)."""
    with (settings.BASE_DIR / "hayaa/demo/activities.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["table"] == table]
    return [(row["axis"], *columns(row), row["title_ar"]) for row in rows]


def columns(row):
    first, last, printed = int(row["month_from"]), int(row["month_to"]), int(row["printed_month"])
    return (first, last) if first <= printed <= last else (printed, printed)


def shown(page):
    """The blocks of the grid as the page places them: (axis, first column, last column, title); undated is 13."""
    for axis, body in zip(AXES, page.findall(".//table[@class='plan-grid']/tbody"), strict=True):
        for row in body.findall("tr"):
            month = 1
            for cell in row.findall("td"):
                last = month + int(cell.get("colspan", 1)) - 1
                for block in cell.findall("p"):
                    title = next(part for part in block if part.tag in ("a", "span") and not part.get("class"))
                    yield axis, month, last, without_isolates(title.text_content())
                month = last + 1
            assert month in (13, 14)


@pytest.fixture
def page_of(demonstration):
    return lambda address, reader=None: parse(demonstration(reader).get(address))


@every_table
@pytest.mark.parametrize("reader", [None, "member"])
def test_every_activity_stands_in_its_axis_and_columns(table, reader, page_of):
    address, number = PAGES[table]
    blocks = list(shown(page_of(address, reader)))
    assert Counter(blocks) == Counter(written(table))
    assert len(blocks) == number


@every_table
def test_list_by_month_holds_every_activity_once(table, page_of):
    address, number = PAGES[table]
    assert len(page_of(address).findall(".//ul[@class='plain plan-list']/li")) == number


def test_activity_across_two_months_has_no_warning(page_of):
    page = page_of("/plans/2022/")
    assert [(first, last) for _axis, first, last, _title in shown(page) if first != last] == [(10, 11)]
    assert page.find_class("plan-warning") == []


def test_three_activities_of_2024_span_the_year(page_of):
    spans = [(first, last) for _axis, first, last, _title in shown(page_of("/plans/2024/")) if first != last]
    assert spans == [(1, 12)] * 3


@pytest.mark.parametrize(("address", "warnings"), [("/plans/2023/versions/1/", 0), ("/plans/2023/versions/2/", 3)])
def test_dates_that_contradict_their_month_carry_a_warning(address, warnings, page_of):
    (table,) = page_of(address).find_class("plan-grid")
    assert len(table.find_class("plan-warning")) == warnings


def test_version_in_force_is_the_plan_of_the_year(page_of):
    assert list(shown(page_of("/plans/2023/"))) == list(shown(page_of("/plans/2023/versions/2/")))


@pytest.mark.parametrize(("year", "current"), [(2022, []), (2023, ["ماي"]), (2024, [])])
def test_month_of_the_reference_date_is_marked(year, current, page_of):
    marked = page_of(f"/plans/{year}/").findall(".//th[@aria-current='date']")
    assert [month.text_content() for month in marked] == current
