"""The desk: what waits to be done with meetings, for whom, one click from where it is done."""

from datetime import UTC, date, datetime

import pytest

from committees.models import Committee
from committees.tasks import tasks
from hayaa.core.tasks import MOST
from tests import factories

pytestmark = pytest.mark.usefixtures("body")
TODAY = date(2023, 5, 31)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(datetime(2023, 5, 31, 10, tzinfo=UTC))


@pytest.fixture
def secretariat():
    return factories.user(role="secretariat")


def seen(user):
    """Address, days and lateness of each line."""
    return [(task.url, task.days, task.late) for task in tasks(user, TODAY)]


def june(day):
    return date(2023, 6, day)


def drafted(**values):
    return factories.meeting(state="minutes_drafted", **values)


def test_draft_comes_two_weeks_before_its_notice_runs_out_and_is_late_once_it_has(secretariat):
    """Domain: the notice is the body's own, seven days here: 7 June is the last day for a meeting of the 14th."""
    days = [june(5), june(14), june(21), june(22)]
    drafts = [factories.meeting(state="draft", day=day) for day in days]
    url = "/meetings/{}/convene/"
    assert seen(secretariat) == [
        (url.format(drafts[0].pk), 2, True),
        (url.format(drafts[1].pk), -7, False),
        (url.format(drafts[2].pk), -14, False),
    ]


def test_notice_is_the_one_of_the_body(secretariat):
    factories.body(notice_days=0)
    draft = factories.meeting(state="draft", day=june(5))
    assert seen(secretariat) == [(f"/meetings/{draft.pk}/convene/", -5, False)]


def test_sheet_is_entered_from_the_day_of_the_meeting_on(secretariat):
    yesterday, today, _tomorrow = (factories.meeting(day=day) for day in (date(2023, 5, 30), TODAY, june(1)))
    assert seen(secretariat) == [
        (f"/meetings/{yesterday.pk}/attendance/", 1, True),
        (f"/meetings/{today.pk}/attendance/", 0, False),
    ]


@pytest.mark.parametrize("state", ["not_held", "postponed", "cancelled"])
def test_meeting_that_did_not_take_place_waits_for_nothing(secretariat, state):
    factories.meeting(state=state)
    assert seen(secretariat) == []


def test_minutes_wait_without_a_term_until_they_are_written_and_a_later_meeting_of_the_organ_approves_them(secretariat):
    """Domain: minutes are approved in a later meeting of the same organ; one of the bureau approves none of these."""
    first = drafted(day=date(2023, 3, 1))
    held = factories.meeting(state="held", day=date(2023, 4, 1))
    last = drafted(day=date(2023, 5, 1))
    factories.meeting(state="minutes_approved", day=date(2023, 2, 1), approved_in=held)
    of_bureau = factories.meeting(state="held", day=date(2023, 5, 2), kind="bureau")
    assert seen(secretariat) == [
        (held.get_absolute_url(), 60, False),
        (of_bureau.get_absolute_url(), 29, False),
        (f"/meetings/{first.pk}/approve-minutes/", 91, False),
        (last.get_absolute_url(), 30, False),
    ]


def test_minutes_of_a_committee_wait_for_that_committee(secretariat):
    one, other = factories.committee(), factories.committee()
    minutes = drafted(day=date(2023, 3, 1), kind="committee", committee=one)
    minutes_of_other = drafted(day=date(2023, 3, 2), kind="committee", committee=other)
    drafted(day=date(2023, 4, 1), kind="committee", committee=one)
    urls = [url for url, *_ in seen(secretariat)]
    assert urls[:2] == [f"/meetings/{minutes.pk}/approve-minutes/", minutes_of_other.get_absolute_url()]


def test_decisions_by_their_term(secretariat):
    factories.agenda_item(meeting=factories.meeting(state="not_held", day=date(2023, 5, 2)))
    factories.decision(due_on=TODAY)
    factories.agenda_item(meeting=factories.meeting(state="minutes_approved", approved_in=factories.meeting()))
    days = [date(2023, 5, 30), TODAY, june(30), date(2023, 7, 1), None]
    found = [factories.decision(due_on=day) for day in days]
    for state in ("done", "dropped"):
        factories.decision(due_on=TODAY, state=state)
    assert [line for line in seen(secretariat) if "decisions" in line[0]] == [
        (f"/decisions/{found[0].pk}/edit/", 1, True),
        (f"/decisions/{found[1].pk}/edit/", 0, False),
        (f"/decisions/{found[2].pk}/edit/", -30, False),
    ]


def a_bit_of_everything(**values):
    """A draft, a sheet to enter, minutes to write, minutes that wait, and a decision that is due."""
    draft, entered = factories.meeting(state="draft", day=june(8), **values), factories.meeting(day=TODAY, **values)
    held = factories.meeting(state="held", day=date(2023, 5, 3), **values)
    minutes = drafted(day=date(2023, 5, 2), **values)
    decision = factories.decision(due_on=TODAY, agenda_item=factories.agenda_item(meeting=held))
    return draft, entered, held, minutes, decision


def test_coordinator_has_the_meetings_of_the_committee_they_lead():
    coordinator = factories.user(role="coordinator")
    own = Committee.objects.get(memberships__member=coordinator.member)
    a_bit_of_everything()
    a_bit_of_everything(kind="committee", committee=factories.committee())
    draft, entered, held, minutes, decision = a_bit_of_everything(kind="committee", committee=own)
    assert [url for url, *_ in seen(coordinator)] == [
        f"/meetings/{draft.pk}/convene/",
        f"/meetings/{entered.pk}/attendance/",
        held.get_absolute_url(),
        f"/meetings/{minutes.pk}/approve-minutes/",
        f"/decisions/{decision.pk}/edit/",
    ]


def test_chair_reads_of_what_is_to_be_convened_and_approved():
    """Roles: the chair sees what is in preparation and handles no meeting."""
    draft, _entered, _held, minutes, _decision = a_bit_of_everything()
    assert seen(factories.user(role="chair")) == [
        (draft.get_absolute_url(), -1, False),
        (minutes.get_absolute_url(), 29, False),
    ]


def test_member_is_told_of_the_next_meeting_to_which_they_are_convened():
    member = factories.user(role="member")
    a_bit_of_everything()
    coming = [factories.meeting(day=june(day)) for day in (20, 3, 2)]
    coming.append(factories.meeting(day=june(1), state="cancelled"))
    for meeting in (coming[0], coming[1], coming[3]):
        factories.convocation(meeting=meeting, member=member.member)
    factories.convocation(meeting=coming[2])
    assert seen(member) == [(coming[1].get_absolute_url(), -3, False)]


@pytest.mark.parametrize("role", ["council", "member"])
def test_those_who_handle_nothing_have_nothing_to_do(role):
    a_bit_of_everything()
    a_bit_of_everything(kind="committee", committee=factories.committee())
    assert seen(factories.user(role=role)) == []


def test_line_says_of_which_committee(secretariat):
    committee = factories.committee(name_ar="لجنة الشباب")
    factories.meeting(kind="committee", committee=committee, day=TODAY, title_ar="لقاء")
    assert [task.text.endswith("(لجنة الشباب)") for task in tasks(secretariat, TODAY)] == [True]


def test_more_than_ten_of_a_kind_are_in_the_list_behind_them(secretariat):
    for _ in range(MOST + 1):
        factories.meeting(day=TODAY)
    lines = seen(secretariat)
    assert (len(lines), lines[-1]) == (MOST + 1, ("/meetings/?state=ahead", None, False))
