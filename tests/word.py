"""What a test asks of a copy for word processors."""

from io import BytesIO

import docx

from hayaa.core.bidi import without_isolates
from hayaa.core.word.runs import DOTS

SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLOCKS = ("h1", "h2", "h3", "h4", "p", "li", "th", "td")


def read(content):
    return docx.Document(BytesIO(content))


def paragraphs(document):
    """The words of each paragraph in the order of the document, those in tables included; none without words."""
    return _told(
        docx.text.paragraph.Paragraph(element, document).text for element in document.element.body.iter(f"{SPACE}p")
    )


def printed(page):
    """The words of each block of a printed page, in the order of the page; a block ends where one in it begins."""
    told = [""]
    for event, element in _walked(page.find("body/main")):
        if element.tag in BLOCKS:
            told.append("")
        told[-1] += (element.text if event == "start" else element.tail) or ""
        if element.get("class") == "dotted" and event == "start":
            told[-1] += DOTS
        if element.tag == "br" and event == "start":
            told[-1] += " "
    return _told(told)


def _walked(element):
    yield "start", element
    for child in element:
        yield from _walked(child)
    yield "end", element


def _told(found):
    return [" ".join(words.split()) for words in map(without_isolates, found) if words.strip()]


def found(element, path):
    return _find(element, path) is not None


def attribute(element, path, name="val"):
    """What an element inside says; nothing of one that is there without it, None where it is missing."""
    inside = _find(element, path)
    return None if inside is None else inside.get(f"{SPACE}{name}", "")


def _find(element, path):
    return element.find("/".join(f"{SPACE}{step}" for step in path.split("/")))
