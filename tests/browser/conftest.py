"""Chromium, and readers signed in to a server of the worker's own."""

import os

import pytest
from django.conf import settings

from tests.browser.server import postgresql_database, serving, sqlite_database
from tests.factories import PASSWORD

TIMEOUT = 15_000  # milliseconds
ACCOUNTS = {"administrator": "admin"}


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(settings.BASE_DIR / "tests" / "browser"):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args():
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {
        "executable_path": "/usr/bin/chromium",
        "args": [*sandbox, "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_id):
    own = tmp_path_factory.getbasetemp()
    server = settings.DATABASES["default"]
    if server["ENGINE"].endswith("postgresql"):
        database, paths = postgresql_database(server, worker_id)
    else:
        database, paths = sqlite_database(own if worker_id == "master" else own.parent, own)
    with serving(database, paths, own / "server.log") as site:
        yield site


def sign_in(page, site, role):
    page.set_default_timeout(TIMEOUT)
    page.goto(site.url("account_login", "ar"))
    page.locator("input[name=login]").fill(ACCOUNTS.get(role, role))
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_url(site.base + "/")


@pytest.fixture(scope="session")
def states(browser, site):
    """What a signed-in browser remembers, by role: each role signs in once."""
    known = {None: None}

    def state_of(role):
        if role not in known:
            context = browser.new_context()
            sign_in(context.new_page(), site, role)
            known[role] = context.storage_state()
            context.close()
        return known[role]

    return state_of


@pytest.fixture(scope="session")
def windows(browser, states):
    """By role, the page in which every address is opened: a window of its own takes Chromium longer than its page."""
    opened = {}

    def window(role):
        if role not in opened:
            opened[role] = browser.new_context(storage_state=states(role), reduced_motion="reduce").new_page()
        return opened[role]

    return window


@pytest.fixture
def page_of(new_context, states):
    """A page of a browser signed in by role; keywords are those of Playwright's contexts."""

    def page(role, **options):
        page = new_context(storage_state=states(role), **options).new_page()
        page.set_default_timeout(TIMEOUT)
        return page

    return page
