"""A backup, made while the program runs and people write."""

import tomllib
from pathlib import Path
from zipfile import ZipFile

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from hayaa.backup import rows
from hayaa.backup.archive import Writer, appearing, opened
from hayaa.backup.manifest import Manifest, Refused
from hayaa.backup.snapshot import migrations, snapshot

TRIES = 3


class _Outdated(Exception):
    """A row and its file went while the backup was made."""


def make(path: Path) -> Manifest:
    """Write database and files to `path`, read the whole again, and only then give it its name.

    Raises Refused, and leaves nothing behind, where something has that name or the tables are not the program's.
    """
    if path.exists():
        raise Refused(f"{path} is there already and is not overwritten: give another name.")
    for _ in range(TRIES):
        try:
            return _made(path)
        except _Outdated:
            continue
        except FileExistsError:
            raise Refused(f"Something else has written {path} meanwhile: give another name.") from None
        except FileNotFoundError:
            raise Refused(f"There is no folder {path.parent}.") from None
    raise Refused("Files were removed all the while: begin again when fewer people write.")


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
    with snapshot():
        made_at = timezone.now()
        missing = [name for name in rows.files_named() if not _add_file(writer, name)]
        for model in rows.taken():
            writer.rows(model._meta.label_lower, rows.columns_of(model), rows.lines(model))
    if set(missing) - set(rows.files_named()):
        raise _Outdated
    about = Manifest(
        program=program(),
        made_at=made_at.isoformat(timespec="seconds"),
        database=connection.vendor,
        migrations=known,
        parts=writer.parts,
        lost=missing,
    )
    writer.finish(about)
    return about


def _add_file(writer, name):
    try:
        opened_file = default_storage.open(name)
    except FileNotFoundError:
        return False
    with opened_file:
        writer.file(name, opened_file)
    return True


def program():
    """The version of this program."""
    return tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]["version"]


def marker():
    """The file that says when the last backup was made."""
    return settings.VAR_DIR / "last-backup"
