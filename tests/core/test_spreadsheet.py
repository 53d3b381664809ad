"""The one writer of spreadsheets: what Excel finds in each cell."""

from datetime import date, datetime
from io import BytesIO

import pytest
from django.utils import translation
from openpyxl import load_workbook

from hayaa.core.figures import Figure
from hayaa.core.spreadsheet import Sheet, spreadsheet_response, workbook


def written(*rows, head=("الاسم",), name="الأعضاء"):
    return load_workbook(BytesIO(workbook([Sheet(name, head, rows)]))).worksheets[0]


@pytest.mark.parametrize(
    "payload",
    ["=1+1", "+212600000000", "-1", "@SUM(A1)", "\t=1+1", " =1+1", "＝1+1", '=HYPERLINK("http://x";"y")', "#REF!"],
)
def test_text_is_text_whatever_it_begins_with(payload):
    # Quality 5: a formula in a name stays harmless, and the text comes back as it was.
    cell = written([payload]).cell(2, 1)
    assert (cell.data_type, cell.value) == ("s", payload)
    assert cell.quotePrefix == (payload != "#REF!")


def test_numbers_days_and_percentages_are_what_they_are():
    page = written([31, date(2023, 5, 19), Figure(13, 31), Figure(0, 0), None], head="12345")
    values = [cell.value for cell in page[2]]
    assert values[:2] == [31, datetime(2023, 5, 19)]
    assert values[2] == pytest.approx(13 / 31)
    assert [cell.number_format for cell in page[2]][1:3] == ["dd/mm/yyyy", "0.00%"]
    assert values[3:] == ["غير متوفر", None]


def test_moment_keeps_its_hour():
    (cell,) = written([datetime(2023, 5, 19, 11, 30)], head="1")[2]
    assert (cell.value, cell.number_format) == (datetime(2023, 5, 19, 11, 30), "dd/mm/yyyy hh:mm")


def test_head_is_bold_and_stays_in_sight():
    page = written(["فاطمة"], ["أحمد"])
    assert (page.freeze_panes, page["A1"].font.bold, page["A2"].font.bold) == ("A2", True, False)


@pytest.mark.parametrize(("language", "mirrored"), [("ar", True), ("fr", False)])
def test_sheet_runs_as_its_language(language, mirrored):
    with translation.override(language):
        assert bool(written(["x"]).sheet_view.rightToLeft) == mirrored


def test_columns_are_wide_enough_and_not_endless():
    page = written(["ن" * 30, "ن" * 500], head=("ا", "ب"))
    assert [page.column_dimensions[name].width for name in "AB"] == [32, 60]


def test_what_no_file_can_hold_is_left_out():
    page = written(["a\x00b\x0bc\u2066d\u2069"], name="ا/ب:ج" * 10)
    assert page["A2"].value == "abcd"
    assert len(page.title) == 31 and not set(page.title) & set("[]:*?/\\")


def test_file_name_may_be_arabic():
    response = spreadsheet_response([Sheet("ا", ["ب"], [])], filename="إحصائيات\r\n.xlsx")
    assert "\n" not in response["Content-Disposition"]
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%D8%A5")
