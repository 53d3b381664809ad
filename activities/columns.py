"""How a printed year grid fills its sheet: the width of each column, and the largest type that still fits.

Texts in, estimates out, to some percent: what really fits a sheet only the renderer knows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

Cells = Sequence[Sequence[Sequence[str]]]  # for each row, for each column, the texts one under the other
SIZES = (150, 140, 130, 120, 110, 100)  # of the type, in percent of the smallest that is legible
BREAKS = re.compile("[ \n]")  # where lines may end: not at a no-break space
EMPTY, FILLED, WIDEST = 4, 6, 13  # percent: the least width of a column, and the most it is given
PADDING = 3.5  # beside the text of a cell, in characters
MARGIN = 0.5  # above and below the blocks of a cell, in lines
FRAME = 0.6  # above and below the text of a block, in lines
LOWEST = 3.5  # lines of a row: the name of its axis
SHARPNESS = 5  # how nearly a row counts as high as its highest cell: less makes the columns more even


@dataclass(frozen=True)
class Sheet:
    """What a sheet holds in the smallest type: characters in a hundredth of its width, lines in its height."""

    name: str
    characters: float
    lines: float


@dataclass(frozen=True)
class Fit:
    """A sheet, the size of the type in percent of the smallest, and the widths of the columns in percent."""

    sheet: str
    size: int
    shares: tuple[int, ...]


def fit(rows: Cells, heads: Sequence[str], sheets: Sequence[Sheet], *, total: int) -> Fit:
    """The first sheet that holds these rows, in the largest type that it allows; else the last, in the smallest.

    `heads` are the words above the columns; the columns add up to `total` percent of the width.
    """
    for sheet in sheets:
        for size in SIZES:
            characters = sheet.characters * 100 / size
            shares = _shares(rows, heads, characters, total)
            if sum(shares) == total and _height(rows, shares, characters) <= sheet.lines * 100 / size:
                return Fit(sheet.name, size, tuple(shares))
    while sum(shares) > total:
        shares[shares.index(max(shares))] -= 1
    return Fit(sheet.name, size, tuple(shares))


def _shares(rows: Cells, heads: Sequence[str], characters: float, total: int) -> list[int]:
    """Each column as wide as its longest word, then each percent where it makes the rows lowest.

    More than `total` where the words alone are too long for this type.
    """
    columns = list(zip(*rows, strict=True)) or [()] * len(heads)
    shares = [_least(column, head, characters) for column, head in zip(columns, heads, strict=True)]
    while sum(shares) < total:
        narrow = [n for n, share in enumerate(shares) if share < WIDEST] or range(len(shares))
        wider = min(narrow, key=lambda n: _smooth_height(rows, _widened(shares, n), characters))
        shares = _widened(shares, wider)
    return shares


def _widened(shares: list[int], column: int) -> list[int]:
    return [share + (n == column) for n, share in enumerate(shares)]


def _least(column: Sequence[Sequence[str]], head: str, characters: float) -> int:
    text = " ".join(text for texts in column for text in texts)
    longest = max(map(len, BREAKS.split(text)))
    return max(FILLED if text else EMPTY, ceil(max(len(head) + 1, 1.1 * longest + PADDING) / characters))


def _height(rows: Cells, shares: list[int], characters: float) -> float:
    return sum(MARGIN + max(LOWEST, *cells) for cells in _cells(rows, shares, characters))


def _smooth_height(rows: Cells, shares: list[int], characters: float) -> float:
    """Like the height, but it also falls when one of several equally high cells gets lower."""
    return sum(sum(cell**SHARPNESS for cell in cells) ** (1 / SHARPNESS) for cells in _cells(rows, shares, characters))


def _cells(rows: Cells, shares: list[int], characters: float) -> list[list[float]]:
    """The height of each cell, in lines."""
    rooms = [max(1.0, share * characters - PADDING) for share in shares]
    return [[sum(_lines(t, room) for t in texts) for texts, room in zip(row, rooms, strict=True)] for row in rows]


def _lines(text: str, room: float) -> float:
    """The height of a block. Lines end between words: each paragraph takes a little more than its characters."""
    return FRAME + sum(0.6 + 1.1 * len(paragraph) / room for paragraph in text.split("\n"))
