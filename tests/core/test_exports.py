"""A list as a file: CSV beside XLSX, several tables in one, and words that look like what a format means."""

import csv
from datetime import date
from io import BytesIO, StringIO
from itertools import islice

import pytest
from openpyxl import load_workbook

from hayaa.core.exports import exported
from hayaa.core.figures import Figure
from hayaa.core.intake.reading import read
from hayaa.core.spreadsheet import Sheet, comma_separated, workbook

# Quality 5: what a spreadsheet program would calculate, or what must come back as it is.
PAYLOADS = [
    "=1+1", "+212600000000", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x";"y")', "＝1+1", "＋1",
    "－1", "＠SUM(A1)", "'=1+1", "''=1", '"=1+1"', "%0A=1", "a\n=1+1", "'quoted", "-", "#REF!", "_x000D_", "a_x0041_b",
]  # fmt: skip


def live(cells):
    """The cells that a program would calculate."""
    return [
        cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", " "))
    ]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_is_harmless_in_both_formats_and_comes_back_as_it_was(payload):
    sheet = Sheet("ورقة", ["الاسم", "ملاحظة"], [[payload, "x"]])
    cell = load_workbook(BytesIO(workbook([sheet]))).worksheets[0]["A2"]
    assert cell.data_type == "s"
    text = comma_separated(sheet)
    assert live(next(islice(csv.reader(StringIO(text)), 1, None))) == []
    for content in (workbook([sheet]), text.encode()):
        assert read(BytesIO(content), "x.csv")[0].rows[1] == [payload, "x"]


@pytest.mark.parametrize("payload", ["\t=1+1", "\r=1+1", "\n=1+1", " =1+1"])
def test_what_stands_before_a_formula_makes_it_no_more_alive(payload):
    """The forms take such blanks off when somebody types them, and so does the import."""
    sheet = Sheet("ورقة", ["الاسم"], [[payload]])
    assert load_workbook(BytesIO(workbook([sheet]))).worksheets[0]["A2"].data_type == "s"
    assert comma_separated(sheet).split("\r\n", 1)[1].lstrip('"')[0] == "'"


def test_words_to_choose_from_are_no_formulas():
    book = load_workbook(BytesIO(workbook([Sheet("ورقة", ["ا"], [], choices={1: ["=1+1", "+2"]})])))
    assert [[cell.data_type for cell in row] for row in book["lists"].rows] == [["s"], ["s"]]
    assert book["lists"].sheet_state == "hidden"


def test_csv_has_days_numbers_and_percentages_as_programs_read_them():
    sheet = Sheet("ا", ["ا"] * 5, [[date(2023, 5, 19), 31, Figure(13, 31), None, "نص"]])
    assert comma_separated(sheet).split("\r\n")[1] == "2023-05-19,31,41.94,,نص"


def test_several_tables_stand_one_below_the_other_in_csv():
    sheets = [Sheet("الأول", ["ا", "ب"], [[1, 2]]), Sheet("الثاني", ["ج"], [[3], [4]])]
    answer = exported(sheets, title="قائمة", ending="csv")
    assert answer.content.decode("utf-8-sig").split("\r\n") == ["الأول", "ا,ب", "1,2", "", "الثاني", "ج", "3", "4", ""]
    assert answer["Cache-Control"] == "private, no-cache"


def test_rows_are_read_as_they_are_written():
    """A quarter of a million rows leave in bounded memory: none is kept beyond those that say how wide a column is."""
    alive, most = 0, 0

    class Row(list):
        def __init__(self):
            nonlocal alive, most
            super().__init__(["نص"])
            alive += 1
            most = max(most, alive)

        def __del__(self):
            nonlocal alive
            alive -= 1

    workbook([Sheet("ا", ["ا"], (Row() for _ in range(5000)))])
    assert most < 1100
