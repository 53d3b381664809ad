"""What a POST changes: of every table not one row, but where a form stands on this very page, or for a declared action.

Every route by every role, the pages of accounts and the back room included, with what somebody who may would post.
"""

import re
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from django.contrib import admin
from django.db import transaction
from django.urls import reverse

from committees.models import Committee, Meeting
from opinions.models import Opinion
from tests import factories
from tests.house.test_hostile_input import records
from tests.html import parse
from tests.opinion_routes import opinion
from tests.pages import errors, filled
from tests.routes import READERS, ROUTES

CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]*"')
OF_MEETING = re.compile("committees:(meeting-|convocation|attendance-sheet|(item|guest|document)-create)")
NOWHERE = 99_999_999
WITHOUT_FORM = {
    "by": "1", "username": "intruder", "email": "intruder@example.org", "password1": "kitab-azraq-42",
    "password2": "kitab-azraq-42",
}  # fmt: skip
# Posted as it stands, it asks for nothing: no move where there is one record, no file, no other session, no tick.
IDLE = {
    "styleguide", "account_email", "session-end", "sessions-end", "calendar-off", "setup:rules", "import-take",
    "import-call-off", "activities:month-entry", "activities:line-undo", "committees:attendance-sheet",
    "committees:convocation-list", "committees:convocation-send", "committees:convocation-change",
    "opinions:theme-move", "opinions:recommendation-move",
}  # fmt: skip
# Whoever must confirm first that it is really they comes back after it: their own session keeps where to.
CONFIRMED = {"mfa_activate_totp", "mfa_generate_recovery_codes"}


@contextmanager
def undone():
    """What is written within is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def form_of(client, route, url):
    """What the form of this page that posts to the page itself would send as it stands; None where it has none."""
    page = client.get(url)
    for form in reversed(parse(page).xpath("//main//form[@method='post']")):
        if urlsplit(form.get("action") or url).path in ("", url):
            return dict(form.form_values())
    return None


def writers(route, url, demonstration):
    """What is posted here, and by whom: the roles that are shown a form, or those for whom it is an action."""
    if route.kind != "page":
        return WITHOUT_FORM, {role for role, status in route.access.items() if route.kind == "post" and status == 405}
    typed = form_of(demonstration(route.reader), route, url)
    if typed is None:
        return WITHOUT_FORM, set()
    shown = {role for role, status in route.access.items() if status == 200 and role != route.reader}
    return typed, {route.reader, *(role for role in shown if form_of(demonstration(role), route, url) is not None)}


def text(answer, url):
    return CHANGING.sub("", answer.content.decode()).replace(url, "")


def changed(before):
    """The tables of which a row is another, or gone, or new."""
    after = records()
    return {table for table in after if after[table] != before[table]}


def as_if_missing(client, route, url, answer):
    """A refusal that says «not found» is that of a record that does not exist, word for word."""
    args = [NOWHERE if isinstance(arg, int) else arg for arg in route.args()]
    missing = reverse(route.name, args=args)
    return text(client.post(missing, WITHOUT_FORM), missing) == text(answer, url)


def refusals(status):
    """The answers to a POST at a page that a role gets with this status and without a form."""
    return {405, status, 404 if status == 200 else status}


@pytest.mark.once
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_nobody_writes_who_may_not(route, demonstration):
    """Who is refused a page is refused its POST in the same way; who may changes a row, or is told why not."""
    url = route.url("ar")
    typed, may = writers(route, url, demonstration)
    clients = {role: demonstration(role) for role in READERS}
    before = records()
    answers = {role: clients[role].post(url, typed) for role in READERS if role not in may}
    taken = {role: answer.status_code for role, answer in answers.items()}
    assert {role: status for role, status in taken.items() if status not in refusals(route.access[role])} == {}
    assert changed(before) <= ({"django_session"} if route.name in CONFIRMED else set())
    hidden = [role for role in answers if taken[role] == route.access[role] == 404]
    assert [role for role in hidden if not as_if_missing(clients[role], route, url, answers[role])] == []
    before = records()
    for role in may:
        with undone():
            answer = clients[role].post(url, typed)
            done = changed(before) or (answer.status_code == 200 and errors(answer))
        assert (role, bool(done) or route.name in IDLE) == (role, True)


@pytest.mark.once
@pytest.mark.parametrize("own", [False, True])
def test_coordinator_handles_no_meeting_of_another_committee(own, demonstration):
    """The same meeting, once of the committee this coordinator leads, once of another: only there is it theirs."""
    client, office = demonstration("coordinator"), demonstration("secretariat")
    led = Committee.objects.get(memberships__member__user__username="coordinator", memberships__role="coordinator")
    written = []
    for route in ROUTES:
        if not OF_MEETING.match(route.name) or route.access["coordinator"] == 200:
            continue
        with undone():
            url, (pk, *_rest) = route.url("ar"), route.args()
            typed = (form_of(office, route, url) if route.kind == "page" else None) or WITHOUT_FORM
            organ = {"kind": "committee", "committee": led if own else factories.committee()}
            Meeting.objects.filter(pk=pk, number=None).update(**organ)
            Meeting.objects.filter(pk=pk, number__isnull=False).update(number=900, **organ)
            before = records()
            answer = client.post(url, typed)
            if not own:
                assert (route.name, answer.status_code) == (route.name, route.access["coordinator"])
            if changed(before):
                written.append(route.name)
    assert bool(written) == own, written


@pytest.mark.once
@pytest.mark.parametrize(
    ("address", "field", "typed"),
    [
        ("/meetings/new/", "organ", {"day": "09/06/2023", "starts_at": "10:00"}),
        ("/opinions/new/", "committee", {"title_ar": "سؤال"}),
    ],
)
def test_coordinator_makes_nothing_for_whom_they_do_not_lead(address, field, typed, demonstration):
    """What the form does not offer is not taken, though it is posted."""
    client = demonstration("coordinator")
    typed = filled(client.get(address), **typed)
    own, before = typed[field], records()
    others = [str(pk) for pk in Committee.objects.values_list("pk", flat=True)]
    others = [f"committee-{pk}" for pk in others] + ["plenary", "bureau"] if field == "organ" else [*others, ""]
    for other in others:
        with undone():
            client.post(address, {**typed, field: other})
            assert (other, bool(changed(before))) == (other, [other] == own)


@pytest.mark.once
def test_council_opens_and_reads_nothing_that_is_not_deposited(demonstration):
    client = demonstration("council")
    for route in ROUTES:
        if not route.name.startswith("opinions:reading-") or not route.args():
            continue
        missing = reverse(route.name, args=[NOWHERE])
        expected = client.post(missing)
        for state in set(Opinion.State) - set(Opinion.State.with_council()):
            url = reverse(route.name, args=[opinion(state).pk])
            before, answer = records(), client.post(url)
            assert (route.name, state, answer.status_code) == (route.name, state, expected.status_code)
            assert (text(answer, url), changed(before)) == (text(expected, missing), set())


@pytest.mark.once
def test_back_room_is_closed_to_the_post_of_everybody_but_administrators(demonstration):
    """Each address answers them like one that is not there: it leads to a page of sign-in."""
    clients = {role: demonstration(role) for role in READERS if role != "administrator"}
    ways = re.compile("^/(accounts|admin)/login/[?]next=")
    answer = lambda client, url: ways.sub("", client.post(url, WITHOUT_FORM).headers["Location"]) == url  # noqa: E731
    same = dict.fromkeys(clients, True)
    assert {role: answer(client, "/admin/nothing/") for role, client in clients.items()} == same
    before = records()
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        key = [model._default_manager.values_list("pk", flat=True).first() or 1]
        for url in [reverse(f"{name}_add"), *(reverse(f"{name}_{step}", args=key) for step in ("change", "delete"))]:
            assert (url, {role: answer(client, url) for role, client in clients.items()}) == (url, same)
    assert changed(before) == set()
