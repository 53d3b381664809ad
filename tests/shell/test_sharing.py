"""What a page says of itself when it is passed on: only where everybody may read it."""

from urllib.parse import parse_qs, urlsplit

import pytest

from committees.models import Body
from tests import execution_factories as execution
from tests import factories, opinion_factories
from tests.html import parse


def released():
    return opinion_factories.opinion(state="deposited", released_on=factories.MAY, title_ar="رأي", title_fr="Avis")


def text(response):
    """The text to copy, or None."""
    found = parse(response).xpath("//textarea[@id='share-text']")
    return found[0].text.strip() if found else None


def card(response):
    return {
        meta.get("property") or meta.get("name"): meta.get("content") for meta in parse(response).iterfind(".//meta")
    }


@pytest.mark.parametrize(
    ("prefix", "title", "body_name"),
    [("", "رأي", "هيئة المساواة وتكافؤ الفرص ومقاربة النوع"), ("/fr", "Avis", "Instance de l’équité")],
)
def test_released_opinion_is_passed_on_with_title_body_and_whole_address(client, body, prefix, title, body_name):
    page = client.get(f"{prefix}/opinions/{released().pk}/?page=2")
    address = page.request["PATH_INFO"]
    said = f"{title}\n{body_name}\nhttp://testserver{address}"
    assert text(page) == said
    message, mail = parse(page).xpath("//details[contains(@class,'share')]//a/@href")
    assert (urlsplit(message).netloc, parse_qs(urlsplit(message).query)) == ("wa.me", {"text": [said]})
    assert parse_qs(urlsplit(mail).query) == {"subject": [title], "body": [said]}
    assert "+" not in mail  # a mail program takes it for itself


def test_nothing_is_loaded_from_anywhere_else(client, body):
    page = parse(client.get(f"/opinions/{released().pk}/"))
    assert {urlsplit(src).netloc for src in page.xpath("//@src | //link/@href")} == {""}


@pytest.mark.parametrize("role", ["secretariat", "chair", "member"])
def test_those_inside_pass_on_what_is_released_and_nothing_else(client_of, role):
    reader = client_of(role)
    draft, deposited = opinion_factories.opinion(state="submitted"), opinion_factories.opinion(state="deposited")
    shown = [text(reader.get(opinion.get_absolute_url())) for opinion in (draft, deposited, released())]
    assert [bool(one) for one in shown] == [False, False, True]


def test_plans_and_reports_are_passed_on_once_adopted(client_of):
    office, plan = client_of("secretariat"), factories.year_plan(year=2023)
    factories.plan_version(year_plan=plan)
    factories.plan_version(year_plan=plan, state="draft")
    report = execution.report()
    pages = ["/plans/2023/", "/plans/2023/versions/2/", "/programme/", report.get_absolute_url()]
    assert [bool(text(office.get(page))) for page in pages] == [True, False, True, False]


def test_body_without_public_pages_passes_nothing_on(client_of):
    opinion, office = released(), client_of("secretariat")
    Body.objects.update(public_pages=False)
    page = office.get(opinion.get_absolute_url())
    assert (text(page), "og:title" in card(page), b"/open-data/" in page.content) == (None, False, False)


def test_public_page_says_what_it_is(client, body):
    opinion = released()
    opinion.adopted_text.summary_fr = "<p>Un résumé &amp; ses <b>mots</b>.</p>"
    opinion.adopted_text.save()
    said = card(client.get(f"/fr/opinions/{opinion.pk}/"))
    assert said["og:title"] == "Avis"
    assert said["og:description"] == said["description"] == "Un résumé & ses mots."
    assert said["og:url"] == f"http://testserver/fr/opinions/{opinion.pk}/"
    assert (said["og:site_name"], said["og:locale"]) == ("Instance de l’équité", "fr_MA")
    assert "og:image" not in said
    assert card(client.get("/"))["description"] == "هيئة المساواة وتكافؤ الفرص ومقاربة النوع – جماعة تارودانت"
