"""The addresses of the register of correspondence, for the table of routes."""

from committees.models import Letter, LetterDocument
from tests import opinion_factories
from tests.access import INSIDE, SECRETARIAT_INSIDE, Route


def _letter():
    """A letter on which nothing rests."""
    free = Letter.objects.filter(convened_meeting=None, opinion_sent=None, deposits=None, council_events=None)
    return [(free.filter(referrals=None, cancelled_on=None).first() or opinion_factories.letter()).pk]


def _document():
    found = LetterDocument.objects.first() or opinion_factories.letter_document()
    return [found.pk]


ROUTES = [
    Route("committees:letter-list", INSIDE, rows=opinion_factories.letter_document),
    Route("committees:letters-pdf", INSIDE, kind="file", rows=opinion_factories.letter_document),
    Route("committees:letter-create", SECRETARIAT_INSIDE),
    Route("committees:letter-detail", INSIDE, args=_letter),
    Route("committees:letter-update", SECRETARIAT_INSIDE, args=_letter),
    Route("committees:letter-cancel", SECRETARIAT_INSIDE, args=_letter),
    Route("committees:letter-file-create", SECRETARIAT_INSIDE, args=_letter),
    Route("committees:letter-file", INSIDE, args=_document, kind="file"),
]
