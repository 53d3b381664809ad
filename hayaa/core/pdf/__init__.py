"""HTML to PDF, in a warm process of its own, bounded in time and memory and sealed against fetching.

`render(html, language=…)` is all that the rest of the program needs; results are kept by their content
(decision 0002).
"""

from hayaa.core.pdf.cache import PdfCache
from hayaa.core.pdf.process import PdfBusy, PdfError, PdfTimeout, renderer

__all__ = ["PdfBusy", "PdfError", "PdfTimeout", "render"]


def render(html: str, *, language: str) -> bytes:
    """The document as tagged PDF: the same bytes for the same HTML, style sheets and fonts.

    `html` is a whole page, its `<title>` the title of the document; it refers to no file and no address. What
    `data-larger` on its body names becomes the class of the body when the document needs more than one page.
    `language` («ar», «fr») sets the direction in which the pages are bound. Raises PdfError, and of its kinds
    PdfTimeout when the page takes too long and PdfBusy when too many wait already.
    """
    cache = PdfCache()
    key = cache.key(html, language)
    found = cache.get(key)
    if found is None:
        found = renderer().render(html, language, meanwhile=lambda: cache.get(key))
        cache.put(key, found)
    return found
