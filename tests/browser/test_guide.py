"""Every chapter of the guide: accessible, its pictures loaded, no wider than a narrow phone."""

import pytest

from hayaa.help import CHAPTERS
from tests.browser.test_every_page import violations

LOADED = "[...document.images].every(picture => picture.complete && picture.naturalWidth)"


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.code)
def test_chapter(chapter, language, windows, site):
    page = windows("council" if chapter.role == "council" else "administrator")
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(f"{site.base}{'/fr' if language == 'fr' else ''}/help/{chapter.code}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(LOADED)
    assert violations(page) == ""
