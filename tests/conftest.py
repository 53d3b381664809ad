"""What every test finds made ready."""

from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.template import engines
from django.test import Client
from django.utils import translation

from committees.models import User
from hayaa.accounts import SIGN_IN
from hayaa.core.pdf import render, responses
from tests import factories
from tests.pdf import Printed
from tests.undefined import Undefined

ACCOUNTS = {"administrator": "admin"}


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items):
    """What asks no database, and what prints, answers the same on each: PostgreSQL leaves it out (`./check`).

    The tests of the demonstration come last, whatever the order of the others: it is then loaded once.
    """
    for item in items:
        asks = item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(item.fixturenames)
        if not asks or "fonts" in item.fixturenames:
            item.add_marker(pytest.mark.once)
    yield
    items.sort(key=lambda item: "demonstration" in item.fixturenames)


@pytest.fixture(autouse=True, scope="session")
def _undefined_variables_fail():
    engines["django"].engine.string_if_invalid = Undefined()


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture(autouse=True)
def _begin_in_arabic():
    """A request in French leaves the thread in French: the next test would build its addresses there."""
    translation.activate("ar")


@pytest.fixture
def body(db):
    return factories.body()


@pytest.fixture
def client_of(body):
    """A signed-in browser by role: `client_of("secretariat")`; `client_of(None)` is an anonymous reader."""

    def sign_in(role):
        client = Client()
        if role:
            client.force_login(factories.user(role=role), backend=SIGN_IN)
        return client

    return sign_in


@pytest.fixture(scope="session")
def _loaded(django_db_setup, django_db_blocker):
    """The demonstration, and the cookies of a browser of each account: nobody signs in twice."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", verbosity=0)
        yield {user.username: _signed_in(user) for user in User.objects.all()}
        transaction.set_rollback(True)


def _signed_in(user):
    client = Client()
    client.force_login(user, backend=SIGN_IN)
    return client.cookies


@pytest.fixture
def demonstration(_loaded, db):
    """A signed-in browser by role, in the demonstration body; None is an anonymous reader."""

    def sign_in(role):
        client = Client()
        if role:
            client.cookies.load(_loaded[ACCOUNTS.get(role, role)])
        return client

    return sign_in


@pytest.fixture(scope="session")
def fonts():
    """The fonts of documents, made when they are not there yet."""
    call_command("build_fonts", stdout=StringIO())


@pytest.fixture
def printed(demonstration, fonts, monkeypatch):
    """A document of the demonstration body by its address, as a reader of a role gets it."""

    def get(path, language, role=None):
        pages = []
        keep = lambda html, language: pages.append(html) or render(html, language=language)  # noqa: E731
        monkeypatch.setattr(responses, "render", keep)
        response = demonstration(role).get(f"/fr{path}" if language == "fr" else path)
        assert response["Content-Type"] == "application/pdf"
        return Printed(pages[0], response.content, language)

    return get
