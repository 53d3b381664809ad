"""A printed page as a copy that a word processor can rework (decision 0026).

It is written from the HTML that the PDF is made of, so both have the same words in the same order; headings, lists
and tables become those of the word processor, and the direction of each paragraph, run and table is its own.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import lxml.html

from hayaa.core import bidi
from hayaa.core.word import furniture, styles
from hayaa.core.word.blocks import Place, Writer

PARSER = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def render(html: str, *, language: str) -> bytes:
    """The document as DOCX, the same bytes for the same HTML.

    `html` is a whole page that extends `print/base.html`, in `language` («ar», «fr»). What a file of this kind cannot
    hold (control characters) and what only marks direction is left out of the words. Links are fields inside the text:
    nothing in the file refers to anything outside it. Pictures are not taken over: no paper has any.
    """
    page = lxml.html.document_fromstring(bidi.HIDDEN.sub("", html).replace("\0", "").encode(), PARSER)
    document = docx.Document()
    styles.apply(document, language)
    writer = Writer(document.part.numbering_part.element)
    document.element.body[:-1] = writer.blocks(page.find("body/main"), Place.of(language))
    furniture.furnish(document, page, writer, language)
    out = BytesIO()
    document.save(out)
    return _undated(out)


def _undated(file: BytesIO) -> bytes:
    """The archive without the hour at which it was made."""
    out = BytesIO()
    with ZipFile(file) as dated, ZipFile(out, "w") as undated:
        for name in dated.namelist():
            undated.writestr(ZipInfo(name), dated.read(name), ZIP_DEFLATED)
    return out.getvalue()
