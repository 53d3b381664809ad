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
PARTNERS = """الرمز,الاسم (بالعربية),الاسم (بالفرنسية),النوع
nasij,جمعية نسيج للنساء الحرفيات,Association Nasij des femmes artisanes,جمعية
oqba,تعاونية عقبة للفلاحة البيولوجية,Coopérative Oqba d’agriculture biologique,جمعية
"""  # both invented
MARGIN = 12  # pixels around a part of a page
COLOURS = 96  # a picture of a page needs no more, and stays below 60 KB


@dataclass(frozen=True)
class Picture:
    """What is taken: whose page, which element of it, in a window of how many pixels, after which steps."""

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
    """Three of the members, once; what the machine has not saved yet would be told of in the picture."""
    for row, status in enumerate(("present", "present", "excused")):
        page.locator(".sheet-row").nth(row).locator(f"label:has(input[value={status}])").click()
    page.locator(".sheet-row.unsaved").first.wait_for(state="detached")


def make_address(page):
    here = page.url
    page.goto(f"{here}new/")
    page.locator("main form button").first.click()
    page.goto(here)


def send_partners(page):
    file = {"name": "partners.csv", "mimeType": "text/csv", "buffer": PARTNERS.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.locator("main form button").first.click()


PICTURES = (
    phone("sign-in", "", "/accounts/login/", height=600),
    Picture("public-home", "", "/"),
    phone("reading", "council", "/reading/1/"),
    Picture("desk", "secretariat", "/", width=1200, height=760),
    phone("your-meeting", "member", "/meetings/14/"),
    phone("calendar", "member", "/calendar/", steps=make_address),
    Picture("meeting-new", "secretariat", "/meetings/new/", height=820),
    Picture("convocations", "secretariat", "/meetings/14/convocations/", height=820),
    phone("attendance", "secretariat", "/meetings/15/attendance/", height=760, start="#sheet", steps=tap_some),
    Picture("minutes", "secretariat", "/meetings/12/minutes/", height=760),
    Picture("opinion-text", "secretariat", "/opinions/3/text/ar/edit/", height=620),
    Picture("opinion-steps", "chair", "/opinions/2/"),
    Picture("statistics", "chair", "/attendance/", height=820),
    Picture("member", "secretariat", "/members/10/", height=700),
    Picture("letters", "secretariat", "/letters/"),
    Picture("axes", "secretariat", "/programmes/1/axes/", height=700),
    Picture("draft", "secretariat", "/plans/2023/", width=1300, height=760, start="section:has(> * > #grid)"),
    Picture("difference", "secretariat", "/plans/2023/difference/", height=760),
    Picture("month", "secretariat", "/plans/2023/execution/", height=760),
    Picture("evidence", "secretariat", "/activities/20/", height=820),
    Picture("progress", "secretariat", "/plans/2023/progress/", height=760),
    Picture("report", "secretariat", "/reports/2023/first-half/", height=820),
    Picture("deposit", "secretariat", "/opinions/1/", height=620, start="#council"),
    Picture("follow-up", "secretariat", "/recommendations/", width=1300, height=760),
    Picture("import", "secretariat", "/import/partners/", steps=send_partners),
    Picture("setup", "secretariat", "/setup/committees/", height=700),
    Picture("settings", "secretariat", "/settings/", width=800, start="fieldset:has([name=quorum_first])"),
)


def take(page, base, picture, language):
    """The picture as an image: as much of its element as the window holds, in the language given."""
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    page.goto(f"{base}{'/fr' if language == 'fr' else ''}{picture.path}")
    if picture.steps:
        picture.steps(page)
    page.evaluate("document.fonts.ready")
    element = page.locator(picture.start).first
    margin = 0 if picture.start in ("body", "main") else MARGIN
    element.evaluate("(element, margin) => scrollBy(0, element.getBoundingClientRect().top - margin)", margin)
    box = element.bounding_box()
    left, right = max(box["x"] - margin, 0), min(box["x"] + box["width"] + margin, picture.width)
    top, bottom = max(box["y"] - margin, 0), min(box["y"] + box["height"] + margin, picture.height)
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    return Image.open(BytesIO(page.screenshot(clip=clip)))


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


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        database = empty_database({"ENGINE": "django.db.backends.sqlite3"}, Path(folder), "pictures")
        load = [sys.executable, "manage.py", "load_demo", "--verbosity=0"]
        subprocess.run(load, cwd=ROOT, env=environment(database), check=True)
        with serving(database, {}, Path(folder) / "server.log") as site:
            take_all(site.base, sys.argv[1:])
