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
CELLS = ("td", "th")
TURNED = ("p", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "td", "th")
BLANKS = re.compile("[ \u00a0\t]{2,}|\t")
# What Word writes before a false item: a bullet, or a sign or number that several blanks part from the words.
SIGN = re.compile(
    "\\s*(?:(?P<bullet>[·•▪■●◦‣➢➤\uf0b7\uf0a7])\\s*"
    "|(?:(?P<mark>[-–§oØüvq])|(?P<number>\\d{1,3})(?P<after>[.)-]-?))(?:[ \u00a0]*\t|[ \u00a0]{2,})\\s*)"
)
LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]")
ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
TAG = re.compile(r'</?(?P<name>[a-z][a-z0-9]*)(?:[^<>"]|"[^"]*")*>')
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


def without_markup(text: str) -> str:
    """The words of markup, each block in a line of its own; what is only marked inside a line does not part it."""
    return html.unescape(TAG.sub(lambda tag: "" if tag["name"] in ("a", "em", "strong", "u") else "\n", text))


def tidy(root: Element) -> Element:
    """A document's markup as its house writes it; a second time changes nothing more."""
    for change in (_plain, _blocks, _full, _continued):
        _walk(root, change)
    _headings(root)
    for change in (_lists, _full, _single):
        _walk(root, change)
    for table in list(root.iter("table")):
        _table(table)
    return root


def _pieces(element: Element) -> list[str | Element]:
    """The content of an element in order: words and elements in turn."""
    found: list[str | Element] = [element.text or ""]
    for child in element:
        found += [child, child.tail or ""]
    return found


def _fill(element: Element, pieces: Iterable[str | Element]) -> None:
    pieces = list(pieces)  # before the element is emptied
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
    """One name for each emphasis, none around whole paragraphs, and only links that lead somewhere."""
    for piece in _pieces(element):
        if isinstance(piece, str):
            yield piece
            continue
        piece.tag = {"b": "strong", "i": "em"}.get(piece.tag, piece.tag)
        stray = piece.tag == "a" and not piece.get("href", "").startswith(("http://", "https://", "mailto:"))
        around = piece.tag in (*INLINE, *HEADINGS, "p") and any(child.tag not in INLINE for child in piece)
        yield from _pieces(piece) if stray or around else [piece]


def _blocks(element: Element) -> Iterator[str | Element]:
    """Loose words become paragraphs, and so does a `div`, or what stands in it."""
    loose = None
    mixed = element.tag in ("li", *CELLS) and any(child.tag not in INLINE for child in element)
    for piece in _opened(element):
        if element.tag in ("ul", "ol") and not isinstance(piece, str) and piece.tag != "li":
            item = Element("li")
            _add(item, piece)
            yield item
        elif not mixed and element.tag not in ("root", "blockquote"):
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
        is_stray = not isinstance(piece, str) and piece.tag == "li" and element.tag not in ("ul", "ol")
        if isinstance(piece, str) or (piece.tag != "div" and not is_stray):
            yield piece
        elif any(child.tag not in INLINE for child in piece):
            yield from _pieces(piece)
        else:
            piece.tag = "p"
            yield piece


def _continued(element: Element) -> Iterator[str | Element]:
    """A list that goes on from another number keeps its numbers, as words: paper counts every list from one."""
    for piece in _pieces(element):
        begin = 1 if isinstance(piece, str) else _number(piece.attrib.pop("start", ""))
        if isinstance(piece, str) or begin == 1:
            yield piece
            continue
        for number, item in enumerate(piece, start=begin):
            if all(child.tag in INLINE for child in item):
                item.tag = "p"
            blocks = [item] if item.tag == "p" else list(item)
            if blocks[0].tag != "p":
                blocks.insert(0, Element("p"))
            blocks[0].text = f"{number}. {blocks[0].text or ''}"
            yield from blocks


def _lists(element: Element) -> Iterator[str | Element]:
    """Paragraphs that only look like items become items, a new sign under another one a list inside its item."""
    open_lists: list[tuple[str, Element]] = []
    for piece in _pieces(element):
        if isinstance(piece, str):
            if piece.strip():
                open_lists = []
            yield piece
            continue
        kind, follows = _signed(piece, open_lists) if element.tag != "li" else ("", False)
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
        _add(ET.SubElement(open_lists[-1][1], "li"), piece)


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


def _full(element: Element) -> Iterator[str | Element]:
    """Nothing without a word in it, cells of a table apart."""
    for piece in _pieces(element):
        if isinstance(piece, str) or piece.tag in ("br", *CELLS) or _has_words(piece):
            yield piece
        elif piece.tag in INLINE:
            yield from _pieces(piece)
        elif piece.tag in ("thead", "tbody", "tfoot", "tr") and len(piece):
            yield piece


def _single(element: Element) -> Iterator[str | Element]:
    for piece in _pieces(element):
        yield BLANKS.sub(" ", piece) if isinstance(piece, str) else piece


def _headings(root: Element) -> None:
    """Two levels below the title of the section, the deeper one after the other; elsewhere a bold paragraph."""
    titles = [child for child in root if child.tag in HEADINGS]
    highest = min((title.tag for title in titles), default="")
    for element in list(root.iter()):
        if element.tag in HEADINGS:
            _walk(element, _regular)
        if element.tag in HEADINGS and element not in titles:
            element.tag = "p"
            bold = Element("strong")
            _fill(bold, _pieces(element))
            _fill(element, [bold])
    for n, title in enumerate(titles):
        title.tag = "h4" if n and title.tag > highest else "h3"


def _regular(element: Element) -> Iterator[str | Element]:
    for piece in _pieces(element):
        yield from _pieces(piece) if not isinstance(piece, str) and piece.tag == "strong" else [piece]


def _table(table: Element) -> None:
    """Spans that fit, and a header: the first row where none is marked."""
    rows = [row for part in table for row in part if row.tag == "tr"]
    for left, row in zip(range(len(rows), 0, -1), rows, strict=True):
        for cell in row:
            _bound(cell, "colspan", WIDEST + 1)
            _bound(cell, "rowspan", left)
    head = _header(rows)
    parts = [(tag, part) for tag, part in (("thead", rows[:head]), ("tbody", rows[head:])) if part]
    _fill(table, [Element(tag) for tag, _rows in parts])
    for element, (_tag, part) in zip(table, parts, strict=True):
        _fill(element, part)


def _number(value: str) -> int:
    return max(int(value[:4]), 1) if value.isascii() and value.isdigit() else 1


def span(cell: Element, name: str) -> int:
    return _number(cell.get(name, ""))


def _bound(cell: Element, name: str, most: int) -> None:
    number = min(span(cell, name), most)
    cell.attrib.pop(name, None)
    if number > 1:
        cell.set(name, str(number))


def _header(rows: list[Element]) -> int:
    """Marks the header of a table; how many of its first rows are nothing else."""
    deep = max((span(cell, "rowspan") for cell in rows[0]), default=1) if rows else 0
    if deep < len(rows) and not any(cell.tag == "th" for row in rows for cell in row):
        for cell in (cell for row in rows[:deep] for cell in row if _has_words(cell)):
            cell.tag = "th"
    head = next((n for n, row in enumerate(rows) if not _titles(row)), 0)
    for n, row in enumerate(rows):
        for cell in row.iterfind("th"):
            cell.set("scope", "col" if n < max(head, 1) else "row")
    crossed = any(n + span(cell, "rowspan") > head for n, row in enumerate(rows[:head]) for cell in row)
    return 0 if crossed else head


def _titles(row: Element) -> bool:
    return row.find("th") is not None and not any(cell.tag == "td" and _has_words(cell) for cell in row)


def direct(element: Element, language: str) -> Element:
    """Marks each block whose letters are mainly of the other script, and isolates what is foreign in its words."""
    _fill(element, (bidi.isolate(piece, language) if isinstance(piece, str) else piece for piece in _pieces(element)))
    for child in element:
        own = (script(child) or language) if child.tag in TURNED else language
        if own != language:
            child.set("lang", own)
            child.set("dir", DIRECTION[own])
        direct(child, own)
    return element


def script(element: Element) -> str:
    """The language whose letters most of the words are written in; empty when there are none, or as many of both."""
    arabic, latin = (len(letters.findall(words(element))) for letters in (ARABIC, LATIN))
    return "" if arabic == latin else "ar" if arabic > latin else "fr"
