"""What the renderer makes of a page: tagged, titled, bound, in our fonts, with nothing fetched (decision 0002)."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO

import pikepdf
import pytest

from hayaa.core.pdf import process

PAGE = """<!doctype html><html lang="ar" dir="rtl"><head><title>برنامج العمل</title></head><body>
<h1>برنامج العمل</h1><table><thead><tr><th rowspan="2">المحور</th><th>2022</th></tr><tr><th>2023</th></tr></thead>
<tbody><tr><th>التنظيم</th><td>6</td></tr></tbody></table>{}</body></html>"""


@pytest.fixture(scope="module")
def renderer(fonts):
    renderer = process.Renderer()
    yield renderer
    renderer.stop()


@pytest.fixture(scope="module")
def made(renderer):
    """A page, as a PDF reader finds it."""

    def make(text="", language="ar"):
        return pikepdf.open(BytesIO(renderer.render(PAGE.format(text), language)))

    return make


def of_kind(document, key, value):
    return [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get(key) == value]


def test_a_document_is_tagged_titled_and_bound_from_the_right(made):
    document = made()
    assert str(document.Root.Lang) == "ar"
    assert document.Root.MarkInfo.Marked
    assert str(document.docinfo.Title) == "برنامج العمل"
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert document.Root.ViewerPreferences.Direction == "/R2L"
    assert "/Direction" not in made(language="fr").Root.ViewerPreferences


def test_table_headers_say_what_they_head(made):
    document = made()
    attributes = [element.A for element in of_kind(document, "/S", "/TH")]
    assert [str(a.Scope) for a in attributes] == ["/Column", "/Column", "/Column", "/Row"]
    assert [a.get("/RowSpan") for a in attributes] == [2, None, None, None]


def test_headers_are_found_by_the_names_that_cells_use(made):
    document = made()
    names = document.Root.StructTreeRoot.IDTree.Names
    headers = {str(element.ID) for element in of_kind(document, "/S", "/TH")}
    assert [str(name) for name in list(names)[::2]] == sorted(headers)
    assert {str(name) for cell in of_kind(document, "/S", "/TD") for name in cell.A.Headers} <= headers


def test_all_fonts_are_ours_and_embedded(made):
    document = made("<p>IRI (2023)</p>")
    fonts = of_kind(document, "/Type", "/FontDescriptor")
    assert [font.FontName for font in fonts if "/FontFile2" not in font and "/FontFile3" not in font] == []
    assert [font.FontName for font in fonts if "Noto" not in str(font.FontName)] == []
    assert fonts != []


@pytest.mark.parametrize(("lines", "width"), [(1, 283), (15, 567)])
def test_a_larger_sheet_is_taken_when_one_page_does_not_hold_the_document(lines, width, renderer):
    """Documents: the year plan is on one A4 sheet, or on one A3."""
    style = (
        "<style>@page small { size: 100mm } @page large { size: 200mm } .s main { page: small } .l main { page: large }"
    )
    body = f'<body class="s" data-larger="l"><main>{"<p>x</p>" * lines}</main></body>'
    page = f'<html lang="ar"><head><title>x</title>{style}</style></head>{body}</html>'
    document = pikepdf.open(BytesIO(renderer.render(page, "ar")))
    assert [round(page.mediabox[2]) for page in document.pages] == [width]


def test_the_same_page_gives_the_same_bytes(renderer):
    assert renderer.render(PAGE.format("x"), "ar") == renderer.render(PAGE.format("x"), "ar")


@pytest.fixture
def canary():
    """The address of a server of this machine, and the list of what it was asked for."""
    called = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            called.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", called
    server.shutdown()
    thread.join()
    server.server_close()


HOSTILE = """
<link rel="stylesheet" href="URL"><link rel="attachment" href="URL"><a rel="attachment" href="URL">x</a>
<img src="URL"><img srcset="URL 2x"><object data="URL"></object><embed src="URL"><iframe src="URL"></iframe>
<input type="image" src="URL"><video poster="URL" src="URL"></video>
<style>@import "URL"; @page { background: url(URL) } p::before { content: url(URL) } p { font-family: x }
@font-face { font-family: x; src: url(URL) }</style>
<p style="background: url(URL); list-style-image: url(URL); border-image-source: url(URL)">x</p>
<svg width="9" height="9"><image href="URL" width="9" height="9"/><use href="URL#g"/></svg>
<svg width="9" height="9"><style>@import "URL";</style><rect width="9" height="9" fill="url(URL#g)"/></svg>
<base href="URL"><img src="b.png">
"""


def test_nothing_is_fetched(made, canary, tmp_path):
    # Trap 6: by default the engine opens whatever a text names.
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')
    address, called = canary
    hosts = (f"{address}/a.png", f"file://{secret}", str(secret), "file:///etc/passwd", "data:image/svg+xml,<svg/>")
    document = made("".join(HOSTILE.replace("URL", host) for host in hosts))
    assert called == []
    assert len(document.attachments) == 0
    assert of_kind(document, "/Type", "/EmbeddedFile") == []
    streams = [o for o in document.objects if isinstance(o, pikepdf.Stream)]
    assert [stream for stream in streams if stream.get("/Subtype") == "/Image"] == []
    assert [stream for stream in streams if b"root:x:0" in stream.read_bytes()] == []


def test_document_with_a_colour_profile_is_given_up_and_nothing_is_fetched(renderer, canary):
    # The engine takes a refused fetch for an error here, not for a picture that is missing.
    address, called = canary
    with pytest.raises(process.PdfError):
        renderer.render(PAGE.format(f"<style>@color-profile --x {{ src: url({address}/a.icc) }}</style>"), "ar")
    assert called == []
