"""A backup put into a database: all of it or nothing, and nothing that is not exactly what was backed up."""

import os
import shutil
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction

from hayaa.backup import rows
from hayaa.backup.archive import Archive, opened
from hayaa.backup.manifest import Manifest, Part, Refused, content_hash
from hayaa.backup.scratch import RESTORE, beside_the_files
from hayaa.backup.snapshot import migrations


def restore(path: Path, *, replace: bool = False) -> Manifest:
    """Raises Refused, with everything as it was, for a backup that is damaged or foreign or of another version, and
    for a database that holds something, unless it is to be replaced.
    """
    with opened(path) as archive:
        _refuse_another_version(archive.manifest)
        archive.check()
        folder = Path(settings.MEDIA_ROOT)
        with beside_the_files(RESTORE) as staged:
            _refuse_without_room(archive.manifest, staged)
            _stage(archive, staged)
            replaced = _write(archive, staged, folder, replace)
        _afterwards(replaced - _named(archive.manifest))
        return archive.manifest


def content() -> str:
    """The content hash of this database."""
    return content_hash(_part(model) for model in rows.taken())


def _refuse_another_version(about):
    known = set(migrations())
    made_by = f"It was made by version {about.program} of the program: restore it with that one, then upgrade."
    if set(about.migrations) - known:
        raise Refused(f"The backup is newer than this program. {made_by}")
    if known - set(about.migrations):
        raise Refused(f"The backup is older than this program. {made_by}")
    if {model._meta.label_lower: rows.columns_of(model) for model in rows.taken()} != {
        table: part.columns for table, part in about.tables.items()
    }:
        raise Refused(f"The tables of the backup are not those of this program. {made_by}")


def _refuse_without_room(about, folder):
    needed, free = sum(part.size for part in about.files), shutil.disk_usage(folder).free
    if needed > free:
        raise Refused(f"The files need {needed >> 20} MB and the disk has {free >> 20} MB left: make room first.")


def _stage(archive: Archive, staged):
    """All files beside their place, on the disk for good."""
    for part in archive.manifest.files:
        path = staged / part.file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            for piece in archive.pieces(part):
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())


def _write(archive: Archive, staged, folder, replace):
    """One transaction: the rows, then the files in their places, and only then can anybody see either."""
    try:
        with transaction.atomic(durable=True):
            rows.close_to_writers()
            if rows.holds_anything() and not replace:
                raise Refused("This database holds records. To throw them away for those of the backup: --replace.")
            replaced = set(rows.files_named())
            rows.empty_all()
            for model in rows.taken():
                rows.insert(model, archive.lines(archive.manifest.tables[model._meta.label_lower]))
            connection.check_constraints()
            rows.set_sequences()
            _refuse_another_content(archive.manifest)
            for part in archive.manifest.files:
                place = folder / part.file
                place.parent.mkdir(parents=True, exist_ok=True)
                (staged / part.file).replace(place)
        return replaced
    except IntegrityError as error:
        raise Refused(f"The rows of the backup do not fit together: {error}") from None


def _refuse_another_content(about):
    if content() != about.content:
        raise Refused("What was written is not what the backup holds: nothing was restored.")
    if set(rows.files_named()) != _named(about):
        raise Refused("The backup is damaged: its files are not those that its rows name.")


def _named(about):
    """All files that the rows of the backup name, those that were lost included."""
    return {part.file for part in about.files} | set(about.lost)


def _part(model):
    digest = sha256()
    for line in rows.lines(model):
        digest.update(line)
    return Part(f"rows/{model._meta.label_lower}.jsonl", 0, digest.hexdigest(), columns=rows.columns_of(model))


def _afterwards(forgotten):
    """Nothing of what was before may answer from a cache or lie about."""
    ContentType.objects.clear_cache()
    cache.clear()
    for name in forgotten:
        default_storage.delete(name)
