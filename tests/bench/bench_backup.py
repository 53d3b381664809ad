"""How long a backup of 240,000 attendances takes, and its way back, and how much memory.

Run with an empty machine: `python -m tests.bench.bench_backup`, on a new database of DATABASE_URL or in memory. Beside
the rows there are 2,000 scans of 200 KB: ten years of a large body.
"""

import os
import resource
import secrets
import tempfile
import time
from datetime import date, timedelta
from datetime import time as time_of_day
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import override_settings  # noqa: E402

from committees.models import Attendance, Meeting, MeetingDocument  # noqa: E402
from hayaa.backup.making import make  # noqa: E402
from hayaa.backup.restoring import restore  # noqa: E402
from tests import factories  # noqa: E402

MEMBERS, MEETINGS, SCANS, SCAN = 31, 7742, 2000, 200 * 1024
FIRST = date(2004, 1, 1)


@transaction.atomic
def prepare():
    factories.body()
    by = factories.user(role="secretariat")
    members = [factories.member_in_office(number=number) for number in range(1, MEMBERS + 1)]
    days = (FIRST + timedelta(days=n) for n in range(MEETINGS))
    mandate = factories.meeting(state="draft").mandate
    about = {"mandate": mandate, "starts_at": time_of_day(16), "place_ar": "قاعة الاجتماعات", "state": "draft"}
    meetings = Meeting.objects.bulk_create(Meeting(day=day, **about) for day in days)
    for begin in range(0, MEETINGS, 100):  # no more in memory than a backup may take
        some = meetings[begin : begin + 100]
        Attendance.objects.bulk_create(
            Attendance(meeting=meeting, member=member, status="present", entered_by=by)
            for meeting in some for member in members
        )  # fmt: skip
    for n in range(SCANS):
        file = ContentFile(b"%PDF-1.7 %%EOF" + secrets.token_bytes(SCAN), "scan.pdf")
        MeetingDocument.objects.create(meeting=meetings[n], kind="report", added_by=by, filename="scan.pdf", file=file)


def measured(name, work):
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    result = work()
    seconds = time.monotonic() - began
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"{name} on {connection.vendor}: {seconds:.1f} s, memory grown by {grown:.0f} MB")  # noqa: T201
    return result


def main():
    folder = Path(tempfile.mkdtemp())
    storages = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
    with override_settings(VAR_DIR=folder, MEDIA_ROOT=folder / "files", STORAGES=storages):
        connection.creation.create_test_db(verbosity=0)
        prepare()
        made = measured("backup", lambda: make(folder / "a.zip"))
        size = (folder / "a.zip").stat().st_size / 1024 / 1024
        print(f"{sum(part.rows for part in made.parts)} rows, {len(made.files)} files, {size:.0f} MB")  # noqa: T201
        restored = measured("restore", lambda: restore(folder / "a.zip", replace=True))
        print("equal content hash:", restored.content == made.content)  # noqa: T201


if __name__ == "__main__":
    main()
