"""The rendering process: everything loaded once, one document after the other, nothing fetched.

Run as `python -m hayaa.core.press` by `process.Renderer` and imported nowhere else: the engine takes half a second
and 40 MB. It ends when the other end of its connection closes, so none is ever left behind.
"""

import gc
import json
import os
import resource
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from hayaa.core.press.answers import DONE, FAILED
from hayaa.core.press.finisher import finisher

OPTIONS = {"pdf_variant": "pdf/ua-1"}
MEMORY = 1024 * 1024 * 1024  # bytes of address space
FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "ctypes.dlopen")


def serve(descriptor: int, style_sheets: list[Path]) -> None:
    """Answer each question by `DONE` and the PDF, or by `FAILED` and a sentence.

    A question is JSON: html, language, and the seconds after which the process ends itself.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)  # pages go first
    press = Press(style_sheets)
    connection = Connection(descriptor)
    sys.addaudithook(_refuse)
    while True:
        try:
            question = json.loads(connection.recv_bytes())
        except EOFError:
            return
        signal.alarm(question.pop("seconds"))  # the parent kills sooner, but it may be gone by then
        gc.disable()
        answer = _answer(press, question)
        gc.enable()
        signal.alarm(0)
        try:
            connection.send_bytes(answer)
        except BrokenPipeError:
            return
        del question, answer
        gc.collect()


def _answer(press, question):
    try:
        return DONE + press.pdf(**question)
    except MemoryError:
        return FAILED + b"The document needs more memory than is allowed."
    except Exception as error:
        return FAILED + f"{type(error).__name__}: {error}".encode(errors="replace")


def _refuse(event, arguments):
    """A second lock behind the fetcher: once it is at work the process opens no connection and starts no program."""
    if event.startswith(FORBIDDEN):
        raise PermissionError(f"The rendering process may not: {event}")


class Sealed(URLFetcher):
    """Opens nothing: no file, no address, no data. Documents carry all they need in themselves."""

    def fetch(self, url, headers=None):
        raise ValueError("Documents refer to nothing outside themselves.")


class Press:
    """WeasyPrint with its fonts and style sheets ready."""

    def __init__(self, style_sheets: list[Path]):
        self.fetcher = Sealed()
        self.fonts = FontConfiguration()
        self.styles = [
            weasyprint.CSS(filename=path, font_config=self.fonts, url_fetcher=self.fetcher) for path in style_sheets
        ]

    def pdf(self, html: str, language: str) -> bytes:
        """A body that says data-larger, the class of a larger sheet, takes it when one page does not hold it."""
        page = weasyprint.HTML(string=html, url_fetcher=self.fetcher)
        document = self._laid_out(page)
        body = page.etree_element.find("body")
        if len(document.pages) > 1 and body.get("data-larger"):
            body.set("class", body.get("data-larger"))
            document = self._laid_out(page)
        return document.write_pdf(finisher=finisher(language), **OPTIONS)

    def _laid_out(self, page: weasyprint.HTML) -> weasyprint.Document:
        return page.render(stylesheets=self.styles, font_config=self.fonts, **OPTIONS)
