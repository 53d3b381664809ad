"""Mails that tell the council of a deposit: to whom they go, in which language, and what a silent server undoes."""

import logging

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from opinions import notices
from opinions.notices import Told
from tests import factories as house
from tests import opinion_factories as factories

pytestmark = pytest.mark.usefixtures("body")


def absolute(path):
    return f"https://hayaa.example{path}"


def reader(n, **values):
    return house.user(role="council", username=f"council-{n}", **{"email": f"c{n}@example.org", **values})


@pytest.fixture
def opinion():
    return factories.opinion(state="deposited", title_ar="إدماج الأشخاص", title_fr="Intégration des personnes")


def test_each_is_told_in_their_language_with_number_title_day_and_address(opinion):
    reader(1), reader(2, language="fr")
    assert notices.tell_council(opinion, absolute=absolute) == Told(2, 0)
    arabic, french = mail.outbox
    assert (arabic.to, french.to) == (["c1@example.org"], ["c2@example.org"])
    assert "إدماج الأشخاص" in arabic.subject and "Intégration des personnes" in french.subject
    for letter, day, prefix in ((arabic, "19 ماي 2023", ""), (french, "19 mai 2023", "/fr")):
        parts = (opinion.official_number, day, f"https://hayaa.example{prefix}/reading/{opinion.pk}/")
        assert [part for part in parts if part not in letter.body] == []
        assert letter.body.rstrip().endswith(f"https://hayaa.example{prefix}/reading/")  # where one stops them


def test_only_the_council_is_told_and_nobody_who_does_without_or_is_gone(opinion):
    """Product: never to somebody who may not read it."""
    for role in ("secretariat", "administrator", "chair", "coordinator", "member"):
        house.user(role=role, email=f"{role}@example.org")
    reader(1, mail_on_deposit=False), reader(2, is_active=False), reader(3, email=""), reader(4)
    assert notices.tell_council(opinion, absolute=absolute) == Told(1, 0)
    assert [letter.recipients() for letter in mail.outbox] == [["c4@example.org"]]


def test_nobody_sees_the_addresses_of_the_others(opinion):
    reader(1), reader(2)
    notices.tell_council(opinion, absolute=absolute)
    assert [(letter.to, letter.cc, letter.bcc) for letter in mail.outbox] == [
        (["c1@example.org"], [], []), (["c2@example.org"], [], []),
    ]  # fmt: skip


def test_server_that_does_not_answer_is_counted_and_logged_without_addresses(opinion, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nothing answers there
    reader(1), reader(2)
    with caplog.at_level(logging.ERROR):
        assert notices.tell_council(opinion, absolute=absolute) == Told(0, 2)
    assert "ConnectionRefusedError" in caplog.text and "example.org" not in caplog.text
    opinion.refresh_from_db()
    assert (opinion.state, opinion.deposit.receipt_number) == ("deposited", "100/2023")


def test_address_that_is_refused_does_not_keep_the_others_from_theirs(opinion, monkeypatch, caplog):
    def send(backend, messages):
        if messages[0].to == ["c1@example.org"]:
            raise OSError("c1@example.org is refused")
        return real(backend, messages)

    real = EmailBackend.send_messages
    monkeypatch.setattr(EmailBackend, "send_messages", send)
    reader(1), reader(2)
    with caplog.at_level(logging.ERROR):
        assert notices.tell_council(opinion, absolute=absolute) == Told(1, 1)
    assert "OSError" in caplog.text and "example.org" not in caplog.text


def test_title_of_several_lines_is_one_header(opinion):
    opinion.title_ar = "رأي\nBcc: x@example.org"
    opinion.save()
    reader(1)
    notices.tell_council(opinion, absolute=absolute)
    assert "\n" not in mail.outbox[0].subject and mail.outbox[0].recipients() == ["c1@example.org"]
