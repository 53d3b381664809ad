"""The life of a meeting: its steps, its number, its quorum frozen, its minutes approved and corrected."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from committees.actions import meetings as actions
from committees.models import Attendance, AttendanceCorrection, Meeting
from tests import factories

pytestmark = pytest.mark.django_db
State = Meeting.State


@pytest.fixture
def by(body):
    return factories.user(role="secretariat")


def entered(*statuses, **values):
    """A convened meeting whose whole sheet is entered."""
    meeting = factories.meeting(**values)
    for status in statuses:
        factories.attendance(meeting=meeting, status=status)
    return meeting


def closed(by, *statuses, **values):
    meeting = entered(*statuses, **values)
    chair = meeting.attendances.attending().first()
    actions.close(meeting=meeting, by=by, chaired_by=chair and chair.member)
    return meeting


def test_convening_gives_the_next_number_of_the_organ_and_a_convocation_to_everybody(by):
    factories.meeting(number=4, number_year=2023)
    mailed, called = factories.member_in_office(email="a@example.org"), factories.member_in_office()
    meeting = factories.meeting(state="draft")
    actions.convene(meeting=meeting, by=by)
    assert (meeting.state, meeting.official_number) == ("convened", "5/2023")
    assert list(meeting.convocations.values_list("member", "channel", "sent_on")) == [
        (mailed.pk, "mail", None),
        (called.pk, "paper", None),
    ]


def test_each_committee_counts_its_own_meetings(by):
    factories.meeting(number=4, number_year=2023)
    meeting = factories.meeting(state="draft", kind="committee", committee=factories.seat().committee)
    actions.convene(meeting=meeting, by=by)
    assert meeting.official_number == "1/2023"


def test_number_is_never_given_twice(by):
    factories.meeting(number=4, number_year=2023)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.meeting(number=4, number_year=2023)


def test_meeting_closes_as_held_and_freezes_its_quorum(by):
    meeting = closed(by, "present", "late", "excused", "remote")
    assert (meeting.state, meeting.frozen_quorum.present, meeting.frozen_quorum.needed) == ("held", 3, 3)
    factories.member_in_office()  # who joins later changes nothing
    meeting.refresh_from_db()
    assert meeting.frozen_quorum.eligible == 4


def test_meeting_without_quorum_closes_as_not_held(by):
    meeting = closed(by, "present", "absent", "absent")
    assert (meeting.state, meeting.frozen_quorum.present, meeting.frozen_quorum.missing) == ("not_held", 1, 1)


@pytest.mark.parametrize("missing", [None, ""])
def test_meeting_never_closes_with_somebody_not_entered(by, missing):
    """Domain, Attendance: no row, or an entry taken back, is not entered."""
    meeting = entered("present", "present")
    member = factories.member_in_office()
    if missing is not None:
        factories.attendance(meeting=meeting, member=member, status=missing)
    with pytest.raises(ValueError, match="not entered"):
        actions.close(meeting=meeting, by=by)


def test_entry_of_somebody_who_left_before_the_day_goes_when_the_meeting_closes(by):
    meeting = entered("present", "present")
    gone = factories.term(ends_on=date(2023, 5, 18)).member
    factories.attendance(meeting=meeting, member=gone)
    actions.close(meeting=meeting, by=by, chaired_by=meeting.attendances.first().member)
    assert gone.pk not in meeting.attendances.values_list("member", flat=True)
    assert meeting.frozen_quorum.eligible == 2


def test_held_meeting_has_a_chair(by):
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.close(meeting=entered("present"), by=by)


def test_every_step_keeps_who_when_and_why(by):
    meeting = factories.meeting(state="draft")
    actions.convene(meeting=meeting, by=by)
    meeting.become(State.CANCELLED, by=by, reason_ar="تعذر الحضور")
    assert list(meeting.steps.values_list("from_state", "to_state", "by", "reason_ar")) == [
        ("draft", "convened", by.pk, ""),
        ("convened", "cancelled", by.pk, "تعذر الحضور"),
    ]


@pytest.mark.parametrize(("state", "to"), sorted(Meeting.REASONED))
def test_step_that_undoes_something_needs_its_reason(by, state, to):
    values = {"approved_in": factories.meeting(state="held")} if state == "minutes_approved" else {}
    meeting = factories.meeting(state=state, **values)
    with pytest.raises(ValueError, match="reason"):
        meeting.become(to, by=by)


def test_steps_are_those_of_the_table_and_no_others(by):
    ends = [state for state in State if not any(Meeting(state=state).may_become(to) for to in State)]
    assert ends == ["postponed", "cancelled", "not_held"]
    with pytest.raises(ValueError, match="cannot become"):
        factories.meeting(state="cancelled").become(State.CONVENED, by=by)


def test_next_call_takes_place_and_agenda_of_the_one_that_failed(by):
    meeting = closed(by, "present", "absent", "absent")
    factories.agenda_item(meeting=meeting, title_ar="نقطة فريدة")
    second = actions.call_again(meeting=meeting, day=date(2023, 5, 26), starts_at=time(17))
    assert (second.call, second.state, second.former, second.place_ar) == (2, "draft", meeting, meeting.place_ar)
    assert [item.title_ar for item in second.agenda.all()] == ["نقطة فريدة"]
    with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
        actions.call_again(meeting=meeting, day=date(2023, 5, 27), starts_at=time(17))


def test_minutes_are_approved_in_a_later_meeting_and_reopened_with_a_reason(by):
    meeting, later = closed(by, "present"), factories.meeting(state="held", day=date(2023, 7, 7))
    meeting.become(State.MINUTES_DRAFTED, by=by)
    meeting.approve_minutes(in_meeting=later, by=by)
    assert meeting.is_locked
    meeting.become(State.MINUTES_DRAFTED, by=by, reason_ar="خطأ في اسم")
    assert (meeting.approved_in, meeting.is_locked) == (None, False)


def test_frozen_sheet_is_corrected_with_a_trace(by):
    meeting = closed(by, "present", "present", "absent")
    row = Attendance.objects.get(meeting=meeting, status="absent")
    actions.correct_attendance(attendance=row, status="excused", reason="شهادة طبية", by=by)
    assert list(AttendanceCorrection.objects.values_list("from_status", "to_status", "reason", "by")) == [
        ("absent", "excused", "شهادة طبية", by.pk)
    ]
    row = Attendance.objects.get(pk=row.pk)
    actions.correct_attendance(attendance=row, status="remote", reason="شارك عن بعد", by=by)
    meeting.refresh_from_db()
    assert meeting.quorum_present == 3


def test_correction_counts_nothing_but_its_own_change(by):
    """The rule for late ones changed since the sheet was frozen: the frozen number stays what it was."""
    meeting = closed(by, "present", "late", "absent")
    factories.body(quorum_counts_late=False)
    row = Attendance.objects.get(meeting=meeting, status="absent")
    actions.correct_attendance(attendance=row, status="excused", reason="شهادة طبية", by=by)
    meeting.refresh_from_db()
    assert meeting.quorum_present == 2


def test_correction_never_takes_the_quorum_of_a_held_meeting_away(by):
    meeting = closed(by, "present", "present", "absent")
    row = meeting.attendances.attending().first()
    with pytest.raises(ValueError, match="quorum"):
        actions.correct_attendance(attendance=row, status="absent", reason="خطأ", by=by)
    row.refresh_from_db()
    assert (row.status, AttendanceCorrection.objects.count()) == ("present", 0)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"day": date(2020, 1, 1)}, "day"),
        ({"kind": "committee"}, "committee"),
        ({"starts_at": time(16), "ends_at": time(15)}, "__all__"),
    ],
)
def test_meeting_outside_its_mandate_without_its_committee_or_ending_before_it_begins_is_refused(by, values, field):
    factories.mandate()
    meeting = Meeting(**{"day": factories.MAY, "starts_at": time(16), "place_ar": "مقر الجماعة", **values})
    with pytest.raises(ValidationError) as refused:
        meeting.full_clean(exclude=["mandate"])
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize(("votes", "refused"), [((2, 0, 0), False), ((1, 1, 0), False), ((2, 1, 0), True)])
def test_votes_never_outnumber_those_attending(by, votes, refused):
    meeting = entered("present", "remote", "absent")
    item = factories.agenda_item(meeting=meeting)
    item.votes_for, item.votes_against, item.abstentions = votes
    if refused:
        with pytest.raises(ValidationError):
            item.full_clean()
    else:
        item.full_clean()
