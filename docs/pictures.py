"""Takes the pictures of the guide and of the README anew: .venv/bin/python docs/pictures.py [names of some]

Serves the demonstration body from a database of its own, which is thrown away. Chromium draws, Pillow makes small.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hayaa.settings")

from hayaa.demo.accounts import PASSWORD  # noqa: E402
from tests.browser.server import empty_database, environment, serving  # noqa: E402

GUIDE = ROOT / "hayaa" / "static" / "hayaa" / "help"
COLOURS = 96  # a picture of a page needs no more, and stays below 60 KB


@dataclass(frozen=True)
class Picture:
    """What is taken: whose page, from which element on, how wide and high in pixels, after which steps on it."""

    name: str
    role: str
    path: str
    width: int = 1000
    height: int = 620
    start: str = "main"
    steps: Callable | None = None


def phone(name, role, path, **values):
    return Picture(name, role, path, **{"width": 390, "height": 700, "start": "body", **values})


def tap_some(page):
    for row, status in enumerate(("present", "present", "excused")):
        page.locator(".sheet-row").nth(row).locator(
            f"input[value={status}] + *, label:has(input[value={status}])"
        ).first.click()


def make_address(page):
    page.locator("main form[action$='/new/'] button, main a[href$='/calendar/new/']").first.click()
    if page.url.endswith("/new/"):
        page.locator("main form button").first.click()


def send_template(page):
    template = page.request.get(page.url.rstrip("/") + ".xlsx").body()
    page.locator("input[type=file]").set_input_files(
        {"name": "m.xlsx", "mimeType": "application/zip", "buffer": template}
    )
    page.locator("main form button").first.click()


PICTURES = (
    phone("sign-in", "", "/accounts/login/", height=560),
    Picture("public-home", "", "/"),
    phone("reading", "council", "/reading/1/"),
    Picture("desk", "secretariat", "/", width=1200, height=760),
    phone("your-meeting", "member", "/meetings/14/"),
    phone("calendar", "member", "/calendar/", steps=make_address),
    Picture("meeting-new", "secretariat", "/meetings/new/", height=820),
    Picture("convocations", "secretariat", "/meetings/14/convocations/", height=820),
    phone("attendance", "secretariat", "/meetings/15/attendance/", start="#sheet", steps=tap_some),
    Picture("minutes", "secretariat", "/meetings/12/minutes/", height=760),
    Picture("opinion-text", "secretariat", "/opinions/3/text/ar/edit/", height=620),
    Picture("opinion-steps", "chair", "/opinions/2/"),
    Picture("statistics", "chair", "/attendance/", height=820),
    Picture("member", "secretariat", "/members/10/", height=700),
    Picture("letters", "secretariat", "/letters/"),
    Picture("axes", "secretariat", "/programmes/1/axes/", height=700),
    Picture("draft", "secretariat", "/plans/2023/", width=1300, height=760, start="#axes-and-months"),
    Picture("difference", "secretariat", "/plans/2023/difference/", height=760),
    Picture("month", "secretariat", "/plans/2023/execution/", height=760),
    Picture("evidence", "secretariat", "/activities/20/", height=820),
    Picture("progress", "secretariat", "/plans/2023/progress/", height=760),
    Picture("report", "secretariat", "/reports/2023/first-half/", height=820),
    Picture("deposit", "secretariat", "/opinions/1/", height=620, start="#council"),
    Picture("follow-up", "secretariat", "/recommendations/", height=760),
    Picture("import", "secretariat", "/import/members/", steps=send_template),
    Picture("setup", "secretariat", "/setup/committees/", height=700),
    Picture("settings", "secretariat", "/settings/", height=620, start="fieldset:has([name=first_call_quorum])"),
)


def take(page, base, picture, language):
    """The picture as an image: from the top of its element on, in the language given."""
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    page.goto(f"{base}{'/fr' if language == 'fr' else ''}{picture.path}")
    if picture.steps:
        picture.steps(page)
    page.evaluate("document.fonts.ready")
    top = page.locator(picture.start).first.evaluate("element => element.getBoundingClientRect().top + scrollY")
    bottom = page.evaluate("document.documentElement.scrollHeight")
    height = min(picture.height, bottom - top)
    clip = {"x": 0, "y": top, "width": picture.width, "height": height}
    return Image.open(BytesIO(page.screenshot(clip=clip, full_page=True)))


def save_small(image, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    image.convert("RGB").quantize(COLOURS).save(path, "WEBP", lossless=True, quality=100, method=6)


def sign_in(browser, base, role):
    page = browser.new_page(color_scheme="light", reduced_motion="reduce")
    if role:
        page.goto(f"{base}/accounts/login/")
        page.fill("input[name=login]", role)
        page.fill("input[name=password]", PASSWORD)
        page.locator("main form button").first.click()
        page.wait_for_url(f"{base}/")
    return page


def take_all(base, names):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        pages = {}
        for picture in (picture for picture in PICTURES if not names or picture.name in names):
            page = pages.setdefault(picture.role, None) or sign_in(browser, base, picture.role)
            pages[picture.role] = page
            for language in ("ar", "fr"):
                save_small(take(page, base, picture, language), GUIDE / language / f"{picture.name}.webp")
        if not names or "readme" in names:
            image = take(
                sign_in(browser, base, ""), base, Picture("readme", "", "/plans/2022/", 1440, 1080, "body"), "ar"
            )
            image.save(Path(__file__).with_name("picture.png"))
        browser.close()


with TemporaryDirectory() as folder:
    database = empty_database({"ENGINE": "django.db.backends.sqlite3"}, Path(folder), "pictures")
    load = [sys.executable, "manage.py", "load_demo", "--verbosity=0"]
    subprocess.run(load, cwd=ROOT, env=environment(database), check=True)
    with serving(database, {}, Path(folder) / "server.log") as site:
        take_all(site.base, sys.argv[1:])
