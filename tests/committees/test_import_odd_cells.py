"""Cells that could be taken for something else: each is understood as it is meant, or its row is refused."""

from datetime import date, time

import pytest
from django.utils.translation import override

from activities.models import Partner
from activities.resources import PartnerSheet
from committees.models import CommitteeMembership, Meeting, Member
from committees.resources import AttendanceSheet, MeetingSheet, MemberSheet, SeatSheet
from hayaa.core.intake.tables import Table
from hayaa.intake.kinds import KINDS
from tests import factories
from tests.intake import mistakes, outcomes, review, table, take

DAY = date(2022, 3, 18)
MEETING = ["day", "kind", "starts_at", "place_ar"]
NAMES = ["number", "family_name_ar", "given_name_ar", "sex"]

pytestmark = pytest.mark.usefixtures("body")


def sheet(resource, *rows, columns, name="ورقة"):
    """Rows as the reader gives them, with values that the writer of spreadsheets would not write."""
    return Table(name, [[str(resource.fields[column].heading) for column in columns], *map(list, rows)])


def seats(*rows):
    return sheet(SeatSheet, *rows, columns=["committee", "member", "role", "starts_on"])


@pytest.mark.parametrize("word", ["؟", "?", "-", "—", "…", "()"])
def test_signs_alone_are_no_empty_choice(word):
    """They fold to nothing: once they were taken for the member without a role that an empty cell is."""
    factories.committee(name_ar="اللجنة")
    factories.member_in_office(number=1)
    found = review("members", seats(["اللجنة", 1, word, date(2022, 3, 1)]))
    assert [cell for cell, _sentence in mistakes(found)] == ["C2"]


@pytest.mark.parametrize("word", ["-1", "²", "'=1", -1, "(1)", "1."])
def test_only_a_number_names_a_member_by_number(word):
    """A seat is never given to the member 1 because of what is no number 1."""
    factories.committee(name_ar="اللجنة")
    for number in (1, 2):
        factories.member_in_office(number=number)
    found = review("members", seats(["اللجنة", word, None, date(2022, 3, 1)]))
    assert [cell for cell, _sentence in mistakes(found)] == ["B2"]


@pytest.mark.parametrize("word", ["1", "١", "۱", 1, " 1 "])
def test_number_of_a_member_is_read_in_every_digits(word):
    factories.committee(name_ar="اللجنة")
    member = factories.member_in_office(number=1)
    take("members", seats(["اللجنة", word, None, date(2022, 3, 1)]))
    assert CommitteeMembership.objects.get().member == member


def test_same_key_in_other_digits_and_blanks_is_refused():
    rows = [["7", "أ", "ب", "رجل"], [" ٧\u00a0", "أ", "ب", "رجل"]]
    found = review("members", sheet(MemberSheet, *rows, columns=NAMES))
    assert outcomes(found) == ["new", "wrong"]


@pytest.mark.parametrize("value", [True, False])
def test_true_and_false_are_no_words(value):
    found = review("members", sheet(MemberSheet, [7, value, "ب", "رجل"], columns=NAMES))
    assert [cell for cell, _sentence in mistakes(found)] == ["B2"]


@pytest.mark.parametrize("number", [32_768, 999_999_999, "٣٢٧٦٨"])
def test_number_too_great_for_a_database_is_refused_on_each(number):
    found = review("members", sheet(MemberSheet, [number, "أ", "ب", "رجل"], columns=NAMES))
    assert [cell for cell, _sentence in mistakes(found)] == ["A2"]


def test_example_that_is_passed_over_is_told():
    """A body may really work with the institution of the example: nothing of a file goes unread in silence."""
    example = [str(column.example) for column in PartnerSheet.fields.values()]
    other = ["ue", "الاتحاد الأوروبي", None, None]
    found, taken = take("partners", sheet(PartnerSheet, example, other, columns=list(PartnerSheet.fields)))
    assert (found.sheets[0].notes, taken) == (["السطر 2 هو مثال النموذج: لم يؤخذ به."], True)
    assert [partner.code for partner in Partner.objects.all()] == ["ue"]


@pytest.mark.parametrize("out", ["ar", "fr"])
def test_meeting_is_known_by_its_name_in_either_language(out):
    """A file that left in one language comes back in the other."""
    member, meeting = factories.member_in_office(number=1), factories.meeting(day=DAY)
    factories.attendance(meeting=meeting, member=member)
    with override(out):
        left = AttendanceSheet.sheet(AttendanceSheet().all_records())
        names = [row[0] for row in left.rows]
    with override("fr" if out == "ar" else "ar"):
        found = review(
            "attendance", sheet(AttendanceSheet, [names[0], 1, "ح"], columns=["meeting", "member", "status"])
        )
    assert (mistakes(found), outcomes(found)) == ([], ["unchanged"])


def test_two_meetings_of_a_day_are_told_apart_by_their_hours():
    """One was cancelled and another called: each has its row, and the attendance of each comes back."""
    member = factories.member_in_office(number=1)
    meetings = [factories.meeting(day=DAY, starts_at=time(hour)) for hour in (10, 16)]
    for meeting in meetings:
        factories.attendance(meeting=meeting, member=member)
    rows = [MeetingSheet.sheet(MeetingSheet().all_records()), AttendanceSheet.sheet(AttendanceSheet().all_records())]
    found = review("attendance", *(Table(one.name, [list(one.head), *map(list, one.rows)]) for one in rows))
    assert (mistakes(found), outcomes(found)) == ([], ["unchanged"] * 4)


def test_meetings_of_a_day_come_in_with_a_row_each():
    factories.member_in_office(number=1)
    rows = [[DAY, "اجتماع الهيئة", hour, "القاعة"] for hour in ("10:00", "16:00")]
    found, taken = take("attendance", table(MeetingSheet, *rows, columns=MEETING, name="الاجتماعات"))
    assert (outcomes(found), taken) == (["new", "new"], True)
    assert [meeting.starts_at.hour for meeting in Meeting.objects.order_by("starts_at")] == [10, 16]


def test_only_meeting_of_a_day_may_change_its_hour():
    factories.meeting(day=DAY, starts_at=time(10), state="draft")
    rows = [[DAY, "اجتماع الهيئة", "16:00", "القاعة"]]
    found, taken = take("attendance", table(MeetingSheet, *rows, columns=MEETING, name="الاجتماعات"))
    assert (outcomes(found), taken, Meeting.objects.get().starts_at) == (["changed"], True, time(16))


def test_row_that_names_another_person_since_the_review_is_not_taken():
    """The fingerprint holds for whom a row stands: a name may have gone to somebody else meanwhile."""
    factories.committee(name_ar="اللجنة")
    first, second = (
        factories.member_in_office(number=number, family_name_fr="", given_name_fr="") for number in (1, 2)
    )
    by, file = factories.user(), [seats(["اللجنة", first.full_name_ar, None, date(2022, 3, 1)])]
    shown = KINDS["members"].review(file, by=by)
    name = first.family_name_ar
    Member.objects.filter(pk=first.pk).update(family_name_ar="السابق")
    Member.objects.filter(pk=second.pk).update(family_name_ar=name)
    found, taken = KINDS["members"].take(file, by=by, expected=shown.fingerprint)
    assert (outcomes(shown), outcomes(found), taken) == (["new"], ["new"], False)
    assert CommitteeMembership.objects.count() == 0


@pytest.mark.parametrize(("cells", "notes"), [([], 0), (["زائد"], 1), ([None, "زائد"], 1)])
def test_cell_under_no_heading_is_told(cells, notes):
    """What a file holds and nobody reads is passed over in sight, never in silence."""
    found = review("members", sheet(MemberSheet, [7, "الناصري", "فاطمة", "امرأة", *cells], columns=NAMES))
    assert (outcomes(found), len(found.sheets[0].notes)) == (["new"], notes)
