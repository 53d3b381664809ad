"""The addresses of evidence, for the table of routes."""

from activities.models import Activity, Evidence
from tests import execution_factories
from tests.access import ADOPTERS, INSIDE, POSTS, SECRETARIAT_INSIDE, Route


def _activity():
    """One whose axis has means of verification."""
    return [Activity.objects.get(code="22-03").pk]


def _given(state="to_check"):
    """A paper against the first means of that activity, where there is none."""
    activity = Activity.objects.get(code="22-03")
    found = Evidence.objects.filter(activity=activity, source="paper", state=state, means__position=1).first()
    return found or execution_factories.evidence(activity=activity, state=state)


def _to_check():
    return [_given().pk]


def _file():
    return [execution_factories.photograph(activity=Activity.objects.get(code="22-03")).pk]


def _one_more():
    return execution_factories.evidence(state="to_check")


ROUTES = [
    Route("activities:evidence-list", INSIDE, rows=execution_factories.evidence),
    Route("activities:evidence-queue", ADOPTERS, rows=_one_more),
    Route("activities:evidence-file-create", SECRETARIAT_INSIDE, args=_activity),
    Route("activities:evidence-link-create", SECRETARIAT_INSIDE, args=_activity),
    Route("activities:evidence-paper-create", SECRETARIAT_INSIDE, args=_activity),
    Route("activities:evidence-waived-create", SECRETARIAT_INSIDE, args=_activity),
    Route("activities:evidence-take", POSTS, args=_activity, kind="post"),
    Route("activities:evidence-file", INSIDE, args=_file, kind="file"),
    Route("activities:evidence-accept", ADOPTERS, args=_to_check),
    Route("activities:evidence-reject", ADOPTERS, args=_to_check),
    Route("activities:evidence-withdraw", ADOPTERS, args=_file),
    Route("activities:evidence-delete", SECRETARIAT_INSIDE, args=_to_check),
]
