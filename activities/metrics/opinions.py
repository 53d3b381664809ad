"""What is counted from opinions: those whose deposit with the council stands, by the day of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from activities.metrics.measured import Known, Measured, Record, Scope, measured, not_available, rate
from activities.models import Indicator
from opinions.models import Recommendation

Metric, State = Indicator.Metric, Recommendation.State
DEPOSITED = _("Counted are the opinions deposited with the council in the period, by the day of the receipt.")
THEMES = _("Counted are the different themes of the opinions deposited in the period.")
ANSWERED = _(
    "Of the opinions deposited until the end of the period, those that the council had answered by then; an answer in "
    "part is an answer."
)
EXECUTED = _(
    "Of the recommendations of the opinions deposited until the end of the period, those that were executed by then; "
    "executed in part does not count."
)


@dataclass(frozen=True)
class Opinions:
    """Opinions with the council, with `deposited_on` and `answered_on` (`OpinionQuerySet.with_clock`), by their day."""

    known: Known
    opinions: Sequence[Any]

    def within(self, scope: Scope) -> list[Any]:
        return [opinion for opinion in self.opinions if opinion.deposited_on in scope]

    def until(self, day: date) -> list[Any]:
        return [opinion for opinion in self.opinions if opinion.deposited_on <= day]


def deposited(material: Opinions, scope: Scope) -> Measured:
    if not material.known.records_of(scope):
        return not_available(Metric.OPINIONS_DEPOSITED, DEPOSITED)
    records = [_record(opinion, opinion.deposited_on) for opinion in material.within(scope)]
    return measured(Metric.OPINIONS_DEPOSITED, DEPOSITED, records)


def themes_covered(material: Opinions, scope: Scope) -> Measured:
    if not material.known.records_of(scope):
        return not_available(Metric.THEMES_COVERED, THEMES)
    found = material.within(scope)
    themes = {opinion.theme: opinion.deposited_on for opinion in reversed(found) if opinion.theme}
    without = sum(opinion.theme is None for opinion in found)
    no_theme = ngettext("%(number)s opinion has no theme.", "%(number)s opinions have no theme.", without)
    missing = (no_theme % {"number": without},) if without else ()
    records = [_record(theme, day) for theme, day in reversed(themes.items())]
    return measured(Metric.THEMES_COVERED, THEMES, records, missing=missing)


def answer_rate(material: Opinions, scope: Scope) -> Measured:
    if not material.known.records_of(scope):
        return not_available(Metric.ANSWER_RATE, ANSWERED)
    found = material.until(scope.end)
    answered = [opinion for opinion in found if opinion.answered_on and opinion.answered_on <= scope.end]
    return rate(Metric.ANSWER_RATE, ANSWERED, [_record(o, o.answered_on) for o in answered], len(found))


def recommendations_executed(material: Opinions, scope: Scope) -> Measured:
    if not material.known.records_of(scope):
        return not_available(Metric.RECOMMENDATIONS_EXECUTED, EXECUTED)
    found = [one for opinion in material.until(scope.end) for one in opinion.recommendations.all()]
    states = [(one, *state_on(one, scope.end)) for one in found]
    executed = [_record(one, day) for one, state, day in states if state == State.EXECUTED]
    in_part = sum(state == State.EXECUTED_IN_PART for one, state, day in states)
    note = ngettext("%(number)s more was executed in part.", "%(number)s more were executed in part.", in_part)
    notes = (note % {"number": in_part},) if in_part else ()
    return rate(Metric.RECOMMENDATIONS_EXECUTED, EXECUTED, executed, len(found), notes=notes)


def state_on(recommendation: Any, day: date) -> tuple[str, date | None]:
    """The state that a recommendation had at the end of a day, and since which day, if an entry of its log says so."""
    entries = list(recommendation.follow_ups.all())
    before = [entry for entry in entries if entry.day <= day]
    if before:
        return before[-1].state, before[-1].day
    return (State.AWAITING if entries else recommendation.state), None


def _record(something: Any, day: date | None) -> Record:
    return Record(str(something), something.get_absolute_url(), day)
