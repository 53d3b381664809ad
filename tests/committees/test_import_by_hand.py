"""Sheets as people keep them by hand: days in words, other headings, numbers that lost a zero, files sent again."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from committees.models import Attendance, Member
from committees.resources import AttendanceSheet, MemberSheet
from hayaa.core.intake.reading import read
from hayaa.core.intake.tables import Table
from hayaa.core.intake.values import Day
from hayaa.core.spreadsheet import workbook
from hayaa.intake.kinds import KINDS
from tests import factories
from tests.committees.test_import_meetings import DAY, HELD, ROW, attendances, meetings
from tests.intake import mistakes, outcomes, review, table, take

pytestmark = pytest.mark.usefixtures("body")


@pytest.fixture
def members():
    """Three people in office: numbers 1 to 3."""
    return [factories.member_in_office(number=number) for number in (1, 2, 3)]


@pytest.mark.parametrize(
    "written", ["18/03/2022", "١٨/٣/٢٠٢٢", "2022-03-18", "18-3-2022", "18 مارس 2022", "١٨ آذار ٢٠٢٢", "18 Mars 2022"]
)
def test_day_is_read_in_figures_and_in_words(written):
    """Months of Morocco, of the Levant and in French; a year that comes first can only be year, month, day."""
    assert Day().clean(written) == DAY


@pytest.mark.parametrize("written", ["18 مارس", "31/02/2022", "18 رمضان 1443", "مارس 2022"])
def test_day_that_is_none_or_not_whole_is_refused(written):
    with pytest.raises(ValueError, match=r"\S"):
        Day().clean(written)


@pytest.mark.parametrize("heading", ["العضو", "العضوة", "الاسم الكامل", "Nom", None])
def test_table_of_days_needs_no_heading_over_the_members(heading, members):
    """The members stand beside the first day; a day in words is a day."""
    for day in (DAY, date(2022, 4, 16)):
        factories.meeting(day=day)
    grid = Table("x", [[heading, "18 مارس 2022", "2022-04-16"], [1, "ح", "غ"], [2, None, "ح"]])
    found, taken = take("attendance", grid)
    entered = sorted(Attendance.objects.values_list("meeting__day", "member__number", "status"))
    assert (mistakes(found), taken) == ([], True)
    assert entered == [(DAY, 1, "present"), (date(2022, 4, 16), 1, "absent"), (date(2022, 4, 16), 2, "present")]


@pytest.mark.parametrize("heading", ["العضو", "العضو(ة)", "Membre", "الرقم"])
def test_table_of_one_day_has_the_heading_of_the_members_in_any_form(heading, members):
    """One day alone may stand in any list: here the heading says whose attendance it is."""
    factories.meeting(day=DAY)
    found, taken = take("attendance", Table("x", [[heading, "18 مارس 2022"], [1, "ح"]]))
    assert (mistakes(found), taken, Attendance.objects.get().status) == ([], True, "present")


def test_column_that_is_no_meeting_is_told(members):
    """A column is passed over in sight, never in silence."""
    factories.meeting(day=DAY)
    grid = Table("x", [["العضو(ة)", DAY, "18 مارس", "المجموع"], [1, "ح", "ح", 2]])
    found = review("attendance", grid)
    assert outcomes(found) == ["new"]
    assert [note.split("»")[0] for note in found.sheets[0].notes] == ["C1 «18 مارس", "D1 «المجموع"]


def test_file_sent_again_says_nothing_new(members):
    """A meeting that was entered with its attendance and is closed: the same rows once more are no mistake."""
    rows = attendances(*([DAY, number, "حاضرة"] for number in (1, 2, 3)))
    take("attendance", meetings(HELD), rows)
    again = review("attendance", meetings(HELD), rows)
    moved = review("attendance", meetings([DAY, "اجتماع الهيئة", "16:00", "مكان آخر", "منعقد", 1]))
    assert (outcomes(again), outcomes(moved)) == (["unchanged"] * 4, ["wrong"])


@pytest.mark.parametrize(("cell", "phone"), [(612345678, "0612345678"), ("612", "612"), ("+212612345678",) * 2])
def test_zero_that_a_sheet_took_from_a_telephone_number_comes_back(cell, phone):
    columns = ["number", "family_name_ar", "given_name_ar", "sex", "phone"]
    found, _taken = take("members", table(MemberSheet, [7, "س", "فاطمة", "امرأة", cell], columns=columns))
    assert Member.objects.get().phone == phone
    shown = {change.heading: change.after for change in found.sheets[0].lines[0].changes}
    assert shown[str(MemberSheet.fields["phone"].heading)] == phone


def test_cells_that_would_be_emptied_are_counted():
    factories.member(number=7, phone="0611", email="a@b.ma")
    columns = ["number", "family_name_ar", "given_name_ar", "sex", "phone", "email"]
    found = review("members", table(MemberSheet, [7, "العائلة 7", "فاطمة", "امرأة", None, None], columns=columns))
    assert found.sheets[0].emptied == 2


def test_one_cause_is_told_once(members):
    """A meeting that is not there is one mistake, in however many rows."""
    rows = attendances(*([DAY, number, "حاضرة"] for number in (1, 2, 3)), [DAY, 1, "؟"])
    told = review("attendance", rows).sheets[0].told
    assert [(line.row, list(line.alike)) for line in told] == [(2, [3, 4]), (5, [])]


@pytest.mark.parametrize(("out", "back"), [("ar", "fr"), ("fr", "ar"), ("ar", "ar")])
@pytest.mark.parametrize("code", sorted(KINDS))
def test_template_sent_as_it_came_holds_nothing_in_either_language(code, out, back):
    """Its example is never taken for a record."""
    with override(out):
        content = BytesIO(workbook(KINDS[code].template()))
    with override(back):
        found = KINDS[code].review(read(content, "x.xlsx"), by=factories.user())
    assert (found.is_empty, mistakes(found)) == (True, [])


def test_review_of_attendance_alone_takes_no_lock(members):
    """On SQLite a transaction would keep everybody waiting who writes."""
    factories.meeting(day=DAY)
    rows, by = table(AttendanceSheet, [DAY, 1, "حاضرة"], columns=ROW), factories.user()
    with CaptureQueriesContext(connection) as asked:
        found = review("attendance", rows, by=by)
    assert outcomes(found) == ["new"]
    assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []
