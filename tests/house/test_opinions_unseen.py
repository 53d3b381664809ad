"""What is not with the council, and who read what is: nowhere to be read, counted or guessed from outside."""

import re

import pytest
from django.urls import reverse

from committees.models import User
from opinions.models import Opinion
from tests import factories as house
from tests import opinion_factories as factories
from tests.house.test_access import as_text  # noqa: F401
from tests.routes import ROUTES

SECRET = "سر لم يودع"
HIDDEN = [state for state in Opinion.State if state not in Opinion.State.with_council()]
# Each hidden opinion and all that belongs to it have the same key, far from those that the database gives.
KEYS = {77_000 + 1000 * n: state for n, state in enumerate(HIDDEN)}
NOWHERE = 99_999
OF_OPINIONS = [route for route in ROUTES if route.name.startswith("opinions:")]
KEYED = [route for route in OF_OPINIONS if not route.name.startswith("opinions:theme-")]
CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]*"')
outside = pytest.mark.parametrize("reader", [None, "council"])


def hide(key, state):
    """An opinion in this state with the secret in all that belongs to it, under one key."""
    opinion = factories.opinion(pk=key, state=state, title_ar=SECRET, title_fr=SECRET)
    written = dict.fromkeys(("summary_ar", "summary_fr", "findings_ar", "findings_fr"), SECRET)
    factories.text(pk=key, opinion=opinion, **written)
    opinion.texts.update(**written)
    factories.recommendation(pk=key, opinion=opinion, text_ar=SECRET, text_fr=SECRET, due_on=factories.MAY)
    factories.document(pk=key, opinion=opinion, title=SECRET, filename=f"{SECRET}.pdf", kind="signed")
    factories.step(
        opinion=opinion, kind="erratum", from_state=state, to_state=state, note_ar=SECRET, note_fr=SECRET
    )  # fmt: skip
    factories.event(pk=key, opinion=opinion, kind="letter", text_ar=SECRET, text_fr=SECRET)
    return opinion


@pytest.fixture
def hidden(demonstration):
    return {key: hide(key, state) for key, state in KEYS.items()}


def text_of(response):
    return b"".join(response).decode(errors="replace")


def pages(client, addresses):
    """What each address answers, without what changes at every look."""
    answers = {address: client.get(address) for address in addresses}
    return {a: (r.status_code, CHANGING.sub("", text_of(r))) for a, r in answers.items()}


@outside
def test_opinion_not_deposited_changes_no_page_feed_search_export_or_count(reader, demonstration, as_text):  # noqa: F811
    """Must show: a council member never sees a draft; every answer is word for word that of before it was written."""
    client = demonstration(reader)
    addresses = [route.url("ar") for route in OF_OPINIONS if route.access[reader] == 200]
    addresses += [f"{address}?q={SECRET}" for address in addresses]
    before = pages(client, addresses)
    for key, state in KEYS.items():
        hide(key, state)
    after = pages(client, addresses)
    assert [address for address in addresses if after[address] != before[address]] == []


@outside
def test_opinion_not_deposited_is_on_no_page_of_the_program(reader, demonstration, hidden, as_text):  # noqa: F811
    client = demonstration(reader)
    for route in ROUTES:
        assert (route.name, SECRET in text_of(client.get(route.url("ar")))) == (route.name, False)
    inside = demonstration("secretariat").get("/")
    assert SECRET in text_of(inside)  # the walk would have found it


def status_of(client, method, route, key):
    """The answer of a route with a key in the place of the first number of its own."""
    args = route.args()
    args[next(n for n, arg in enumerate(args) if isinstance(arg, int))] = key
    return getattr(client, method)(reverse(route.name, args=args)).status_code


@pytest.mark.once
@outside
def test_address_of_what_is_not_deposited_answers_like_one_that_does_not_exist(reader, demonstration, hidden):
    """What this reader ever gets at an address is asked of every state; what is refused anyway, of one each."""
    client, wrong = demonstration(reader), []
    for n, route in enumerate(KEYED):
        if not any(isinstance(arg, int) for arg in route.args()) or (reader is None and route.access[None] == 302):
            continue
        one = list(hidden)[n % len(hidden)]
        looked_at = hidden if route.access[reader] in (200, 302) else [one]
        missing = {method: status_of(client, method, route, NOWHERE) for method in ("get", "post")}
        assert set(missing.values()) <= {302, 404, 405}, route.name
        for method, key in [*(("get", key) for key in looked_at), ("post", one)]:
            if (status := status_of(client, method, route, key)) != missing[method]:
                wrong.append((route.name, method, hidden[key].state, status))
    assert wrong == []


@pytest.mark.once
def test_who_read_an_opinion_is_on_no_page_and_in_no_export(demonstration, as_text):  # noqa: F811
    """Domain: a reading is shown to others as a count only."""
    reader = house.user(username="zayneb-reads", first_name="Zayneb", last_name="Zayneb")
    reader.groups.set(User.objects.get(username="council").groups.all())
    for opinion in Opinion.objects.deposited():
        factories.reading(opinion=opinion, user=reader, acknowledged_at=factories.NOON)
    house.user()  # whoever writes what the walk needs is somebody else
    for role in ("secretariat", "chair"):  # those who see the number
        client = demonstration(role)
        for route in ROUTES:
            if route.name == "home" or route.name.startswith("opinions:"):
                text = text_of(client.get(route.url("ar")))
                assert (role, route.name, "zayneb" in text.lower()) == (role, route.name, False)
