"""The meetings of the demonstration body: their figures counted by hand, and steps that the program would allow."""

import re
from collections import Counter
from datetime import date

import pytest
from django.core.management import call_command
from django.utils import timezone
from modeltranslation.translator import translator

from activities.models import Activity
from committees.models import (
    AgendaItem,
    Attendance,
    AttendanceThreshold,
    Body,
    Committee,
    Convocation,
    Decision,
    Guest,
    Mandate,
    Meeting,
    MeetingStep,
    Member,
    User,
)
from hayaa.core import richtext
from hayaa.demo.files import read_csv

HELD = [
    date(2022, 3, 18), date(2022, 4, 16), date(2022, 7, 1), date(2022, 9, 9), date(2023, 2, 10), date(2023, 5, 19),
]  # fmt: skip
FAILED = date(2023, 5, 26)
ATTENDED = ("present", "late", "remote")
MODELS = (Meeting, MeetingStep, AgendaItem, Decision, Guest, Convocation, Attendance, AttendanceThreshold)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def plenary():
    return Meeting.objects.filter(kind="plenary").order_by("day")


def attended():
    """How many of the six plenary meetings each member attended, none left out."""
    rows = Attendance.objects.filter(meeting__kind="plenary", meeting__day__in=HELD, status__in=ATTENDED)
    counted = Counter(rows.values_list("member__number", flat=True))
    return {member.number: counted[member.number] for member in Member.objects.all()}


def categories():
    """The members by category, of six invitations: from five (75 %) permanent, from two (25 %) medium."""
    found = {"permanent": set(), "medium": set(), "absent": set()}
    for number, times in attended().items():
        found["permanent" if times >= 5 else "medium" if times >= 2 else "absent"].add(number)
    return found


def state():
    """Every row of everything that is loaded, by model."""
    rows = {model: list(model.objects.order_by("pk").values()) for model in MODELS}
    links = list(Activity.meetings.through.objects.order_by("pk").values())
    return {**rows, "links": links}


def test_categories_come_out_as_the_programme_states_them():
    # Domain, the seed: 11 / 7 / 13 by counting, under the default thresholds.
    assert {name: len(numbers) for name, numbers in categories().items()} == {
        "permanent": 11,
        "medium": 7,
        "absent": 13,
    }
    rule = AttendanceThreshold.objects.get()
    assert (rule.permanent_from, rule.medium_from, rule.minimum) == (75, 25, 3)
    assert rule.starts_on == Mandate.objects.get().starts_on


def test_every_category_has_women_and_men():
    sexes = dict(Member.objects.values_list("number", "sex"))
    for numbers in categories().values():
        assert {sexes[number] for number in numbers} == {"f", "m"}


def test_bureau_attends_and_those_who_never_joined_do_not():
    bureau = Member.objects.filter(offices__isnull=False).values_list("number", flat=True)
    assert set(bureau) <= categories()["permanent"]
    marked = dict(Member.objects.exclude(terms__engagement="").values_list("number", "terms__engagement"))
    assert marked.keys() <= categories()["absent"]
    assert all(attended()[number] == 0 for number, mark in marked.items() if mark == "never_joined")


def test_six_plenary_meetings_were_held_with_their_quorum():
    held = list(plenary().took_place())
    assert [meeting.day for meeting in held] == HELD
    for meeting in held:
        rows = Counter(meeting.attendances.values_list("status", flat=True))
        present = sum(rows[status] for status in ATTENDED)
        assert (meeting.call, rows.total()) == (1, 31)
        assert (meeting.quorum_eligible, meeting.quorum_needed, meeting.quorum_present) == (31, 16, present)
        assert present >= 16
        assert rows["late"] and rows["remote"] and rows["excused"] and rows["absent"]
    assert sum(attended().values()) == sum(meeting.quorum_present for meeting in held)


def test_failed_call_counts_nowhere_and_waits_for_its_second():
    meeting = plenary().get(state="not_held")
    assert (meeting.day, meeting.session, meeting.call) == (FAILED, "extraordinary", 1)
    assert (meeting.quorum_eligible, meeting.quorum_needed, meeting.quorum_present) == (31, 16, 12)
    assert not hasattr(meeting, "successor")
    assert meeting not in Meeting.objects.took_place()
    assert not meeting.activities.exists()
    assert not Decision.objects.filter(agenda_item__meeting=meeting).exists()


def test_committee_meetings_have_their_own_sheets_and_quorum():
    # Attendance statistics: for a kind and a committee; the committees stand outside the plenary figures.
    held = list(Meeting.objects.took_place().filter(kind="committee").order_by("day"))
    assert {f"{m.committee.kind}-{m.committee.number}" for m in held} == {
        "thematic-1", "thematic-3", "thematic-4", "organisational-1",
    }  # fmt: skip
    for meeting in [*held, Meeting.objects.took_place().get(kind="bureau")]:
        on_sheet = set(meeting.attendances.values_list("member", flat=True))
        assert on_sheet == set(meeting.eligible_members().values_list("pk", flat=True))
        assert len(on_sheet) == meeting.quorum_eligible < 31


def test_every_column_of_the_sheets_belongs_to_a_closed_meeting():
    columns = set(read_csv("attendance.csv")[0]) - {"member"}
    closed = Meeting.objects.filter(state__in=Meeting.State.closed())
    organs = {None: "", **{c.pk: f"{c.kind}-{c.number}" for c in Committee.objects.all()}}
    assert columns == {f"{organs[meeting.committee_id] or meeting.kind} {meeting.day}" for meeting in closed}


def test_numbers_run_from_one_in_each_organ_and_year():
    numbers = {}
    for meeting in Meeting.objects.exclude(number=None).order_by("day"):
        numbers.setdefault((meeting.kind, meeting.committee_id, meeting.number_year), []).append(meeting.number)
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())
    assert numbers["plenary", None, 2022] == [1, 2, 3, 4]
    assert numbers["plenary", None, 2023] == [1, 2, 3]


def test_steps_follow_each_other_in_time():
    for meeting in Meeting.objects.prefetch_related("steps"):
        steps = list(meeting.steps.all())
        assert [step.from_state for step in steps] + [meeting.state] == ["draft", *(step.to_state for step in steps)]
        assert [step.at for step in steps] == sorted(step.at for step in steps)
        days = {step.to_state: timezone.localdate(step.at) for step in steps}
        assert {step.by.username for step in steps} <= {"secretariat"}
        if "convened" in days:
            assert (meeting.day - days["convened"]).days >= Body.current().notice_days
        assert meeting.is_ahead or meeting.day in (days.get("held"), days.get("not_held"))
        assert all(day <= Body.today() for day in days.values())


def test_minutes_are_approved_in_the_next_meeting():
    held = list(plenary().took_place())
    assert [meeting.approved_in for meeting in held] == [*held[1:], None]
    assert held[-1].state == "minutes_drafted"
    for meeting in Meeting.objects.exclude(approved_in=None):
        assert meeting.steps.last().at == meeting.approved_in.steps.get(to_state="held").at


def test_meetings_are_linked_to_the_activities_that_planned_them():
    days = {
        "22-01": HELD[0], "22-02": HELD[1], "22-03": HELD[2], "22-04": HELD[3], "23-01": HELD[4], "23-03": HELD[5],
        "23-04": date(2023, 7, 7), "23-05": date(2023, 9, 22), "23-06": date(2023, 11, 10),
    }  # fmt: skip
    linked = Activity.objects.exclude(meetings=None)
    assert {activity.code: activity.meetings.get().day for activity in linked} == days
    done = {activity.code for activity in linked if activity.is_done_by_meetings}
    assert done == {"22-01", "22-02", "22-03", "22-04", "23-01", "23-03"}


def test_rest_of_the_year_is_ahead():
    ahead = Meeting.objects.filter(day__gt=Body.today()).order_by("day")
    assert [(meeting.kind, meeting.state) for meeting in ahead] == [
        ("bureau", "convened"), ("committee", "convened"), *[("plenary", "draft")] * 3,
    ]  # fmt: skip
    led = Committee.objects.led_by(User.objects.get(username="coordinator"))
    assert ahead.get(kind="committee").committee in led
    convocations = Convocation.objects.filter(meeting__in=ahead.filter(kind="committee"))
    assert {(row.sent_on is not None, row.delivered_on is not None) for row in convocations} == {
        (True, True), (True, False), (False, False),
    }  # fmt: skip


def test_decisions_are_done_open_and_one_is_overdue():
    states = Counter(Decision.objects.values_list("state", flat=True))
    assert all(states[state] for state in Decision.State)
    overdue = [decision for decision in Decision.objects.all() if decision.is_overdue(Body.today())]
    assert len(overdue) == 1
    assert not Decision.objects.filter(in_charge=None, in_charge_other="").exists()


def test_whoever_presents_a_point_or_chairs_was_there():
    for meeting in Meeting.objects.took_place().prefetch_related("agenda"):
        there = set(meeting.attendances.attending().values_list("member", flat=True))
        assert {meeting.chaired_by_id, meeting.recorded_by_id} <= there
        assert {item.presented_by_id for item in meeting.agenda.all()} <= there
        assert all(item.outcome and item.discussion_ar for item in meeting.agenda.all())


def test_records_are_what_a_form_would_have_saved():
    # Votes never outnumber those attending; rich text holds only what may be stored.
    for record in (row for model in (Meeting, AgendaItem, Decision, Guest) for row in model.objects.all()):
        record.full_clean()
    for item in AgendaItem.objects.all():
        for text in filter(None, (item.discussion_ar, item.discussion_fr)):
            assert richtext.clean(text).replace("&nbsp;", "\u00a0") == text


def test_every_text_has_its_french_with_its_typography():
    models = [model for model in (*MODELS, Body) if model in translator.get_registered_models()]
    assert {Meeting, AgendaItem, Decision, Guest} <= set(models)
    for record in (row for model in models for row in model.objects.all()):
        for name in translator.get_options_for_model(type(record)).fields:
            arabic, french = (getattr(record, f"{name}_{language}") for language in ("ar", "fr"))
            assert bool(arabic) == bool(french), (record, name)
            assert not re.search(r"(?<!\u00a0)[;?!»]|[^\u00a0\d]:|«(?!\u00a0)|'", french or ""), french


def test_loading_again_changes_nothing():
    before = state()
    call_command("load_demo", verbosity=0)
    assert state() == before


def test_loading_again_keeps_what_somebody_tried_out():
    by = User.objects.get(username="secretariat")
    july = plenary().get(day=date(2023, 7, 7))
    july.become("cancelled", by=by, reason_ar="تعذر عقد الاجتماع")
    plenary().get(day=FAILED).agenda.first().delete()
    Activity.objects.get(code="23-05").meetings.clear()
    AttendanceThreshold.objects.update(permanent_from=80)
    before = state()
    call_command("load_demo", verbosity=0)
    assert state() == before
