"""The whole life of one opinion, played by those who live it: coordinator, chair, secretariat, council member."""

import re

import pytest

from tests.browser.sheets import ADOPTING

RECOMMENDATION = "إحداث ولوجيات بمداخل المرافق الجماعية"


@pytest.fixture
def on_page(page_of, site):
    """The page of an opinion as a role sees it; each role keeps one window."""
    windows = {}

    def show(role, path):
        if role not in windows:
            windows[role] = page_of(role)
        windows[role].goto(site.base + path)
        return windows[role]

    return show


def follow(page, words):
    page.locator("main").get_by_role("link", name=words, exact=True).first.click()


def confirm(page):
    page.locator("main form .primary").first.click()
    page.wait_for_load_state()


def state(page):
    return page.locator(".lede .badge").first.inner_text()


def fill(page, **values):
    for name, value in values.items():
        field = page.locator(f"main [name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def test_life_of_an_opinion(on_page):
    """Domain, Opinions: from the proposal to the last recommendation, each step by whose it is."""
    page = on_page("coordinator", "/opinions/new/")
    fill(page, title_ar=ADOPTING)
    confirm(page)
    path = page.url.partition("/opinions/")[2]
    path = f"/opinions/{path}"
    assert "مقترح" in state(page)

    page = on_page("chair", path)
    follow(page, "الشروع في الدراسة")
    confirm(page)
    assert "قيد الدراسة" in state(page)

    page = on_page("coordinator", path)
    follow(page, "الشروع في الصياغة")
    confirm(page)
    follow(page, "كتابة النص")
    editors = page.locator("main [contenteditable=true]")
    editors.first.fill("ملخص الرأي")
    editors.last.fill("خلاصات الرأي")
    confirm(page)
    assert "خلاصات الرأي" in page.locator("#section-conclusions").inner_text()
    follow(page, "توصية جديدة")
    fill(page, text_ar=RECOMMENDATION, addressee_ar="رئيس مجلس الجماعة", due_on="30/06/2023")
    confirm(page)
    assert page.get_by_role("link", name="العرض على المصادقة").count() == 0  # the chair's step

    page = on_page("chair", path)
    follow(page, "العرض على المصادقة")
    confirm(page)
    assert "معروض على المصادقة" in state(page)

    page = on_page("secretariat", path)
    follow(page, "تسجيل المصادقة")
    fill(page, votes_for="2", votes_against="0", abstentions="1")
    confirm(page)
    assert "مصادق عليه" in state(page)
    number = re.search(r"\d+/2023", page.locator(".lede").inner_text())[0]
    follow(page, "تسجيل الإيداع")
    fill(page, day="31/05/2023", receipt_number="512/2023", received_by="مكتب الضبط")
    confirm(page)
    assert "مودع لدى المجلس" in state(page)

    page = on_page("council", "/")
    page.locator("main").get_by_role("link", name=re.compile(re.escape(ADOPTING))).first.click()
    page.wait_for_url("**/reading/*/")
    assert number in page.locator("main").inner_text()
    assert RECOMMENDATION in page.locator("main").inner_text()
    page.locator(".reading-foot .primary").click()

    page = on_page("secretariat", path)
    assert "1" in page.locator("#readers").inner_text()
    follow(page, "تسجيل ما قام به المجلس")
    fill(page, kind="letter", day="31/05/2023", text_ar="يوافق المجلس على التوصية.", their_reference="90/م")
    page.locator("main [name=enters]").check()
    confirm(page)
    assert "أجيب عنه برسالة" in page.locator("#council").inner_text()
    page.locator("#recommendations").get_by_role("link", name="تسجيل المآل").first.click()
    fill(page, state="executed", finding_ar="أُنجزت الولوجيات.")
    confirm(page)
    page = on_page("secretariat", path)
    assert "قيد التتبع" in state(page)
    follow(page, "إغلاق الرأي")
    confirm(page)
    assert "مغلق" in state(page)
