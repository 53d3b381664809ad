"""Who stands in which relation to an opinion, for the tests of who may do what."""

from django.test import Client

from hayaa.accounts import SIGN_IN
from tests import factories

ROLES = (
    "secretariat", "administrator", "chair", "coordinator", "rapporteur", "colleague", "member", "council", None,
)  # fmt: skip


def client_of(role, opinion):
    """A signed-in browser of somebody: «coordinator» of the committee in charge, «rapporteur» of the opinion,
    «colleague» with a plain seat in that committee, «member» of the body without one; None is an anonymous reader.
    """
    client = Client()
    if role:
        client.force_login(_account(role, opinion), backend=SIGN_IN)
    return client


def _account(role, opinion):
    if role == "rapporteur":
        return factories.user(username=role, member=opinion.rapporteur)
    if role == "coordinator":
        return factories.user(username=role, member=factories.seat(committee=opinion.committee, role=role).member)
    if role == "colleague":
        return factories.user(username=role, member=factories.seat(committee=opinion.committee).member)
    return factories.user(role=role)
