"""The addresses of the reading room, for the table of routes."""

from opinions.models import Opinion
from tests import opinion_factories as factories
from tests.access import READERS, Route

READING = dict.fromkeys(READERS, 404) | {None: 302, "council": 200}
SAID = READING | {"council": 405}


def deposited():
    """An opinion with the council that has all that can stand on its page."""
    opinion = Opinion.objects.deposited().filter(recommendations__isnull=False).first()
    return [(opinion or complete()).pk]


def complete():
    """A released opinion with recommendations, their log, annexes, an erratum and an answer."""
    opinion = factories.opinion(state="in_follow_up", theme=factories.theme(), released_on=factories.MAY)
    recommended(opinion)
    factories.document(opinion=opinion)
    factories.document(opinion=opinion, kind="signed")
    factories.event(opinion=opinion)
    factories.event(opinion=opinion, kind="letter", in_part=True, text_ar="جواب", text_fr="Réponse")
    erratum(opinion)
    return opinion


def recommended(opinion):
    recommendation = factories.recommendation(opinion=opinion)
    return factories.follow_up(recommendation=recommendation)


def erratum(opinion):
    return factories.step(
        opinion=opinion, kind="erratum", from_state=opinion.state, to_state=opinion.state, note_ar="استدراك",
        note_fr="Rectificatif",
    )  # fmt: skip


def one_more():
    """One more opinion in the room, with a recommendation and an answer."""
    opinion = factories.opinion(state="deposited")
    factories.recommendation(opinion=opinion)
    factories.event(opinion=opinion, kind="letter")


def one_more_of_it():
    """All that may stand on the page of an opinion once more."""
    opinion = Opinion.objects.get(pk=deposited()[0])
    recommended(opinion)
    factories.document(opinion=opinion)
    factories.event(opinion=opinion, kind="letter")
    erratum(opinion)


ROUTES = [
    Route("opinions:reading-list", READING, rows=one_more, reader="council"),
    Route("opinions:reading-detail", READING, args=deposited, rows=one_more_of_it, reader="council"),
    Route("opinions:reading-open", SAID, args=deposited, kind="post", reader="council"),
    Route("opinions:reading-acknowledge", SAID, args=deposited, kind="post", reader="council"),
    Route("opinions:reading-mail", SAID, kind="post", reader="council"),
]
