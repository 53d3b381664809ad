"""The rendering process as its parent sees it: started when first needed, watched, replaced."""

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
from functools import cache
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

from hayaa.core.pdf import sources, worker

SECONDS = 20  # a document that takes longer is given up
DOCUMENTS = 100  # a process is replaced after so many: memory grows a little with each
WAITING = 3  # so many requests may wait for the process; the others are sent away, so that pages keep their threads


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
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(1 + WAITING)

    def render(self, html: str, language: str) -> bytes:
        """The PDF of a page; see `hayaa.core.pdf.render` for the errors."""
        if not self._places.acquire(blocking=False):
            raise PdfBusy("Too many documents are waiting.")
        try:
            with self._lock:
                return self._ask(json.dumps({"html": html, "language": language}).encode())
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

    def _ask(self, question: bytes) -> bytes:
        for attempt in (1, 2):
            try:
                answer = self._answer(question)
                break
            except (EOFError, OSError) as error:
                # It died: killed from outside, or out of memory. Once may be chance.
                self.stop()
                if attempt == 2:
                    raise PdfError("The rendering process died twice on this document.") from error
        if not answer.startswith(worker.DONE):
            raise PdfError(answer[1:].decode())
        return answer[1:]

    def _answer(self, question: bytes) -> bytes:
        connection = self._connected()
        connection.send_bytes(question)
        if not connection.poll(self.seconds):
            self.stop()
            raise PdfTimeout(f"The document took longer than {self.seconds} seconds.")
        answer = connection.recv_bytes()
        self._made += 1
        if self._made >= self.documents:
            self.stop()
        return answer

    def _connected(self) -> Connection:
        if self._connection is None:
            ours, theirs = Pipe()
            with contextlib.closing(theirs):
                self.process = subprocess.Popen(
                    [sys.executable, "-m", __package__, str(theirs.fileno()), *map(str, sources.style_sheets())],
                    cwd=Path(__file__).parents[3],
                    env=self._environment(),
                    stdin=subprocess.DEVNULL,
                    pass_fds=[theirs.fileno()],
                    start_new_session=True,  # Ctrl-C is for the server; the process ends when its connection does
                )
            self._connection, self._made = ours, 0
        return self._connection

    def _environment(self) -> dict[str, str]:
        """Nothing of the server's environment (its secrets) goes to the process that reads people's text."""
        return {
            "PATH": os.defpath,
            "LANG": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1",
            "FONTCONFIG_FILE": str(sources.fonts() / "fonts.conf"),
        }


@cache
def renderer() -> Renderer:
    """The renderer of this server process, ended with it."""
    renderer = Renderer()
    atexit.register(renderer.stop)
    return renderer
