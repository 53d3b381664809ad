"""Every page in both languages: accessible, usable at each width, quiet, and without help from outside."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.routes import PAGES

WIDTHS = (320, 390, 1440)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "EN-301-549", "best-practice"]
AXE = {"runOnly": TAGS, "resultTypes": ["violations"]}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}


def violations(page, options=AXE):
    """What axe finds, as text; empty when all is well."""
    found = Axe().run(page, options=options).response["violations"]
    return "\n".join(
        f"{rule['id']}: {node['html']}: {node['failureSummary']}" for rule in found for node in rule["nodes"]
    )


def is_complaint(message, url, status):
    """An error or warning on the console; that a page answers as it should (409, say) is none."""
    expected = status >= 400 and message.location["url"] == url
    return message.type in ("error", "warning") and not expected


@pytest.fixture
def page(route, windows):
    return windows(route.reader)


@pytest.fixture
def listen(page):
    """Hears what the page says until the test is over."""
    heard = []

    def to(event, handler):
        page.on(event, handler)
        heard.append((event, handler))

    yield to
    for event, handler in heard:
        page.remove_listener(event, handler)


# Whole looks at one width for each language: the phone in Arabic, the desk in French; `./check --deep` takes both.
DEEP = "DEEP" in os.environ
LOOKS = {key: [390, 1440] for key in ("ar", "fr")} if DEEP else {"ar": [390], "fr": [1440]}
# Pages with all components between them, in either language; `./check --deep` looks at the dark colours of every page.
DARK = {"styleguide", "home", "committees:meeting-detail", "committees:attendance-sheet", "activities:version-detail",
        "opinions:opinion-detail", "opinions:reading-detail"}  # fmt: skip


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("route", PAGES, ids=lambda route: route.name)
def test_page(route, language, page, listen, site):
    url, status = site.url(route.name, language), route.access[route.reader]
    complaints, elsewhere = [], []
    listen("console", lambda message: is_complaint(message, url, status) and complaints.append(message.text))
    listen("pageerror", lambda error: complaints.append(str(error)))
    listen("request", lambda request: request.url.startswith(site.base) or elsewhere.append(request.url))

    assert page.goto(url).status == status
    page.evaluate("document.fonts.ready")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{width} px: wider than the screen"
        if width in LOOKS[language]:
            assert violations(page) == ""
    if language == "ar" and (DEEP or route.name in DARK):
        page.emulate_media(color_scheme="dark")
        found = violations(page, CONTRAST)
        page.emulate_media(color_scheme="light")
        assert found == ""
    assert (complaints, elsewhere) == ([], [])
