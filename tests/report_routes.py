"""The addresses of the progress of a plan and of the annual reports."""

from activities.models import YearPlan
from tests import execution_factories as execution
from tests.access import EVERYBODY, Route


def _reasoned():
    """One more activity of 2023 that was put off, and why."""
    execution.planned(year_plan=YearPlan.objects.get(year=2023), state="postponed", state_reason_ar="سبب")


ROUTES = [
    Route("activities:plan-progress", EVERYBODY, args=lambda: [2023], rows=_reasoned),
]
