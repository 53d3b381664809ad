"""A long import as somebody sees it: how far it is, called off half-way, and killed half-way."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.utils.translation import override

from committees.resources import MemberSheet
from hayaa.intake.kinds import KINDS
from tests.browser.server import environment
from tests.intake import book

MANY = 400
COLUMNS = ["number", "family_name_ar", "given_name_ar", "sex"]


@pytest.fixture
def file(tmp_path):
    """Members that the body does not have, from number 101 on."""
    rows = [[101 + n, f"العائلة {n}", "فاطمة", "امرأة"] for n in range(MANY)]
    file = tmp_path / "members.xlsx"
    with override("ar"):
        file.write_bytes(book(MemberSheet, *rows, columns=COLUMNS, name=str(KINDS["members"].sheets[2].title)))
    return file


def members(page, site):
    """How many members the body has, as the server tells."""
    page.goto(f"{site.base}/members/?status=all")
    return page.locator("caption").inner_text()


# A browser says nothing of a page that waits for its answer: the page itself has to press the button.
CALL_OFF = """() => {
  const rows = document.querySelector("#take .progress b");
  const press = () => { if (Number(rows.textContent) > 10) document.querySelector("#take .progress button").click(); };
  new MutationObserver(press).observe(rows, { childList: true });
}"""


def test_import_called_off_half_way_enters_nothing(page_of, site, file):
    page = page_of("secretariat")
    page.set_default_timeout(60_000)  # milliseconds: the review of so many takes a slow machine a while
    before = members(page, site)
    page.goto(f"{site.base}/import/members/")
    page.set_input_files("input[type=file]", file)
    page.locator("main form button.primary").click()
    page.locator("#take").wait_for()
    page.evaluate(CALL_OFF)
    page.locator("#take .primary").click()
    page.wait_for_url(f"{site.base}/import/members/")
    assert page.get_by_text("أوقف الاستيراد: لم يُسجل أي شيء.").count() == 1
    assert members(page, site) == before


def test_import_killed_half_way_leaves_nothing(page_of, site, file):
    """One transaction: whole or not at all, whatever happens to the machine."""
    page = page_of("secretariat")
    before = members(page, site)
    killed = subprocess.run(
        [sys.executable, "-m", "tests.browser.killed_import", file, str(MANY // 2)],
        cwd=settings.BASE_DIR, env=environment(site.database), check=False,
    )  # fmt: skip
    assert (killed.returncode, members(page, site)) == (-9, before)
