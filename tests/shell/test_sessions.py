"""Where one is signed in: told in plain words, ended one by one or all at once, and by a new password."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from hayaa.access.browsers import named
from tests import factories
from tests.html import foreign, parse
from tests.pages import filled

PAGE = "/accounts/security/"
PASSWORD, OTHER = "kitab-azraq-42", "wadih-jabal-77"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36"


@pytest.fixture
def signed_in(body):
    """A browser signed in with the password of one account, by what it says of itself."""
    user = factories.user(role="council", password=PASSWORD)

    def sign_in(agent):
        client = Client(headers={"user-agent": agent})
        client.post("/accounts/login/", {"login": user.username, "password": PASSWORD})
        return client

    return sign_in


def listed(client, prefix=""):
    return [
        " ".join(item.findtext(".//strong/bdi").split())
        for item in parse(client.get(prefix + PAGE)).iterfind(".//ul[@class='hits plain']/li")
    ]


def is_in(client):
    return client.get(PAGE).status_code == 200


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (FIREFOX, "Firefox, Windows"),
        (PHONE, "Chrome, Android"),
        (f"{FIREFOX} Edg/130", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari, iPhone"),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_browser_is_named_in_plain_words(agent, name):
    assert named(agent) == name


@pytest.mark.parametrize(("prefix", "language"), [("", "ar"), ("/fr", "fr")])
def test_own_sessions_are_listed_the_latest_first(prefix, language, signed_in):
    signed_in(PHONE)
    client = signed_in(FIREFOX)
    factories.session(user=factories.user())
    assert listed(client, prefix) == ["Firefox, Windows", "Chrome, Android"]
    page = parse(client.get(prefix + PAGE))
    assert (foreign(page, language), page.text_content().count("127.0.0.1")) == ([], 2)


def test_one_session_is_ended_and_the_others_stay(signed_in):
    phone, tablet, client = signed_in(PHONE), signed_in(PHONE), signed_in(FIREFOX)
    first = UserSession.objects.order_by("pk").first()
    assert client.post(f"{PAGE}{first.pk}/end/")["Location"] == PAGE
    assert [is_in(browser) for browser in (phone, tablet, client)] == [False, True, True]
    assert client.post(f"{PAGE}{first.pk}/end/").status_code == 404


def test_session_of_somebody_else_and_this_one_are_not_ended_here(signed_in):
    client = signed_in(FIREFOX)
    own, foreign_one = UserSession.objects.get(), factories.session(user=factories.user())
    assert [client.post(f"{PAGE}{each.pk}/end/").status_code for each in (own, foreign_one)] == [404, 404]
    assert (UserSession.objects.count(), is_in(client)) == (2, True)


def test_all_others_are_ended_at_once(signed_in):
    phone, tablet, client = signed_in(PHONE), signed_in(PHONE), signed_in(FIREFOX)
    client.post(f"{PAGE}end-others/")
    assert [is_in(browser) for browser in (phone, tablet, client)] == [False, False, True]
    assert listed(client) == ["Firefox, Windows"]


def test_new_password_ends_all_other_sessions(signed_in):
    phone, client = signed_in(PHONE), signed_in(FIREFOX)
    page = client.get("/accounts/password/change/")
    client.post("/accounts/password/change/", filled(page, oldpassword=PASSWORD, password1=OTHER, password2=OTHER))
    assert [is_in(browser) for browser in (phone, client)] == [False, True]
    assert listed(client) == ["Firefox, Windows"]


def test_session_is_renewed_at_sign_in(signed_in, body):
    """Nobody hands somebody a session and waits until it is signed in."""
    client = Client()
    session = client.session
    session["kept"] = 1
    session.save()
    before = session.session_key
    client.cookies["session"] = before
    client.post("/accounts/login/", {"login": "council", "password": PASSWORD})
    assert (is_in(client), client.session.session_key == before) == (True, False)
    assert not is_in(Client(headers={"cookie": f"session={before}"}))
