"""One number: the same totals on the page, in the document and in the spreadsheet, at the same filter."""

import re
import subprocess
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from hayaa.core.pdf import render, responses
from tests import factories
from tests.html import parse
from tests.pdf import INVISIBLE, Printed

QUERY = "?kind=all&year=2022"
STATUSES = ["present", "late", "remote", "excused", "absent"]


@pytest.fixture
def sheets(body):
    """Four meetings of seven members, every status among them, and one outside the filter."""
    people = [factories.member_in_office(sex="f" if n < 3 else "m") for n in range(7)]
    for month in (3, 4, 7, 9):
        meeting = factories.meeting(state="held", day=date(2022, month, 1), chaired_by=people[0])
        for n, member in enumerate(people):
            factories.attendance(meeting=meeting, member=member, status=STATUSES[(n * month) % 5])
    factories.attendance(meeting=factories.meeting(state="held", day=date(2023, 1, 1)), member=people[0])


def from_page(client, language):
    page = parse(client.get(f"{language}/attendance/{QUERY}"))
    rows = page.xpath("//section[@id='categories']//tbody/tr")
    categories = [[int(cell.text) for cell in row.iter("td")] for row in rows]
    figures = page.xpath("//div[@class='tiles']//p[@class='figure']/strong/text()")
    return [tuple(map(int, re.findall(r"\d+", figure))) for figure in figures], categories


def from_spreadsheet(client, language):
    book = load_workbook(BytesIO(client.get(f"{language}/attendance.xlsx{QUERY}").content))
    totals, categories = book.worksheets[:2]
    rows = list(totals.iter_rows(min_row=2, values_only=True))
    for _name, number, of, share in rows[:5]:
        assert share == pytest.approx(number / of)
    figures = [rows[0][1:3], rows[3][1:3], (rows[5][1],)]
    return figures, [list(row[1:4]) for row in categories.iter_rows(min_row=2, values_only=True)]


def from_document(client, language, monkeypatch):
    pages = []
    keep = lambda html, language: pages.append(html) or render(html, language=language)  # noqa: E731
    monkeypatch.setattr(responses, "render", keep)
    data = client.get(f"{language}/attendance.pdf{QUERY}").content
    printed = Printed(pages[0], data, language.strip("/") or "ar")
    assert printed.recovered >= 0.99
    command = ["pdftotext", "-enc", "UTF-8", "-f", "1", "-l", "1", "-", "-"]
    text = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    return INVISIBLE.sub("", text)


@pytest.mark.parametrize("language", ["", "/fr"])
def test_page_document_and_spreadsheet_say_the_same(language, sheets, client_of, fonts, monkeypatch):
    client = client_of("secretariat")
    figures, categories = from_page(client, language)
    assert figures[0][1] == 28 and figures[2] == (4,) and sum(row[2] for row in categories) == 7
    assert from_spreadsheet(client, language) == (figures, categories)
    text = from_document(client, language, monkeypatch)
    fractions = [rf"\b{number}\s*(?:من|sur)\s*{of}\b" for number, of in figures[:2]]
    assert [bool(re.search(fraction, text)) for fraction in fractions] == [True, True]
    assert [str(number) in text.split() for row in categories for number in row] == [True] * (3 * len(categories))


def test_public_spreadsheet_and_document_name_nobody(sheets, client_of, monkeypatch):
    monkeypatch.setattr(responses, "render", lambda html, language: html.encode())
    client = client_of(None)
    book = load_workbook(BytesIO(client.get("/attendance.xlsx").content))
    cells = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    document = client.get("/attendance.pdf").content.decode()
    assert ["العائلة" in text for text in (cells, document)] == [False, False]
