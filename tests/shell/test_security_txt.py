"""Whoever finds a fault in security is told whom to write to, where the operator has named somebody (RFC 9116)."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.checks import Tags, run_checks
from django.test import Client

from committees.models import Body

ADDRESS = "/.well-known/security.txt"


def fields(answer):
    return dict(line.split(": ", 1) for line in answer.content.decode().splitlines())


@pytest.mark.parametrize("public", [True, False])
def test_it_names_whom_the_operator_named_to_everybody(public, body, client):
    Body.objects.update(public_pages=public)
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    told = fields(answer)
    until = datetime.fromisoformat(told.pop("Expires")) - datetime.now(UTC)
    assert told == {
        "Contact": "mailto:security@hayaa.example",
        "Preferred-Languages": "ar, fr",
        "Canonical": f"http://testserver{ADDRESS}",
    }
    assert timedelta(days=150) < until < timedelta(days=365)


def test_where_nobody_is_named_it_is_not_there(body, client, settings):
    settings.SECURITY_CONTACT = ""
    assert client.get(ADDRESS).status_code == 404


def test_it_is_read_and_nothing_else(body):
    assert [Client().head(ADDRESS).status_code, Client().post(ADDRESS).status_code] == [200, 405]


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ("", ["hayaa.I001"]),
        ("somebody@commune.example", ["hayaa.W002"]),
        ("mailto:a@commune.example mailto:b@commune.example", ["hayaa.W002"]),
        ("mailto:a@commune.example", []),
        ("https://commune.example/security", []),
        ("tel:+212-528-00-00-00", []),
    ],
)
def test_check_before_deployment_says_what_is_missing_or_wrong(contact, told, settings):
    settings.SECURITY_CONTACT = contact
    found = run_checks(tags=[Tags.security], include_deployment_checks=True)
    assert [check.id for check in found if check.id.startswith("hayaa.")] == told
