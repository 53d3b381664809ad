"""Register, notice and declaration say the same, in both languages, and who reads what as the program has it."""

import pytest
from django.utils.translation import override

from hayaa.core.pdf import responses
from hayaa.personal import reading
from hayaa.personal.register import CATEGORIES
from hayaa.roles import ROLES
from tests.html import parse
from tests.pages import filled
from tests.word import paragraphs, printed, read

pytestmark = pytest.mark.django_db
HIDDEN = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))  # marks of direction
LANGUAGES = pytest.mark.parametrize("language", ["ar", "fr"])


@pytest.fixture
def get(client_of, monkeypatch):
    """A page of the secretariat in a language; a paper as the HTML that it is made of."""
    monkeypatch.setattr(responses, "render", lambda html, language: html.encode())
    client = client_of("secretariat")
    return lambda name, language: client.get(f"/{'fr/' if language == 'fr' else ''}personal-data/{name}")


@LANGUAGES
@pytest.mark.parametrize("name", ["", "register.pdf", "declaration.pdf", "notice/"])
def test_every_category_stands_in_each_of_them(name, language, get):
    text = parse(get(name, language)).find(".//main").text_content()
    with override(language):
        assert [str(one.name) for one in CATEGORIES if str(one.name) not in text] == []
        assert [str(one.purpose) for one in CATEGORIES if str(one.purpose) not in text.translate(HIDDEN)] == []


@LANGUAGES
def test_the_copy_of_the_declaration_has_the_words_of_the_paper(language, get):
    paper, copy = get("declaration.pdf", language), read(get("declaration.docx", language).content)
    assert paragraphs(copy) == printed(parse(paper))
    assert {"ar": "مشروع", "fr": "Projet"}[language] in paragraphs(copy)
    blanks = [words for words in paragraphs(copy) if "....." in words]
    assert len(blanks) == 4  # who represents the commune, its address, where and when, the signature


def test_who_reads_it_is_what_the_table_of_roles_says(body):
    readers = {entry.category.code: entry.readers for entry in reading.entries()}
    name = {code: str(role.name) for code, role in ROLES.items()}
    assert readers["notes"] == [name["secretariat"], name["administrator"]]
    assert readers["accounts"] == [name["administrator"]]
    assert readers["readings"] == []
    assert readers["contact"][:3] == [name["secretariat"], name["administrator"], name["chair"]]
    assert len(readers["contact"]) == 5  # and, in part, those who lead a committee, and each member


def test_the_period_of_the_body_is_said_everywhere(body, get):
    body.retention_years = 7
    body.save()
    for name in ("", "register.pdf", "declaration.pdf", "notice/"):
        assert "conservées 7 ans" in get(name, "fr").content.decode()


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_period_of_less_than_a_year_is_refused(prefix, body, client_of):
    """Nothing would be kept at all, and no sentence says «0 years»."""
    office = client_of("secretariat")
    answer = office.post(f"{prefix}/settings/", filled(office.get(f"{prefix}/settings/"), retention_years="0"))
    assert list(answer.context["form"].errors) == ["retention_years"]
    assert office.post("/settings/", filled(office.get("/settings/"), retention_years="1")).status_code == 302
