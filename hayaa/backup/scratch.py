"""Folders beside the files of the body, for as long as a backup or a restore is at work."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from hayaa.backup.keeping import A_DAY

BACKUP, RESTORE = ".backup-", ".restore-"  # how the folders begin


@contextmanager
def beside_the_files(prefix: str) -> Iterator[Path]:
    """A folder on the disk of the files; what one that was killed left there a day ago goes first."""
    files = Path(settings.MEDIA_ROOT)
    files.mkdir(parents=True, exist_ok=True)
    for left in (*files.glob(f"{BACKUP}*"), *files.glob(f"{RESTORE}*")):
        if time.time() - left.stat().st_mtime > A_DAY:
            shutil.rmtree(left)
    with TemporaryDirectory(prefix=prefix, dir=files) as folder:
        yield Path(folder)
