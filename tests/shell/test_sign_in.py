"""Who may sign in: nobody whose last role has ended, no account of the demonstration in a real body, no guesser."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from committees.models import Body, CommitteeMembership, Term, User
from hayaa.access import invitations
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


def from_elsewhere(name, password=PASSWORD):
    """The answer to somebody who signs in from another address."""
    return Client(REMOTE_ADDR="192.0.2.44").post("/accounts/login/", {"login": name, "password": password})


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_fifth_wrong_password_locks_the_account_for_that_address_alone(prefix, body, client):
    factories.user(role="council", password=PASSWORD)
    factories.user(role="member", password=PASSWORD)
    wrong = {tuple(errors(sign_in(client, "council", "wrong-word-11", prefix))) for _ in range(5)}
    locked = errors(sign_in(client, "council", prefix=prefix))
    assert (len(wrong), len(locked), tuple(locked) in wrong) == (1, 1, False)
    assert from_elsewhere("council").status_code == 302
    assert sign_in(client, "member").status_code == 302


@pytest.mark.parametrize("typed", ["council", "Council@example.org"])
def test_who_chose_a_password_at_a_link_signs_in_at_once_and_the_address_is_not_forgiven(typed, body, client):
    """The wrong passwords of the account are forgotten; all others from that address stay counted (decision 0030)."""
    user = factories.user(role="council", password=PASSWORD, email="council@example.org")
    for number in range(18):  # and the next one, which is refused unread
        sign_in(client, typed if number < 5 else f"name-{number}", "wrong-word-11")
    assert errors(sign_in(client, typed, PASSWORD)) != []
    link = invitations.invite(user=user, absolute=str)
    client.post(link, {"new_password1": "wadih-jabal-77", "new_password2": "wadih-jabal-77"})
    assert sign_in(client, typed, "wadih-jabal-77").status_code == 302
    sign_in(Client(), "nobody", "wrong-word-11")
    assert sign_in(Client(), typed, "wadih-jabal-77").status_code == 200


def test_right_password_is_taken_after_a_quarter_of_an_hour(body, client, time_machine):
    factories.user(role="council", password=PASSWORD)
    time_machine.move_to(timezone.now())
    for _ in range(5):
        sign_in(client, "council", "wrong-word-11")
    time_machine.shift(timedelta(minutes=14))
    assert sign_in(client, "council").status_code == 200
    time_machine.shift(timedelta(minutes=2))
    assert sign_in(client, "council").status_code == 302


def test_address_that_tries_twenty_accounts_is_locked_for_all_and_no_other_is(body, client):
    factories.user(role="council", password=PASSWORD)
    for number in range(20):
        sign_in(client, f"name-{number}", "wrong-word-11")
    assert sign_in(client, "council").status_code == 200
    assert from_elsewhere("council").status_code == 302


def test_right_passwords_are_not_counted(body):
    factories.user(role="council", password=PASSWORD)
    assert {sign_in(Client(), "council").status_code for _ in range(7)} == {302}


@pytest.mark.parametrize(("prefix", "language"), [("", "ar"), ("/fr", "fr")])
def test_too_much_in_a_minute_is_answered_in_the_language_of_the_page(prefix, language, body, client):
    answers = [sign_in(client, "nobody", "wrong-word-11", prefix) for _ in range(31)]
    assert (answers[-1].status_code, foreign(parse(answers[-1]), language)) == (429, [])
