"""An activity of a draft is moved by keyboard on the grid and by its form, and moved back, at a desk and on a phone."""

import pytest


@pytest.fixture
def page(page_of):
    return page_of("secretariat")


@pytest.fixture(params=[(1440, "grid"), (390, "months")], ids=["desk", "phone"])
def place(request, page):
    """Where the activity is moved: on the grid, or month by month where the grid is too wide."""
    width, place = request.param
    page.set_viewport_size({"width": width, "height": 900})
    return place


@pytest.fixture
def block(page, site, place):
    """The buttons of an activity of March in the draft of 2024."""
    page.goto(site.url("draft of 2024", "ar"))
    return page.locator(f"form[id^={place}-]:has(button[value='2']):has(button[value='4'])").first


def months(page, name):
    """The months to which the buttons of the activity lead: those before and after its own."""
    return [button.get_attribute("value") for button in page.locator(f"#{name} button").all()]


def undo(page):
    page.locator("form[action*='/undo-move/'] button").press("Enter")


def test_activity_is_moved_by_keyboard_and_back(page, block):
    name = block.get_attribute("id")
    block.locator("button[value='4']").press("Enter")
    page.wait_for_url(f"**#{name}")
    page.locator(f"#{name} button[value='5']").wait_for(state="visible")
    assert months(page, name) == ["3", "5"]
    undo(page)
    page.locator(f"#{name} button[value='2']").wait_for(state="attached")
    assert months(page, name) == ["2", "4"]


def test_activity_is_moved_by_its_form_and_back(page, block):
    name = block.get_attribute("id")
    block.locator("a").press("Enter")
    page.locator("button[name=month_from][value='9']").press("Enter")
    page.locator(f"#{name} button[value='10']").wait_for(state="visible")
    assert months(page, name) == ["8", "10"]
    undo(page)
    page.locator(f"#{name} button[value='2']").wait_for(state="attached")
    assert months(page, name) == ["2", "4"]
