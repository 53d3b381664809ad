"""The archive itself: written part by part, and read with the suspicion that a file from elsewhere deserves."""

import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from hayaa.backup import manifest
from hayaa.backup.manifest import FILES, ROWS, Manifest, Part, Refused

PIECE = 1024 * 1024  # bytes
LARGEST_MANIFEST = 64 * PIECE
LONGEST_LINE = 32 * PIECE
# What rows and files of ours come to is far below: more is made to fill a disk.
GROWTH, ALLOWED_ANYHOW = 100, 64 * PIECE


class Archive:
    """An archive open for reading, whose manifest and list of parts have been found to agree."""

    def __init__(self, zipped: ZipFile):
        self._zip = zipped
        self.manifest = self._manifest()
        self._refuse_other_parts()

    def check(self) -> None:
        """Read everything once. Raises Refused at the first part that is not what the manifest says."""
        for part in self.manifest.parts:
            rows = sum(piece.count(b"\n") for piece in self.pieces(part))
            if part.table and rows != part.rows:
                raise Refused(f"The backup is damaged: {part.name} has {rows} rows instead of {part.rows}.")

    def pieces(self, part: Part) -> Iterator[bytes]:
        yield from self._checked(part, lambda opened: iter(partial(opened.read, PIECE), b""))

    def lines(self, part: Part) -> Iterator[bytes]:
        yield from self._checked(part, lambda opened: iter(partial(opened.readline, LONGEST_LINE), b""))

    def _checked(self, part, read) -> Iterator[bytes]:
        digest = sha256()
        try:
            with self._zip.open(part.name) as opened:
                for piece in read(opened):
                    digest.update(piece)
                    yield piece
        except (BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError, OSError) as error:
            raise Refused(f"The backup is damaged: {part.name} cannot be read ({error}).") from None
        if digest.hexdigest() != part.digest:
            raise Refused(f"The backup is damaged: {part.name} is not what was written.")

    def _manifest(self) -> Manifest:
        try:
            if self._zip.getinfo(manifest.NAME).file_size > LARGEST_MANIFEST:
                raise Refused("This is no backup of Hayaa: its manifest is too large.")
            return manifest.read(self._zip.read(manifest.NAME))
        except (KeyError, BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError):
            raise Refused("This is no backup of Hayaa: it has no manifest that can be read.") from None

    def _refuse_other_parts(self) -> None:
        found = sorted(
            (info.filename, info.file_size) for info in self._zip.infolist() if info.filename != manifest.NAME
        )
        if found != sorted((part.name, part.size) for part in self.manifest.parts):
            raise Refused("The backup is damaged: its parts are not those of its manifest.")
        packed = sum(info.compress_size for info in self._zip.infolist())
        if sum(size for _, size in found) > GROWTH * packed + ALLOWED_ANYHOW:
            raise Refused("The backup unpacks to more than a hundred times its own size: it is not taken.")


class Writer:
    """An archive being written; `parts` are those that stand in it already."""

    def __init__(self, zipped: ZipFile):
        self._zip = zipped
        self.parts: list[Part] = []

    def rows(self, table: str, columns: list[str], lines: Iterable[bytes]) -> None:
        self._add(f"{ROWS}{table}.jsonl", lines, compression=ZIP_DEFLATED, columns=columns)

    def file(self, name: str, opened: IO[bytes]) -> None:
        """Scans and office documents are compressed as they are."""
        self._add(f"{FILES}{name}", iter(partial(opened.read, PIECE), b""), compression=ZIP_STORED)

    def finish(self, about: Manifest) -> None:
        self._zip.writestr(_info(manifest.NAME, ZIP_DEFLATED), about.written())

    def _add(self, name, pieces, *, compression, columns=()):
        size, rows, digest = 0, 0, sha256()
        with self._zip.open(_info(name, compression), "w", force_zip64=True) as target:
            for piece in pieces:
                target.write(piece)
                digest.update(piece)
                size += len(piece)
                rows += 1
        self.parts.append(Part(name, size, digest.hexdigest(), rows if name.startswith(ROWS) else 0, list(columns)))


def _info(name: str, compression: int) -> ZipInfo:
    info = ZipInfo(name)
    info.compress_type = compression
    info.external_attr = 0o600 << 16
    return info


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Raises Refused where there is no archive of ours at `path`."""
    try:
        zipped = ZipFile(path)
    except (FileNotFoundError, IsADirectoryError):
        raise Refused(f"There is no file {path}.") from None
    except (BadZipFile, OSError) as error:
        raise Refused(f"{path} cannot be read as a backup: {error}.") from None
    with zipped:
        yield Archive(zipped)


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` that gets its name once the block has ended well, and is on the disk for good.

    Readable by its owner only. Raises FileExistsError, not overwriting, where something has that name already.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield part
        _to_disk(part)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # the name is ours, or refused
        part.replace(path)
        _to_disk(path.parent)
    finally:
        part.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
