"""The text of an opinion saves itself while it is written, survives a lost connection, and overwrites nobody's."""

import pytest


def opened(page, site, name):
    page.goto(f"{site.url(name, 'ar')}text/ar/edit/")
    page.locator(".ProseMirror").first.wait_for()
    return page.locator(".prose-editor:has([name=findings_ar]) .ProseMirror")


def told(page, words):
    """Looked at in every frame: what is told while the text is on its way may last for a few of them only."""
    page.wait_for_function("words => document.querySelector('.draft-state').textContent.includes(words)", arg=words)


def saved(page, site, name):
    """What the page of the opinion shows of the section."""
    page.goto(site.url(name, "ar"))
    return page.locator("#section-findings .prose").inner_text()


def kept(page):
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('opinion-')).length")


@pytest.fixture
def page(page_of):
    return page_of("secretariat")


def test_text_saves_itself_and_says_when(page, site):
    editor = opened(page, site, "to write")
    editor.click()
    page.keyboard.type("معاينة أولى")
    told(page, "حُفظ")
    assert kept(page) == 0
    with page.expect_response("**/text/ar/edit/"):
        page.keyboard.type(" وثانية")
    told(page, "حُفظ")
    assert kept(page) == 0
    page.locator("main form .primary").click()
    page.wait_for_url(site.url("to write", "ar"))
    assert saved(page, site, "to write") == "معاينة أولى وثانية"
    opened(page, site, "to write")
    assert (kept(page), page.locator(".draft-state").inner_text()) == (0, "")


def test_button_pressed_while_the_text_saves_itself_is_no_conflict(page, site):
    editor = opened(page, site, "to write twice")
    page.route("**/text/ar/edit/", lambda route: (page.wait_for_timeout(1000), route.continue_()))
    editor.click()
    page.keyboard.type("نص")
    told(page, "…")
    page.locator("main form .primary").click()
    page.wait_for_url(site.url("to write twice", "ar"))
    assert saved(page, site, "to write twice") == "نص"


def test_text_written_without_connection_is_offered_the_next_time(page, site):
    editor = opened(page, site, "to write offline")
    page.route("**/text/ar/edit/", lambda route: route.abort("internetdisconnected"))  # for this page, to its end
    editor.click()
    page.keyboard.type("كتب بلا اتصال")
    told(page, "لم يُحفظ")
    window = page.context
    page.close()
    page = window.new_page()
    editor = opened(page, site, "to write offline")
    assert editor.inner_text().strip() == ""
    page.locator(".draft-state button").click()
    assert editor.inner_text() == "كتب بلا اتصال"
    told(page, "حُفظ")
    assert (kept(page), saved(page, site, "to write offline")) == (0, "كتب بلا اتصال")


def test_connection_that_comes_back_saves_what_was_written(page, site):
    editor = opened(page, site, "to write until a connection comes back")
    page.context.set_offline(True)
    editor.press("Control+End")
    page.keyboard.type(" ثم عاد")
    told(page, "لم يُحفظ")
    page.context.set_offline(False)
    told(page, "حُفظ")
    assert saved(page, site, "to write until a connection comes back").endswith("ثم عاد")


def test_two_writers_see_each_other_and_lose_nothing(page_of, site):
    one, two = page_of("secretariat"), page_of("administrator")
    first, second = opened(one, site, "to write by two"), opened(two, site, "to write by two")
    first.click()
    one.keyboard.type("كتب الأول")
    told(one, "حُفظ")
    second.click()
    two.keyboard.type("كتب الثاني")
    told(two, "حفظ شخص آخر")
    two.keyboard.type(" وزاد")  # nothing is sent any more by itself
    two.wait_for_timeout(5_000)
    assert saved(one, site, "to write by two") == "كتب الأول"
    two.locator("main form .primary").click()
    two.locator("[role=alert]").wait_for()
    assert "كتب الأول" in two.locator("[aria-labelledby=theirs]").inner_text()
    assert two.locator(".prose-editor:has([name=findings_ar]) .ProseMirror").inner_text() == "كتب الثاني وزاد"
    two.locator("main form .primary").click()
    two.wait_for_url(site.url("to write by two", "ar"))
    assert saved(one, site, "to write by two") == "كتب الثاني وزاد"
    one.goto(f"{site.url('to write by two', 'ar')}versions/1/")
    assert "كتب الأول" in one.locator("main").inner_text()
