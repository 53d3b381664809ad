"""What proves that an activity took place: each means of verification of its axis, what was given, and what is lacking.

Rows come in as they are in the database; nothing is asked here (see `activities.evidence_reading`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.translation import pgettext_lazy

from hayaa.core.figures import Figure


class Standing(Enum):
    """How a means of verification stands for one activity; the best of what was given against it counts."""

    ACCEPTED = "accepted"
    WAIVED = "waived"
    TO_CHECK = "to_check"
    REJECTED = "rejected"
    MISSING = "missing"

    @property
    def title(self) -> str:
        return str(TITLES[self])


TITLES = {
    Standing.ACCEPTED: pgettext_lazy("means of verification", "Accepted"),
    Standing.WAIVED: pgettext_lazy("means of verification", "Does not apply"),
    Standing.TO_CHECK: pgettext_lazy("means of verification", "To be checked"),
    Standing.REJECTED: pgettext_lazy("means of verification", "Rejected"),
    Standing.MISSING: pgettext_lazy("means of verification", "Missing"),
}
SETTLED = (Standing.ACCEPTED, Standing.WAIVED)
LACKING = (Standing.REJECTED, Standing.MISSING)
OPEN = (Standing.TO_CHECK, *LACKING)


@dataclass(frozen=True)
class Record:
    """A record of the body that can be taken as evidence of an activity against a means: that of a meeting, of an
    opinion, or, with neither, the list of those who took part.

    `again`: it was given before and rejected, so it is checked anew.
    """

    activity: Any
    means: Any
    meeting: Any = None
    opinion: Any = None
    again: bool = False

    @property
    def key(self) -> str:
        """Tells it from every other record of the same activity."""
        parts = (self.means.pk, self.meeting and self.meeting.pk, self.opinion and self.opinion.pk)
        return "-".join(str(part or 0) for part in parts)


@dataclass(frozen=True)
class Expected:
    """A means of verification with all evidence given against it, rejected evidence too, and the records found."""

    means: Any
    given: tuple[Any, ...]
    found: tuple[Record, ...] = ()

    @property
    def standing(self) -> Standing:
        """Accepted evidence counts before a waiver, that before what waits; only rejected evidence is as good as none.

        A waiver counts once it is accepted: until then it waits as other evidence does.
        """
        accepted = [evidence.source for evidence in self.given if evidence.state == "accepted"]
        if accepted:
            return Standing.WAIVED if set(accepted) == {"waived"} else Standing.ACCEPTED
        if any(evidence.state == "to_check" for evidence in self.given):
            return Standing.TO_CHECK
        return Standing.REJECTED if self.given else Standing.MISSING

    @property
    def is_lacking(self) -> bool:
        """Somebody has to give something."""
        return self.standing in LACKING


@dataclass(frozen=True)
class Proof:
    """An activity with the axis whose means are expected of it, None where it has none.

    `others` is evidence against means of another axis, from the time when the activity stood there: it counts nowhere.
    """

    activity: Any
    axis: Any
    expected: tuple[Expected, ...]
    others: tuple[Any, ...] = ()

    @property
    def year(self) -> int:
        return self.activity.year_plan.year

    @property
    def line(self) -> Any:
        """The line to name the activity by, or None."""
        return self.activity.latest_line

    @property
    def figure(self) -> Figure:
        """Means with accepted evidence, of those expected without the ones that do not apply."""
        standings = [expected.standing for expected in self.expected]
        return Figure(standings.count(Standing.ACCEPTED), len(standings) - standings.count(Standing.WAIVED))

    @property
    def is_complete(self) -> bool:
        """Every means expected has accepted evidence or does not apply.

        Where nothing is expected, because the axis has no means or all are waived, nothing is lacking: it is complete,
        and adds 0 of 0 to every sum.
        """
        return all(expected.standing in SETTLED for expected in self.expected)

    @property
    def lacking(self) -> list[Expected]:
        """The means for which somebody has to give something: missing, or all that was given is rejected."""
        return [expected for expected in self.expected if expected.is_lacking]

    @property
    def open(self) -> list[tuple[Standing, list[Expected]]]:
        """The means that are lacking or wait to be checked, together where they stand alike."""
        groups = [(standing, [row for row in self.expected if row.standing is standing]) for standing in OPEN]
        return [(standing, rows) for standing, rows in groups if rows]

    @property
    def found(self) -> list[Record]:
        """Every record of the body that can be taken as evidence at once."""
        return [record for expected in self.expected for record in expected.found]

    def answers(self, state: str) -> bool:
        """It is «complete», something is «lacking», or one of its means stands so: «to_check», «rejected»…"""
        if state == "complete":
            return self.is_complete
        if state == "lacking":
            return bool(self.lacking)
        return any(expected.standing.value == state for expected in self.expected)


@dataclass(frozen=True)
class Total:
    """The figure of each year and of all of them together; of one axis, or, with None, of all axes."""

    axis: Any
    by_year: tuple[tuple[int, Figure], ...]
    all: Figure


@dataclass(frozen=True)
class Totals:
    """Completeness summed over activities: by axis and year. Activities without an axis expect nothing."""

    years: tuple[int, ...]
    axes: tuple[Total, ...]
    all: Total


def weigh(activity: Any, *, axis: Any, means: Iterable[Any], evidence: Sequence[Any]) -> Proof:
    """The proof of an activity, given the means of its axis in order and all its evidence, the oldest first.

    Records are found by the kind of each means among `activity.meetings`, `.opinions` and `.participations`; none where
    other evidence was accepted against it or it was waived.
    """
    rows = [_expected(activity, one, evidence) for one in means]
    keys = {row.means.pk for row in rows}
    return Proof(activity, axis, tuple(rows), tuple(given for given in evidence if given.means_id not in keys))


def is_proved(means: Iterable[Any], evidence: Sequence[Any]) -> bool:
    """Every means has accepted evidence or does not apply; where no means is expected, nothing is lacking: True."""
    return Proof(None, None, tuple(Expected(one, _against(one, evidence)) for one in means)).is_complete


def total(proofs: Iterable[Proof]) -> Figure:
    """The completeness of several activities: accepted means of expected ones, summed."""
    figures = [proof.figure for proof in proofs]
    return Figure(sum(f.numerator for f in figures), sum(f.denominator for f in figures))


def totals(proofs: Sequence[Proof]) -> Totals:
    """Completeness by axis and year, axes in the order of their first activity, years ascending."""
    years = tuple(sorted({proof.year for proof in proofs}))
    axes = {proof.axis.pk: proof.axis for proof in proofs if proof.axis}
    of_axis = {key: [proof for proof in proofs if proof.axis and proof.axis.pk == key] for key in axes}
    rows = tuple(_total(axis, of_axis[key], years) for key, axis in axes.items())
    return Totals(years, rows, _total(None, proofs, years))


def _total(axis: Any, proofs: Sequence[Proof], years: Iterable[int]) -> Total:
    by_year = tuple((year, total(proof for proof in proofs if proof.year == year)) for year in years)
    return Total(axis, by_year, total(proofs))


def _against(means: Any, evidence: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(given for given in evidence if given.means_id == means.pk)


def _expected(activity: Any, means: Any, evidence: Sequence[Any]) -> Expected:
    given = _against(means, evidence)
    if any(one.state == "accepted" and one.source != "record" for one in given):
        return Expected(means, given)
    before = {(one.meeting_id, one.opinion_id, one.state == "rejected") for one in given if one.source == "record"}
    found = []
    for meeting, opinion in _records(activity, means.kind):
        key = (meeting and meeting.pk, opinion and opinion.pk)
        if (*key, False) not in before:
            found.append(Record(activity, means, meeting, opinion, again=(*key, True) in before))
    return Expected(means, given, tuple(found))


def _records(activity: Any, kind: str) -> Iterator[tuple[Any, Any]]:
    """The meeting and the opinion, one of them None, of each record of the body that can be a means of this kind.

    Attendance list: the sheet of each linked meeting that took place, and the list of those who took part where there
    is one. Minutes: those approved. Statistics: of the linked meetings that took place. Opinion: the linked ones whose
    deposit stands, with its receipt. Nothing is found against photographs and other means.
    """
    if kind in ("attendance", "statistics"):
        yield from ((meeting, None) for meeting in activity.meetings.all() if meeting.took_place)
    if kind == "attendance" and activity.participations.all():
        yield None, None
    if kind == "minutes":
        yield from ((meeting, None) for meeting in activity.meetings.all() if meeting.state == "minutes_approved")
    if kind == "opinion":
        yield from ((None, opinion) for opinion in activity.opinions.all() if opinion.is_with_council)
