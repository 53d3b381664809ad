"""Documents are kept by their content, and sent as an answer that says when they could not be made."""

import os

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from hayaa.core import pdf
from hayaa.core.pdf import process, responses, sources
from hayaa.core.pdf.cache import PdfCache


@pytest.fixture
def asked(settings, tmp_path, monkeypatch):
    """What the renderer is asked for; nothing is rendered."""
    settings.VAR_DIR = tmp_path
    asked = []

    def render(self, html, language, meanwhile):
        asked.append((html, language))
        return meanwhile() or b"%PDF-1"

    monkeypatch.setattr(process.Renderer, "render", render)
    return asked


@pytest.fixture
def request_(body):
    request = RequestFactory().get("/programme.pdf")
    request.user, request.session = AnonymousUser(), {}
    return request


def test_an_unchanged_document_is_kept(asked):
    for html, language in (("one", "ar"), ("one", "ar"), ("two", "ar"), ("two", "fr")):
        assert pdf.render(html, language=language) == b"%PDF-1"
    assert asked == [("one", "ar"), ("two", "ar"), ("two", "fr")]


def test_another_style_makes_another_document(asked, monkeypatch, tmp_path):
    pdf.render("one", language="ar")
    sheet = tmp_path / "print.css"
    sheet.write_text("p { color: red }")
    monkeypatch.setattr(sources, "style_sheets", lambda: [sheet])
    pdf.render("one", language="ar")
    assert len(asked) == 2


def test_the_least_used_documents_go_first(tmp_path):
    cache = PdfCache(tmp_path, limit=25)
    for age, name in enumerate(("a", "b", "c")):
        cache.put(name, b"x" * 10)
        os.utime(tmp_path / f"{name}.pdf", (age, age))
    assert [cache.get(name) is not None for name in ("a", "b", "c")] == [False, True, True]


def test_a_document_that_cannot_be_kept_is_given_all_the_same(asked, tmp_path, caplog):
    (tmp_path / "pdf").write_text("a file where the folder should be")
    assert pdf.render("one", language="ar") == b"%PDF-1"
    assert "could not be kept" in caplog.text


@pytest.mark.parametrize("error", [pdf.PdfTimeout("slow"), pdf.PdfBusy("busy")])
def test_a_document_that_cannot_be_made_is_a_page_that_says_so(error, monkeypatch, request_):
    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr(responses, "render", fail)
    response = responses.pdf_response(request_, "503.html", {"heading": "x"}, filename="برنامج.pdf")
    assert "<h1>" in response.content.decode()
    assert response.status_code == 503
    assert response["Retry-After"] == "5"


def test_the_same_document_is_not_sent_twice(monkeypatch, request_):
    monkeypatch.setattr(responses, "render", lambda html, language: b"%PDF-1")
    first = responses.pdf_response(request_, "503.html", {"heading": "x"}, filename="برنامج.pdf")
    assert first["Content-Disposition"].startswith("inline; filename*=utf-8''%D8%A8")
    request_.META["HTTP_IF_NONE_MATCH"] = first["ETag"]
    assert responses.pdf_response(request_, "503.html", {"heading": "x"}, filename="x.pdf").status_code == 304
