"""The demonstration body, loaded once for a module of tests and taken back after it."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from committees.models import User
from tests.conftest import SIGN_IN

ACCOUNTS = {"administrator": "admin"}


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(_loaded, db):
    """A signed-in browser by role, in the demonstration body; None is an anonymous reader."""

    def sign_in(role):
        client = Client()
        if role:
            client.force_login(User.objects.get(username=ACCOUNTS.get(role, role)), backend=SIGN_IN)
        return client

    return sign_in
