"""An archive written while it is sent: neither a file of it nor the whole is ever held in memory."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils import timezone


@dataclass(frozen=True)
class Entry:
    """A file of the archive. `pieces` is called when its turn comes; it raises FileNotFoundError for a lost file.

    `about` says what it is; `columns` explains its sheets: the name of each with the headings and what they mean.
    """

    name: str
    about: Any
    pieces: Callable[[], Iterable[bytes]]
    columns: Callable[[], Iterable[tuple[Any, Iterable[tuple[Any, Any]]]]] = list


@dataclass(frozen=True)
class Written:
    """An entry as it stands in the archive; `digest` is empty where its file was lost."""

    entry: Entry
    size: int = 0
    digest: str = ""


class _Out:
    """What the archive is written to: it is taken away piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """All that is written can be taken."""

    def taken(self) -> bytes:
        taken = b"".join(self._pieces)
        self._pieces.clear()
        return taken


def stream(entries: Iterable[Entry], *, name: str, describe: Callable[[list[Written]], str]) -> Iterator[bytes]:
    """The archive in pieces; its last file, `name`, describes the others.

    Where something fails on the way the archive has no end: no program opens it as if it were whole.
    """
    out, written = _Out(), []
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        for entry in entries:
            try:
                pieces = iter(entry.pieces())
            except FileNotFoundError:
                written.append(Written(entry))
                continue
            size, digest = 0, sha256()
            with archive.open(_info(entry.name), "w") as target:
                for piece in pieces:
                    target.write(piece)
                    digest.update(piece)
                    size += len(piece)
                    yield out.taken()
            written.append(Written(entry, size, digest.hexdigest()))
            yield out.taken()
        archive.writestr(_info(name), describe(written))
    yield out.taken()


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, timezone.localtime().timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
