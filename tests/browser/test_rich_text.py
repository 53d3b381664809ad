"""What is pasted into the text of an opinion, by a real paste: it comes out right, and nothing of it runs."""

from pathlib import Path

import pytest

from tests.opinions.hostile import HOSTILE, UNBOUNDED

WORD = (Path(__file__).parent / "word.html").read_text()
COPY = """html => document.addEventListener("copy", event => {
  event.clipboardData.setData("text/html", html); event.preventDefault();
}, { once: true })"""
PASTED = """() => {
  window.pasted = false;
  document.addEventListener("paste", () => { window.pasted = true; }, { once: true });
}"""


def paste(page, name, html):
    """The markup put on the clipboard as another program would put it there, and pasted by the keyboard."""
    editor = page.locator(f".prose-editor:has([name={name}]) .ProseMirror")
    page.evaluate(COPY, html)
    page.locator("h1").click()
    page.keyboard.press("Control+c")
    editor.click()
    page.evaluate(PASTED)
    page.keyboard.press("Control+v")
    page.wait_for_function("window.pasted")


@pytest.fixture
def page(page_of):
    """A page that tells what happened in it against our will."""
    page = page_of("secretariat")
    page.happened = []
    page.on("dialog", lambda dialog: (page.happened.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: page.happened.append(str(error)))
    page.on("console", lambda said: said.type in ("error", "warning") and page.happened.append(said.text))
    page.on("request", lambda request: "evil" in request.url and page.happened.append(request.url))
    return page


def begin(page, site, name):
    page.goto(f"{site.url(name, 'ar')}text/ar/edit/")
    page.locator(".ProseMirror").first.wait_for()


def save(page, site, name):
    page.locator("main form .primary").click()
    page.wait_for_url(site.url(name, "ar"))


def test_hostile_paste_runs_nowhere(page, site):
    """Quality: forty texts pasted, saved and shown; no dialog, no request, no word on the console."""
    begin(page, site, "to paste")
    for text in (text for name, text in HOSTILE.items() if name not in UNBOUNDED):
        paste(page, "findings_ar", text)
    page.wait_for_timeout(500)  # what would run late
    save(page, site, "to paste")
    page.wait_for_timeout(500)
    assert page.locator("#section-findings .prose").inner_text().count("نص") > 25
    assert (
        page.locator("#section-findings").locator("script, svg, math, img, iframe, style, [style], form").count() == 0
    )
    assert page.happened == []


def test_document_pasted_from_word(page, site):
    """Domain, Opinions: headings, lists, a table, bold, French inside Arabic, and nothing of Word's own."""
    begin(page, site, "to paste from Word")
    paste(page, "context_ar", WORD)
    save(page, site, "to paste from Word")
    text = page.locator("#section-context .prose")
    assert [(h.evaluate("h => h.localName"), h.inner_text()) for h in text.locator("h3, h4").all()] == [
        ("h3", "تشخيص الوضعية"),
        ("h4", "أهم المعاينات"),
    ]
    assert text.locator("> ul > li").count() == 2
    assert text.locator("> ul > li:first-child > ul > li").all_inner_texts() == ["مقر الجماعة"]
    assert text.locator("> ol > li strong").all_inner_texts() == ["الإدارات:", "الملاعب:"]
    assert text.locator("th[scope=col]").all_inner_texts() == ["المرفق", "الوضعية سنة 2022"]
    assert text.locator("tbody tr").count() == 2
    assert text.locator("> p[dir=ltr][lang=fr]").inner_text().startswith("Selon l’article")
    assert [link.get_attribute("href") for link in text.locator("a").all()] == ["https://www.example.org/rapport"]
    assert not any(sign in text.inner_text() for sign in ("·", "\u00a0\u00a0", "mso", "supportLists"))
    assert text.locator("p:empty, [class], [style], span, font").count() == 0
    assert page.happened == []
