"""What stands around the text of a document: its page, its head and foot, and what the file says of itself."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from docx.shared import Mm

from hayaa.core.word.blocks import Place, Writer
from hayaa.core.word.styles import LANGUAGES
from hayaa.core.word.xml import w


def furnish(document: Any, page: Any, writer: Writer, language: str) -> None:
    """A4, the head of `print/base.html` from the second page on, its foot on all, after what this copy is."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(27), Mm(22)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    if language == "ar":
        section._sectPr.find("{*}docGrid").addprevious(w("bidi"))
    head, foot = (page.find_class(name)[0] for name in ("running-head", "running-foot"))
    _fill(section.header, writer.blocks(head, Place.of(language, "Header")))
    _note(foot.find_class("notes")[0])
    for place in (section.footer, section.first_page_footer):
        _fill(place, writer.blocks(foot, Place.of(language, "Footer")))
    _describe(document.core_properties, page, language)


def _fill(place: Any, blocks: Iterator[Any]) -> None:
    place.is_linked_to_previous = False
    place._element[:] = blocks


def _note(notes: Any) -> None:
    """What this copy is, before what is noted on the paper."""
    words = [_("Working copy: the official document is the one that was signed")]
    words += [note.text_content() for note in notes]
    notes.clear()
    notes.text = " · ".join(words)


def _describe(properties: Any, page: Any, language: str) -> None:
    """The body is the author; nobody's name stands in the file."""
    properties.title = page.findtext("head/title")
    properties.author = page.xpath("string(head/meta[@name='author']/@content)")
    properties.language = LANGUAGES[language]
    properties.comments = ""
    for hour in properties._element.xpath("dcterms:created | dcterms:modified"):
        properties._element.remove(hour)  # those of the library's empty document
