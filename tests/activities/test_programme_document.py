"""The document of the demonstration body."""

import pytest

from tests.html import parse


@pytest.mark.parametrize("language", ["/fr", ""])
def test_contents_point_to_every_chapter_and_section(language, demonstration):
    page = parse(demonstration(None).get(f"{language}/programme/"))
    (nav,) = page.find_class("document-contents")
    targets = [a.get("href").removeprefix("#") for a in nav.iter("a")]
    headings = [h.get("id") for h in page.iter("h2", "h3") if h.get("id") != "contents-title"]
    assert targets == headings
    assert len(targets) == 22


def test_ids_are_unique(demonstration):
    ids = [
        element.get("id") for element in parse(demonstration("member").get("/programme/")).iter() if element.get("id")
    ]
    assert sorted(set(ids)) == sorted(ids)


def attendance(page):
    """The tables under the heading of attendance, as rows of cells, each with its caption."""
    tables = page.xpath("//h3[@id='attendance']/..//table")
    rows = [[[cell.text_content() for cell in row.iter("td")] for row in table.iter("tr")][1:] for table in tables]
    return list(zip([table.findtext("caption") for table in tables], rows, strict=True))


def test_attendance_is_a_fraction_and_a_computed_percentage(demonstration):
    """Must show: 35,48 – 22,58 – 58,06 – 41,94, from 11, 7 and 13 of 31; counted, they come out the same."""
    (stated, stated_rows), (counted, counted_rows) = attendance(parse(demonstration(None).get("/fr/programme/")))
    assert ("repris du programme" in stated, "feuilles de présence" in counted) == (True, True)
    assert stated_rows == counted_rows
    assert stated_rows == [
        ["11 sur 31", "35,48\u00a0%"],
        ["7 sur 31", "22,58\u00a0%"],
        ["18 sur 31", "58,06\u00a0%"],
        ["13 sur 31", "41,94\u00a0%"],
    ]
