"""What an archive says of itself: its parts with size and digest, and one hash over everything that is recorded."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

NAME = "manifest.json"
KIND, FORMAT = "hayaa-backup", 1
ROWS, FILES = "rows/", "files/"
SAFE = re.compile(r"(rows|files)(/(?!\.)[\w.@+ -]+)+")  # nothing that leads out of its folder, on any system
LONGEST = 500  # characters of the name of a part


class Refused(Exception):
    """Why nothing was done, in a sentence for whoever operates the program."""


@dataclass(frozen=True)
class Part:
    """A file of the archive: the rows of a table, one a line, or a file that a row names. `size` is in bytes."""

    name: str
    size: int
    digest: str
    rows: int = 0
    columns: list[str] = field(default_factory=list)

    @property
    def table(self) -> str:
        """The label of the model whose rows these are; empty for a file."""
        return self.name.removeprefix(ROWS).removesuffix(".jsonl") if self.name.startswith(ROWS) else ""

    @property
    def file(self) -> str:
        """The name under which a row knows the file; empty for rows."""
        return self.name.removeprefix(FILES) if self.name.startswith(FILES) else ""


@dataclass(frozen=True)
class Manifest:
    """`migrations` are those of the program that made the archive; `lost` names files that were not to be found."""

    program: str
    made_at: str
    database: str
    migrations: list[str]
    parts: list[Part]
    lost: list[str] = field(default_factory=list)

    @property
    def content(self) -> str:
        return content_hash(self.parts)

    @property
    def tables(self) -> dict[str, Part]:
        return {part.table: part for part in self.parts if part.table}

    @property
    def files(self) -> list[Part]:
        return [part for part in self.parts if part.file]

    def written(self) -> str:
        about = {"kind": KIND, "format": FORMAT, "content": self.content, **asdict(self)}
        return json.dumps(about, ensure_ascii=False, indent=1)


def content_hash(parts: Iterable[Part]) -> str:
    """One sha256 over all rows; the same wherever the same rows are kept. Files count by the names in their rows."""
    tables = sorted((part.table, part.columns, part.digest) for part in parts if part.table)
    return sha256(json.dumps(tables).encode()).hexdigest()


def read(text: bytes) -> Manifest:
    """Raises Refused where it is no manifest of ours, of a later format, or contradicts itself."""
    try:
        about: dict[str, Any] = json.loads(text)
        kind, form = about.pop("kind"), about.pop("format")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused("This is no backup of Hayaa: its manifest cannot be read.") from None
    if kind != KIND:
        raise Refused("This is no backup of Hayaa.")
    if form != FORMAT:
        raise Refused(
            f"The backup has format {form}; this program reads format {FORMAT}: use the program that made it."
        )
    try:
        content = about.pop("content")
        manifest = Manifest(**{**about, "parts": [Part(**part) for part in about["parts"]]})
        _refuse_contradictions(manifest, content)
    except (KeyError, TypeError, AttributeError):
        raise Refused("The backup is damaged: its manifest lacks something.") from None
    return manifest


def _refuse_contradictions(manifest: Manifest, content: str) -> None:
    names = [part.name for part in manifest.parts]
    if len(set(names)) != len(names) or not all(
        isinstance(part.size, int) and part.size >= 0 for part in manifest.parts
    ):
        raise Refused("The backup is damaged: its manifest contradicts itself.")
    for name in names:
        if len(name) > LONGEST or not SAFE.fullmatch(name):
            raise Refused(f"The backup holds a part with a name that is not taken: {name[:80]!r}.")
    if manifest.content != content:
        raise Refused("The backup is damaged: the hash of its content is another than it says.")
