"""The addresses of the log of changes, for the table of routes."""

from committees.models import Member
from tests import factories
from tests.access import OTHERS, Route

ENDINGS = ("xlsx", "csv")
KEEPERS = OTHERS | {"chair": 404}  # the log as a whole is for those who enter records


def changed():
    """One more entry of the log that names another record."""
    factories.term()


def _member():
    return Member.objects.order_by("pk").first()


def _of_member():
    return ["committees.member", _member().pk]


def changed_member():
    """One more entry in the history of that member."""
    member = _member()
    member.organisation_ar = f"جمعية {member.version}"
    member.version += 1
    member.save()


ROUTES = [
    Route("changes", KEEPERS, rows=changed),
    *(Route(f"changes-{ending}", KEEPERS, kind="file", rows=changed) for ending in ENDINGS),
    Route("history", OTHERS, args=_of_member, rows=changed_member),
    *(Route(f"history-{ending}", OTHERS, args=_of_member, kind="file", rows=changed_member) for ending in ENDINGS),
]
