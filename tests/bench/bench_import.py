"""How long the review of a spreadsheet of ten thousand attendances takes, and how much memory.

Run with an empty machine: `python -m tests.bench.bench_import`. A database in memory (or the one of DATABASE_URL),
31 members and 323 meetings; the file is read, understood and shown, nothing is entered.
"""

import os
import resource
import time
from datetime import date, timedelta
from io import BytesIO

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.utils import translation  # noqa: E402

from committees.resources import AttendanceSheet  # noqa: E402
from hayaa.core.intake.reading import read  # noqa: E402
from hayaa.intake.kinds import KINDS  # noqa: E402
from tests import factories  # noqa: E402
from tests.intake import book  # noqa: E402

MEMBERS, MEETINGS = 31, 323
FIRST = date(2022, 3, 1)


@transaction.atomic
def prepare():
    """The body, its members and its meetings, convened, and the rows that say who attended."""
    factories.body()
    members = [factories.member_in_office(number=number) for number in range(1, MEMBERS + 1)]
    days = [FIRST + timedelta(days=day) for day in range(MEETINGS)]
    for day in days:
        factories.meeting(day=day, state="convened")
    return [[day, member.number, "حاضرة"] for day in days for member in members]


def main():
    translation.activate("ar")
    connection.creation.create_test_db(verbosity=0)
    rows, by = prepare(), factories.user(role="secretariat")
    content = book(AttendanceSheet, *rows, columns=["meeting", "member", "status"])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    tables = read(BytesIO(content), "attendance.xlsx")
    understood = time.monotonic()
    review = KINDS["attendance"].review(tables, by=by)
    shown = time.monotonic()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"{len(review.sheets[0].lines)} rows, {len(content) / 1024:.0f} KB, {review.wrong} mistakes")  # noqa: T201
    print(f"read {understood - began:.2f} s, reviewed {shown - understood:.2f} s, memory grown by {grown:.0f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
