"""The first page of those inside: their desk by urgency, and the figures of the year so far."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from committees import statistics_reading
from committees.models import Committee
from committees.statistics import Scope
from hayaa import desk
from hayaa.core.figures import Figure
from hayaa.core.tasks import MOST, due, task
from hayaa.desk import Urgency
from tests import execution_factories as execution
from tests import factories, opinion_factories
from tests.html import parse

pytestmark = pytest.mark.usefixtures("body")
TODAY = date(2023, 5, 31)
INSIDE = ("secretariat", "administrator", "chair", "coordinator", "member")


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(datetime(2023, 5, 31, 10, tzinfo=UTC))


def texts(page, path):
    return [" ".join(found.text_content().split()) for found in page.xpath(path)]


def links(page):
    return [a.get("href") for a in page.xpath("//section[@id='desk']//a")]


# Urgency


def test_tasks_are_grouped_by_urgency_and_by_day_within_it():
    late, today, in_a_week, later = (
        due(TODAY, day, "", "") for day in (date(2023, 5, 30), TODAY, date(2023, 6, 7), date(2023, 6, 8))
    )
    waiting, longer, undated = (task(TODAY, day, "", "") for day in (date(2023, 5, 20), date(2023, 5, 1), None))
    found = desk.grouped([undated, later, waiting, in_a_week, late, today, longer])
    assert [(group.urgency, group.tasks) for group in found] == [
        (Urgency.OVERDUE, (late,)),
        (Urgency.NEAR, (today, in_a_week)),
        (Urgency.WAITING, (longer, waiting)),
        (Urgency.LATER, (later,)),
        (Urgency.UNDATED, (undated,)),
    ]


# Figures


@pytest.mark.parametrize(
    ("day", "before"),
    [(TODAY, date(2022, 5, 31)), (date(2024, 2, 29), date(2023, 2, 28)), (date(2025, 2, 28), date(2024, 2, 28))],
)
def test_same_day_of_the_year_before(day, before):
    assert desk.a_year_before(day) == before


def test_meetings_with_their_quorum_of_those_that_were_tried():
    """Of both years until the same day; a meeting cancelled, postponed, or not closed yet is neither."""
    for state, day in [
        ("held", date(2023, 1, 1)), ("minutes_drafted", TODAY), ("not_held", date(2023, 4, 1)),
        ("cancelled", TODAY), ("postponed", TODAY), ("convened", TODAY), ("held", date(2022, 12, 31)),
        ("held", date(2022, 5, 31)), ("not_held", date(2022, 1, 1)), ("not_held", date(2022, 6, 1)),
    ]:  # fmt: skip
        factories.meeting(state=state, day=day)
    found = desk.figures(TODAY).meetings
    assert (found.now, found.before) == (Figure(2, 3), Figure(1, 2))


def test_attendance_by_sex_is_that_of_the_statistics():
    """Domain: plenary meetings that took place; excused and absent both count as not attended."""
    members = [factories.member_in_office(sex=sex) for sex in "ffm"]
    for day, statuses in (
        (date(2023, 2, 1), ("late", "absent", "present")),
        (TODAY, ("remote", "excused", "absent")),
        (date(2022, 3, 1), ("present", "present", "absent")),
    ):
        meeting = factories.meeting(state="held", day=day)
        for member, status in zip(members, statuses, strict=True):
            factories.attendance(meeting=meeting, member=member, status=status)
    factories.attendance(meeting=factories.meeting(state="held", kind="bureau"), member=members[0])
    found, scope = desk.figures(TODAY), Scope(begin=date(2023, 1, 1), end=TODAY)
    assert (found.women.now, found.women.before) == (Figure(2, 4), Figure(2, 2))
    assert (found.men.now, found.men.before) == (Figure(1, 2), Figure(0, 1))
    assert statistics_reading.total(scope) == statistics_reading.read(scope).total


def test_plan_is_what_was_carried_out_of_what_was_planned_until_today():
    """Undated activities, and those still to come, are in neither number; of the version in force only."""
    first, second, third = (factories.axis() for _ in range(3))
    factories.year_plan(year=2023)
    for axis, values in (
        (first, {"state": "done"}),
        (first, {"state": "done_in_part", "quantity": 2, "quantity_done": 1, "state_reason_ar": "السبب"}),
        (first, {"state": "postponed", "state_reason_ar": "السبب"}),
        (first, {"state": "done", "month_from": 6, "month_to": 6}),
        (first, {"state": "done", "month_from": None, "month_to": None}),
        (second, {"month_from": 5, "month_to": 5}),
    ):
        activity = execution.planned(axis=axis, **values)
    draft = factories.plan_version(state="draft", based_on=activity.latest_line.plan_version)
    factories.line(plan_version=draft, axis=third, activity=activity)
    found = desk.figures(TODAY)
    expected = [(first, Figure(2, 3)), (second, Figure(0, 1)), (third, Figure(0, 0))]
    assert [(line.axis, line.done) for line in found.axes] == expected
    assert found.plan == Figure(2, 4)


def test_nothing_to_count_is_not_available_and_never_zero(client_of):
    side = parse(client_of("member").get("/")).xpath("//*[@id='quorum-title']/..")[0]
    assert "غير متوفر" in texts(side, ".//p")[0]
    figures = desk.figures(TODAY)
    assert (figures.meetings.words, figures.women.words, figures.axes) == ("غير متوفر", "غير متوفر", ())


# The page


def test_each_figure_leads_to_its_page(client_of):
    execution.planned(year_plan=factories.year_plan(year=2023))
    factories.meeting(state="held")
    client = client_of("member")
    found = parse(client.get("/")).xpath("//h2[contains(@id, '-title')]/a/@href")
    assert found == ["/meetings/?year=2023", "/attendance/?year=2023", "/plans/2023/"]
    assert [client.get(url).status_code for url in found] == [200, 200, 200]


@pytest.mark.parametrize("role", INSIDE)
def test_those_inside_find_their_desk_then_the_figures_then_what_is_public(role, client_of):
    factories.convocation()  # a body that has begun
    page = parse(client_of(role).get("/"))
    assert texts(page, "//h1") == ["لوحة المتابعة"]
    headings = texts(page, "//main//h2")
    assert headings[:4] == [
        "للإنجاز", "اجتماعات اكتمل نصابها القانوني", "حضور اجتماعات الهيئة", "برنامج سنة 2023 حسب المحاور",
    ]  # fmt: skip
    assert headings[-1] == "اللجان"


@pytest.mark.parametrize("role", [None, "council"])
def test_others_find_no_desk(role, client_of):
    plant(1)
    page = parse(client_of(role).get("/"))
    assert page.xpath("//*[@id='desk' or @id='quorum-title' or @id='attendance-title']") == []
    assert len(texts(page, "//h1")) == 1


def test_desk_says_how_much_waits_and_how_much_is_late(client_of):
    for day in (date(2023, 5, 29), date(2023, 5, 30), TODAY):
        factories.meeting(day=day)
    page = parse(client_of("secretariat").get("/"))
    assert texts(page, "//p[@class='lede']") == ["الأربعاء 31 ماي 2023 · 3 أمور للإنجاز · اثنان منها متأخران"]
    assert texts(page, "//section[@id='desk']//h3") == ["⚠ أمور متأخرة 2", "اليوم وخلال أسبوع 1"]


def test_empty_desk_says_what_will_come(client_of):
    found = {role: texts(parse(client_of(role).get("/")), "//section[@id='desk']//p") for role in ("chair", "member")}
    assert found["chair"] == ["لا شيء في انتظاركم اليوم. سيظهر هنا الاجتماع المقبل الذي يوجه إليكم الاستدعاء لحضوره."]
    assert found["member"] == found["chair"]


def plant(rows):
    """So many of everything that can wait, of the body, of the committee that somebody leads, and of another."""
    plan = execution.YearPlan.objects.filter(year=2023).first() or factories.year_plan(year=2023)
    led, other = Committee.objects.first() or factories.committee(), factories.committee()
    for n in range(rows):
        for organ in ({}, {"kind": "committee", "committee": led}, {"kind": "committee", "committee": other}):
            for state in ("draft", "convened", "held", "minutes_drafted"):
                meeting = factories.meeting(state=state, day=TODAY, **organ)
            factories.decision(due_on=TODAY, agenda_item=factories.agenda_item(meeting=meeting))
        for state in ("planned", "not_confirmed", "done"):
            execution.planned(year_plan=plan, month_from=n % 5 + 1, month_to=n % 5 + 1, state=state)
        for state in ("proposed", "drafting", "submitted", "adopted", "deposited"):
            opinion_factories.opinion(state=state, committee=led)
    for _ in range(MOST + 1):
        opinion_factories.recommendation(due_on=TODAY)
    if not plan.versions.filter(state="submitted").exists():
        factories.plan_version(year_plan=plan, state="submitted")
        execution.report(year=2022)


# Counted on SQLite only: each database is asked the same.
@pytest.mark.once
@pytest.mark.parametrize(
    ("role", "most"),
    [("secretariat", 43), ("chair", 48), ("coordinator", 38), ("member", 32), ("council", 20), (None, 12)],
)
def test_first_page_asks_the_same_however_much_waits(role, most, client_of):
    client = client_of(role)
    factories.convocation()  # a body that has begun

    def queries(rows):
        plant(rows)
        with CaptureQueriesContext(connection) as captured:
            client.get("/")
        return [query["sql"] for query in captured]

    few, many = queries(1), queries(5)
    assert len(many) == len(few), "\n".join(sql for sql in many if sql not in few)
    assert len(many) <= most


@pytest.mark.parametrize("role", INSIDE)
def test_every_line_leads_where_its_reader_may_go(role, client_of):
    """No task for what somebody cannot see or do: each address answers."""
    client = client_of(role)
    plant(1)
    urls = links(parse(client.get("/")))
    assert bool(urls) == (role != "member")
    assert {url: client.get(url, follow=True).status_code for url in urls} == dict.fromkeys(urls, 200)


@pytest.mark.parametrize("language", ["", "/fr"])
@pytest.mark.parametrize("role", INSIDE)
def test_every_line_of_the_demonstration_leads_where_its_reader_may_go(role, language, demonstration):
    client = demonstration(role)
    urls = links(parse(client.get(f"{language}/")))
    assert {url: client.get(url, follow=True).status_code for url in urls} == dict.fromkeys(urls, 200)
