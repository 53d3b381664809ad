"""What a word processor leaves in clean markup, put right: real lists, headings in order, tables with a header.

Works on the tree of markup that nh3 has cleaned; what comes of it is cleaned once more (`hayaa.core.richtext`).
"""

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from hayaa.core import bidi

WIDEST = 12  # columns of a table
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
INLINE = ("a", "br", "em", "strong", "u")
HOLDERS = ("blockquote", "li", "td", "th")
EMPTIED = (*HEADINGS, "p", "li", "ul", "ol", "blockquote", "table")
TURNED = ("p", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "td", "th")
BLANKS = re.compile("[ \u00a0\t]{2,}|\t")
# What Word writes before a false item: a bullet, or a sign or number that several blanks part from the words.
SIGN = re.compile(
    "\\s*(?:(?P<bullet>[·•▪■●◦‣➢➤\uf0b7\uf0a7])\\s*"
    "|(?:(?P<mark>[-–§oØüvq])|(?P<number>\\d{1,3})(?P<after>[.)-]-?))(?:[ \u00a0]*\t|[ \u00a0]{2,})\\s*)"
)
LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]")
ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
DIRECTION = {"ar": "rtl", "fr": "ltr"}
Element = ET.Element


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.builder = ET.TreeBuilder()

    def handle_starttag(self, tag, attrs):
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag == "br":
            self.builder.end(tag)

    def handle_endtag(self, tag):
        self.builder.end(tag)

    def handle_data(self, data):
        self.builder.data(data)


def read(text: str) -> Element:
    """The tree of well-formed markup, in a root of its own."""
    reader = _Reader()
    reader.feed(f"<root>{text}</root>")
    reader.close()
    return reader.builder.close()


def write(element: Element) -> str:
    """The markup inside an element."""
    return "".join(_written(element))


def _written(element: Element) -> Iterator[str]:
    for piece in _pieces(element):
        if isinstance(piece, str):
            yield html.escape(piece, quote=False)
            continue
        attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in piece.attrib.items())
        yield f"<{piece.tag}{attributes}>"
        if piece.tag != "br":
            yield from _written(piece)
            yield f"</{piece.tag}>"


def words(element: Element) -> str:
    return "".join(element.itertext())


def tidy(root: Element) -> Element:
    """A document's markup as its house writes it; a second time changes nothing more."""
    _walk(root, _plain)
    _walk(root, _blocks)
    _walk(root, _continued)
    _walk(root, _lists)
    _walk(root, _full)
    _headings(root)
    for table in list(root.iter("table")):
        _table(table)
    return root


def _pieces(element: Element) -> Iterator[str | Element]:
    """The content of an element in order: words and elements in turn."""
    yield element.text or ""
    for child in element:
        yield child
        yield child.tail or ""


def _fill(element: Element, pieces: Iterable[str | Element]) -> None:
    pieces = list(pieces)
    element.text = ""
    element[:] = []
    for piece in pieces:
        _add(element, piece)


def _add(element: Element, piece: str | Element) -> None:
    if not isinstance(piece, str):
        piece.tail = ""
        element.append(piece)
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + piece
    else:
        element.text = (element.text or "") + piece


def _walk(element: Element, change) -> None:
    """The content of each element replaced by what `change` makes of it, the innermost first."""
    for child in list(element):
        _walk(child, change)
    _fill(element, change(element))


def _has_words(element: Element) -> bool:
    return bool(bidi.VISIBLE.search(words(element)))


def _plain(element: Element) -> Iterator[str | Element]:
    """One name for each emphasis, links that lead somewhere, single blanks."""
    for piece in _pieces(element):
        if isinstance(piece, str):
            yield piece
        elif piece.tag == "a" and not piece.get("href", "").startswith(("http://", "https://", "mailto:")):
            yield from _pieces(piece)
        else:
            piece.tag = {"b": "strong", "i": "em"}.get(piece.tag, piece.tag)
            yield piece


def _blocks(element: Element) -> Iterator[str | Element]:
    """Loose words become paragraphs, and so does a `div`, or what stands in it."""
    loose = None
    for piece in _opened(element):
        if element.tag not in ("root", "blockquote"):
            yield piece
        elif not isinstance(piece, str) and piece.tag not in INLINE:
            yield piece
            loose = None
        elif loose is not None:
            _add(loose, piece)
        elif not isinstance(piece, str) or piece.strip():
            loose = Element("p")
            _add(loose, piece)
            yield loose


def _opened(element: Element) -> Iterator[str | Element]:
    for piece in _pieces(element):
        if isinstance(piece, str) or piece.tag != "div":
            yield piece
        elif any(child.tag not in INLINE for child in piece):
            yield from _pieces(piece)
        else:
            piece.tag = "p"
            yield piece


def _continued(element: Element) -> Iterator[str | Element]:
    """A list that goes on from another number keeps its numbers, as words: paper counts every list from one."""
    for piece in _pieces(element):
        start = "" if isinstance(piece, str) else piece.attrib.pop("start", "")
        if not start.isdecimal() or not 1 < int(start[:6]) < 10_000:
            yield piece
            continue
        for number, item in enumerate(piece, start=int(start)):
            if not len(item) or item[0].tag in INLINE:
                item.tag = "p"
            first = item if item.tag == "p" else item[0]
            first.text = f"{number}. {first.text or ''}"
            yield from [item] if item.tag == "p" else list(item)


def _lists(element: Element) -> Iterator[str | Element]:
    """Paragraphs that only look like items become items, a new sign under another one a list inside its item."""
    open_lists: list[tuple[str, Element]] = []
    for piece in list(_pieces(element)):
        if isinstance(piece, str):
            if piece.strip():
                open_lists = []
            yield piece
            continue
        kind, follows = _signed(piece, open_lists)
        if not kind:
            open_lists = []
            yield piece
            continue
        kinds = [known for known, _listed in open_lists]
        if kind in kinds and follows:
            del open_lists[kinds.index(kind) + 1 :]
        else:
            made = Element("ol" if kind.startswith("#") else "ul")
            if open_lists and kind not in kinds and not (kind.startswith("#") and kinds[-1][0] != "#"):
                open_lists[-1][1][-1].append(made)
            else:
                open_lists = []
                yield made
            open_lists.append((kind, made))
        item = ET.SubElement(open_lists[-1][1], "li")
        _add(item, piece)
    return


def _signed(piece: Element, open_lists) -> tuple[str, bool]:
    """The kind of sign that a paragraph begins with, taken off it, and whether it goes on with its list."""
    listed = piece.attrib.pop("class", "").startswith("MsoListParagraph")
    holder = piece
    while not (holder.text or "").strip() and len(holder) and holder[0].tag != "br":
        holder = holder[0]
    found = SIGN.match(holder.text or "") if piece.tag == "p" else None
    if not found:
        return ("•", True) if listed and piece.tag == "p" and _has_words(piece) else ("", False)
    kind = found["bullet"] or found["mark"] or f"#{found['after']}"
    number = int(found["number"] or 0)
    so_far = {known: len(made) for known, made in open_lists}.get(kind, 0)
    if found["number"] and number not in (1, so_far + 1):
        return "", False  # numbered from elsewhere: the words keep their numbers
    holder.text = (holder.text or "")[found.end() :]
    return kind, number != 1
