"""Accounts are given without anybody typing a password for somebody else: by a link that works once, for three days."""

import io
import json
import logging
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from committees.models import User
from hayaa.access import invitations
from tests import factories
from tests.html import foreign, parse
from tests.pages import errors, filled

PASSWORD = "kitab-azraq-42"
CHOSEN = {"new_password1": PASSWORD, "new_password2": PASSWORD}


@pytest.fixture
def administrator(client_of):
    return client_of("administrator")


def link_of(user):
    return invitations.invite(user=user, absolute=str)


def shown(page):
    """The link that a page shows."""
    return parse(page).get_element_by_id("address-link").get("value").removeprefix("http://testserver")


def give(administrator, **typed):
    """A new account in the back room, and the page of its link."""
    add = "/admin/committees/user/add/"
    page = administrator.get(add)
    assert b'type="password"' not in page.content
    response = administrator.post(add, filled(page, username="naima", **typed))
    return administrator.post(response["Location"], filled(administrator.get(response["Location"])))


def test_new_account_gets_a_link_and_its_owner_chooses_the_password(administrator, client):
    page = give(administrator)
    user = User.objects.get(username="naima")
    assert (user.has_usable_password(), len(mail.outbox)) == (False, 0)
    link = shown(page)
    response = client.post(link, filled(client.get(link), **CHOSEN))
    assert response["Location"] == "/accounts/login/"
    assert client.login(username="naima", password=PASSWORD)


def test_link_is_mailed_in_the_language_of_its_owner_without_a_password(administrator):
    page = give(administrator, email="naima@example.org", language="fr")
    (letter,) = mail.outbox
    assert (letter.to, shown(page) in letter.body, shown(page).startswith("/fr/")) == (
        ["naima@example.org"],
        True,
        True,
    )
    assert (letter.subject, "naima" in letter.body) == ("Votre compte\u00a0: choisissez son mot de passe", True)
    assert b"naima@example.org" in page.content


def test_mail_that_does_not_leave_is_said(administrator, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1", 9,
    )  # fmt: skip
    page = give(administrator, email="naima@example.org")
    assert (b"naima@example.org" in page.content, shown(page) != "") == (False, True)


@pytest.mark.parametrize(("prefix", "language"), [("", "ar"), ("/fr", "fr")])
def test_link_that_no_longer_works_says_what_to_do(prefix, language, body, client):
    user = factories.user(language=language)
    replaced, used = link_of(user), link_of(user)
    client.post(used, CHOSEN)
    closed = link_of(factories.user(is_active=False, language=language))
    forged = f"{prefix}/accounts/invitation/{'x' * 3000}/"
    for gone in (replaced, used, closed, forged):
        answers = [client.get(gone), client.post(gone, CHOSEN)]
        assert [answer.status_code for answer in answers] == [410, 410]
        assert foreign(parse(answers[0]), language) == []


def test_link_lasts_three_days(body, client, time_machine):
    time_machine.move_to(timezone.now())
    link = link_of(factories.user())
    time_machine.shift(timedelta(days=2, hours=23))
    assert client.get(link).status_code == 200
    time_machine.shift(timedelta(hours=2))
    assert client.get(link).status_code == 410


def test_second_of_two_who_use_it_at_once_changes_nothing(body):
    user = factories.user()
    code = link_of(user).split("/")[-2]
    first, second = invitations.invited(code), invitations.invited(code)
    assert invitations.take_up(user=first, password=PASSWORD)
    assert not invitations.take_up(user=second, password="wadih-jabal-77")
    assert Client().login(username=user.username, password=PASSWORD)


def test_weak_password_is_refused_with_a_sentence(body, client):
    link = link_of(factories.user())
    response = client.post(link, {"new_password1": "hayaa-demo", "new_password2": "hayaa-demo"})
    assert (response.status_code, len(errors(response))) == (200, 2)


def test_new_link_ends_no_password_before_it_is_used(administrator, client):
    """And once used, it ends the sessions that were signed in with the old one."""
    user, other = factories.user(role="council", password=PASSWORD), Client()
    other.post("/accounts/login/", {"login": "council", "password": PASSWORD})
    path = reverse("account-invite", args=[user.pk])
    link = shown(administrator.post(path))
    assert other.get("/accounts/security/").status_code == 200
    client.post(link, {"new_password1": "wadih-jabal-77", "new_password2": "wadih-jabal-77"})
    assert other.get("/accounts/security/").status_code == 302


def test_nobody_types_a_password_for_somebody_else(administrator):
    user = factories.user()
    assert administrator.get(f"/admin/committees/user/{user.pk}/password/").status_code == 404
    page = administrator.get(f"/admin/committees/user/{user.pk}/change/")
    assert (b'type="password"' in page.content, reverse("account-invite", args=[user.pk]) in page.content.decode()) == (
        False, True,
    )  # fmt: skip


def test_link_stands_in_no_log(body, client):
    (console,) = [handler for handler in logging.getLogger().handlers if handler.filters]
    written, link = io.StringIO(), link_of(factories.user())
    client.post(link, CHOSEN)
    before = console.setStream(written)
    client.get(link)
    client.get("/setup/account/WyJ4Il0:abc/")
    client.get(f"{link}more")
    console.setStream(before)
    lines = written.getvalue()
    assert [json.loads(line)["status"] for line in lines.splitlines()] == [410, 404, 404]
    assert (link.split("/")[-2] in lines, "WyJ4Il0" in lines) == (False, False)
