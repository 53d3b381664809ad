"""A line of JSON for each request and each fault; in none of them a name, a key of a record, a question or a token."""

import io
import json
import logging

import pytest
from django.test import Client

from committees.models import Member
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def logged():
    """What the console was told, as a list of lines that is read at the end."""
    (console,) = [handler for handler in logging.getLogger().handlers if handler.filters]
    written = io.StringIO()
    before = console.setStream(written)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    console.setStream(before)


def test_each_request_is_a_line_without_what_was_asked(client_of, logged):
    member = factories.member()
    reader = client_of("secretariat")
    reader.get(f"/members/{member.pk}/?q=fatima")
    reader.get("/nowhere/fatima/")
    lines = logged()
    said = [{key: value for key, value in line.items() if key not in ("at", "ms", "level")} for line in lines]
    assert said == [
        {"logger": "hayaa.requests", "message": "request", "method": "GET",
         "route": "members/<int:pk>/", "status": 200},
        {"logger": "hayaa.requests", "message": "request", "method": "GET", "route": None, "status": 404},
    ]  # fmt: skip
    assert all(isinstance(line["ms"], int) and line["at"].endswith("+00:00") for line in lines)


def test_fault_says_where_and_never_what(client_of, logged, monkeypatch):
    """The words of an error may quote a record: «Key (email)=(…) already exists»."""

    def fail(*args, **kwargs):
        raise ValueError("fatima@example.org")

    member = factories.member_in_office()
    browser = client_of("secretariat")
    monkeypatch.setattr(Member, "__str__", fail)
    browser.raise_request_exception = False
    assert browser.get(f"/members/{member.pk}/?q=fatima").status_code == 500
    fault = next(line for line in logged() if line["level"] == "ERROR")
    assert (fault["fault"], fault["message"], fault["route"]) == (
        "builtins.ValueError", "Internal Server Error: members/<int:pk>/", "members/<int:pk>/",
    )  # fmt: skip
    assert fault["where"][-1].startswith("tests/shell/test_logs.py:")
    assert "fatima" not in json.dumps(logged())


def test_watching_over_the_program_is_a_line_too(logged):
    Client().get("/healthz")
    assert [(line["route"], line["status"]) for line in logged()] == [("healthz", 200)]
