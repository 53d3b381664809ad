"""What is counted from activities: those that were carried out, as planned or in part.

An activity belongs to the year of its plan, and to the axis of its line in the version in force; failing that of its
latest line, failing that to its own. In a part of a year it counts where it ended; where no day was entered, where its
schedule lies wholly in that part; else it is said to be missing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from activities.evidence import is_proved
from activities.metrics.measured import Known, Measured, Record, Scope, measured, not_available, rate
from activities.models import Activity, Indicator
from activities.schedule import Schedule

Metric, Kind, Role = Indicator.Metric, Activity.Kind, Activity.Role
EVENTS = (Kind.WORKSHOP, Kind.SEMINAR, Kind.FORUM, Kind.VISIT)
DONE = _(
    "Counted are the activities of the year that were carried out, in part included; an activity counts once, whatever "
    "its quantity. Postponed, cancelled, not done and not confirmed ones are left out."
)
TRAININGS = _(
    "Counted are the training sessions that were carried out. An activity that stands for two sessions counts as two."
)
ATTENDED = _(
    "Counted are the members on the lists of participants of the training sessions that were carried out: a member "
    "who took part in two sessions counts twice."
)
PARTICIPATIONS = _(
    "Counted are the activities that were carried out in which the body took part as the guest of others, by their "
    "quantity."
)
ORGANISED = _(
    "Counted are the workshops, seminars, forums and visits that the body itself organised and that were carried out, "
    "by their quantity."
)
DRAFTED = _("Counted are the drafting activities that were carried out, by their quantity.")
PROVED = _(
    "Of the activities that were carried out, those for which each means of verification of their axis has accepted "
    "evidence, or was found not to apply. An axis without means of verification is left out."
)
OTHERS = {
    (True, True): _("Not counted here: participants who are not members – women: %(women)s, men: %(men)s."),
    (True, False): _(
        "Not counted here: participants who are not members – women: %(women)s; how many men is not known."
    ),
    (False, True): _("Not counted here: participants who are not members – men: %(men)s; how many women is not known."),
}


@dataclass(frozen=True)
class Row:
    """An activity with its line, or None outside the plan."""

    activity: Any
    line: Any

    @classmethod
    def of(cls, activity: Any) -> "Row":
        return cls(activity, activity.official_line)

    @property
    def axis(self) -> int | None:
        """The key of its axis."""
        return self.line.axis_id if self.line else self.activity.axis_id

    @property
    def schedule(self) -> Schedule:
        year = self.activity.year_plan.year
        return Schedule.of(self.line, year) if self.line else Schedule(year)

    @property
    def day(self) -> date | None:
        return self.activity.held.earliest or self.activity.ended_on or self.schedule.earliest

    def lies_in(self, scope: Scope) -> bool | None:
        """None: nobody can tell."""
        if scope.holds_year(self.activity.year_plan.year):
            return True
        if ended := self.activity.ended_on:
            return ended in scope
        first, last = self.schedule.earliest, self.schedule.latest
        if first is None or last is None or (first in scope) != (last in scope):
            return None
        return first in scope or (None if first < scope.begin and scope.end < last else False)

    def is_unsettled(self, today: date) -> bool:
        """It may have been done: nobody has confirmed it, or its days have passed without a word."""
        planned = self.line is not None and self.line.plan_version.is_in_force
        late = planned and self.activity.is_late(self.schedule, today)
        return late or self.activity.standing == Activity.State.NOT_CONFIRMED


@dataclass(frozen=True)
class Activities:
    """All activities of some years; `means`: the means of verification by the key of their axis."""

    known: Known
    rows: Sequence[Row]
    means: Mapping[int | None, Sequence[Any]]

    def select(self, scope: Scope, kinds: Collection[str] = (), role: str = "") -> "Selection":
        """Those of the years and the axis of a scope, of these kinds and this role (empty: of all)."""
        rows = [
            row
            for row in self.rows
            if row.activity.year_plan.year in scope.years
            and (scope.axis is None or row.axis == scope.axis.pk)
            and (not kinds or row.activity.kind in kinds)
            and role in ("", row.activity.role)
            and row.lies_in(scope) is not False
        ]
        done = [row for row in rows if row.activity.is_carried_out]
        undated = [row for row in done if row.lies_in(scope) is None]
        open_ones = [row for row in rows if row.is_unsettled(self.known.today)]
        return Selection([row for row in done if row not in undated], len(undated), len(open_ones))


@dataclass(frozen=True)
class Selection:
    """Those carried out; how many more were, on no known day; how many may have been."""

    done: Sequence[Row]
    undated: int
    unsettled: int

    @property
    def missing(self) -> tuple[str, ...]:
        undated = ngettext(
            "%(number)s activity was carried out on no known day: it is counted in the whole year only.",
            "%(number)s activities were carried out on no known day: they are counted in the whole year only.",
            self.undated,
        )
        unsettled = ngettext(
            "%(number)s activity may have been carried out: nobody has confirmed it.",
            "%(number)s activities may have been carried out: nobody has confirmed them.",
            self.unsettled,
        )
        return _said((undated, self.undated), (unsettled, self.unsettled))

    @property
    def quantities(self) -> list[Record]:
        return [_record(row, row.activity.carried_out_quantity) for row in self.done]

    @property
    def ones(self) -> list[Record]:
        return [_record(row, 1) for row in self.done]


def done(material: Activities, scope: Scope) -> Measured:
    if not material.known.plan_of(scope):
        return not_available(Metric.ACTIVITIES_DONE, DONE)
    found = material.select(scope)
    in_part = sum(row.activity.standing == Activity.State.DONE_IN_PART for row in found.done)
    note = ngettext("%(number)s of them was done in part.", "%(number)s of them were done in part.", in_part)
    notes = _said((note, in_part))
    return measured(Metric.ACTIVITIES_DONE, DONE, found.ones, missing=found.missing, notes=notes)


def _quantities(key: str, sentence: Any, kinds: Collection[str] = (), role: str = "") -> Any:
    """The metric that sums up the quantity carried out of the activities of these kinds and this role."""

    def metric(material: Activities, scope: Scope) -> Measured:
        if not material.known.plan_of(scope):
            return not_available(key, sentence)
        found = material.select(scope, kinds, role)
        return measured(key, sentence, found.quantities, missing=found.missing)

    return metric


trainings = _quantities(Metric.TRAININGS, TRAININGS, [Kind.TRAINING])
participations = _quantities(Metric.PARTICIPATIONS, PARTICIPATIONS, role=Role.TAKES_PART)
events_organised = _quantities(Metric.EVENTS_ORGANISED, ORGANISED, EVENTS, Role.ORGANISES)
documents_drafted = _quantities(Metric.DOCUMENTS_DRAFTED, DRAFTED, [Kind.DRAFTING])


def attendance_at_trainings(material: Activities, scope: Scope) -> Measured:
    if not material.known.plan_of(scope):
        return not_available(Metric.ATTENDANCE_AT_TRAININGS, ATTENDED)
    found = material.select(scope, [Kind.TRAINING])
    people = [(row, [one.member for one in row.activity.participations.all()]) for row in found.done]
    without = sum(not members for row, members in people)
    no_list = ngettext(
        "%(number)s activity has no list of participants.",
        "%(number)s activities have no list of participants.",
        without,
    )
    missing = (*_said((no_list, without)), *found.missing)
    if people and without == len(people):
        return not_available(Metric.ATTENDANCE_AT_TRAININGS, ATTENDED, *missing)
    return measured(
        Metric.ATTENDANCE_AT_TRAININGS,
        ATTENDED,
        [_record(row, len(members)) for row, members in people],
        women=sum(member.sex == "f" for row, members in people for member in members),
        men=sum(member.sex == "m" for row, members in people for member in members),
        missing=missing,
        notes=_others(row.activity for row in found.done),
    )


def _others(activities: Iterable[Any]) -> tuple[str, ...]:
    """Those who came and are no members, apart: they are counted by hand, not from a list."""
    found = list(activities)
    women = [activity.other_women for activity in found if activity.other_women is not None]
    men = [activity.other_men for activity in found if activity.other_men is not None]
    if not women and not men:
        return ()
    return (str(OTHERS[bool(women), bool(men)] % {"women": sum(women), "men": sum(men)}),)


def evidence_complete(material: Activities, scope: Scope) -> Measured:
    if not material.known.plan_of(scope):
        return not_available(Metric.EVIDENCE_COMPLETE, PROVED)
    found = material.select(scope)
    expecting = [(row, means) for row in found.done if (means := material.means.get(row.axis))]
    proved = [_record(row, 1) for row, means in expecting if is_proved(means, row.activity.evidence.all())]
    return rate(Metric.EVIDENCE_COMPLETE, PROVED, proved, len(expecting), missing=found.missing)


def _record(row: Row, number: int) -> Record:
    return Record(str(row.activity), row.activity.get_absolute_url(), row.day, number)


def _said(*sentences: tuple[str, int]) -> tuple[str, ...]:
    """Those sentences that are about something, each with its number."""
    return tuple(sentence % {"number": number} for sentence, number in sentences if number)
