"""What a list exports is what it shows: its filter, all its pages, and nothing that its reader does not see."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from committees.models import Member
from tests import factories
from tests.export_routes import ENDINGS, LISTS
from tests.html import parse
from tests.routes import ROUTES

PAGES = [route for route in ROUTES if route.name in LISTS.values()]


def table(answer):
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def names(answer):
    return [row[1] for row in table(answer)[1:]]


@pytest.mark.once
@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("route", PAGES, ids=lambda route: route.name)
def test_page_of_a_list_leads_to_its_files(route, language, demonstration):
    client, url = demonstration(route.reader), route.url(language)
    links = [a.get("href") for a in parse(client.get(f"{url}?page=1")).iterfind(".//main//a[@href]")]
    found = [link for link in links if link.endswith(tuple(f".{ending}" for ending in ENDINGS))]
    assert found == [f"{url.rstrip('/')}.{ending}" for ending in ENDINGS]
    assert [client.get(link).status_code for link in found] == [200, 200]


def test_file_holds_what_the_filter_leaves_on_all_pages(client_of):
    for number in range(1, 61):
        factories.member_in_office(sex="m" if number > 2 else "f")
    factories.member()
    client = client_of("secretariat")
    assert len(names(client.get("/members.csv"))) == 60
    assert names(client.get("/members.csv?page=2")) == names(client.get("/members.csv"))
    assert names(client.get("/members.csv?sex=f")) == [str(each) for each in Member.objects.filter(sex="f")[:2]]
    assert len(names(client.get("/members.csv?status=all"))) == 61


def test_file_has_no_contact_of_anybody(client_of):
    factories.member_in_office(phone="0600000001", email="secret@example.org", notes="سر")
    text = client_of("member").get("/members.csv").content.decode()
    assert [secret for secret in ("0600000001", "secret@example.org", "سر") if secret in text] == []


def test_calendar_exports_the_month_that_it_shows(client_of):
    meetings = [factories.meeting(day=date(2023, month, 15), title_ar=f"اجتماع {month}") for month in (4, 5, 6)]
    client = client_of("secretariat")
    assert [row[0] for row in table(client.get("/meetings.csv?month=2023-05"))[1:]] == [str(meetings[1])]
    assert len(table(client.get("/meetings.csv"))) == 4


@pytest.mark.parametrize(("prefix", "mirrored", "heading"), [("", True, "الاسم"), ("/fr", False, "Nom")])
def test_file_is_in_the_language_of_its_reader(prefix, mirrored, heading, client_of):
    factories.member_in_office()
    answer = client_of("member").get(f"{prefix}/members.xlsx")
    page = load_workbook(BytesIO(answer.content)).worksheets[0]
    assert (bool(page.sheet_view.rightToLeft), page["B1"].value) == (mirrored, heading)
    assert page["A2"].data_type == "n"
