"""Whoever guesses passwords cannot pretend to come from somewhere else, whatever the web server before us hands on."""

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from hayaa.settings import CACHES
from tests import factories
from tests.pages import errors

PASSWORD, WRONG = "kitab-azraq-42", "wrong-word-11"


@pytest.fixture(params=[0, 1], ids=["alone", "behind nginx"])
def trusted(request, settings, body):
    """How many web servers before us are believed; `HTTPS` says one, and that of the guide writes the last address."""
    factories.user(role="council", password=PASSWORD)
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = request.param
    return request.param


def sign_in(address, password=WRONG, forwarded=None):
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    client = Client(REMOTE_ADDR=address, headers=headers)
    return client.post("/accounts/login/", {"login": "council", "password": password})


def claiming(number, trusted):
    """One who claims another address each time: alone we get the claim itself, nginx throws it away for its own."""
    return f"198.51.100.{number}, 203.0.113.7" if trusted else f"198.51.100.{number}"


def test_forged_address_evades_no_lock(trusted):
    """What a client says of itself stands before what the last web server wrote, or is not read at all."""
    for number in range(5):
        sign_in("127.0.0.1" if trusted else "203.0.113.7", forwarded=claiming(number, trusted))
    locked = sign_in("127.0.0.1" if trusted else "203.0.113.7", PASSWORD, claiming(99, trusted))
    assert (locked.status_code, len(errors(locked))) == (200, 1)


def test_forged_address_locks_nobody_out(trusted):
    """Nobody spends the five attempts of somebody else's address."""
    for _ in range(5):
        sign_in("127.0.0.1" if trusted else "203.0.113.7", forwarded="198.51.100.1" + ", 203.0.113.7" * trusted)
    owner = sign_in("127.0.0.1", PASSWORD, "198.51.100.1") if trusted else sign_in("198.51.100.1", PASSWORD)
    assert owner.status_code == 302


def test_session_keeps_the_address_that_the_web_server_saw(trusted):
    sign_in("127.0.0.1" if trusted else "203.0.113.7", PASSWORD, claiming(1, trusted))
    assert [session.ip for session in UserSession.objects.all()] == ["203.0.113.7"]


def test_addresses_of_one_ipv6_connection_count_as_one(body):
    """A connection has 2^64 of them: five attempts from each would be no lock."""
    factories.user(role="council", password=PASSWORD)
    for number in range(5):
        sign_in(f"2001:db8:1:2::{number + 1:x}")
    locked, elsewhere = sign_in("2001:db8:1:2:ffff::1", PASSWORD), sign_in("2001:db8:1:3::1", PASSWORD)
    assert (locked.status_code, elsewhere.status_code) == (200, 302)


def test_count_of_wrong_passwords_is_not_pushed_out_by_others(db, settings):
    """Where the counts are kept as in earnest, and a thousand of other networks come after."""
    settings.CACHES = CACHES
    call_command("createcachetable", verbosity=0)
    for number in range(1_000):
        cache.set(f"{number:04}", [0.0], 900)
    assert cache.get("0000") == [0.0]


def asked_for_a_password(email, address):
    return Client(REMOTE_ADDR=address).post("/accounts/password/reset/", {"email": email}).status_code


def test_stranger_fills_no_mailbox_by_asking_for_passwords(body):
    """A mail goes out whether somebody has an account or not, so that nobody learns it; three an hour are enough."""
    of_one = [asked_for_a_password("one@example.org", f"203.0.113.{number}") for number in range(4)]
    of_many = [asked_for_a_password(f"{number}@example.org", "192.0.2.7") for number in range(11)]
    assert (of_one, of_many) == ([302] * 3 + [429], [302] * 10 + [429])
    assert len(mail.outbox) == 13
