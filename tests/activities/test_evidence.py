"""What proves an activity: the means expected of it, how each stands, what is counted, what is found by itself."""

import pytest
from django.contrib.auth.models import AnonymousUser

from activities import evidence, evidence_reading
from activities.evidence import Standing
from activities.models import Activity, YearPlan
from hayaa.core.figures import Figure
from tests import execution_factories as make
from tests import factories, opinion_factories

pytestmark = pytest.mark.usefixtures("body")
REJECTED = {"state": "rejected", "rejected_because_ar": "لا يثبت شيئا"}


def proof_of(activity):
    return evidence_reading.of_activity(activity.pk, user=AnonymousUser())


def standings(activity):
    return [expected.standing.value for expected in proof_of(activity).expected]


def with_means(*kinds):
    """A training that was done, with means of these kinds under its axis."""
    activity = make.done()
    axis = activity.latest_line.axis
    return activity, [make.means(axis=axis, kind=kind) for kind in kinds]


@pytest.mark.parametrize(
    ("given", "standing"),
    [
        ([], Standing.MISSING),
        ([{}], Standing.ACCEPTED),
        ([{"source": "waived"}], Standing.WAIVED),
        ([{"source": "waived", "state": "to_check"}], Standing.TO_CHECK),
        ([{"state": "to_check"}], Standing.TO_CHECK),
        ([REJECTED], Standing.REJECTED),
        ([REJECTED, {"state": "to_check"}], Standing.TO_CHECK),
        ([REJECTED, {}], Standing.ACCEPTED),
        ([{"source": "waived"}, {}], Standing.ACCEPTED),
        ([{"source": "waived"}, {"state": "to_check"}], Standing.WAIVED),
    ],
)
def test_best_of_what_was_given_counts(given, standing):
    """Domain: to check, accepted, rejected; only rejected evidence is as good as none, and says so."""
    activity, [means] = with_means("other")
    for values in given:
        make.evidence(activity=activity, means=means, **values)
    assert standings(activity) == [standing.value]


def test_completeness_leaves_out_what_does_not_apply():
    """Accepted of expected: 1 of 4, where a fifth means does not apply; it is not proved."""
    activity, means = with_means(*["other"] * 5)
    for one, values in zip(means, [{}, {"source": "waived"}, {"state": "to_check"}, REJECTED], strict=False):
        make.evidence(activity=activity, means=one, **values)
    proof = proof_of(activity)
    assert (proof.figure, proof.is_complete) == (Figure(1, 4), False)
    assert [row.means for row in proof.lacking] == means[3:]
    assert proof.open == [
        (Standing.TO_CHECK, [proof.expected[2]]),
        (Standing.REJECTED, [proof.expected[3]]),
        (Standing.MISSING, [proof.expected[4]]),
    ]


def test_activity_is_proved_when_every_means_is_accepted_or_does_not_apply():
    activity, means = with_means("other", "photo")
    given = [make.evidence(activity=activity, means=means[0])]
    assert evidence.is_proved(means, given) is False
    given.append(make.evidence(activity=activity, means=means[1], source="waived"))
    assert evidence.is_proved(means, given) is True
    assert proof_of(activity).figure == Figure(1, 1)


@pytest.mark.parametrize("under_an_axis", [True, False])
def test_nothing_is_lacking_where_nothing_is_expected(under_an_axis):
    """An axis without means, and no axis at all: complete, and 0 of 0 in every sum."""
    activity = make.done() if under_an_axis else factories.activity(state="done")
    proof = proof_of(activity)
    assert (proof.axis is not None, proof.is_complete, proof.figure) == (under_an_axis, True, Figure(0, 0))


def test_axis_is_that_of_the_version_in_force():
    """A draft may move the activity to another axis: until it is adopted, the means of the former one are expected."""
    activity, [means] = with_means("other")
    other = factories.axis()
    draft = factories.plan_version(year_plan=activity.year_plan, number=2, state="draft")
    factories.line(plan_version=draft, activity=activity, axis=other)
    assert [row.means for row in proof_of(activity).expected] == [means]


def test_axis_is_that_of_the_latest_line_where_no_version_is_in_force():
    activity = factories.activity()
    for number in (1, 2):
        version = factories.plan_version(year_plan=activity.year_plan, number=number, state="abandoned",
                                         abandoned_because_ar="سبب")  # fmt: skip
        factories.line(plan_version=version, activity=activity, axis=factories.axis(code=f"axis-{number}"))
    assert activity.current_axis.code == "axis-2"


def test_axis_of_an_activity_outside_the_plan_is_its_own():
    axis = factories.axis()
    assert factories.activity(title_ar="نشاط خارج البرنامج", axis=axis).current_axis == axis


def test_evidence_against_another_axis_is_shown_and_counts_nowhere():
    activity, _means = with_means("other")
    former = make.evidence(activity=activity, means=make.means(axis=factories.axis()))
    proof = proof_of(activity)
    assert (proof.others, proof.figure) == ((former,), Figure(0, 1))


def found(activity):
    return [(r.means.kind, r.meeting, r.opinion) for r in proof_of(activity).found]


@pytest.mark.parametrize(
    ("state", "kinds"),
    [
        ("convened", []),
        ("not_held", []),
        ("held", ["attendance", "statistics"]),
        ("minutes_drafted", ["attendance", "statistics"]),
        ("minutes_approved", ["attendance", "minutes", "statistics"]),
    ],
)
def test_records_of_a_linked_meeting_are_found(state, kinds):
    """The sheet once it is closed, the figures once it was held, the minutes once approved; photographs never."""
    activity, _means = with_means("attendance", "minutes", "statistics", "photo", "other", "opinion")
    later = {"approved_in": factories.meeting(state="held")} if state == "minutes_approved" else {}
    meeting = factories.meeting(state=state, **later)
    activity.meetings.add(meeting)
    assert found(activity) == [(kind, meeting, None) for kind in kinds]


@pytest.mark.parametrize(("state", "is_found"), [("adopted", False), ("deposited", True), ("closed", True)])
def test_linked_opinion_is_found_once_its_deposit_stands(state, is_found):
    activity, _means = with_means("opinion", "minutes")
    opinion = opinion_factories.opinion(state=state)
    activity.opinions.add(opinion)
    assert found(activity) == ([("opinion", None, opinion)] if is_found else [])


def test_list_of_those_who_took_part_is_found():
    activity, _means = with_means("attendance", "minutes")
    assert found(activity) == []
    make.participation(activity=activity)
    assert found(activity) == [("attendance", None, None)]


def test_nothing_is_found_where_other_evidence_was_accepted():
    activity, [means] = with_means("attendance")
    make.participation(activity=activity)
    make.evidence(activity=activity, means=means)
    assert found(activity) == []


def test_each_record_is_found_until_it_is_taken():
    """Two meetings of one line: the second sheet is still found when the first was taken."""
    activity, [means] = with_means("attendance")
    first, second = factories.meeting(state="held"), factories.meeting(state="held")
    activity.meetings.add(first, second)
    make.evidence(activity=activity, means=means, source="record", note_ar="", meeting=first)
    assert found(activity) == [("attendance", second, None)]


def in_year(year, **values):
    plan = YearPlan.objects.filter(year=year).first() or factories.year_plan(year=year)
    return make.planned(year_plan=plan, **values)


def test_sums_are_by_axis_and_year_over_what_was_carried_out():
    """2022: 1 of 3 under the first axis, 0 of 1 under the second; 2023: 1 of 1; what was not done is not expected."""
    axes = [factories.axis(), factories.axis()]
    means = [make.means(axis=axes[0]), make.means(axis=axes[0]), make.means(axis=axes[1])]
    whole = in_year(2022, axis=axes[0], state="done")
    part = in_year(2022, axis=axes[0], state="done_in_part", state_reason_ar="سبب", quantity=2, quantity_done=1)
    in_year(2022, axis=axes[1], state="done")
    in_year(2022, axis=axes[0], state="planned")
    later = in_year(2023, axis=axes[1], state="done")
    make.evidence(activity=whole, means=means[0])
    make.evidence(activity=part, means=means[1], source="waived")
    make.evidence(activity=later, means=means[2])
    proofs = evidence_reading.of_carried_out()
    sums = evidence.totals(proofs)
    shown = [(row.axis, dict(row.by_year), row.all) for row in (*sums.axes, sums.all)]
    assert shown == [
        (axes[0], {2022: Figure(1, 3), 2023: Figure(0, 0)}, Figure(1, 3)),
        (axes[1], {2022: Figure(0, 1), 2023: Figure(1, 1)}, Figure(1, 2)),
        (None, {2022: Figure(1, 4), 2023: Figure(1, 1)}, Figure(2, 5)),
    ]
    assert [proof.activity for proof in evidence_reading.of_carried_out(year=2023)] == [later]
    assert evidence.total(evidence_reading.of_carried_out(axis=axes[0])) == Figure(1, 3)


def test_meeting_held_makes_its_activity_one_that_was_carried_out():
    activity = in_year(2023, state="planned", kind="meeting")
    assert evidence_reading.of_carried_out() == []
    activity.meetings.add(factories.meeting(state="held"))
    assert [proof.activity for proof in evidence_reading.of_carried_out()] == [activity]


def test_demonstration_year_shows_every_standing_and_is_not_complete(demonstration):
    """Brief of the demonstration: 2022 has evidence accepted, to check, rejected, waived and of the records."""
    proofs = evidence_reading.of_carried_out(year=2022)
    shown = {row.standing for proof in proofs for row in proof.expected}
    sources = {given.source for activity in Activity.objects.all() for given in activity.evidence.all()}
    assert (len(proofs), shown, sources) == (19, set(Standing), {"record", "paper", "link", "waived"})
    assert [proof.activity.code for proof in proofs if proof.is_complete] == ["22-01", "22-05"]
    assert evidence.total(proofs) == Figure(7, 73)
