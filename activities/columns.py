"""How a printed year grid fills its sheet: the width of each column, and the largest type that still fits.

Texts in, estimates out, to some percent: what really fits a sheet only the renderer knows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
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

    @cache
    def weights(column: int, share: int) -> list[float]:
        """What a column this wide adds to the weight of each row: the highest cells count for nearly all of it."""
        return [_cell(texts, _room(share, characters)) ** SHARPNESS for texts in columns[column]]

    def height(column: int) -> float:
        """Of all rows, were this column a percent wider; it falls, too, when one of several high cells gets lower."""
        before, after = weights(column, shares[column]), weights(column, shares[column] + 1)
        return sum(max(0, r - b + a) ** (1 / SHARPNESS) for r, b, a in zip(row_weights, before, after, strict=True))

    while sum(shares) < total:
        row_weights = [sum(row) for row in zip(*map(weights, count(), shares), strict=True)]
        narrow = [n for n, share in enumerate(shares) if share < WIDEST] or range(len(shares))
        shares[min(narrow, key=height)] += 1
    return shares


def _least(column: Sequence[Sequence[str]], head: str, characters: float) -> int:
    text = " ".join(text for texts in column for text in texts)
    longest = max(map(len, BREAKS.split(text)))
    return max(FILLED if text else EMPTY, ceil(max(len(head) + 1, 1.1 * longest + PADDING) / characters))


def _height(rows: Cells, shares: list[int], characters: float) -> float:
    rooms = [_room(share, characters) for share in shares]
    return sum(MARGIN + max(LOWEST, *map(_cell, row, rooms)) for row in rows)


def _room(share: int, characters: float) -> float:
    """The characters that a line of a column holds."""
    return max(1.0, share * characters - PADDING)


def _cell(texts: Sequence[str], room: float) -> float:
    """The height of a cell, in lines: each paragraph takes a little more than its characters, as words are not cut."""
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n")]
    return FRAME * len(texts) + sum(0.6 + 1.1 * len(paragraph) / room for paragraph in paragraphs)
