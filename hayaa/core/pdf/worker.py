"""The rendering process: everything loaded once, one document after the other, nothing fetched.

Run as `python -m hayaa.core.pdf FD STYLESHEET…` by `process.Renderer`; it ends when the other end of
its connection closes, so none is ever left behind.
"""

import gc
import json
import os
import resource
from multiprocessing.connection import Connection
from pathlib import Path

from hayaa.core.pdf.finisher import finisher

DONE, FAILED = b"+", b"-"
MEMORY = 1024 * 1024 * 1024  # bytes of address space


def main(descriptor: int, style_sheets: list[Path]) -> None:
    """Answer each document (JSON: html, language) by `DONE` and the PDF, or by `FAILED` and a sentence."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.nice(5)  # pages go first
    press = Press(style_sheets)
    connection = Connection(descriptor)
    while True:
        try:
            question = connection.recv_bytes()
        except EOFError:
            return
        gc.disable()
        try:
            answer = DONE + press.pdf(**json.loads(question))
        except MemoryError:
            answer = FAILED + b"The document needs more memory than is allowed."
        except Exception as error:
            answer = FAILED + f"{type(error).__name__}: {error}".encode()
        connection.send_bytes(answer)
        gc.enable()
        gc.collect()


class Press:
    """WeasyPrint with its fonts and style sheets ready."""

    def __init__(self, style_sheets):
        import weasyprint  # half a second: only in the process that needs it
        from weasyprint.text.fonts import FontConfiguration

        self.engine = weasyprint
        self.fetcher = _sealed(weasyprint.urls)
        self.fonts = FontConfiguration()
        self.styles = [
            weasyprint.CSS(filename=str(path), font_config=self.fonts, url_fetcher=self.fetcher)
            for path in style_sheets
        ]

    def pdf(self, html: str, language: str) -> bytes:
        page = self.engine.HTML(string=html, url_fetcher=self.fetcher)
        return page.write_pdf(
            stylesheets=self.styles,
            font_config=self.fonts,
            pdf_variant="pdf/ua-1",
            finisher=finisher(language),
        )


def _sealed(urls):
    """A fetcher that opens nothing: no file, no address, no data. Documents carry all they need in themselves."""

    class Sealed(urls.URLFetcher):
        def fetch(self, url, headers=None):
            raise ValueError("Documents refer to nothing outside themselves.")

    return Sealed()
