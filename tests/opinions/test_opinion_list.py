"""The list of opinions: who finds which, by what, and the same rows in its spreadsheet."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from committees.models import Letter
from opinions.models import Opinion
from tests import factories, opinion_factories
from tests.html import parse

pytestmark = pytest.mark.usefixtures("body")


@pytest.fixture
def secretariat(client_of):
    return client_of("secretariat")


def shown(client, query=""):
    """The titles in the table."""
    page = parse(client.get(f"/opinions/{query}"))
    return [" ".join(cell.text_content().split()) for cell in page.xpath("//main//tbody//th")]


def sheet(client, query=""):
    book = load_workbook(BytesIO(client.get(f"/opinions.xlsx{query}").content))
    return [row[1].value for row in book.active.iter_rows(min_row=2)]


@pytest.fixture
def found():
    """One opinion that every filter finds, and one that each of them leaves out."""
    wanted = opinion_factories.opinion(
        state="adopted", title_ar="إحداث حضانة", theme=opinion_factories.theme(), committee=factories.committee(),
        origin="council", referral_reference="١٢/ق",
    )  # fmt: skip
    opinion_factories.opinion(state="drafting", title_ar="غيره", committee=factories.committee())
    return wanted


@pytest.mark.parametrize(
    "query",
    ["?q=احداث حضانه", "?q=12/ق", "?state=adopted", "?year=2023", "?origin=council", "?theme={theme}",
     "?committee={committee}"],
)  # fmt: skip
def test_opinion_is_found_by_each_filter_and_exported_as_shown(query, found, secretariat):
    query = query.format(theme=found.theme_id, committee=found.committee_id)
    assert shown(secretariat, query) == sheet(secretariat, query) == [found.title_ar]
    assert len(shown(secretariat)) == len(sheet(secretariat)) == 2


@pytest.mark.parametrize(
    ("group", "states"),
    [
        ("writing", {"proposed", "under_study", "drafting", "submitted"}),
        ("adopted", {"adopted"}),
        ("council", {"deposited", "in_follow_up"}),
        ("closed", {"closed", "closed_without_answer"}),
        ("dropped", {"withdrawn", "cancelled"}),
    ],
)
def test_every_state_is_in_one_group(group, states, secretariat):
    names = {state: f"الحالة {n}" for n, state in enumerate(Opinion.State)}
    for state in Opinion.State:
        opinion_factories.opinion(state=state, title_ar=names[state])
    assert set(shown(secretariat, f"?state={group}")) == {names[state] for state in states}


def test_links_lead_to_the_same_rows(found, secretariat):
    page = parse(secretariat.get("/opinions/?q=حضانة&page=1"))
    links = page.xpath("//main//@href")
    wanted = "q=%D8%AD%D8%B6%D8%A7%D9%86%D8%A9"
    assert [f"{path}?{wanted}" in links for path in ("/opinions.xlsx", "/opinions.pdf")] == [True, True]
    assert "/recommendations/" in links


@pytest.mark.parametrize(("role", "seen"), [(None, {"منشور"}), ("council", {"منشور", "مودع"})])
def test_outside_only_what_is_released_and_to_the_council_what_is_deposited(role, seen, client_of):
    opinion_factories.opinion(state="adopted", title_ar="منشور", released_on=factories.MAY)
    opinion_factories.opinion(state="deposited", title_ar="مودع")
    opinion_factories.opinion(state="adopted", title_ar="مصادق عليه")
    reader = client_of(role)
    assert set(shown(reader)) == set(sheet(reader)) == seen


def test_clock_is_for_those_inside(client_of, time_machine):
    time_machine.move_to(factories.MAY + timedelta(days=3))
    opinion_factories.opinion(state="adopted", released_on=factories.MAY)
    texts = {role: parse(client_of(role).get("/opinions/")).text_content() for role in ("member", None)}
    assert {role: "ولم يودع بعد" in text for role, text in texts.items()} == {"member": True, None: False}


def test_empty_list_says_what_to_do(client_of):
    empty = {role: parse(client_of(role).get("/opinions/")).find_class("empty")[0] for role in ("secretariat", None)}
    assert [link.get("href") for link in empty["secretariat"].iter("a")] == ["/opinions/new/"]
    assert list(empty[None].iter("a")) == []
    assert "لم يُنشر" in empty[None].text_content()
    filtered = parse(client_of("chair").get("/opinions/?q=لاشيء")).find_class("empty")[0]
    assert list(filtered.iter("a")) == []


def test_referral_is_chosen_among_the_incoming_letters_that_stand(secretariat):
    incoming, outgoing = opinion_factories.letter(direction="in"), opinion_factories.letter()
    struck = opinion_factories.letter(direction="in")
    Letter.objects.filter(pk=struck.pk).update(
        cancelled_on=factories.MAY, cancelled_by=factories.user(), cancel_reason="خطأ"
    )
    letters = secretariat.get("/opinions/new/").context["form"].fields["referral_letter"].queryset
    assert (list(letters), outgoing in letters) == ([incoming], False)


@pytest.mark.parametrize(("role", "offered"), [("member", 1), ("council", 1), (None, 0), ("secretariat", 2)])
def test_filter_offers_the_themes_of_what_the_reader_sees(role, offered, client_of):
    for state in ("drafting", "deposited"):
        opinion_factories.opinion(state=state, theme=opinion_factories.theme(), committee=factories.committee())
    filter_ = client_of(role).get("/opinions/").context["filter"]
    assert [filter_.form.fields[name].queryset.count() for name in ("theme", "committee")] == [offered] * 2
