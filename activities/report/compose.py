"""The chapters of a report from what was counted elsewhere: progress, attendance, metrics; nothing is counted twice.

Records of the database go in, figures that can be frozen come out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import override

from activities import evidence, indicators, metrics, progress
from activities.metrics.activities import Row
from activities.metrics.opinions import state_on
from activities.models import Activity, Indicator
from activities.progress import Slice
from activities.report import figures
from activities.schedule import Schedule
from committees import statistics
from hayaa.core.figures import Figure
from opinions.models import Recommendation

Metric = Indicator.Metric
HELD = ("held_month_from", "held_month_to", "held_from", "held_until")
PLANNED = ("month_from", "month_to", "starts_on", "ends_on", "printed_month")


def keys(material: metrics.Material, now: metrics.Scope, before: metrics.Scope) -> tuple[figures.KeyFigure, ...]:
    """Every metric of the registry in the period, and a year before."""
    return tuple(_key(material, key, now, before) for key in Metric.values)


def _key(material: metrics.Material, key: str, now: metrics.Scope, before: metrics.Scope) -> figures.KeyFigure:
    said, found = _said(lambda: material.measure(key, now))
    return figures.KeyFigure(key, _number(found), found.women, found.men, _number(material.measure(key, before)), said)


def _number(found: metrics.Measured) -> figures.Number:
    return found.value if found.figure is None else found.figure


def _said(measure: Callable[[], metrics.Measured]) -> tuple[tuple[figures.Said, ...], metrics.Measured]:
    """What was measured, and what is missing or to be noted of it, in both languages."""
    spoken = {}
    for language in ("ar", "fr"):
        with override(language):
            found = measure()
        spoken[language] = [*found.missing, *found.notes]
    return tuple(figures.Said(*pair) for pair in zip(spoken["ar"], spoken["fr"], strict=True)), found


def axis(place: int, record: Any) -> figures.Axis:
    names = [getattr(record, f"{name}_{x}") or "" for name in ("title", "short_title") for x in ("ar", "fr")]
    return figures.Axis(place, record.colour, *names)


def plan(found: progress.Progress, axes: Sequence[figures.Axis]) -> figures.Plan:
    places = {record.pk: one.pk for record, one in zip(found.axes, axes, strict=True)}
    reasons = {one.line.pk: one for one in found.departures}

    def line(number: int, item: progress.Item) -> figures.Line:
        said = reasons.get(item.line.pk)
        words = _words(item.line, "wording") + ((said.reason_ar, said.reason_fr) if said else ("", ""))
        place = places[item.line.axis_id]
        return _line(number, item.line.activity, place, words, item.slice, **_schedule(item.line.schedule))

    everything = [item for column in found.columns for item in column.items]
    departed = {one.line.pk for one in found.departures}
    return figures.Plan(
        axes=tuple(axes),
        columns=tuple(_against(column, found.axes) for column in found.columns),
        lines=tuple(line(n, item) for n, item in enumerate(found.columns[-1].items, start=1)),
        departures=tuple(line(n, item) for n, item in enumerate(everything, start=1) if item.line.pk in departed),
        outside=tuple(_outside(n, one, places) for n, one in enumerate(found.outside, start=1)),
        undated=found.undated,
    )


def _against(column: progress.Against, axes: Iterable[Any]) -> figures.Against:
    version = column.version
    said = figures.Version(
        version.number, *_words(version, "label"), version.adopted_on, version.recorded_afterwards
    )  # fmt: skip
    return figures.Against(said, column.total, tuple(column.of_axis(one) for one in axes))


def _outside(number: int, activity: Any, places: dict[int, int]) -> figures.Line:
    words = (*_titles(activity), "", "")
    return _line(number, activity, places.get(activity.axis_id), words, Slice(activity.standing.value))


def _line(number: int, activity: Any, place: int | None, words: Sequence[str], found: Slice, **planned: Any) -> Any:
    """An activity; `words`: its wording and its reason, each in both languages."""
    wording_ar, wording_fr, reason_ar, reason_fr = words
    return figures.Line(
        pk=number, axis_id=place, year=activity.year_plan.year, wording_ar=wording_ar, wording_fr=wording_fr,
        slice=found, quantity=activity.quantity, done=activity.carried_out_quantity, reason_ar=reason_ar,
        reason_fr=reason_fr, **planned, **{name: getattr(activity, name) for name in HELD},
    )  # fmt: skip


def _schedule(schedule: Schedule) -> dict[str, Any]:
    return {name: getattr(schedule, name) for name in PLANNED}


def meetings(found: statistics.Statistics, not_held: Iterable[Any]) -> figures.Meetings | None:
    """None where no meeting of the period was held, and none failed for lack of quorum."""
    lines = [(line.meeting, line.count) for line in found.meetings] + [(one, None) for one in not_held]
    if not lines:
        return None
    rows = sorted(lines, key=lambda line: (line[0].day, line[0].starts_at, line[0].pk))
    total = found.total
    return figures.Meetings(
        all=total.all.rate,
        women=total.women.rate,
        men=total.men.rate,
        share_of_women=total.share_of_women,
        share_of_men=total.share_of_men,
        organs=tuple(_organ(line) for line in found.organs),
        rows=tuple(_meeting(meeting, count) for meeting, count in rows),
    )


def _organ(line: statistics.OrganLine) -> figures.Organ:
    count = line.count
    names = _words(line.committee, "name")
    return figures.Organ(line.kind, *names, line.meetings, count.all.rate, count.women.rate, count.men.rate)


def _meeting(meeting: Any, count: statistics.BySex | None) -> figures.MeetingRow:
    quorum = meeting.frozen_quorum
    return figures.MeetingRow(
        meeting.official_number, meeting.kind, *_words(meeting.committee, "name"), meeting.day, meeting.took_place,
        quorum.eligible, quorum.needed, quorum.present, *((count.women.rate, count.men.rate) if count else ()),
    )  # fmt: skip


def trainings(material: metrics.Material, scope: metrics.Scope) -> Iterator[figures.Training]:
    """The training sessions carried out, and who took part; None where nobody wrote a list or counted."""
    for number, row in enumerate(material.activities.select(scope, [Activity.Kind.TRAINING]).done, start=1):
        people = [one.member for one in row.activity.participations.all()]
        women, men = (sum(member.sex == sex for member in people) if people else None for sex in ("f", "m"))
        others = row.activity.other_women, row.activity.other_men
        yield figures.Training(_trained(number, row), women, men, *others)


def _trained(number: int, row: Row) -> figures.Line:
    words = _words(row.line, "wording") if row.line else _titles(row.activity)
    return _line(
        number, row.activity, None, (*words, "", ""), Slice(row.activity.standing.value), **_schedule(row.schedule)
    )


def opinions(rows: Iterable[Any], material: metrics.Material, scope: metrics.Scope) -> figures.Opinions | None:
    """`rows`: the opinions adopted, deposited or answered in the period, with their clock."""
    counted = [one for opinion in material.opinions.until(scope.end) for one in opinion.recommendations.all()]
    states = Counter(state_on(one, scope.end)[0] for one in counted)
    found = tuple(_opinion(opinion, scope) for opinion in rows)
    recommended = tuple((str(state), states[state]) for state in Recommendation.State.values if states[state])
    return figures.Opinions(found, recommended) if found or recommended else None


def _opinion(opinion: Any, scope: metrics.Scope) -> figures.OpinionRow:
    """With the days until the end of the period only."""
    titles = _words(opinion, "title") if opinion.is_released else ("", "")
    days = [opinion.adopted_on, opinion.deposited_on, opinion.answered_on]
    known = [day if day and day <= scope.end else None for day in days]
    return figures.OpinionRow(opinion.official_number, *titles, opinion.state, *known)


def strands(
    found: Iterable[indicators.Strand], axes: Sequence[figures.Axis], material: metrics.Material, scope: metrics.Scope
) -> Iterator[figures.Strand]:
    """The indicators of each axis that has any; in half a year what is typed for the whole year is left out."""
    for one, strand in zip(axes, found, strict=True):
        rows = tuple(_indicator(line.cells[0], material, scope) for line in strand.lines)
        if rows:
            yield figures.Strand(one, rows)


def _indicator(cell: indicators.Cell, material: metrics.Material, scope: metrics.Scope) -> figures.IndicatorRow:
    if not scope.holds_year(cell.year):
        part = replace(cell.scope, begin=scope.begin, end=scope.end)
        counted = material.measure(cell.indicator.metric, part) if cell.measured else None
        cell = replace(cell, measured=counted, measurement=None)
        standing = None
    else:
        standing = cell.standing
    return figures.IndicatorRow(
        *_words(cell.indicator, "text"),
        *_words(cell.indicator, "unit"),
        value=cell.amount,
        figure=cell.measured.figure if cell.measured else None,
        is_rate=cell.is_rate,
        finding_ar=_words(cell.measurement, "finding")[0],
        finding_fr=_words(cell.measurement, "finding")[1],
        target=cell.target.value if cell.target else None,
        outcome=standing.name if standing else "",
    )


def proofs(
    found: Iterable[evidence.Proof], records: Iterable[Any], axes: Iterable[figures.Axis], scope: metrics.Scope
) -> Iterator[figures.Proof]:
    """Each axis with the proof of its activities that were carried out in the period, where some is expected."""
    held = [proof for proof in found if proof.expected and Row.of(proof.activity).lies_in(scope)]
    for record, one in zip(records, axes, strict=True):
        of_axis = [proof for proof in held if proof.axis == record]
        complete = Figure(sum(proof.is_complete for proof in of_axis), len(of_axis))
        yield figures.Proof(one, complete, evidence.total(of_axis)) if of_axis else figures.Proof(one, None, None)


def _titles(activity: Any) -> tuple[str, str]:
    """What an activity that no adopted version holds is called; its code where it has no title of its own yet."""
    arabic, french = _words(activity, "title")
    return arabic or activity.code, french


def _words(record: Any, name: str) -> tuple[str, str]:
    """A translated field in both languages; of no record, nothing."""
    return getattr(record, f"{name}_ar", None) or "", getattr(record, f"{name}_fr", None) or ""
