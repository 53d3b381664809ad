"""Values beside their targets, and the page of indicators on the demonstration data."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from activities.indicators import Cell, Standing
from activities.metrics import Scope, measure
from activities.models import Axis, Indicator
from hayaa.demo.files import read_toml
from tests import execution_factories as execution
from tests import factories
from tests.html import parse

PAGE = "/indicators/?year=2022"
SPACES = re.compile(r"\s+")


def cell(value, target, *, direction="up", nature="number", running=False):
    """A typed indicator in a year."""
    return Cell(
        indicator=SimpleNamespace(direction=direction, nature=nature, is_computed=False, metric=""),
        year=2022,
        scope=Scope.of_year(2022),
        measured=None,
        measurement=SimpleNamespace(value=value),
        target=target and SimpleNamespace(value=Decimal(target)),
        until=date(2022, 5, 31) if running else None,
    )


@pytest.mark.parametrize(
    ("value", "direction", "standing"),
    [
        (4, "up", Standing.REACHED),
        (3, "up", Standing.NOT_REACHED),
        (4, "down", Standing.REACHED),
        (5, "down", Standing.NOT_REACHED),
        (None, "up", None),
    ],
)
def test_target_is_reached_in_its_direction(value, direction, standing):
    assert cell(value, 4, direction=direction).standing == standing


def test_without_a_target_nothing_is_reached():
    assert cell(4, None).standing is None


@pytest.mark.parametrize(
    ("value", "direction", "nature", "standing"),
    [
        (4, "up", "number", Standing.REACHED),  # it can but grow
        (3, "up", "number", Standing.OPEN),
        (80, "up", "rate", Standing.OPEN),
        (3, "down", "number", Standing.OPEN),
    ],
)
def test_year_that_runs_settles_only_what_cannot_be_lost(value, direction, nature, standing):
    assert cell(value, 4, direction=direction, nature=nature, running=True).standing == standing


def numbers(page):
    """The number that each link to records shows, and where it leads."""
    return [
        (int(re.search(r"\d+", link.text_content())[0]), link.get("href"))
        for link in page.xpath("//a[@class='counted']")
    ]


@pytest.mark.once
@pytest.mark.parametrize("year", [2022, 2023])
def test_every_number_opens_the_records_that_it_counts(year, demonstration):
    client = demonstration("member")
    shown = numbers(parse(client.get(f"/indicators/?year={year}")))
    assert len(shown) > 50
    for number, address in dict.fromkeys(shown):
        page = parse(client.get(address))
        counted = [int(cell.text) for cell in page.xpath("//table/tbody//td[contains(@class, 'number')]")]
        assert (address, sum(counted)) == (address, number)
        records = page.xpath("//table/tbody//th/a/@href")
        assert (address, len(records)) == (address, len(counted))
        assert {client.get(record).status_code for record in records} <= {200}


def values(page, caption):
    """The rows of the table under a heading: the head of each, then its cells."""
    rows = page.xpath(f"//section[@aria-labelledby='{caption}']//tbody/tr")
    return [[SPACES.sub(" ", cell.text_content()).strip() for cell in row] for row in rows]


def test_figures_of_2022(demonstration):
    # Counted by hand: 4 plenaries held, 3 trainings and 1 drafting in the capacity axis, 5 participations in the forums
    # axis, 5 activities in the fifth axis, 0 opinions deposited.
    page = parse(demonstration(None).get(PAGE))
    done = [row[1:] for row in values(page, "by-axis")]
    assert done == [
        ["4", "0", "0", "0", "0"],
        ["4", "3", "3", "0", "1"],
        ["5", "0", "5", "0", "0"],
        ["1", "0", "0", "0", "0"],
        ["5", "0", "5", "0", "1"],
    ]
    assert [values(page, f"axis-{axis.pk}")[0][1][:1] for axis in Axis.objects.all()] == ["4", "3", "5", "0", "5"]


def test_attendance_is_that_of_the_statistics(demonstration):
    # Four plenary meetings of 31 members each, as the attendance page counts them.
    page = parse(demonstration(None).get("/attendance/?kind=plenary&year=2022"))
    counted = measure("attendance_rate", Scope.of_year(2022, meeting_kind="plenary"))
    shown = page.xpath("//div[@class='tiles']/section[1]//*[self::strong or self::dd]")
    assert [re.findall(r"\d+", figure.text_content())[:2] for figure in shown] == [
        [str(figure.numerator), str(figure.denominator)] for figure in (counted.figure, counted.women, counted.men)
    ]


def test_year_to_come_is_not_available(demonstration):
    page = parse(demonstration("secretariat").get("/indicators/?year=2024"))
    assert {row[1] for row in values(page, "whole")} == {"غير متوفر"}


@pytest.mark.parametrize("role", [None, "council"])
def test_public_sees_the_figures_and_no_records(role, demonstration):
    page = parse(demonstration(role).get(PAGE))
    assert page.xpath("//main//a[contains(@href, '/metrics/') or contains(@href, '/indicators/')]/@href") == []
    assert values(page, "whole")[0][:2] == ["الاجتماعات المنعقدة", "7"]


def test_spreadsheet_has_every_indicator_in_every_year(demonstration):
    response = demonstration(None).get("/fr/indicators.xlsx?year=2022")
    book = load_workbook(BytesIO(response.content))
    rows = list(book.worksheets[0].values)[1:]
    assert len(rows) == 3 * Indicator.objects.count()
    rate = next(row for row in rows if row[1] == "Taux de présence" and row[2] == 2022)
    assert (rate[3:5], rate[11:13]) == ((67, 124), (60, "Non atteinte"))
    assert [row[2] for row in list(book.worksheets[1].values)[1:]][:1] == [7]


def test_indicators_without_a_metric_say_what_was_found(demonstration):
    finding = next(
        entry["finding_fr"]
        for row in read_toml("execution.toml")["indicator"]
        for entry in row.get("measurement", [])
        if "finding_fr" in entry
    )
    axis = Axis.objects.get(code="capacity")
    page = parse(demonstration(None).get("/fr" + PAGE))
    assert values(page, f"axis-{axis.pk}")[1][1] == finding.replace("\u00a0", " ")


def test_page_asks_the_same_for_ten_years_of_plans(client_of):
    client, programme = client_of("secretariat"), factories.programme(first_year=2022, last_year=2031)
    factories.axis(programme=programme)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/indicators/").status_code == 200
        return len(captured)

    def plan(year):
        activity = execution.done(year_plan=factories.year_plan(year=year, programme=programme))
        execution.participation(activity=activity)
        execution.target(year=year)

    for metric in Indicator.Metric.values:
        execution.indicator(metric=metric)
    plan(2022)
    few = queries()
    for year in range(2023, 2032):
        plan(year)
    assert queries() == few
