"""The renderer: warm, sealed, bounded (decision 0002)."""

import os
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO, StringIO

import pikepdf
import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.test import RequestFactory

from hayaa.core import pdf
from hayaa.core.pdf import process, responses
from hayaa.core.pdf.cache import PdfCache

PAGE = """<!doctype html><html lang="ar" dir="rtl"><head><title>برنامج العمل</title></head><body>
<h1>برنامج العمل</h1><table><thead><tr><th>المحور</th></tr></thead>
<tbody><tr><th>التنظيم</th><td>6</td></tr></tbody></table>{}</body></html>"""


@pytest.fixture(scope="module", autouse=True)
def fonts():
    call_command("build_fonts", stdout=StringIO())


@pytest.fixture
def renderer():
    renderer = process.Renderer()
    yield renderer
    renderer.stop()


def opened(data):
    return pikepdf.open(BytesIO(data))


def test_a_document_is_tagged_titled_and_bound_from_the_right(renderer):
    document = opened(renderer.render(PAGE.format(""), "ar"))
    assert str(document.Root.Lang) == "ar"
    assert document.Root.MarkInfo.Marked
    assert str(document.docinfo.Title) == "برنامج العمل"
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert document.Root.ViewerPreferences.Direction == "/R2L"
    assert "Direction" not in opened(renderer.render(PAGE.format(""), "fr")).Root.ViewerPreferences


def test_table_headers_say_what_they_head(renderer):
    document = opened(renderer.render(PAGE.format(""), "ar"))
    found = [
        str(element.A.Scope)
        for element in document.objects
        if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/TH"
    ]
    assert found == ["/Column", "/Row"]


def test_all_fonts_are_ours_and_embedded(renderer):
    document = opened(renderer.render(PAGE.format("<p>IRI 2023</p>"), "ar"))
    fonts = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
    assert fonts
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
    assert all("Noto" in str(font.FontName) for font in fonts)


def canary():
    """A server that remembers who called."""
    called = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            called.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, called


def test_nothing_is_fetched(renderer, tmp_path):
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>secret</text></svg>')
    server, called = canary()
    address = f"http://127.0.0.1:{server.server_port}"
    hostile = f"""<link rel="stylesheet" href="{address}/a.css"><img src="{address}/b.png"><img src="file://{secret}">
    <object data="file:///etc/passwd"></object><a rel="attachment" href="file://{secret}">x</a>
    <link rel="attachment" href="file:///etc/passwd"><style>@import "{address}/c.css";
    @font-face {{ font-family: x; src: url({address}/d.woff) }} p {{ font-family: x;
    background: url({address}/e.png); list-style-image: url(file://{secret}) }}</style><p>x</p>
    <svg><image href="{address}/f.png"/><use href="file://{secret}#g"/></svg><img src="data:image/svg+xml,<svg/>">"""
    document = opened(renderer.render(PAGE.format(hostile), "ar"))
    server.shutdown()
    server.server_close()
    assert called == []
    assert len(document.attachments) == 0
    assert not [o for o in document.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]


def test_a_document_that_takes_too_long_is_given_up_and_the_next_is_made():
    renderer = process.Renderer(seconds=3)
    renderer.render(PAGE.format(""), "ar")
    first = renderer.process.pid
    endless = "<p>ا" + "\u0651" * 60_000  # a weapon: one run of combining marks
    with pytest.raises(pdf.PdfTimeout):
        renderer.render(PAGE.format(endless), "ar")
    assert renderer.render(PAGE.format("after"), "ar").startswith(b"%PDF")
    assert renderer.process.pid != first
    renderer.stop()


def test_a_killed_process_is_replaced_at_once(renderer):
    renderer.render(PAGE.format(""), "ar")
    renderer.process.kill()
    renderer.process.wait()
    assert renderer.render(PAGE.format(""), "ar").startswith(b"%PDF")


def test_the_process_is_replaced_after_a_number_of_documents():
    renderer = process.Renderer(documents=2)
    pids = set()
    for _ in range(4):
        renderer.render(PAGE.format(""), "ar")
        pids.add(renderer.process.pid if renderer.process else None)
    renderer.stop()
    assert len(pids) == 3  # a first one, none just after the second document, and another


def test_too_many_waiting_are_sent_away(renderer):
    for _ in range(1 + process.WAITING):
        renderer._places.acquire()
    with pytest.raises(pdf.PdfBusy):
        renderer.render(PAGE.format(""), "ar")


def test_an_unchanged_document_is_kept(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    asked = []
    monkeypatch.setattr(process.Renderer, "render", lambda self, html, language: asked.append(html) or b"%PDF-1")
    assert pdf.render("one", language="ar") == pdf.render("one", language="ar") == b"%PDF-1"
    pdf.render("two", language="ar")
    pdf.render("two", language="fr")
    assert asked == ["one", "two", "two"]


def test_the_least_used_documents_go_first(tmp_path):
    cache = PdfCache(tmp_path, limit=25)
    for age, name in enumerate(("a", "b", "c")):
        cache.put(name, b"x" * 10)
        os.utime(tmp_path / f"{name}.pdf", (age, age))
    assert [cache.get(name) is not None for name in ("a", "b", "c")] == [False, True, True]


def test_a_document_that_cannot_be_made_is_a_page_that_says_so(monkeypatch, body):
    def fail(*args, **kwargs):
        raise pdf.PdfTimeout("slow")

    monkeypatch.setattr(responses, "render", fail)
    request = RequestFactory().get("/programme.pdf")
    request.user = AnonymousUser()
    request.session = {}
    response = responses.pdf_response(request, "503.html", {"heading": "x"}, filename="برنامج.pdf")
    assert "<h1>" in response.content.decode()
    assert response.status_code == 503
    assert response["Retry-After"] == "5"


def test_the_same_document_is_not_sent_twice(monkeypatch, body):
    monkeypatch.setattr(responses, "render", lambda html, language: b"%PDF-1")
    request = RequestFactory().get("/programme.pdf")
    request.user, request.session = AnonymousUser(), {}
    first = responses.pdf_response(request, "503.html", {"heading": "x"}, filename="برنامج.pdf")
    assert first["Content-Disposition"].startswith("inline; filename*=utf-8''%D8%A8")
    request.META["HTTP_IF_NONE_MATCH"] = first["ETag"]
    assert responses.pdf_response(request, "503.html", {"heading": "x"}, filename="x.pdf").status_code == 304
