"""Who finds what: nobody ever finds, counts or guesses from the search what they may not see."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from committees.models import Body, User
from hayaa import search
from hayaa.core.fragments import words_of
from tests.conftest import ACCOUNTS
from tests.shell import planted

INSIDE = ("member", "coordinator", "chair", "secretariat", "administrator")
BUREAU = ("chair", "secretariat", "administrator")
KEEPERS = ("secretariat", "administrator")
READERS = (None, "council", *INSIDE)
COUNCIL = ("council", *INSIDE)
FOUND = {
    "member name": INSIDE,
    "organisation": INSIDE,
    "phone": BUREAU,
    "mail": BUREAU,
    "mail of the committee": ("coordinator", *BUREAU),
    "own phone": ("member", *BUREAU),
    "notes": KEEPERS,
    "committee": READERS,
    "letter": INSIDE,
    "scan": INSIDE,
    "cancelled letter": INSIDE,
    "draft meeting": BUREAU,
    "draft point": BUREAU,
    "draft discussion": BUREAU,
    "draft decision": BUREAU,
    "draft guest": BUREAU,
    "draft document": BUREAU,
    "own draft meeting": ("coordinator", *BUREAU),
    "convened meeting": INSIDE,
    "convened point": INSIDE,
    "convened discussion": INSIDE,
    "convened decision": INSIDE,
    "convened guest": INSIDE,
    "convened document": INSIDE,
    "theme": INSIDE,
    **{f"drafting {part}": BUREAU for part in ("title", "text", "recommendation", "annex")},
    **{f"withdrawn {part}": BUREAU for part in ("title", "text", "recommendation", "annex")},
    **{f"submitted {part}": INSIDE for part in ("title", "text", "recommendation", "annex")},
    **{f"cancelled {part}": INSIDE for part in ("title", "text", "recommendation", "annex")},
    **{f"deposited {part}": COUNCIL for part in ("title", "text", "recommendation", "annex")},
    "receipt": INSIDE,
    "receipt number": COUNCIL,
    "session": COUNCIL,
    "struck event": INSIDE,
    "finding": COUNCIL,
    "released answer": COUNCIL,  # the public reads it on the page of the opinion, and does not find it
    "released finding": COUNCIL,  # the public sees states and days of the follow-up only
    "later text": (),
    "former text": (),
    "released title": READERS,
    "released text": READERS,
    "released recommendation": READERS,
    "released annex": INSIDE,
    "old part": (),
    "part": READERS,
    "statement": READERS,
    "axis": READERS,
    "result": READERS,
    "means": READERS,
    "indicator": READERS,
    "line": READERS,
    "outcome": INSIDE,
    "to_check evidence": INSIDE,
    "rejected evidence": INSIDE,
    "partner": INSIDE,
    "adopted reason": READERS,
    "draft label": INSIDE,
    "draft line": INSIDE,
    "representation": INSIDE,
    "draft report": INSIDE,
    "adopted report": READERS,
}
CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]*"')


@pytest.fixture
def garden(demonstration):
    planted.plant()
    return demonstration


def account(role):
    return User.objects.get(username=ACCOUNTS.get(role, role)) if role else AnonymousUser()


def page(client, name):
    """The page of results, without the word that was typed and without what changes at every look."""
    text = client.get(reverse("search"), {"q": name}).content.decode()
    return CHANGING.sub("", text).replace(name, "")


@pytest.mark.parametrize("role", READERS)
def test_reader_finds_what_they_may_see_and_nothing_else(role, garden):
    kinds = [kind for ask in search.ASKED for kind in ask(account(role))]
    found = {name for name in FOUND if any(kind.found((planted.word(name),)).exists() for kind in kinds)}
    assert found == {name for name, readers in FOUND.items() if role in readers}


@pytest.mark.once
@pytest.mark.parametrize("role", [None, "council", "member"])
def test_page_of_what_is_hidden_is_that_of_what_does_not_exist(role, garden):
    """Not by a result, nor by a fragment, nor by a count."""
    client = garden(role)
    nothing = page(client, planted.NOTHING)
    hidden = [name for name, readers in FOUND.items() if role not in readers]
    assert [name for name in hidden if page(client, planted.word(name)) != nothing] == []


@pytest.mark.once
@pytest.mark.parametrize("role", READERS)
def test_count_of_a_common_word_is_that_of_the_records_shown(role, garden):
    """Every planted record holds «كلام»: what is counted is what the pages of each kind then show."""
    client = garden(role)
    for group in search.read(account(role), words_of("كلام"), code="", page="").groups:
        shown = client.get(reverse("search"), {"q": "كلام", "kind": group.kind.code}).context["results"]
        assert (group.kind.code, shown.page.paginator.count) == (group.kind.code, group.number)
        texts = " ".join(
            piece.text for each in shown.groups for hit in each.hits for piece in (*hit.title, *hit.fragment)
        )
        seen = {name for name in FOUND if re.search(rf"{planted.word(name)}\b", texts)}
        assert {name for name in seen if role not in FOUND[name]} == set()


@pytest.mark.once
@pytest.mark.parametrize("role", READERS)
def test_what_was_found_opens(role, garden):
    """A result leads to a page that its reader may open."""
    client = garden(role)
    results = search.read(account(role), words_of("كلام"), code="", page="")
    urls = {hit.url for group in results.groups for hit in group.hits}
    answers = {url: client.get(url, follow=True).status_code for url in urls}
    assert {url: status for url, status in answers.items() if status != 200} == {}


def test_search_asks_for_sign_in_when_nothing_is_public(garden):
    Body.objects.update(public_pages=False)
    client, address = garden(None), reverse("search")
    response = client.get(address, {"q": planted.word("committee")})
    assert (response.status_code, response.url.partition("?")[0]) == (302, reverse("account_login"))
    assert "site-search" not in client.get(reverse("account_login")).content.decode()


def test_search_keeps_no_page_of_somebody_signed_in(garden):
    assert garden("member").get(reverse("search"), {"q": "كلام"})["Cache-Control"] == "private, no-store"
