"""How much room the files of the body take, of what they may take together (`FILES_QUOTA`)."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache

from django.conf import settings

MB = 1024 * 1024
SHORT = 0.8  # of the quota: from here on the body is warned
A_MINUTE = 60  # seconds


def taken() -> int:
    """The bytes of all files that are kept; nobody but us puts any there."""
    return sum(_sizes(settings.MEDIA_ROOT))


def lately_taken() -> int:
    """The same, at most a minute old: for pages and monitors, which ask often."""
    return _taken_in(str(settings.MEDIA_ROOT), int(time.time() // A_MINUTE))


def quota() -> int:
    """Bytes."""
    return settings.FILES_QUOTA * MB


def is_short() -> bool:
    return lately_taken() >= SHORT * quota()


@lru_cache(maxsize=1)
def _taken_in(folder: str, minute: int) -> int:
    return sum(_sizes(folder))


def _sizes(folder: str | os.PathLike[str]) -> Iterator[int]:
    """Of each file below the folder. What goes while it is counted is none; nor is what a backup or a restore holds
    in folders with a dot: second names, and files that nobody has yet."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _sizes(entry.path)
            else:
                with suppress(FileNotFoundError):
                    yield entry.stat(follow_symlinks=False).st_size
