"""The blocks of a printed page as paragraphs, lists and tables of a word processor."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from docx.oxml.ns import qn

from hayaa.core.word import numbering, tables
from hayaa.core.word.runs import Look, bookmark, contents, runs, words_of
from hayaa.core.word.xml import w

INLINE = ("a", "b", "br", "em", "i", "s", "span", "strong", "u")
STYLES = {
    "h1": "Title", "h2": "Heading1", "h3": "Heading2", "h4": "Heading3", "blockquote": "Quote", "td": "NoSpacing",
    "th": "NoSpacing", "official-head": "Letterhead", "paper-title": "Title", "paper-kind": "Subtitle",
    "paper-mark": "Subtitle", "paper-lines": "Subtitle", "minutes-state": "Subtitle", "signatures": "Subtitle",
    "signatory": "Signature",
}  # fmt: skip
SIGNED = ("prose", "points")  # their lists have signs or numbers
KEPT = ("adoption", "together")  # on one page
BESIDE = ("official-head", "signatures")  # their parts stand beside each other


@dataclass(frozen=True)
class Place:
    """Where a block stands: in which style and look, in how many lists (`depth`), and whether these have signs.

    `is_kept`: on one page with what follows.
    """

    look: Look
    style: str = "Normal"
    is_signed: bool = False
    is_kept: bool = False
    depth: int = 0

    @classmethod
    def of(cls, language: str, style: str = "Normal") -> "Place":
        return cls(Look(language), style)

    @property
    def is_rtl(self) -> bool:
        return self.look.language == "ar"

    def inside(self, element: Any) -> "Place":
        names = [*element.get("class", "").split(), element.tag]
        return replace(
            self,
            look=self.look.of(element),
            style=next((STYLES[name] for name in names if name in STYLES), self.style),
            is_signed=self.is_signed or any(name in SIGNED for name in names),
            is_kept=self.is_kept or any(name in KEPT for name in names),
        )


class Writer:
    """Writes the blocks of one document; knows the lists and bookmarks that it has so far."""

    def __init__(self, numbers: Any):
        self.numbering = numbering.Numbering(numbers)
        self.bookmarks = count(1)

    def blocks(self, element: Any, place: Place) -> Iterator[Any]:
        """What stands in an element: its blocks, and a paragraph of the words before, between and after them."""
        loose: list[Any] = []
        for piece in contents(element):
            if isinstance(piece, str) or piece.tag in INLINE:
                loose.append(piece)
                continue
            yield from self._paragraph(loose, place)
            loose = []
            yield from self._block(piece, place.inside(piece))
        yield from self._paragraph(loose, place, element.get("id", ""))

    def _block(self, element: Any, place: Place) -> Iterator[Any]:
        if element.tag in ("ul", "ol"):
            yield from self._list(element, place)
        elif element.tag == "table":
            yield from tables.table(element, place.is_rtl, lambda cell: self._cell(cell, place.inside(cell)))
        elif any(name in BESIDE for name in element.get("class", "").split()):
            yield from tables.beside(element, place.is_rtl, lambda part: self._cell(part, place.inside(part)))
        else:
            yield from self.blocks(element, place)

    def _cell(self, element: Any, place: Place) -> list[Any]:
        return list(self.blocks(element, place)) or [w("p", _properties(place))]

    def _list(self, element: Any, place: Place) -> Iterator[Any]:
        """The first paragraph of each item has its sign, the others stand below it."""
        if not place.is_signed:
            yield from self.blocks(element, place)
            return
        number = self.numbering.begin(element.tag, place.depth)
        for item in element.iterfind("li"):
            inside = replace(place.inside(item), style="ListParagraph", depth=place.depth + 1)
            for n, block in enumerate(self.blocks(item, inside)):
                properties = block.find(qn("w:pPr"))
                if properties is not None and properties.numPr is None and properties.ind is None:
                    numbering.put(properties, number if n == 0 else None, place.depth)
                yield block

    def _paragraph(self, pieces: list[Any], place: Place, name: str = "") -> Iterator[Any]:
        """Nothing without words; a paragraph all of whose words are in another language has the direction of that."""
        words = words_of(pieces, place.look)
        if not words:
            return
        found, languages = runs(words), {look.language for _words, look in words}
        if len(languages) == 1:
            place = replace(place, look=replace(place.look, language=languages.pop()))
        if name:
            key = next(self.bookmarks)
            found = [w("bookmarkStart", id=key, name=bookmark(name)), *found, w("bookmarkEnd", id=key)]
        yield w("p", _properties(place), *found)


def _properties(place: Place) -> Any:
    """Of a paragraph, the direction of its mark included, in the order that the format asks for."""
    return w(
        "pPr",
        w("pStyle", val=place.style),
        w("keepNext") if place.is_kept else None,
        w("bidi") if place.is_rtl else w("bidi", val=0),
        w("rPr", w("rtl")) if place.is_rtl else None,
    )
