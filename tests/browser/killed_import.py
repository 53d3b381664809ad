"""`python -m tests.browser.killed_import FILE ROWS`: begins to enter a file of members and is killed at that row."""

import os
import signal
import sys
from itertools import count
from pathlib import Path

import django


def main(file, rows):
    from committees.models import User
    from hayaa.core.intake.reading import read
    from hayaa.intake.kinds import KINDS

    row = count(1)

    def tell():
        if next(row) == rows:
            os.kill(os.getpid(), signal.SIGKILL)

    with Path(file).open("rb") as content:
        tables = read(content, file)
    by = User.objects.get(username="secretariat")
    shown = KINDS["members"].review(tables, by=by)
    KINDS["members"].take(tables, by=by, expected=shown.fingerprint, tell=tell)


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1], int(sys.argv[2]))
