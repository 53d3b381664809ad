"""The rendering process as its parent sees it: started when first needed, watched, replaced."""

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

from hayaa.core import press
from hayaa.core.pdf import sources
from hayaa.core.press.answers import DONE

SECONDS = 20  # a document that takes longer is given up
DOCUMENTS = 100  # a process is replaced after so many: memory grows a little with each
WAITING = 2  # with the one at work, three of the four threads of a web process: pages always keep one


class PdfError(Exception):
    """The document could not be made."""


class PdfTimeout(PdfError):
    """It took longer than `SECONDS`."""


class PdfBusy(PdfError):
    """Too many documents are waiting already; a moment later it will work."""


class Renderer:
    """One process and the lock before it. Nothing is started until the first document is asked for."""

    def __init__(self, seconds: float = SECONDS, documents: int = DOCUMENTS):
        self.seconds, self.documents = seconds, documents
        self.process: subprocess.Popen | None = None
        self._connection: Connection | None = None
        self._made = 0
        self._loaded = ""
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(1 + WAITING)

    def render(self, html: str, language: str, *, meanwhile: Callable[[], bytes | None] = lambda: None) -> bytes:
        """The PDF of a page; see `hayaa.core.pdf.render` for the errors.

        `meanwhile` is asked when our turn has come: somebody before us may have had the same document made.
        """
        if not self._places.acquire(blocking=False):
            raise PdfBusy("Too many documents are waiting.")
        try:
            if not self._lock.acquire(timeout=self.seconds):
                raise PdfBusy("The document before this one takes too long.")
            try:
                return meanwhile() or self._ask({"html": html, "language": language})
            finally:
                self._lock.release()
        finally:
            self._places.release()

    def stop(self) -> None:
        """End the process at once; the next document starts a new one."""
        if self._connection:
            self._connection.close()
        if self.process:
            self.process.kill()
            self.process.wait()
        self.process = self._connection = None

    def _ask(self, question: dict) -> bytes:
        for attempt in (1, 2):
            try:
                answer = self._answer(question)
                break
            except (EOFError, OSError) as error:
                # It died: killed from outside, or out of memory. Once may be chance.
                self.stop()
                if attempt == 2:
                    raise PdfError("The rendering process died twice on this document.") from error
        if not answer.startswith(DONE):
            self.stop()  # what is left in it after a failure is not known
            raise PdfError(answer[1:].decode())
        return answer[1:]

    def _answer(self, question: dict) -> bytes:
        process, connection = self._running()
        late = threading.Event()

        def give_up():
            late.set()
            process.kill()

        # A watch over the whole exchange: a stuck process may as well not read its question, or stop half-way.
        watch = threading.Timer(self.seconds, give_up)
        watch.start()
        try:
            # It ends itself a little after we would have ended it: by then we may be gone.
            connection.send_bytes(json.dumps({**question, "seconds": round(self.seconds) + 5}).encode())
            answer = connection.recv_bytes()
        except (EOFError, OSError) as error:
            if not late.is_set():
                raise
            self.stop()
            raise PdfTimeout(f"The document took longer than {self.seconds} seconds.") from error
        finally:
            watch.cancel()
        self._made += 1
        if self._made >= self.documents:
            self.stop()
        return answer

    def _running(self) -> tuple[subprocess.Popen, Connection]:
        """The process and the connection to it; a new one where there is none, or its style sheets were edited."""
        if self._loaded != sources.digest():
            self.stop()
        if self.process is None or self._connection is None:
            self.process, self._connection = self._started()
        return self.process, self._connection

    def _started(self) -> tuple[subprocess.Popen, Connection]:
        if not sources.configuration().exists():
            raise PdfError("The fonts of documents are missing: python manage.py build_fonts makes them.")
        self._loaded, self._made = sources.digest(), 0
        ours, theirs = Pipe()
        with contextlib.closing(theirs):
            process = subprocess.Popen(
                [sys.executable, "-m", press.__name__, str(theirs.fileno()), *map(str, sources.style_sheets())],
                cwd=Path(__file__).parents[3],
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # Ctrl-C is for the server; the process ends when its connection does
            )
        return process, ours

    def _environment(self) -> dict[str, str]:
        """Nothing of the server's environment (its secrets) goes to the process that reads people's text."""
        return {
            "PATH": os.defpath,
            "LANG": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1",
            "FONTCONFIG_FILE": str(sources.configuration()),
        }


@cache
def renderer() -> Renderer:
    """The renderer of this server process, ended with it."""
    renderer = Renderer()
    atexit.register(renderer.stop)
    return renderer
