"""The second step of signing in: who must set it up, how it protects, and the way back when the phone is lost."""

import time
from io import StringIO
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from committees.models import Body, User
from tests import factories
from tests.html import foreign, parse
from tests.pages import errors, filled

HOME, SET_UP, AUTHENTICATE = "/", "/accounts/2fa/totp/activate/", "/accounts/2fa/authenticate/"
CODES = "/accounts/2fa/recovery-codes/"
PASSWORD = "kitab-azraq-42"
ASKED = ("secretariat", "chair", "administrator")


@pytest.fixture
def account(body):
    """An account of a real body by role; its second step is not set up unless told so."""

    def make(role, *, two_steps=False):
        user = factories.user(role=role, password=PASSWORD)
        if not two_steps:
            Authenticator.objects.filter(user=user).delete()
        return user

    return make


def code_of(key, *, later=0):
    """What the phone shows now, or some half minutes later."""
    return format_hotp_value(hotp_value(key, int(time.time()) // 30 + later))


def sign_in(client, user):
    return client.post("/accounts/login/", {"login": user.username, "password": PASSWORD})


def set_up(client):
    """The recovery codes of a phone that has just taken the key."""
    page = client.get(SET_UP)
    client.post(SET_UP, {"code": code_of(page.context["form"].secret)})
    return client.get(CODES).context["unused_codes"]


@pytest.mark.parametrize("role", ASKED)
def test_whose_role_asks_for_it_sets_it_up_before_anything_else(role, account, client):
    assert sign_in(client, account(role))["Location"] == HOME
    led = {path: client.get(path).get("Location") for path in (HOME, "/fr/members/", "/help/", "/programme.pdf", CODES)}
    assert led == {**dict.fromkeys(led, SET_UP), "/fr/members/": f"/fr{SET_UP}"}
    assert client.post("/committees/new/", {"name_ar": "لجنة"})["Location"] == SET_UP
    assert [client.get(path).status_code for path in (SET_UP, f"/fr{SET_UP}", "/help/two-steps/", "/healthz")] == [
        200
    ] * 4
    assert len(set_up(client)) == 10
    assert client.get(HOME).status_code == 200


def test_phone_that_has_read_the_picture_is_taken_whatever_page_was_opened_since(account, client):
    """The key stays through reloads, the other language, the help and a wrong code; a new session has its own."""
    user = account("secretariat")
    sign_in(client, user)
    key = client.get(SET_UP).context["form"].secret
    others = [client.get(path) for path in (SET_UP, f"/fr{SET_UP}", "/help/two-steps/", HOME, SET_UP)]
    others += [client.post(SET_UP, {"code": "000000"}), client.get(SET_UP)]
    assert {page.context["form"].secret for page in others if "form" in (page.context or ())} == {key}
    elsewhere = Client()
    sign_in(elsewhere, user)
    assert elsewhere.get(SET_UP).context["form"].secret != key
    assert client.post(SET_UP, {"code": code_of(key)})["Location"] == CODES


@pytest.mark.parametrize("role", ["coordinator", "member", "council"])
def test_others_may_do_without(role, account, client):
    sign_in(client, account(role))
    assert client.get(HOME).status_code == 200


def test_it_is_left_by_signing_out(account, client):
    sign_in(client, account("chair"))
    assert client.post("/accounts/logout/")["Location"] == HOME
    assert (client.get(HOME).status_code, client.get(HOME).wsgi_request.user.is_anonymous) == (200, True)


def test_demonstration_asks_nobody(account, client):
    Body.objects.update(is_demonstration=True)
    sign_in(client, account("administrator"))
    assert client.get(HOME).status_code == 200


@pytest.mark.parametrize(("prefix", "language"), [("", "ar"), ("/fr", "fr")])
def test_its_pages_are_in_one_language_without_any_image_from_elsewhere(prefix, language, account, client):
    """The picture is drawn in the page itself: the Content-Security-Policy knows no `data:`."""
    sign_in(client, account("secretariat"))
    picture = client.get(prefix + SET_UP)
    inside = (len(parse(picture).findall(".//div[@class='code-picture']/svg")), b"data:" in picture.content)
    assert inside == (1, False)
    wrong = client.post(prefix + SET_UP, {"code": "000 000"})
    set_up(client)
    pages = [picture, wrong]
    paths = ("accounts/security/", "accounts/2fa/totp/deactivate/", CODES[1:], f"{CODES[1:]}generate/")
    pages += [client.get(f"{prefix}/{path}") for path in (*paths, "accounts/2fa/reauthenticate/")]
    Client.logout(client)
    sign_in(client, User.objects.get())
    pages.append(client.get(prefix + AUTHENTICATE))
    assert [page.status_code for page in pages] == [200] * len(pages)
    assert [(foreign(parse(page), language), len(parse(page).findall(".//h1"))) for page in pages] == [([], 1)] * len(
        pages
    )
    assert len(errors(wrong)) == 1


def test_signing_in_asks_for_the_code_and_takes_each_once(account, client):
    user = account("secretariat", two_steps=True)
    assert sign_in(client, user)["Location"] == AUTHENTICATE
    assert client.get("/members/").status_code == 302
    code = code_of(factories.KEY)
    assert len(errors(client.post(AUTHENTICATE, {"code": "123456"}))) == 1
    assert client.post(AUTHENTICATE, {"code": f"{code[:3]} {code[3:]}"})["Location"] == HOME
    assert client.get("/members/").status_code == 200
    other = Client()
    sign_in(other, user)
    assert len(errors(other.post(AUTHENTICATE, {"code": code}))) == 1


def test_code_is_taken_in_eastern_digits(account, client):
    sign_in(client, account("chair", two_steps=True))
    eastern = code_of(factories.KEY).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert client.post(AUTHENTICATE, {"code": eastern})["Location"] == HOME


@pytest.mark.parametrize("typed", ["", "نص", "²³⁴", "\0", "9" * 5000, "12345\ud800".encode("utf-8", "replace")])
def test_code_that_cannot_be_is_refused_with_a_sentence(typed, account, client):
    sign_in(client, account("chair", two_steps=True))
    response = client.post(AUTHENTICATE, {"code": typed})
    assert (response.status_code, len(errors(response))) == (200, 1)


def test_recovery_code_replaces_the_phone_once(account, client):
    user = account("chair")
    sign_in(client, user)
    codes = set_up(client)
    for answer in (HOME, None):
        other = Client()
        sign_in(other, user)
        page = other.post(AUTHENTICATE, {"code": codes[0]})
        assert page.get("Location") == answer
    assert "صالح لمرة واحدة" in errors(page)[0]  # not the sentence on the clock of the phone


@pytest.mark.parametrize(("prefix", "name"), [("", "رموز الاسترجاع"), ("/fr", "Codes de secours")])
def test_file_of_recovery_codes_says_whose_they_are_in_the_language_of_its_reader(prefix, name, account, client):
    user = account("chair")
    sign_in(client, user)
    codes = set_up(client)
    answer = client.get(f"{prefix}{CODES}download/")
    text = answer.content.decode()
    assert f"{name}.txt" in unquote(answer["Content-Disposition"])
    assert [line for line in text.splitlines() if line][-10:] == list(codes)
    first, second = text.splitlines()[:2]
    assert (user.username in first, "testserver" in first, second != "", "Each works once" in text) == (
        True, True, True, False,
    )  # fmt: skip


def test_change_of_phone_leads_to_the_new_one(account, client):
    sign_in(client, account("secretariat"))
    set_up(client)
    client.post("/accounts/2fa/totp/deactivate/")
    assert not Authenticator.objects.exists()
    assert client.get(HOME)["Location"] == SET_UP


def test_administrator_takes_it_away_after_a_confirmation_and_ends_the_sessions(account, client_of):
    user, owner = account("secretariat", two_steps=True), Client()
    sign_in(owner, user)
    owner.post(AUTHENTICATE, {"code": code_of(factories.KEY)})
    assert (owner.get("/members/").status_code, UserSession.objects.count()) == (200, 1)
    administrator, path = client_of("administrator"), reverse("account-two-steps", args=[user.pk])
    account_page = reverse("admin:committees_user_change", args=[user.pk])
    assert path in administrator.get(account_page).content.decode()
    page = administrator.get(path)
    assert Authenticator.objects.filter(user=user).exists()
    assert administrator.post(path, filled(page))["Location"] == account_page
    assert not Authenticator.objects.filter(user=user).exists()
    assert owner.get("/members/")["Location"].startswith("/accounts/login/")
    assert (administrator.get(path).status_code, path in administrator.get(account_page).content.decode()) == (
        404,
        False,
    )


def test_nobody_else_takes_it_away(account, client_of):
    user = account("administrator", two_steps=True)
    path = reverse("account-two-steps", args=[user.pk])
    answers = {role: client_of(role).post(path).status_code for role in ("secretariat", "chair", "member", "council")}
    assert answers == dict.fromkeys(answers, 404)
    assert Authenticator.objects.filter(user=user).exists()


def test_command_takes_it_away_from_the_last_administrator(account):
    user, out = account("administrator", two_steps=True), StringIO()
    call_command("reset_second_factor", user.username, stdout=out)
    assert (Authenticator.objects.exists(), user.username in out.getvalue()) == (False, True)
    with pytest.raises(CommandError, match="no account named nobody"):
        call_command("reset_second_factor", "nobody")
