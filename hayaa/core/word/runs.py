"""The words of a paragraph as runs, each of one direction and one look."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from hayaa.core import bidi
from hayaa.core.word.xml import text, w

BREAK = "\x0b"  # no words hold one: it was taken out with the other control characters
DOTS = "." * 40  # where a paper has a dotted line to be filled in
BLANKS = re.compile("[ \t\n\r\f]+")
SCHEMES = ("http://", "https://", "mailto:")
FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}  # the counters of `print/base.html`
ACCENT, MUTED = "A4421C", "5A6670"
TONES = {"document-number": ACCENT, "muted": MUTED, "count": MUTED, "notice": MUTED}
LONGEST_BOOKMARK = 40


@dataclass(frozen=True)
class Look:
    """How words look, in which language they are, and where they lead."""

    language: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    tone: str = ""
    link: str = ""
    field: str = ""

    def of(self, element: Any) -> "Look":
        """The look inside an element."""
        classes = element.get("class", "").split()
        return replace(
            self,
            language=element.get("lang", self.language),
            bold=self.bold or element.tag in ("b", "strong", "th"),
            italic=self.italic or element.tag in ("em", "i"),
            underlined=self.underlined or element.tag in ("u", "a"),
            struck=self.struck or element.tag == "s",
            tone=next((TONES[name] for name in classes if name in TONES), self.tone),
            link=element.get("href", "") if element.tag == "a" else self.link,
            field=next((FIELDS[name] for name in classes if name in FIELDS), ""),
        )


def words_of(pieces: Iterable[Any], look: Look) -> list[tuple[str, Look]]:
    """The words of inline content with the look of each, their blanks put together as a browser does."""
    return _collapsed(_words(pieces, look))


def runs(found: Iterable[tuple[str, Look]]) -> list[Any]:
    """Words as runs, fields and links."""
    made: list[Any] = []
    for target, group in groupby(found, key=lambda pair: (pair[1].link, pair[1].field)):
        made += _led([run for words, own in group for run in _runs(words, own)], *target)
    return made


def bookmark(name: str) -> str:
    return re.sub(r"\W", "_", name)[:LONGEST_BOOKMARK]


def _words(pieces: Iterable[Any], look: Look) -> Iterator[tuple[str, Look]]:
    for piece in pieces:
        if isinstance(piece, str):
            yield piece, look
        elif piece.tag == "br":
            yield BREAK, look
        elif "dotted" in piece.get("class", "").split():
            yield DOTS, look
        elif (own := look.of(piece)).field:
            yield "1", own  # until the word processor has counted
        else:
            yield from _words(contents(piece), own)


def contents(element: Any) -> Iterator[Any]:
    """The content of an element in order: words and elements in turn."""
    yield element.text or ""
    for child in element:
        yield child
        yield child.tail or ""


def _collapsed(found: Iterable[tuple[str, Look]]) -> list[tuple[str, Look]]:
    kept: list[tuple[str, Look]] = []
    after_blank = True
    for words, look in found:
        words = BLANKS.sub(" ", words)
        words = words.lstrip(" ") if after_blank else words
        if words:
            kept.append((words, look))
            after_blank = words.endswith((" ", BREAK))
    if kept and kept[-1][0].endswith(" "):
        words, look = kept.pop()
        kept += [(words.rstrip(" "), look)] if words.strip(" ") else []
    return kept


def _led(found: list[Any], link: str, field: str) -> list[Any]:
    """Runs inside what they lead to: a place of the document, or an address, as a field and not as a relation."""
    if link.startswith("#"):
        return [w("hyperlink", *found, anchor=bookmark(link[1:]))]
    if link.startswith(SCHEMES):
        address = link.replace("\\", "%5C").replace('"', "%22")
        return _field(f'HYPERLINK "{address}"', found)
    return _field(field, found) if field else found


def _field(instruction: str, shown: list[Any]) -> list[Any]:
    begin, parted, end = (w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    return [begin, w("r", text(f" {instruction} ", "instrText")), parted, *shown, end]


def _runs(words: str, look: Look) -> Iterator[Any]:
    """A run for each direction: in words of one script those of the other, and ranges of numbers, stand apart."""
    if words == BREAK:
        yield w("r", w("br"))
        return
    for n, part in enumerate(bidi.ISOLATES.split(bidi.isolate(words, look.language))):
        if part:
            yield w("r", _properties(look, is_rtl=(look.language == "ar") != (n % 2 == 1)), text(part))


def _properties(look: Look, *, is_rtl: bool) -> Any:
    """In the order that the format asks for."""
    return w(
        "rPr",
        *((w("b"), w("bCs")) if look.bold else ()),
        *((w("i"), w("iCs")) if look.italic else ()),
        w("strike") if look.struck else None,
        w("color", val=look.tone) if look.tone else None,
        w("u", val="single") if look.underlined else None,
        w("rtl") if is_rtl else None,
    )
