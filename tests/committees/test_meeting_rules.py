"""Every «never» of a meeting and of what belongs to it is refused by the database itself."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from committees.models import AttendanceCorrection, Meeting, MeetingStep
from tests import factories

pytestmark = pytest.mark.usefixtures("body")
FROZEN = {"quorum_eligible": 3, "quorum_needed": 2}


def refused(make, **values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**values)


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "committee"},
        {"kind": "nonsense"},
        {"state": "draft", "place_ar": ""},
        {"starts_at": time(16), "ends_at": time(16)},
        {"state": "held", "chaired_by": None},
        {"state": "held", **FROZEN, "quorum_present": 1},
        {"state": "held", "quorum_eligible": 3, "quorum_needed": None, "quorum_present": None},
        {"state": "not_held", **FROZEN, "quorum_present": 2},
        {"state": "convened", **FROZEN, "quorum_present": 2},
        {"state": "convened", "number": None, "number_year": None},
        {"state": "convened", "number": 1, "number_year": None},
        {"state": "convened", "number_year": 2024},
        {"state": "minutes_approved"},
        {"call": 2},
    ],
    ids=str,
)
def test_meeting(values):
    refused(factories.meeting, **values)


def test_meeting_of_the_body_names_no_committee():
    refused(factories.meeting, committee=factories.committee())


def test_minutes_held_in_another_meeting_only_when_approved():
    other = factories.meeting(state="held")
    refused(factories.meeting, state="held", day=date(2023, 5, 20), approved_in=other)


@pytest.mark.parametrize("name", ["former", "approved_in"])
def test_meeting_never_refers_to_itself(name):
    meeting = factories.meeting(state="held" if name == "former" else "minutes_drafted")
    state = {"approved_in": "minutes_approved"}.get(name, "held")
    refused(Meeting.objects.filter(pk=meeting.pk).update, **{name: meeting, "state": state})


def test_two_meetings_never_stand_in_the_place_of_one():
    former = factories.meeting(state="not_held")
    factories.meeting(former=former, call=2, day=date(2023, 5, 26))
    refused(factories.meeting, former=former, call=2, day=date(2023, 5, 27))


@pytest.mark.parametrize(
    "values",
    [
        {"status": "here"},
        {"status": "absent", "arrived_at": time(16)},
        {"status": "present", "arrived_at": time(17), "left_at": time(16)},
    ],
    ids=str,
)
def test_attendance(values):
    refused(factories.attendance, **values)


def test_one_row_for_each_member_of_a_sheet():
    row = factories.attendance()
    refused(factories.attendance, meeting=row.meeting, member=row.member)


@pytest.mark.parametrize("values", [{"reason": ""}, {"to_status": "present"}], ids=str)
def test_correction_changes_something_and_says_why(values):
    row = factories.attendance()
    given = {"from_status": "present", "to_status": "late", "reason": "خطأ", "by": row.entered_by, "at": timezone.now()}
    refused(AttendanceCorrection.objects.create, attendance=row, **given | values)
    AttendanceCorrection.objects.create(attendance=row, **given)


@pytest.mark.parametrize(("from_state", "to_state"), sorted(Meeting.REASONED))
@pytest.mark.parametrize("reason", ["", None])
def test_step_that_undoes_something_says_why(from_state, to_state, reason):
    given = {"meeting": factories.meeting(), "by": factories.user(), "at": timezone.now()}
    refused(MeetingStep.objects.create, from_state=from_state, to_state=to_state, reason_ar=reason, **given)


@pytest.mark.parametrize("votes", [{"votes_for": 3}, {"votes_for": 3, "abstentions": 0}], ids=str)
def test_vote_has_three_numbers_or_none(votes):
    refused(factories.agenda_item, **votes)


def test_convocation_is_received_after_it_is_sent_and_made_once():
    row = factories.convocation(sent_on=date(2023, 5, 12), delivered_on=date(2023, 5, 12))
    refused(factories.convocation, delivered_on=date(2023, 5, 12))
    refused(factories.convocation, sent_on=date(2023, 5, 12), delivered_on=date(2023, 5, 11))
    refused(factories.convocation, meeting=row.meeting, member=row.member)
