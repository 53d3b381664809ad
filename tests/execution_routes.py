"""The addresses of what was done of a plan."""

from activities.models import Activity, YearPlan
from tests import execution_factories, factories
from tests.access import INSIDE, SECRETARIAT_INSIDE, Route


def _training():
    """An activity that was done, with participants."""
    return [Activity.objects.get(code="22-05").pk]


def _planned():
    return [Activity.objects.get(code="23-18").pk]


def _one_more_participant():
    return execution_factories.participation(activity=Activity.objects.get(code="22-05"))


def _line_of_2023():
    """One more activity that the version in force holds, to be settled."""
    return factories.line(plan_version=YearPlan.objects.get(year=2023).basis, month_from=5, month_to=5)


ROUTES = [
    Route("activities:activity-execution", SECRETARIAT_INSIDE, args=_planned),
    Route("activities:activity-participants", SECRETARIAT_INSIDE, args=_training, rows=_one_more_participant),
    Route("activities:activity-sign-in-sheet", INSIDE, args=_training, kind="file", rows=_one_more_participant),
    Route("activities:activity-certificates", INSIDE, args=_training, kind="file", rows=_one_more_participant),
    Route("activities:activity-create", SECRETARIAT_INSIDE, args=lambda: [2023]),
    Route("activities:month-entry", SECRETARIAT_INSIDE, args=lambda: [2023], rows=_line_of_2023),
]
