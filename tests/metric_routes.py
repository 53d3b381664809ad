"""The addresses of indicators, their targets and measurements, and of the seats in committees of others."""

from activities.models import Indicator, Representation
from tests import execution_factories as execution
from tests.access import EVERYBODY, INSIDE, SECRETARIAT_INSIDE, Route


def _indicator(**values):
    return lambda: [Indicator.objects.filter(**values).order_by("pk").first().pk]


def _seat():
    return [Representation.objects.order_by("pk").first().pk]


def _measured():
    """One more indicator with all that may stand in its line."""
    indicator = execution.indicator()
    execution.target(indicator=indicator)
    execution.measurement(indicator=indicator)


def _trained():
    """One more training, with somebody who took part and its proof."""
    training = execution.done()
    execution.participation(activity=training)
    execution.evidence(activity=training)


def _entries():
    """One more target and one more measurement of the first indicator that is typed."""
    indicator = Indicator.objects.filter(metric="").order_by("pk").first()
    execution.target(indicator=indicator)
    execution.measurement(indicator=indicator)


ROUTES = [
    Route("activities:indicator-list", EVERYBODY, rows=_measured),
    Route("activities:indicator-detail", INSIDE, args=_indicator(metric=""), rows=_entries),
    Route("activities:metric-detail", INSIDE, args=lambda: ["trainings"], rows=_trained),
    Route("activities:target-create", SECRETARIAT_INSIDE, args=_indicator()),
    Route("activities:measurement-create", SECRETARIAT_INSIDE, args=_indicator(metric="")),
    Route("activities:representation-list", INSIDE, rows=execution.representation),
    Route("activities:representation-create", SECRETARIAT_INSIDE),
    Route("activities:representation-update", SECRETARIAT_INSIDE, args=_seat),
    Route("activities:representation-end", SECRETARIAT_INSIDE, args=_seat),
]
