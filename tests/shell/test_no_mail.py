"""Where the environment names no mail server, nothing is recorded as sent and nothing of a mail is in the log."""

import pytest

from committees import convening
from committees.models import Convocation
from hayaa.access import invitations
from tests import factories
from tests.html import parse
from tests.pages import errors

pytestmark = pytest.mark.django_db
UNSET = "hayaa.no_mail.NoMailBackend"


@pytest.fixture
def unset(settings):
    settings.EMAIL_BACKEND = UNSET


def test_no_mail_is_the_default():
    """Also what an operator has whose lines of mail still bear their marks."""
    from hayaa import settings

    assert settings.EMAIL_BACKEND == UNSET


def test_invitation_says_that_nothing_was_sent(unset, body, capsys):
    user = factories.user(email="new@example.org")
    assert invitations.send(user=user, link="/the-link/") is False
    assert "the-link" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("prefix, whom", [("", "مدير(ة) النظام"), ("/fr", "administrateur(trice)")])
def test_who_forgot_a_password_is_sent_to_the_administrator(prefix, whom, unset, client, body):
    """The page promises no mail where none can leave, and asks for no address in vain."""
    path = f"{prefix}/accounts/password/reset/"
    page = parse(client.get(path))
    assert whom in page.find(".//main").text_content()
    assert page.find(".//main//input[@name='email']") is None
    [refused] = errors(client.post(path, {"email": "a@example.org"}))
    assert whom in refused


@pytest.mark.parametrize("is_demonstration, sent", [(False, 0), (True, 1)])
def test_convocation_counts_as_sent_in_a_demonstration_alone(unset, is_demonstration, sent):
    """There its people are fictional, and one can try it all."""
    factories.body(is_demonstration=is_demonstration)
    member = factories.member_in_office(email="a@example.org")
    row = factories.convocation(meeting=factories.meeting(), member=member, channel="mail")
    told, failed = convening.send(row.meeting, absolute=str)
    assert (told, failed) == (sent, [] if sent else [member])
    assert Convocation.objects.filter(sent_on__isnull=False).count() == sent
