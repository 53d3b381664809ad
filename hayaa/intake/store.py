"""The file of an import between its review and its confirmation, how far its reading is, and whether it was called off.

Nothing of it is in the database: an import is one transaction, in which nobody outside could read how far it is.
"""

import json
import re
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

KEPT = 24 * 60 * 60  # seconds until a file that nobody confirmed is thrown away
TOKEN = re.compile(r"[\w-]{22}")
OFTEN = 0.25  # seconds between two notes of how far it is


class CalledOff(Exception):
    """The person who imports has called it off; nothing was saved."""


@dataclass
class Kept:
    """A file that was sent, in a folder of its own."""

    folder: Path

    def __post_init__(self):
        self.about = json.loads((self.folder / "about.json").read_text())
        self._rows, self._told = 0, 0.0

    @property
    def token(self):
        return self.folder.name

    def open(self):
        return (self.folder / "file").open("rb")

    def tell(self):
        """Count one more row. Raises CalledOff once somebody has called the import off."""
        self._rows += 1
        if time.monotonic() - self._told < OFTEN:
            return
        self._told = time.monotonic()
        (self.folder / "rows").write_text(str(self._rows))
        if (self.folder / "called-off").exists():
            raise CalledOff

    @property
    def rows(self):
        """How many rows have been read so far."""
        try:
            return int((self.folder / "rows").read_text() or 0)
        except FileNotFoundError:
            return 0

    def call_off(self):
        (self.folder / "called-off").touch()

    def forget(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def _root():
    return settings.VAR_DIR / "imports"


def keep(upload, *, kind, user):
    """Keep a file that was sent, for this person and this kind only."""
    _sweep()
    folder = _root() / secrets.token_urlsafe(16)
    folder.mkdir(parents=True, mode=0o700)
    upload.seek(0)
    with (folder / "file").open("wb") as out:
        shutil.copyfileobj(upload, out)
    (folder / "about.json").write_text(json.dumps({"name": upload.name, "kind": kind, "user": user.pk}))
    return Kept(folder)


def find(token, *, kind, user):
    """The file kept under this token, when it is theirs; None otherwise."""
    if not TOKEN.fullmatch(token):
        return None
    try:
        kept = Kept(_root() / token)
    except FileNotFoundError:
        return None
    return kept if (kept.about["kind"], kept.about["user"]) == (kind, user.pk) else None


def _sweep():
    """Throw away what nobody confirmed within a day."""
    if not _root().exists():
        return
    for folder in _root().iterdir():
        if time.time() - folder.stat().st_mtime > KEPT:
            shutil.rmtree(folder, ignore_errors=True)
