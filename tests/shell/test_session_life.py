"""How long a session lasts, what ends it on the server, and what asks for the password once more."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone

from committees.models import User
from hayaa.access import invitations
from tests import factories
from tests.pages import errors
from tests.routes import PAGES

PAGE, PASSWORD = "/accounts/security/", "kitab-azraq-42"


@pytest.fixture
def user(body):
    return factories.user(role="council", password=PASSWORD, email="council@example.org")


def signed_in(**typed):
    client = Client()
    client.post("/accounts/login/", {"login": "council", "password": PASSWORD, **typed})
    return client


def is_in(client):
    return client.get(PAGE).status_code == 200


def test_session_ends_fourteen_days_after_signing_in_however_it_is_used(user, time_machine):
    """Nothing lengthens it: it is written when somebody signs in, and read from then on."""
    time_machine.move_to(timezone.now())
    client = signed_in(remember="on")
    for _ in range(13):
        time_machine.shift(timedelta(days=1))
        assert is_in(client)
    time_machine.shift(timedelta(days=1, minutes=1))
    assert not is_in(client)


def test_session_ends_with_the_browser_unless_somebody_asks_to_be_remembered(user):
    asked, not_asked = signed_in(remember="on"), signed_in()
    lives = [client.cookies["session"]["max-age"] for client in (asked, not_asked)]
    assert lives == [14 * 24 * 60 * 60, ""]


def test_signing_out_ends_the_session_on_the_server(user):
    """Whoever kept the cookie has nothing in hand."""
    client = signed_in()
    stolen = Client(headers={"cookie": f"session={client.cookies['session'].value}"})
    assert is_in(stolen)
    client.post("/accounts/logout/")
    assert (is_in(stolen), Session.objects.count()) == (False, 0)


def test_account_that_is_switched_off_is_out_with_its_next_request(user):
    client = signed_in()
    assert is_in(client)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert not is_in(client)
    assert not is_in(signed_in())


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("/accounts/email/", {"email": "thief@example.org", "action_add": ""}),
        ("/accounts/2fa/totp/activate/", {"code": "123456"}),
    ],
)
def test_what_opens_the_account_otherwise_asks_for_the_password_again(path, typed, user, time_machine):
    """Who finds a browser open cannot have the password reset to an address of theirs, nor lock the owner out."""
    time_machine.move_to(timezone.now())
    client = signed_in(remember="on")
    time_machine.shift(timedelta(minutes=6))
    answer = client.post(path, typed)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/accounts/reauthenticate/")
    assert User.objects.get().email == "council@example.org"


def test_new_password_needs_the_old_one(user):
    new = {"password1": "wadih-jabal-77", "password2": "wadih-jabal-77"}
    refused = signed_in().post("/accounts/password/change/", {"oldpassword": "wrong-word-11", **new})
    assert (len(errors(refused)), User.objects.get().check_password(PASSWORD)) == (1, True)


@pytest.mark.parametrize("aim", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_site(aim, user):
    answer = Client().post("/accounts/login/", {"login": "council", "password": PASSWORD, "next": aim})
    assert answer["Location"] == "/"


def test_sixth_code_locks_the_second_step(user):
    """Whoever has the password has no million tries at the code."""
    factories.phone(user=user)
    client = signed_in()
    wrong = {tuple(errors(client.post("/accounts/2fa/authenticate/", {"code": "000000"}))) for _ in range(5)}
    locked = tuple(errors(client.post("/accounts/2fa/authenticate/", {"code": "000000"})))
    assert (len(wrong), len(locked), locked in wrong) == (1, 1, False)


def test_link_for_a_new_password_leaves_the_second_step(user):
    """Whoever reads somebody's mail has a password by it, and no more."""
    factories.phone(user=user)
    link = invitations.invite(user=user, absolute=str)
    Client().post(link, {"new_password1": "wadih-jabal-77", "new_password2": "wadih-jabal-77"})
    client = signed_in(password="wadih-jabal-77")
    assert (is_in(client), client.get("/accounts/2fa/authenticate/").status_code) == (False, 200)


def test_mail_for_a_forgotten_password_leaves_the_second_step(user):
    factories.phone(user=user)
    client = Client()
    client.post("/accounts/password/reset/", {"email": user.email})
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    page = client.get(link, follow=True)
    assert page.status_code == 200
    client.post(page.redirect_chain[-1][0], {"password1": "wadih-jabal-77", "password2": "wadih-jabal-77"})
    assert (is_in(client), User.objects.get().check_password("wadih-jabal-77")) == (False, True)
    assert not is_in(signed_in(password="wadih-jabal-77"))


def test_each_phone_has_a_key_of_its_own():
    """160 bits of chance, and ten recovery codes of eight digits that no other account has."""
    keys = {generate_totp_secret() for _ in range(50)}
    assert (len(keys), {len(key) for key in keys}) == (50, {32})
    seeds = {RecoveryCodes.generate_seed() for _ in range(50)}
    assert len(seeds) == 50


def test_code_of_a_minute_and_a_half_ago_is_refused(user):
    factories.phone(user=user)
    client, now = signed_in(), int(time.time()) // 30
    old = format_hotp_value(hotp_value(factories.KEY, now - 3))
    assert len(errors(client.post("/accounts/2fa/authenticate/", {"code": old}))) == 1


def test_every_page_leads_to_signing_out(demonstration):
    client = demonstration("member")
    read = {route.name: client.get(route.url("ar")) for route in PAGES if route.access["member"] == 200}
    without = {name for name, page in read.items() if b'/accounts/logout/"' not in page.content}
    assert (len(read) > 30, without) == (True, set())
