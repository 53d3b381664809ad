"""A council member on a phone: from the sign-in to an unread opinion, read and gone from what waits."""

from tests.browser.test_attendance import PHONE
from tests.factories import PASSWORD

UNREAD = "#unread h3 a"


def test_council_member_reaches_an_unread_opinion_in_two_clicks_and_reads_it(new_context, site):
    """Screens: sign in → first page → open: 2 clicks."""
    page = new_context(**PHONE).new_page()
    clicks = 0

    def click(place):
        nonlocal clicks
        with page.expect_navigation():
            place.tap()
        clicks += 1

    page.goto(site.url("account_login", "ar"))
    page.locator("input[name=login]").fill("council")
    page.locator("input[name=password]").fill(PASSWORD)
    click(page.locator("main form button").first)
    page.wait_for_url(site.base + "/")
    address, title = page.locator(UNREAD).first.get_attribute("href"), page.locator(UNREAD).first.inner_text()
    click(page.locator(UNREAD).first)
    page.wait_for_url("**/reading/*/")
    assert (clicks, page.locator("h1").inner_text()) == (2, title)

    size = "parseFloat(getComputedStyle(document.querySelector('.reading .prose')).fontSize)"
    assert page.evaluate(size) >= 20  # large and calm: px
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    said = page.locator(".reading-foot .primary")
    assert said.bounding_box()["y"] + said.bounding_box()["height"] <= PHONE["viewport"]["height"]  # within the thumb
    click(said)
    assert page.locator(".reading-foot .primary").count() == 0
    page.goto(site.url("home", "ar"))
    assert page.locator(UNREAD).count() and page.locator(f"#unread a[href='{address}']").count() == 0


def test_opening_is_said_by_the_page_once_it_was_looked_at(page_of, site):
    page = page_of("council")
    with page.expect_response(lambda response: response.url.endswith("/opened/")) as said:
        page.goto(site.url("to open", "ar"))
    assert said.value.status == 204
    page.reload()
    assert page.locator("#reading-open").count() == 0


def test_without_javascript_only_the_button_says_so(page_of, site):
    page = page_of("council", java_script_enabled=False)
    page.goto(site.url("to read", "ar"))
    page.locator(".reading-foot .primary").click()
    assert page.locator(".reading-foot .primary").count() == 0
