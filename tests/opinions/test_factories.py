"""Each factory makes a record that its own model accepts, in every state of an opinion."""

import pytest

from opinions.models import Opinion
from tests import opinion_factories as factories

NOUNS = ("theme", "text", "document", "step", "recommendation", "follow_up", "deposit", "event", "reading", "letter")


@pytest.mark.django_db
@pytest.mark.parametrize("noun", NOUNS)
def test_factory_makes_a_valid_record(noun):
    getattr(factories, noun)().full_clean()


@pytest.mark.django_db
@pytest.mark.parametrize("state", Opinion.State)
def test_factory_makes_a_valid_opinion_in_each_state(state):
    opinion = factories.opinion(state=state)
    opinion.full_clean()
    assert opinion.state == state
    assert opinion != factories.opinion(state=state)
