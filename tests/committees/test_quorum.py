"""How many a meeting needs, and how the sheet counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees import sheet
from committees.quorum import Quorum, QuorumRule, needed
from tests import factories

eligible = st.integers(0, 200)


@pytest.mark.parametrize(
    ("rule", "of_31", "of_8", "of_0"),
    [("majority", 16, 5, 1), ("half", 16, 4, 1), ("third", 11, 3, 1), ("any", 1, 1, 1)],
)
def test_number_needed(rule, of_31, of_8, of_0):
    # Domain, Body: more than half of those in office at the first call, any number after, unless it says otherwise.
    assert (needed(rule, 31), needed(rule, 8), needed(rule, 0)) == (of_31, of_8, of_0)


@given(eligible)
def test_majority_is_more_than_half(members):
    assert needed("majority", members) * 2 > members
    assert (needed("majority", members) - 1) * 2 <= members


@given(eligible, st.sampled_from(list(QuorumRule)))
def test_nobody_is_never_a_quorum(members, rule):
    assert not Quorum(members, needed(rule, members), 0).is_reached


@pytest.mark.django_db
class TestSheet:
    @pytest.fixture
    def meeting(self, body):
        return factories.meeting()

    def present(self, meeting, *statuses):
        for status in statuses:
            factories.attendance(meeting=meeting, status=status)

    def test_counts_late_and_remote_where_the_rule_does(self, meeting):
        self.present(meeting, "present", "late", "remote", "excused", "absent")
        assert sheet.read(meeting).quorum == Quorum(5, 3, 3)

    def test_leaves_late_and_remote_out_where_the_rule_does(self, meeting):
        factories.body(quorum_counts_late=False, quorum_counts_remote=False)
        self.present(meeting, "present", "late", "remote")
        assert sheet.read(meeting).quorum == Quorum(3, 2, 1)

    def test_second_call_needs_any_number(self, meeting):
        factories.body(quorum_second="any")
        second = factories.meeting(former=meeting, call=2)
        self.present(second, "present", "absent", "absent")
        assert sheet.read(second).quorum == Quorum(3, 1, 1)

    def test_holds_everybody_in_office_on_the_day(self, meeting):
        inside = factories.member_in_office()
        factories.term(ends_on=meeting.day.replace(day=18))
        factories.term(starts_on=meeting.day.replace(day=20))
        last = factories.term(ends_on=meeting.day).member
        assert [row.member for row in sheet.read(meeting).rows] == [inside, last]

    def test_of_a_committee_holds_its_members_of_the_day(self, body):
        factories.member_in_office()
        seat = factories.seat()
        factories.seat(committee=seat.committee, ends_on=factories.MAY.replace(day=1))
        meeting = factories.meeting(kind="committee", committee=seat.committee)
        assert [row.member for row in sheet.read(meeting).rows] == [seat.member]

    def test_of_the_bureau_holds_the_holders_of_its_offices(self, body):
        factories.member_in_office()
        office = factories.office()
        meeting = factories.meeting(kind="bureau")
        assert [row.member for row in sheet.read(meeting).rows] == [office.member]

    def test_names_those_who_left_between_convocation_and_meeting(self, meeting):
        gone = factories.term(ends_on=meeting.day.replace(day=18)).member
        factories.convocation(meeting=meeting, member=gone)
        assert sheet.read(meeting).gone == (gone,)

    def test_marks_those_who_joined_after_the_others_were_convened(self, meeting):
        factories.convocation(meeting=meeting)
        factories.member_in_office()
        assert [row.is_convened for row in sheet.read(meeting).rows] == [True, False]

    def test_entry_that_was_taken_back_is_missing(self, meeting):
        factories.attendance(meeting=meeting, status="")
        assert [row.version for row in sheet.read(meeting).missing] == [1]
