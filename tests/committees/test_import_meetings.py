"""Meetings of past years and their attendance from spreadsheets: they take the steps they took, or none."""

from datetime import date, time

import pytest

from committees.models import Attendance, Letter, Meeting
from committees.resources import AttendanceSheet, MeetingSheet
from hayaa.core.intake.tables import Table
from tests import factories
from tests.intake import mistakes, outcomes, review, table, take

DAY = date(2022, 3, 18)
HEAD = ["day", "kind", "starts_at", "place_ar", "state", "chaired_by"]
ROW = ["meeting", "member", "status"]

pytestmark = pytest.mark.usefixtures("body")


@pytest.fixture
def members():
    """Three people in office: numbers 1 to 3."""
    return [factories.member_in_office(number=number) for number in (1, 2, 3)]


def meetings(*rows, columns=HEAD):
    return table(MeetingSheet, *rows, columns=columns, name="الاجتماعات")


def attendances(*rows):
    return table(AttendanceSheet, *rows, columns=ROW, name="الحضور")


HELD = [DAY, "اجتماع الهيئة", "16:00", "قاعة الاجتماعات", "منعقد", 1]


def test_held_meeting_is_closed_with_its_quorum_at_its_hour(members):
    """Its steps are taken at the hour of the meeting; no letter of today enters the register."""
    rows = attendances([DAY, 1, "حاضرة"], [DAY, 2, "متأخرة"], [DAY, 3, "غائبة بعذر"])
    found, taken = take("attendance", meetings(HELD), rows)
    meeting = Meeting.objects.get()
    assert (mistakes(found), taken) == ([], True)
    assert (meeting.state, meeting.official_number, meeting.chaired_by) == ("held", "1/2022", members[0])
    assert (meeting.quorum_eligible, meeting.quorum_needed, meeting.quorum_present) == (3, 2, 2)
    assert {step.at.date() for step in meeting.steps.all()} == {DAY}
    assert Letter.objects.count() == 0


def test_meeting_is_shown_in_the_state_that_it_will_have(members):
    """It is closed when the attendance is there; and of a table of days each cell says of which meeting it is."""
    days = Table("حضور", [["الاسم", DAY], *([str(one), "حاضرة"] for one in members)])
    found = review("attendance", meetings(HELD), days)
    assert mistakes(found) == []
    assert "منعقد" in [change.after for change in found.sheets[0].lines[0].changes]
    assert {line.label.split(" – ")[0] for line in found.sheets[1].lines} == {"18/03/2022 16:00"}


def test_list_is_read_under_the_headings_that_people_write(members):
    """Day, name and attendance, as a list kept by hand says them."""
    meeting = factories.meeting(day=DAY)
    head = ["يوم الاجتماع", "الاسم", "الحضور"]
    found, taken = take("attendance", Table("x", [head, *(["18/03/2022", str(one), "حاضرة"] for one in members)]))
    assert (mistakes(found), taken, meeting.attendances.count()) == ([], True, 3)


def test_file_sent_again_changes_nothing(members):
    """Its number was left empty, and the meeting has gone on since: both are as the file says."""
    columns = [*HEAD, "number"]
    file = meetings([*HELD, None], columns=columns), attendances(*([DAY, n, "حاضرة"] for n in (1, 2, 3)))
    take("attendance", *file)
    assert outcomes(review("attendance", *file)) == ["unchanged"] * 4
    other = meetings([*HELD[:3], "قاعة أخرى", *HELD[4:], None], columns=columns)
    assert mistakes(review("attendance", other)) == [("", "تقدمت مراحل هذا الاجتماع في البرنامج: صححوه في صفحته.")]


def test_held_meeting_needs_everybody_on_its_sheet(members):
    """A meeting never closes with somebody not entered."""
    found, taken = take("attendance", meetings(HELD), attendances([DAY, 1, "حاضرة"]))
    assert [("لم يسجل حضور عضوين" in sentence) for _cell, sentence in mistakes(found)] == [True]
    assert (taken, Meeting.objects.count(), Attendance.objects.count()) == (False, 0, 0)


def test_state_is_held_to_the_quorum_that_is_counted(members):
    """Quorum: computed from the sheet, never taken from the file."""
    rows = attendances([DAY, 1, "حاضرة"], [DAY, 2, "غائبة"], [DAY, 3, "غائبة"])
    found, taken = take("attendance", meetings(HELD), rows)
    assert (taken, ["صححوا الحالة" in sentence for _cell, sentence in mistakes(found)]) == (False, [True])


def test_second_call_follows_the_meeting_without_quorum(members):
    later = date(2022, 3, 25)
    lacking = [DAY, "اجتماع الهيئة", "16:00", "القاعة", "لم ينعقد لعدم اكتمال النصاب", None, None]
    held = [later, "اجتماع الهيئة", "16:00", "القاعة", "منعقد", 1, "الاستدعاء الثاني"]
    rows = attendances(
        *([DAY, number, "غائبة"] for number in (1, 2, 3)),
        [later, 1, "حاضرة"], [later, 2, "غائبة"], [later, 3, "غائبة"],
    )  # fmt: skip
    found, taken = take("attendance", meetings(lacking, held, columns=[*HEAD, "call"]), rows)
    assert (mistakes(found), taken) == ([], True)
    assert [(m.state, m.call, m.former_id is not None) for m in Meeting.objects.order_by("day")] == [
        ("not_held", 1, False), ("held", 2, True),
    ]  # fmt: skip


def test_approved_minutes_are_approved_in_the_next_meeting(members):
    days = (DAY, date(2022, 4, 16))
    rows = [[day, "اجتماع الهيئة", "16:00", "القاعة", state, 1]
            for day, state in zip(days, ("محضر مصادق عليه", "محرر محضره"), strict=True)]  # fmt: skip
    everybody = attendances(*([day, number, "حاضرة"] for day in days for number in (1, 2, 3)))
    rows[1][4] = str(Meeting.State.MINUTES_DRAFTED.label)
    found, taken = take("attendance", meetings(*rows), everybody)
    first, second = Meeting.objects.order_by("day")
    assert (mistakes(found), taken) == ([], True)
    assert (first.state, first.approved_in, second.state) == ("minutes_approved", second, "minutes_drafted")


@pytest.mark.parametrize("place, said", [("القاعة", 1), (None, 2)])
def test_rule_of_the_table_is_told_in_its_sentence(place, said, members):
    """Asked when the row is saved; beside what else is wrong with it where it is not."""
    row = [DAY, "اجتماع الهيئة", "16:00", place, "15:00"]
    found = review("attendance", meetings(row, columns=["day", "kind", "starts_at", "place_ar", "ends_at"]))
    sentences = [sentence for _cell, sentence in mistakes(found)]
    assert (len(sentences), "ينتهي الاجتماع بعد بدايته: صححوا إحدى الساعتين." in sentences) == (said, True)


def test_cancelled_meeting_says_why(members):
    row = [DAY, "اجتماع الهيئة", "16:00", "القاعة", "ملغى", None]
    found = review("attendance", meetings(row))
    assert mistakes(found) == [("", "اذكروا سبب عدم انعقاد الاجتماع.")]


def test_table_of_members_and_days_is_read(members):
    """A member a row, a meeting a column: a cell left empty is not entered, never absent."""
    first, second = factories.meeting(day=DAY), factories.meeting(day=date(2022, 4, 16))
    grid = Table("حضور 2022", [
        ["لائحة حضور أعضاء الهيئة"],
        ["الرقم", "الاسم الكامل", DAY, "16/04/2022"],
        [1, "فاطمة", "ح", "معتذرة"],
        [2, "فاطمة", "غائبة", None],
    ])  # fmt: skip
    found, taken = take("attendance", grid)
    entered = {(row.meeting, row.member.number): row.status for row in Attendance.objects.all()}
    assert (mistakes(found), taken) == ([], True)
    assert entered == {(first, 1): "present", (second, 1): "excused", (first, 2): "absent"}


def test_mistake_in_the_table_names_the_cell_of_the_table(members):
    factories.meeting(day=DAY)
    grid = Table("x", [["العضو(ة)", DAY, date(2022, 4, 16)], [1, "نعم", "ح"], [9, "ح", None]])
    assert [cell for cell, _sentence in mistakes(review("attendance", grid))] == ["B2", "C2", "B3"]


def test_closed_sheet_stays_as_it_is(members):
    """A frozen sheet is corrected on its page, with a reason; the same rows once more say nothing new."""
    take("attendance", meetings(HELD), attendances(*([DAY, number, "حاضرة"] for number in (1, 2, 3))))
    same = review("attendance", attendances([DAY, 1, "حاضرة"]))
    other = review("attendance", attendances([DAY, 1, "غائبة"]))
    assert (outcomes(same), outcomes(other)) == (["unchanged"], ["wrong"])


def test_member_not_in_office_on_the_day_is_not_on_the_sheet(members):
    """«In office on a day» is the one question asked everywhere."""
    factories.meeting(day=DAY)
    factories.term(member=factories.member(number=9), starts_on=date(2022, 6, 1))
    found = review("attendance", attendances([DAY, 9, "حاضرة"]))
    assert [cell for cell, _sentence in mistakes(found)] == ["B2"]


def test_entry_of_somebody_else_is_changed_in_sight(members):
    meeting = factories.meeting(day=DAY)
    factories.attendance(meeting=meeting, member=members[0], status="present", arrived_at=time(16, 5))
    found, _taken = take("attendance", attendances([DAY, 1, "متأخرة"]))
    assert [(c.before, c.after) for c in found.sheets[0].lines[0].changes] == [("حاضر(ة)", "متأخر(ة)")]
    row = Attendance.objects.get()
    assert (row.status, row.arrived_at, row.version) == ("late", time(16, 5), 2)
