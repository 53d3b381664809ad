"""How long the server takes for a tap on the attendance sheet, and for the letters of a whole body.

Run with an empty machine: `python -m tests.bench.bench_attendance`. Real server, real database (SQLite, or that of
DATABASE_URL on its server), 31 members; times are those of the whole answer, seen from the same machine.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402

from tests.browser.server import postgresql_database, serving, sqlite_database  # noqa: E402
from tests.factories import PASSWORD  # noqa: E402

ROUNDS = 5


def token(page):
    return page.split('name="csrfmiddlewaretoken" value="')[-1].split('"')[0]


def signed_in(site):
    browser = build_opener(HTTPCookieProcessor())
    url = site.url("account_login", "ar")
    page = browser.open(url).read().decode()
    form = {"login": "secretariat", "password": PASSWORD, "csrfmiddlewaretoken": token(page)}
    browser.open(url, urlencode(form).encode())
    return browser


def taps(browser, address):
    """Seconds of each of 31 taps, over some rounds."""
    page = browser.open(address).read().decode()
    members = [part.split('"')[0] for part in page.split('data-member="')[1:]]
    seen, times = dict.fromkeys(members, 0), []
    for n in range(ROUNDS * len(members)):
        member = members[n % len(members)]
        status = ("present", "late", "absent")[n // len(members) % 3]
        data = {f"{member}-status": status, f"{member}-seen": seen[member], "csrfmiddlewaretoken": token(page)}
        request = Request(address, urlencode(data).encode(), {"Accept": "application/json"})
        began = time.perf_counter()
        answer = browser.open(request).read()
        times.append(time.perf_counter() - began)
        seen = {key: row["version"] for key, row in json.loads(answer)["rows"].items()}
    print(f"answer: {len(answer)} bytes; page: {len(page)} bytes")  # noqa: T201
    return times


def say(name, times):
    ordered = sorted(1000 * one for one in times)
    at = lambda share: ordered[min(len(ordered) - 1, int(share * len(ordered)))]  # noqa: E731
    print(f"{name}: median {statistics.median(ordered):.0f} ms, p95 {at(0.95):.0f} ms, max {ordered[-1]:.0f} ms")  # noqa: T201


def main():
    own = Path(tempfile.mkdtemp())
    server = settings.DATABASES["default"]
    postgresql = server["ENGINE"].endswith("postgresql")
    database, paths = postgresql_database(server, "bench") if postgresql else sqlite_database(own, own)
    with serving(database, paths, own / "server.log") as site:
        browser = signed_in(site)
        say(f"a tap, {server['ENGINE'].rsplit('.')[-1]}", taps(browser, site.url("phone", "ar") + "attendance/"))
        for language in ("ar", "fr"):
            for name in ("phone", "keyboard", "form"):
                began = time.perf_counter()
                size = len(browser.open(site.url(name, language) + "convocation.pdf").read())
                seconds = time.perf_counter() - began
                print(f"31 letters, {language}: {seconds:.2f} s, {size} bytes")  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
