"""The pages of evidence: what an activity shows, the list with its filter and sums, the queue."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import YearPlan
from tests import execution_factories as make
from tests import factories
from tests.html import parse

REJECTED = {"state": "rejected", "rejected_because_ar": "لا يثبت شيئا"}


@pytest.fixture
def member(client_of):
    return client_of("member")


def of_year(year, **values):
    """A training of that year with one means expected."""
    plan = YearPlan.objects.filter(year=year).first() or factories.year_plan(year=year)
    activity = make.planned(year_plan=plan, **values)
    if not activity.latest_line.axis.means.exists():
        make.means(axis=activity.latest_line.axis)
    return activity


def panel(client, activity):
    return parse(client.get(activity.get_absolute_url())).get_element_by_id("evidence")


def text(element):
    return " ".join(element.text_content().split())


def rows(client, query=""):
    """The activities of the list, by the address of their page."""
    page = parse(client.get(f"/evidence/{query}"))
    return [href.partition("#")[0] for href in page.xpath("//tbody//a[contains(@href, '#evidence')]/@href")]


def test_activity_shows_each_means_with_its_state(member):
    activity = of_year(2023, state="done")
    make.evidence(activity=activity, means=make.means(axis=activity.latest_line.axis))
    badges = [text(badge) for badge in panel(member, activity).find_class("badge")]
    assert badges == ["○ ناقصة", "✓ مقبولة", "✓ مقبولة"]
    assert text(panel(member, activity).find(".//p")).startswith("1 من 2")


def test_nothing_is_missing_of_an_activity_to_come(member):
    badges = [text(badge) for badge in panel(member, of_year(2023)).find_class("badge")]
    assert badges == ["○ منتظرة"]


def test_member_reads_and_is_offered_no_step(member):
    activity = of_year(2023, state="done")
    activity.meetings.add(factories.meeting(state="held"))
    make.evidence(activity=activity, state="to_check")
    shown = panel(member, activity)
    assert (shown.xpath(".//form"), shown.xpath(".//details"), shown.xpath(".//*[@class='tools']//a")) == ([], [], [])


def test_list_opens_at_the_year_of_today_and_shows_what_was_carried_out(member):
    factories.body(is_demonstration=True, reference_date=factories.MAY)
    before, now = of_year(2022, state="done"), of_year(2023, state="done")
    of_year(2023), of_year(2024, state="done")
    assert rows(member) == [now.get_absolute_url()]
    assert rows(member, "?year=2022") == [before.get_absolute_url()]
    assert len(rows(member, "?year=")) == 3


@pytest.mark.parametrize(
    ("state", "numbers"),
    [
        ("", [0, 1, 2, 3]),
        ("lacking", [0, 2]),
        ("to_check", [1]),
        ("rejected", [2]),
        ("complete", [3]),
        ("what", [0, 1, 2, 3]),
    ],
)
def test_list_is_filtered_by_the_state_of_the_evidence(state, numbers, member):
    activities = [of_year(2023, state="done") for _n in range(4)]
    for activity, values in zip(activities[1:], [{"state": "to_check"}, REJECTED, {}], strict=True):
        make.evidence(activity=activity, means=activity.latest_line.axis.means.get(), **values)
    assert rows(member, f"?year=2023&state={state}") == [activities[n].get_absolute_url() for n in numbers]


def test_list_is_filtered_by_axis(member):
    axes = [factories.axis(), factories.axis()]
    activities = [of_year(2023, state="done", axis=axis) for axis in axes]
    assert rows(member, f"?year=2023&axis={axes[1].pk}") == [activities[1].get_absolute_url()]


def test_sums_stand_by_axis_and_year_and_no_data_is_not_available(member):
    axes = [factories.axis(), factories.axis()]
    make.evidence(activity=of_year(2022, state="done", axis=axes[0]))
    of_year(2023, state="done", axis=axes[1])
    page = parse(member.get("/evidence/?year="))
    cells = [[text(td) for td in tr.iter("td")] for tr in page.xpath("(//table)[1]/tbody/tr")]
    none, whole = "غير متوفر", "1 من 1 (100,00 %)"
    nothing, half = "0 من 1 (0,00 %)", "1 من 2 (50,00 %)"
    assert [[cell.replace("\u00a0", " ") for cell in row] for row in cells] == [
        [whole, none, whole],
        [none, nothing, nothing],
        [whole, nothing, half],
    ]


@pytest.mark.parametrize("query", ["", "?year=2023&state=complete"])
def test_empty_list_says_what_to_do(query, member):
    of_year(2023)
    assert len(parse(member.get(f"/evidence/{query}")).find_class("empty")) == 1


def test_queue_holds_what_waits_the_oldest_first(client_of):
    activity = of_year(2023, state="done")
    first, second = (
        make.evidence(activity=activity, state="to_check"),
        make.evidence(activity=activity, state="to_check"),
    )
    make.evidence(activity=activity)
    page = parse(client_of("chair").get("/evidence/to-check/"))
    assert page.xpath("//li[starts-with(@id, 'evidence-')]/@id") == [f"evidence-{one.pk}" for one in (first, second)]


def queries(client, url):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_questions_do_not_grow_with_activities_and_evidence(client_of):
    """Quality: constant in the number of rows."""
    office = client_of("secretariat")

    def more():
        activity = of_year(2023, state="done")
        activity.meetings.add(factories.meeting(state="held"))
        for values in ({}, {"state": "to_check"}, REJECTED):
            make.evidence(activity=activity, **values)
            make.evidence(activity=activity, source="record", note_ar="", meeting=activity.meetings.get(), **values)
        make.participation(activity=activity)
        return activity

    urls = ["/evidence/?year=2023", "/evidence/to-check/", more().get_absolute_url()]
    few = [queries(office, url) for url in urls]
    for _n in range(3):
        more()
    assert (few[:2], [queries(office, url) for url in urls]) == ([19, 11], few)
