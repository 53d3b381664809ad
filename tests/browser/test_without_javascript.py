"""Everything works without JavaScript: people sign in, and every form of a record posts."""

import pytest

from tests.browser.conftest import sign_in
from tests.routes import PAGES

FORMS = [route for route in PAGES if route.name.endswith("-update")]


def test_sign_in_posts(new_context, site):
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page, site, "secretariat")
    page.goto(site.url("styleguide", "fr"))
    assert page.url == site.url("styleguide", "fr")


@pytest.mark.parametrize("route", FORMS, ids=lambda route: route.name)
def test_form_posts(route, page_of, site):
    page = page_of(route.reader, java_script_enabled=False)
    page.goto(site.url(route.name, "ar"))
    with page.expect_response(lambda response: response.request.method == "POST") as posted:
        page.locator("main form[method=post] button").first.click()
    assert posted.value.status == 302
