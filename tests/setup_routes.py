"""The addresses of a new commune, for the table of routes: in the demonstration the first account is long made."""

from hayaa.setup import first_account
from tests.access import POSTS, READERS, SECRETARIAT_INSIDE, Route


def _code():
    return [first_account.address().split("/")[-2]]


ROUTES = [
    Route("setup:check-list", SECRETARIAT_INSIDE),
    Route("setup:first-account", dict.fromkeys(READERS, 404), args=_code, kind="gone"),
    Route("setup:committees", SECRETARIAT_INSIDE),
    Route("setup:rules", POSTS, kind="post"),
    Route("setup:first-plan", SECRETARIAT_INSIDE),
]
