"""Tables of a printed page: merged cells, heads that are repeated on each page, columns as wide as on paper."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from hayaa.core import markup
from hayaa.core.word.xml import w

WIDTH = 9411  # twentieths of a point between the margins of the page
SHARE = re.compile(r"share-(\d+)")
NARROWEST = 12  # percent: room for «الرقم» in bold, in any face
SHADE = "F3EEE5"
Fill = Callable[[Any], list[Any]]


@dataclass(frozen=True)
class Cell:
    """A cell of a row: its source, or None where one of a row above goes on, or nothing is; `merge` as Word says it."""

    source: Any
    span: int
    merge: str = ""


def table(element: Any, is_rtl: bool, fill: Fill) -> Iterator[Any]:
    """The table and the empty paragraph that parts it from the next; nothing for a table without cells."""
    rows = [row for row in element.iter("tr") if len(row)]
    grid = _grid(rows)
    widths = _widths(element, max((sum(cell.span for cell in row) for row in grid), default=0))
    made = [
        w(
            "tr",
            w("trPr", w("cantSplit"), w("tblHeader") if source.getparent().tag == "thead" else None),
            *_cells(row, widths, fill),
        )
        for source, row in zip(rows, grid, strict=True)
    ]
    if made:
        yield from _table("TableGrid", is_rtl, widths, made)


def beside(element: Any, is_rtl: bool, fill: Fill) -> Iterator[Any]:
    """The parts of an element beside each other, in a table without lines."""
    widths = [WIDTH // len(element)] * len(element)
    row = w("tr", w("trPr", w("cantSplit")), *_cells([Cell(part, 1) for part in element], widths, fill))
    yield from _table("TableNormal", is_rtl, widths, [row])


def _table(style: str, is_rtl: bool, widths: list[int], rows: list[Any]) -> Iterator[Any]:
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        w("bidiVisual") if is_rtl else None,
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
    )
    yield w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *rows)
    yield w("p", w("pPr", w("pStyle", val="NoSpacing")))


def _grid(rows: list[Any]) -> list[list[Cell]]:
    """Every row with all its cells, those that go on from above and those that are missing included."""
    grid: list[list[Cell]] = []
    above: dict[int, tuple[int, int]] = {}  # by column: for how many rows a cell goes on, this one included; its span
    for row in rows:
        made: list[Cell] = []
        below: dict[int, tuple[int, int]] = {}
        column, sources = 0, iter(row)
        while True:
            if column in above:
                left, span = above[column]
                made.append(Cell(None, span, "continue"))
            elif (source := next(sources, None)) is not None:
                left, span = markup.span(source, "rowspan"), markup.span(source, "colspan")
                made.append(Cell(source, span, "restart" if left > 1 else ""))
            else:
                break
            if left > 1:
                below[column] = left - 1, span
            column += span
        grid.append(made)
        above = below
    widest = max((sum(cell.span for cell in row) for row in grid), default=0)
    missing = [widest - sum(cell.span for cell in row) for row in grid]
    return [[*row, Cell(None, number)] if number else row for row, number in zip(grid, missing, strict=True)]


def _widths(element: Any, columns: int) -> list[int]:
    """Those of its columns that say their share have it if it is not too small, the others share the rest."""
    said = [SHARE.search(column.get("class", "")) for column in element.iter("col")]
    shares = [max(int(found[1]), NARROWEST) if found else 0 for found in said][:columns]
    shares += [0] * (columns - len(shares))
    rest = (100 - sum(shares)) / max(shares.count(0), 1)
    return [round(WIDTH * (share or rest) / 100) for share in shares]


def _cells(row: list[Cell], widths: list[int], fill: Fill) -> Iterator[Any]:
    column = 0
    for cell in row:
        in_head = cell.source is not None and cell.source.tag == "th" and cell.source.get("scope") != "row"
        properties = w(
            "tcPr",
            w("tcW", w=sum(widths[column : column + cell.span]), type="dxa"),
            w("gridSpan", val=cell.span) if cell.span > 1 else None,
            w("vMerge", val=cell.merge) if cell.merge else None,
            w("shd", val="clear", color="auto", fill=SHADE) if in_head else None,
        )
        yield w("tc", properties, *([w("p")] if cell.source is None else fill(cell.source)))
        column += cell.span
