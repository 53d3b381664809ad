"""A new commune, played on a phone in Arabic from the address of the first account to the letters of convocation."""

import subprocess
import sys
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.utils.translation import override

from committees.resources import MemberSheet
from tests.browser.conftest import TIMEOUT
from tests.browser.server import empty_database, environment, serving
from tests.browser.test_every_page import violations
from tests.intake import book
from tests.pdf import words

BODY = {
    "name_ar": "هيئة المساواة وتكافؤ الفرص ومقاربة النوع", "short_name_ar": "هيئة المساواة",
    "commune_ar": "جماعة أولاد تايمة", "province_ar": "إقليم تارودانت", "signature_place_ar": "أولاد تايمة",
    "seats": "15", "starts_on": "01/10/2022",
}  # fmt: skip
MEMBERS = [("فاطمة", "أخراز", "امرأة"), ("إدريس", "العلوي", "رجل")]
COLUMNS = ["number", "given_name_ar", "family_name_ar", "sex", "since"]


@pytest.fixture
def empty(tmp_path, worker_id):
    """A server on a database with nothing in it, and the address that makes the first account."""
    database = empty_database(settings.DATABASES["default"], tmp_path, worker_id)
    printed = subprocess.run(
        [sys.executable, "manage.py", "first_account"],
        cwd=settings.BASE_DIR, env=environment(database), check=True, capture_output=True, text=True,
    )  # fmt: skip
    with serving(database, {"first account": {"ar": printed.stdout.strip()}}, tmp_path / "server.log") as site:
        yield site


@pytest.fixture
def members(tmp_path):
    """The spreadsheet of the members."""
    file = tmp_path / "members.xlsx"
    rows = [[number, *member, BODY["starts_on"]] for number, member in enumerate(MEMBERS, start=1)]
    with override("ar"):
        file.write_bytes(book(MemberSheet, *rows, columns=COLUMNS, name="الأعضاء"))
    return file


def fill(page, **values):
    for name, value in values.items():
        field = page.locator(f"main [name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def press(page):
    """The one filled button of the page."""
    page.locator("main .primary").first.click()
    page.wait_for_load_state()


def test_from_the_first_account_to_the_convocations(new_context, empty, members):
    page = new_context(viewport={"width": 390, "height": 800}).new_page()
    page.set_default_timeout(TIMEOUT)
    page.goto(empty.url("first account", "ar"))
    password = {"password1": "kitab-azraq-42", "password2": "kitab-azraq-42"}
    fill(page, first_name="نعيمة", last_name="بنعلي", username="naima", **password)
    assert violations(page) == ""
    press(page)
    assert violations(page) == ""
    key = page.locator(".key-text").inner_text().replace(" ", "")
    fill(page, code=format_hotp_value(hotp_value(key, int(time.time()) // 30)))
    press(page)
    assert page.locator(".code-list li").count() == 10
    assert violations(page) == ""
    page.goto(empty.base + "/setup/")
    assert violations(page) == ""

    press(page)
    fill(page, **BODY)
    page.locator("[data-preview] .official-head", has_text="جماعة أولاد تايمة").wait_for()  # while it is typed
    press(page)
    press(page)
    assert violations(page) == ""
    press(page)
    press(page)
    page.set_input_files("input[type=file]", members)
    press(page)
    assert violations(page) == ""
    press(page)
    assert page.url == empty.base + "/setup/"
    press(page)  # the rules are right
    press(page)
    assert violations(page) == ""
    press(page)
    page.locator("main .trail a").click()
    press(page)
    fill(page, day="15/12/2027", starts_at="10:00", place_ar="مقر الجماعة")
    press(page)
    page.wait_for_url("**/convocations/")

    letters = page.request.get(page.url.replace("/convocations/", "/convocations.pdf"))
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    text = subprocess.run(command, input=letters.body(), capture_output=True, check=True).stdout.decode()
    expected = [*BODY["commune_ar"].split(), *BODY["province_ar"].split(), *(name for m in MEMBERS for name in m[:2])]
    assert [word for word in expected if word not in words(text, "ar")] == []
    page.goto(empty.base + "/setup/")
    assert page.locator("main .primary").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
