"""People who write all the while: threads that add pairs of records, and add and remove files, until they are ended.

A process of its own (`python -m tests.shell.writers`); it prints a line once all of them write.
"""

import sys
import threading
import uuid

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from activities.models import Partner  # noqa: E402
from committees.models import Meeting, MeetingDocument, User  # noqa: E402

THREADS = 4


def pair():
    """Both or none: who reads one of them alone has read two moments."""
    name = uuid.uuid4().hex[:12]
    with transaction.atomic():
        for side in ("left", "right"):
            Partner.objects.create(code=f"{side}-{name}", name_ar=side, name_fr=side)


def document(meeting, by):
    """A file that is added; every other one goes again with its row."""
    added = MeetingDocument.objects.create(
        meeting=meeting, kind="report", added_by=by, filename="r.pdf", file=ContentFile(b"%PDF-1.7 %%EOF", "r.pdf")
    )
    if added.pk % 2:
        added.delete()
        added.file.storage.delete(added.file.name)


def write(begun):
    meeting, by = Meeting.objects.first(), User.objects.first()
    while True:
        pair()
        document(meeting, by)
        connection.close()
        begun.release()


if __name__ == "__main__":
    begun = threading.Semaphore(0)
    for _ in range(THREADS):
        threading.Thread(target=write, args=(begun,), daemon=True).start()
    for _ in range(5 * THREADS):
        begun.acquire()
    print("writing", flush=True)  # noqa: T201
    sys.stdin.read()
