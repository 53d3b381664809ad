"""Who forgot a password: what the mail says, to whom, and that the page tells nothing of accounts."""

import pytest
from django.core import mail
from django.test import Client

from tests import factories

ADDRESS = "council@example.org"


@pytest.fixture
def user(body):
    return factories.user(role="council", email=ADDRESS)


def asked(email, prefix=""):
    """Where the page leads to, and the mail."""
    page = Client().post(f"{prefix}/accounts/password/reset/", {"email": email})
    return page.get("Location"), mail.outbox[-1] if mail.outbox else None


@pytest.mark.parametrize(
    "prefix, subject, greeting",
    [("", "كلمة مرور جديدة", "في غضون ثلاثة أيام"), ("/fr", "Un nouveau mot de passe", "dans les trois jours")],
)
def test_mail_speaks_for_the_body_and_holds_one_link(user, prefix, subject, greeting):
    _page, letter = asked(ADDRESS, prefix)
    assert (letter.subject, letter.to) == (subject, [ADDRESS])
    assert letter.body.count("http") == 1
    for said in (user.username, greeting, f"http://testserver{prefix}/accounts/password/reset/key/"):
        assert said in letter.body


def test_who_has_no_account_is_told_so_by_mail_and_is_not_invited_to_make_one(user):
    page, letter = asked("nobody@example.org")
    assert page == asked(ADDRESS)[0]
    assert (letter.subject, "http" in letter.body) == ("لا حساب بهذا العنوان", False)


@pytest.mark.parametrize("email", [ADDRESS, "nobody@example.org"])
def test_mail_that_does_not_leave_is_no_fault_of_the_page(user, email, settings):
    """Nothing listens at port 1."""
    there = asked(email)[0]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert asked(email)[0] == there == "/accounts/password/reset/done/"
