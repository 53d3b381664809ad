"""Metrics counted from meetings, and what «not available» means, in a small world built by hand."""

from datetime import date

import pytest

from activities.metrics import Record, Scope, measure, read
from hayaa.core.figures import Figure
from tests import factories

pytestmark = pytest.mark.django_db
YEAR = Scope.of_year(2023)
PLENARIES = Scope.of_year(2023, meeting_kind="plenary")


def met(day, statuses=(), state="held", **values):
    """A meeting of that day; `statuses`: member → status on its sheet."""
    meeting = factories.meeting(state=state, day=day, **values)
    for member, status in dict(statuses).items():
        factories.attendance(meeting=meeting, member=member, status=status)
    return meeting


@pytest.fixture(autouse=True)
def today(db):
    factories.body(is_demonstration=True, reference_date=date(2024, 1, 31))


def test_meetings_of_every_kind_or_of_one_are_counted_by_their_day():
    # The last day of the year belongs to it, the next one does not.
    last = met(date(2023, 12, 31))
    met(date(2024, 1, 1))
    bureau = met(date(2023, 2, 1), kind="bureau")
    assert measure("meetings_held", YEAR).value == 2
    counted = measure("meetings_held", PLENARIES)
    assert counted.records == (Record(str(last), last.get_absolute_url(), date(2023, 12, 31)),)
    assert [record.url for record in measure("meetings_held", Scope.of_year(2023, meeting_kind="bureau")).records] == [
        bureau.get_absolute_url()
    ]


@pytest.mark.parametrize("state", ["cancelled", "postponed", "not_held", "convened", "draft"])
def test_meeting_that_did_not_take_place_counts_nowhere(state):
    held = met(date(2023, 3, 1), {factories.member_in_office(): "present"})
    other = met(date(2023, 4, 1), state=state)
    factories.attendance(meeting=other)
    assert [record.url for record in measure("meetings_held", YEAR).records] == [held.get_absolute_url()]
    assert measure("attendance_rate", YEAR).figure == Figure(1, 1)


def test_half_a_year_counts_its_own_meetings():
    met(date(2023, 6, 30))
    met(date(2023, 7, 1))
    assert measure("meetings_held", Scope(date(2023, 1, 1), date(2023, 6, 30))).value == 1


def test_attendance_rate_compares_each_sex_with_its_own_invitations():
    # Domain, Attendance statistics: two figures; a denominator holds no meeting outside the term, and a member
    # without any term stands on no sheet.
    woman, man = factories.member_in_office(sex="f"), factories.member_in_office(sex="m")
    factories.member(sex="f")
    late_comer = factories.member_in_office(sex="m")
    met(date(2023, 3, 1), {woman: "present", man: "absent"})
    met(date(2023, 5, 1), {woman: "remote", man: "excused", late_comer: "late"})
    counted = measure("attendance_rate", YEAR)
    assert (counted.figure, counted.women, counted.men) == (Figure(3, 5), Figure(2, 2), Figure(1, 3))
    assert counted.by_sex_is_whole
    assert [record.number for record in counted.records] == [1, 2]
    assert (counted.value, str(counted.amount)) == (3, "60.00")


def test_no_meeting_and_no_plan_is_not_available():
    assert measure("meetings_held", YEAR).value is None
    assert measure("attendance_rate", YEAR).figure is None


def test_year_with_a_plan_and_no_meeting_counts_zero():
    factories.plan_version(year_plan=factories.year_plan(year=2023))
    counted = measure("meetings_held", YEAR)
    assert (counted.value, counted.records) == (0, ())
    # There is nothing of which a rate could be a part.
    assert measure("attendance_rate", YEAR).value is None


def test_year_to_come_is_not_available_even_with_a_plan():
    factories.year_plan(year=2025)
    assert measure("meetings_held", Scope.of_year(2025)).value is None


def test_period_outside_what_was_read_is_refused():
    with pytest.raises(ValueError, match="outside"):
        read(date(2023, 1, 1), date(2023, 12, 31)).measure("meetings_held", Scope.of_year(2024))
