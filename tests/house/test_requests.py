"""What may be asked how: a look changes nothing, nothing is taken without our own token, nothing read stays behind."""

import pytest

from tests.house.test_access import as_text
from tests.house.test_hostile_input import records
from tests.routes import ROUTES, declared

__all__ = ["as_text"]
WITHOUT_TOKEN = set()  # views that other sites may post to
# The same for everybody, at an address that says nothing of who asks.
OF_EVERYBODY = {"security-txt", "open-data-csv", "open-data-json", "calendar-public"}


@pytest.fixture
def changed():
    """The tables that differ from what they were at the first question."""
    before = {}

    def ask():
        now = records()
        before.update(before or now)
        return {table for table, rows in now.items() if rows != before[table]}

    return ask


def addresses():
    """All of them at once: some make the record they are about."""
    return [(route, route.url("ar")) for route in ROUTES]


def test_no_view_does_without_the_token():
    assert {name for name, view in declared() if getattr(view, "csrf_exempt", False)} == WITHOUT_TOKEN


@pytest.mark.once
def test_nothing_is_taken_without_the_token_of_our_own_page(demonstration, changed):
    """Another site may send a form in somebody's name, here of who may do most; it has no token of theirs."""
    client, asked = demonstration("administrator"), addresses()
    client.handler.enforce_csrf_checks = True
    changed()
    answers = {route.name: client.post(address, {"by": "1"}).status_code for route, address in asked}
    assert {name: status for name, status in answers.items() if status != 403} == {}
    assert changed() == set()


def stays_behind(route, answer):
    """A page may stay nowhere; a document in the browser of its reader, if it is asked for again each time."""
    said = answer.get("Cache-Control", "")
    return "no-store" not in said and not (route.kind == "file" and said == "private, no-cache")


@pytest.mark.once
@pytest.mark.parametrize("role", ["secretariat", "council"])
def test_a_look_changes_nothing_and_stays_in_no_cache(role, demonstration, changed, as_text):
    client, asked, kept = demonstration(role), addresses(), set()
    changed()
    for route, address in asked:
        answer = client.get(address)
        answer.close()
        if stays_behind(route, answer) and route.name not in OF_EVERYBODY:
            kept.add(route.name)
    assert (changed(), kept) == (set(), set())
