"""Which backups of a folder are kept: the newest of each of the last days, weeks and months that have one.

Periods are counted, not age: where backups have stopped, or the clock is wrong, nothing that is left goes.
"""

import re
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

WEEKS, MONTHS = 8, 24
A_DAY = 24 * 60 * 60  # seconds
PATTERN = "hayaa-%Y-%m-%dT%H%M%SZ.zip"
NAME = re.compile(r"hayaa-\d{4}-\d\d-\d\dT\d{6}Z\.zip")


def name_at(moment: datetime) -> str:
    """The name of a backup made at that moment, in UTC."""
    return f"{moment.astimezone(UTC):{PATTERN}}"


def kept(moments: Iterable[datetime], *, days: int) -> set[datetime]:
    """Those kept of the moments of all backups, `days` at least 1; the newest is always among them."""
    newest_first = sorted(moments, reverse=True)
    found: set[datetime] = set()
    for form, number in (("%Y-%m-%d", days), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        newest: dict[str, datetime] = {}
        for moment in newest_first:
            newest.setdefault(f"{moment:{form}}", moment)
        found.update(list(newest.values())[:number])
    return found


def sweep(folder: Path, *, days: int) -> list[Path]:
    """Delete the backups of the folder that are not kept; files with other names are left. They, sorted."""
    found = {path: _moment(path) for path in folder.iterdir() if NAME.fullmatch(path.name)}
    stays = kept(filter(None, found.values()), days=days)
    gone = sorted(path for path, moment in found.items() if moment and moment not in stays)
    for path in gone:
        path.unlink()
    for part in folder.glob(".hayaa-*.part"):  # of a backup that was killed
        if time.time() - part.stat().st_mtime > A_DAY:
            part.unlink()
    return gone


def _moment(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name, PATTERN).replace(tzinfo=UTC)
    except ValueError:
        return None
