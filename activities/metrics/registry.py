"""Each metric by its key: the family whose material it counts, and the function that counts it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from activities.metrics import activities, meetings, opinions, representations
from activities.metrics.measured import Measured, Scope
from activities.models import Indicator

Metric = Indicator.Metric
METRICS: dict[str, tuple[str, Callable[..., Measured]]] = {
    Metric.MEETINGS_HELD: ("meetings", meetings.held),
    Metric.ATTENDANCE_RATE: ("meetings", meetings.attendance_rate),
    Metric.ACTIVITIES_DONE: ("activities", activities.done),
    Metric.TRAININGS: ("activities", activities.trainings),
    Metric.ATTENDANCE_AT_TRAININGS: ("activities", activities.attendance_at_trainings),
    Metric.PARTICIPATIONS: ("activities", activities.participations),
    Metric.EVENTS_ORGANISED: ("activities", activities.events_organised),
    Metric.OPINIONS_DEPOSITED: ("opinions", opinions.deposited),
    Metric.THEMES_COVERED: ("opinions", opinions.themes_covered),
    Metric.ANSWER_RATE: ("opinions", opinions.answer_rate),
    Metric.RECOMMENDATIONS_EXECUTED: ("opinions", opinions.recommendations_executed),
    Metric.DOCUMENTS_DRAFTED: ("activities", activities.documents_drafted),
    Metric.REPRESENTATION: ("representations", representations.held),
    Metric.EVIDENCE_COMPLETE: ("activities", activities.evidence_complete),
}


@dataclass(frozen=True)
class Material:
    """All records of a span of days that metrics count."""

    begin: date
    end: date
    meetings: meetings.Meetings
    activities: activities.Activities
    opinions: opinions.Opinions
    representations: representations.Representations

    def measure(self, key: str, scope: Scope) -> Measured:
        """Raises ValueError for a period outside the span, KeyError for a metric that there is not."""
        if scope.begin < self.begin or self.end < scope.end:
            raise ValueError("This period lies outside what was read.")
        family, metric = METRICS[key]
        return metric(getattr(self, family), scope)
