"""Takes docs/picture.png from a running demonstration: .venv/bin/python docs/picture.py http://127.0.0.1:8000"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1440, "height": 1080}, color_scheme="light")
    page.goto(f"{sys.argv[1]}/plans/2022/")
    page.screenshot(path=Path(__file__).with_name("picture.png"))
    browser.close()
