"""A backup, made while the program runs and people write."""

import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from hayaa.backup import rows
from hayaa.backup.archive import Writer, appearing, opened
from hayaa.backup.manifest import Manifest, Refused
from hayaa.backup.scratch import BACKUP, beside_the_files
from hayaa.backup.snapshot import migrations, snapshot

TRIES = 100  # some milliseconds each


def make(path: Path) -> Manifest:
    """Write database and files to `path`, read the whole again, and only then give it its name.

    Raises Refused, and leaves nothing behind, where something has that name or the tables are not the program's.
    """
    if path.exists():
        raise Refused(f"{path} is there already and is not overwritten: give another name.")
    try:
        return _made(path)
    except FileExistsError:
        raise Refused(f"Something else has written {path} meanwhile: give another name.") from None
    except FileNotFoundError:
        raise Refused(f"There is no folder {path.parent}.") from None


def _made(path):
    with appearing(path) as part:
        with ZipFile(part, "w") as zipped:
            written = _write(Writer(zipped))
        with opened(part) as archive:
            archive.check()
    marker().write_text(written.made_at)
    return written


def _write(writer):
    known = migrations()
    with _moment() as (files, lost):
        made_at = timezone.now()
        for name, held in files.items():
            with held.open("rb") as opened_file:
                writer.file(name, opened_file)
        for model in rows.taken():
            writer.rows(model._meta.label_lower, rows.columns_of(model), rows.lines(model))
    about = Manifest(
        program=program(),
        made_at=made_at.isoformat(timespec="seconds"),
        database=connection.vendor,
        migrations=known,
        parts=writer.parts,
        lost=sorted(lost),
    )
    writer.finish(about)
    return about


@contextmanager
def _moment() -> Iterator[tuple[dict[str, Path], set[str]]]:
    """Rows and files as they are together at one moment: where each file is held, and the names of those that are lost.

    A file that goes with its row while names are read belongs to no moment: we look again. One whose row stays is lost.
    """
    lost: set[str] = set()
    for _ in range(TRIES):
        with beside_the_files(BACKUP) as folder, snapshot():
            files = _held(rows.files_named(), folder)
            missing = {name for name, held in files.items() if held is None}
            if missing <= lost:
                yield {name: held for name, held in files.items() if held}, missing
                return
        lost = missing & set(rows.files_named())
    raise Refused("Files were removed all the while: begin again when fewer people write.")


def _held(names, folder) -> dict[str, Path | None]:
    """Each file under a second name in the folder; None where it is not there."""
    return {name: _linked(default_storage.path(name), folder / str(number)) for number, name in enumerate(names)}


def _linked(file, second):
    try:
        os.link(file, second)
    except FileNotFoundError:
        return None
    return second


def program():
    """The version of this program."""
    return tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]["version"]


def marker():
    """The file that says when the last backup was made."""
    return settings.VAR_DIR / "last-backup"
