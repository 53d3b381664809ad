"""The addresses of recommendations, their follow-up, deposits and events at the council, for the table of routes."""

from opinions.models import Opinion
from tests import opinion_factories as factories
from tests.access import EVERYBODY, POSTS, SECRETARIAT, SECRETARIAT_INSIDE, Route

# The chair sees an opinion in writing and leaves it to those who draft it; the others do not see it at all.
DRAFTERS = SECRETARIAT_INSIDE | {"member": 404, "coordinator": 404}
MOVES = DRAFTERS | {"secretariat": 405, "administrator": 405}
LEADS_BACK = SECRETARIAT | {"secretariat": 302, "administrator": 302}


def _opinion(state):
    """Of a committee that none of the accounts leads."""
    return factories.opinion(state=state, committee=factories.factories.committee())


def _of(state):
    return lambda: [_opinion(state).pk]


def _recommendation(state):
    return lambda: [factories.recommendation(opinion=_opinion(state)).pk]


def _event():
    return [factories.event(opinion=_opinion("deposited")).pk]


def _followed():
    """One more recommendation of a deposited opinion, with an entry in its log."""
    opinion = Opinion.objects.filter(state="deposited").first() or _opinion("deposited")
    return factories.follow_up(recommendation=factories.recommendation(opinion=opinion))


ROUTES = [
    Route("opinions:recommendation-list", EVERYBODY, rows=_followed),
    Route("opinions:recommendation-bulk", LEADS_BACK, kind="post"),
    Route("opinions:recommendation-create", DRAFTERS, args=_of("drafting")),
    Route("opinions:recommendation-update", DRAFTERS, args=_recommendation("drafting")),
    Route("opinions:recommendation-delete", DRAFTERS, args=_recommendation("drafting")),
    Route("opinions:recommendation-move", MOVES, args=_recommendation("drafting"), kind="post"),
    Route("opinions:follow-up-create", SECRETARIAT, args=_recommendation("deposited")),
    Route("opinions:letter-register", POSTS, args=_of("adopted"), kind="post"),
    Route("opinions:deposit-create", SECRETARIAT_INSIDE, args=_of("adopted")),
    Route("opinions:deposit-cancel", SECRETARIAT, args=_of("deposited")),
    Route("opinions:event-create", SECRETARIAT, args=_of("deposited")),
    Route("opinions:event-update", SECRETARIAT, args=_event),
    Route("opinions:event-cancel", SECRETARIAT, args=_event),
]
