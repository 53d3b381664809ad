"""The guide: each reader finds the chapters of their work, and every page leads to its own."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import override

from committees.models import User
from hayaa import help
from hayaa.help import CHAPTERS
from hayaa.roles import ROLES
from tests.conftest import ACCOUNTS
from tests.html import foreign, parse
from tests.routes import PAGES, READERS

pytestmark = pytest.mark.once

LANGUAGES = [("ar", "rtl"), ("fr", "ltr")]
CODES = [chapter.code for chapter in CHAPTERS]
# Whose chapters a reader may open: those of the roles in which they may do everything.
OPEN = {
    None: {""},
    "council": {"", "council"},
    "member": {"", "member"},
    "coordinator": {"", "member", "coordinator"},
    "chair": {"", "member", "chair"},
    "secretariat": {"", "member", "coordinator", "chair", "secretariat"},
    "administrator": {"", "member", "coordinator", "chair", "secretariat", "administrator"},
}


def account(reader):
    return User.objects.get(username=ACCOUNTS.get(reader, reader)) if reader else AnonymousUser()


def test_every_chapter_is_for_everybody_or_for_a_role():
    assert {chapter.role for chapter in CHAPTERS} == {"", *ROLES}
    assert len(set(CODES)) == len(CODES)


@pytest.mark.parametrize("reader", READERS)
def test_contents_list_the_chapters_of_the_reader_and_each_opens(reader, demonstration):
    client = demonstration(reader)
    listed = [a.get("href") for a in parse(client.get("/help/")).iterfind(".//main//li/a")]
    assert {url.split("/")[-2] for url in listed} == {c.code for c in CHAPTERS if c.role in OPEN[reader]}
    answers = {chapter.code: client.get(f"/help/{chapter.code}/").status_code for chapter in CHAPTERS}
    assert answers == {chapter.code: 200 if chapter.role in OPEN[reader] else 404 for chapter in CHAPTERS}


@pytest.mark.parametrize(("language", "direction"), LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_chapter_is_in_one_language_with_headings_in_order(code, language, direction, demonstration):
    reader = "council" if code == "reading-room" else "administrator"
    with override(language):
        page = parse(demonstration(reader).get(reverse("help-chapter", args=[code])))
    assert (page.get("lang"), page.get("dir")) == (language, direction)
    assert foreign(page, language) == []
    assert {heading.tag for heading in page.find(".//main").iter("h1", "h2", "h3", "h4")} <= {"h1", "h2"}
    assert len(page.findall(".//main//h1")) == 1


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("reader", READERS)
def test_help_of_every_page_leads_where_its_reader_may_go_in_their_language(reader, language, demonstration):
    with override(language):
        seen = {route.name for route in PAGES if route.access[reader] == 200}
        chapters = {help.url_of(account(reader), name) for name in seen}
    pages = [parse(demonstration(reader).get(url)) for url in chapters]
    assert {page.get("lang") for page in pages} == {language}
    assert all(page.findtext(".//main//h1").strip() for page in pages)


@pytest.mark.parametrize(
    ("reader", "page", "code"),
    [
        ("secretariat", "committees:attendance-sheet", "attendance"),
        ("secretariat", "committees:meeting-create", "meetings"),
        ("secretariat", "opinions:deposit-create", "council"),
        ("secretariat", "committees:settings", "settings"),
        ("coordinator", "committees:minutes-detail", "minutes"),
        ("member", "committees:meeting-detail", "your-meetings"),
        ("chair", "opinions:opinion-detail", "bureau"),
        ("council", "opinions:reading-detail", "reading-room"),
        (None, "activities:version-detail", "public"),
        (None, "account_login", "first-steps"),
    ],
)
def test_help_leads_to_the_chapter_of_the_page_for_who_reads_it(reader, page, code, demonstration):
    demonstration(reader)
    assert help.url_of(account(reader), page) == f"/help/{code}/"


def test_a_page_without_a_chapter_leads_to_the_contents(demonstration):
    demonstration("member")
    assert help.url_of(account("member"), "styleguide") == "/help/"


@pytest.mark.parametrize(("path", "url"), [("/meetings/", "/help/meetings/"), ("/fr/meetings/", "/fr/help/meetings/")])
def test_the_foot_of_a_page_has_the_word(path, url, demonstration):
    foot = parse(demonstration("secretariat").get(path)).find(".//footer")
    assert url in [a.get("href") for a in foot.iter("a")]
