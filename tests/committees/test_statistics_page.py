"""The page of attendance statistics: which meetings count, who sees which names, and what nonsense does."""

from datetime import date

import pytest

from committees import statistics_reading
from committees.models import AttendanceThreshold, Member
from committees.statistics import Scope
from tests import factories
from tests.html import parse

PAGE = "/attendance/"
DAYS = [date(2022, 3, 18), date(2022, 9, 9), date(2023, 2, 10)]
SECRET = "السرية"


def held(day, members, status="present", **values):
    meeting = factories.meeting(state="held", day=day, chaired_by=members[0], **values)
    for member in members:
        factories.attendance(meeting=meeting, member=member, status=status)
    return meeting


@pytest.fixture
def sheets(body):
    """Three plenary meetings of three members, and one of a committee of which the second is a member."""
    people = [factories.member_in_office(family_name_ar=f"{SECRET} {n}", sex="f" if n == 1 else "m") for n in (1, 2, 3)]
    for day in DAYS:
        held(day, people)
    committee = factories.committee()
    factories.seat(committee=committee, member=people[1])
    held(DAYS[0], people[1:2], kind="committee", committee=committee)
    return people


def named(client, address=PAGE):
    """The numbers of the members whose line stands on the page."""
    page = parse(client.get(address))
    return [int(cell.text) for cell in page.xpath("//section[@id='by-member']//span[@class='member-number']")]


def totals(client, address=PAGE):
    page = parse(client.get(address))
    return [" ".join(f.text_content().split()) for f in page.xpath("//div[@class='tiles']//p[@class='figure']/strong")]


def test_only_meetings_that_took_place_count(sheets, client_of):
    # Domain, Attendance statistics: held meetings; an open one and one without quorum count nowhere.
    for state in ("convened", "not_held"):
        meeting = factories.meeting(state=state, day=DAYS[2])
        factories.attendance(meeting=meeting, member=sheets[0])
    approved = held(date(2023, 3, 1), sheets, status="absent")
    type(approved).objects.filter(pk=approved.pk).update(state="minutes_drafted")
    assert totals(client_of(None))[::2] == ["9 من 12", "4"]


@pytest.mark.parametrize("role", ["secretariat", "administrator", "chair"])
def test_those_who_see_every_line(role, sheets, client_of):
    assert named(client_of(role)) == [person.number for person in sheets]


@pytest.mark.parametrize("role", [None, "council", "member", "coordinator"])
def test_others_see_the_totals_and_no_name(role, sheets, client_of):
    factories.committee()  # the coordinator's own
    client = client_of(role)
    assert totals(client) == ["9 من 9", "3 من 9", "3"]
    for address in (
        PAGE,
        "/attendance/?kind=all",
        f"/attendance/?committee={sheets[1].memberships.get().committee_id}",
    ):
        assert (address, SECRET in client.get(address).content.decode()) == (address, False)


def test_member_sees_their_own_line(sheets, client_of):
    client = client_of("member")
    own = Member.objects.get(user__username="member")
    factories.attendance(meeting=held(date(2023, 3, 3), sheets), member=own)
    assert named(client) == [own.number]
    assert client.get(f"/attendance/members/{own.pk}/").status_code == 200
    assert client.get(f"/attendance/members/{sheets[0].pk}/").status_code == 404


@pytest.mark.parametrize("leading", ["coordinator", "rapporteur"])
def test_who_leads_a_committee_sees_its_lines_when_it_is_chosen(leading, sheets, client_of):
    client = client_of("member")
    own = Member.objects.get(user__username="member")
    seated = sheets[1].memberships.get()
    other = factories.committee()
    held(DAYS[1], sheets[2:], kind="committee", committee=other)
    factories.seat(member=own, committee=seated.committee, role=leading)
    assert named(client, f"/attendance/?committee={seated.committee_id}") == [sheets[1].number]
    assert client.get(f"/attendance/members/{sheets[1].pk}/?committee={seated.committee_id}").status_code == 200
    assert named(client, "/attendance/?kind=committee") == named(client, f"/attendance/?committee={other.pk}") == []
    assert client.get(f"/attendance/members/{sheets[1].pk}/").status_code == 404


def test_deputy_coordinator_leads_nothing(sheets, client_of):
    client = client_of("member")
    seated = sheets[1].memberships.get()
    own = Member.objects.get(user__username="member")
    factories.seat(member=own, committee=seated.committee, role="deputy_coordinator")
    assert named(client, f"/attendance/?committee={seated.committee_id}") == []


def test_subject_of_a_meeting_is_for_those_inside(sheets, client_of):
    held(DAYS[1], sheets, title_ar="موضوع داخلي")
    shown = {role: "موضوع داخلي" in client_of(role).get(PAGE).content.decode() for role in (None, "council", "chair")}
    assert shown == {None: False, "council": False, "chair": True}


@pytest.mark.parametrize(
    ("query", "meetings"),
    [
        ("", 3),
        ("year=2022", 2),
        ("from=01/09/2022", 2),
        ("from=01/04/2022&to=31/12/2022", 1),
        ("year=2022&to=01/04/2022", 1),
        ("kind=bureau", 0),
        ("kind=committee", 1),
        ("kind=all", 4),
        ("kind=nothing&year=1443&from=31/02/2023&committee=99999999999999999999&sex=x", 3),
        ("from=01/01/2023&to=01/01/2022", 0),
    ],
)
def test_filter_narrows_the_meetings_and_nonsense_counts_as_empty(query, meetings, sheets, client_of):
    page = parse(client_of(None).get(f"{PAGE}?{query}"))
    assert len(page.xpath("//section[@id='by-meeting']//tbody/tr")) == meetings
    assert len(page.find_class("empty")) == (0 if meetings else 1)


def test_sentence_of_method_stands_under_each_table(sheets, client_of):
    page = parse(client_of("secretariat").get(f"/fr{PAGE}"))
    tables = page.xpath("//main//div[@class='table-frame']")
    assert len(tables) == 4
    assert all("method" in table.getnext().get("class") for table in tables)


def test_old_report_keeps_the_threshold_of_its_day(sheets):
    # Domain, AttendanceThreshold: dated, so that an old report does not change when the rule does.
    AttendanceThreshold.objects.create(starts_on=date(2021, 10, 1), permanent_from=90, medium_from=40, minimum=1)
    AttendanceThreshold.objects.create(starts_on=date(2023, 1, 1), permanent_from=50, medium_from=10, minimum=4)
    read = lambda end: statistics_reading.read(Scope(date(2021, 10, 1), end))  # noqa: E731
    assert [read(date(year, 12, 31)).threshold.permanent_from for year in (2022, 2023)] == [90, 50]
    assert (read(date(2022, 12, 31)).with_figure, read(date(2023, 12, 31)).with_figure) == (3, 0)


def test_records_of_a_member_say_each_status_in_their_gender(sheets, client_of):
    held(date(2023, 3, 1), sheets, status="excused")
    page = parse(client_of("chair").get(f"/attendance/members/{sheets[0].pk}/"))
    rows = page.xpath("//main//tbody/tr/td[2]/text()")
    row = sheets[0].attendances.first()
    assert rows == [str(row.TITLES["present", "f"])] * 3 + [str(row.TITLES["excused", "f"])]


def test_member_page_leads_to_their_records_for_those_who_may_see_them(sheets, client_of):
    link = f"/attendance/members/{sheets[0].pk}/"
    shown = {
        r: link in client_of(r).get(f"/members/{sheets[0].pk}/").content.decode() for r in ("secretariat", "member")
    }
    assert shown == {"secretariat": True, "member": False}
