"""Who may sign in: nobody whose last role has ended, and no account of the demonstration in a real body."""

from datetime import date

import pytest
from django.test import Client

from committees.models import Body, CommitteeMembership, Term, User
from hayaa.demo.accounts import PASSWORD as DEMONSTRATION
from hayaa.demo.accounts import ROLE_OF
from tests import factories
from tests.html import foreign, parse
from tests.pages import errors

PASSWORD = "kitab-azraq-42"


def sign_in(client, name, password=PASSWORD, prefix=""):
    return client.post(f"{prefix}/accounts/login/", {"login": name, "password": password})


def is_signed_in(client):
    return not client.get("/accounts/login/").wsgi_request.user.is_anonymous


def end(user):
    """The term ends, and with it the seats."""
    Term.objects.filter(member=user.member).update(ends_on=date(2022, 1, 31), end_reason="resignation")
    CommitteeMembership.objects.filter(member=user.member).update(ends_on=date(2022, 1, 31))


@pytest.mark.parametrize(("prefix", "language"), [("", "ar"), ("/fr", "fr")])
@pytest.mark.parametrize("role", ["member", "coordinator"])
def test_account_ends_with_the_term(role, prefix, language, body, client):
    end(factories.user(role=role, password=PASSWORD))
    page = sign_in(client, role, prefix=prefix)
    assert (page.status_code, len(errors(page)), foreign(parse(page), language)) == (200, 1, [])
    assert not is_signed_in(client)


def test_running_session_ends_with_the_term_at_the_next_request(body, client):
    user = factories.user(role="member", password=PASSWORD)
    sign_in(client, "member")
    assert client.get("/members/").status_code == 200
    end(user)
    page = client.get("/members/", follow=True)
    assert page.redirect_chain == [("/accounts/login/", 302)]
    assert len(parse(page).findall(".//main//div[@role='status']")) == 1
    assert client.get("/members/")["Location"].startswith("/accounts/login/")


def test_stored_role_outlives_the_term(body, client):
    user = factories.user(role="council", member=factories.member_in_office(), password=PASSWORD)
    end(user)
    sign_in(client, "council")
    assert client.get("/").wsgi_request.user == user


def test_nobody_comes_in_by_being_superuser(body, client):
    User.objects.create_superuser("root", password=PASSWORD)
    assert len(errors(sign_in(client, "root"))) == 1


def test_wrong_password_tells_nothing_about_an_ended_account(body, client):
    end(factories.user(role="member", password=PASSWORD))
    wrong, unknown = sign_in(client, "member", "wrong-word-11"), sign_in(client, "nobody", "wrong-word-11")
    assert errors(wrong) == errors(unknown)


def test_accounts_of_the_demonstration_sign_in_there_alone(demonstration):
    for name in ROLE_OF:
        client = Client()
        sign_in(client, name, DEMONSTRATION)
        assert (name, is_signed_in(client)) == (name, True)
    Body.objects.update(is_demonstration=False, reference_date=None)
    for name in ROLE_OF:
        client = Client()
        assert (name, len(errors(sign_in(client, name, DEMONSTRATION)))) == (name, 1)
        assert (name, is_signed_in(client)) == (name, False)
