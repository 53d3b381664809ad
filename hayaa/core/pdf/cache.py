"""Documents kept by what they were made from; a document is never stale, only unused."""

import contextlib
import hashlib
import logging
import os
import threading
from pathlib import Path

from django.conf import settings

from hayaa.core.pdf import sources

logger = logging.getLogger(__name__)
LIMIT = 200 * 1024 * 1024  # bytes kept at most


class PdfCache:
    """A folder of PDF files named by the sha256 of their sources; the least used go first."""

    def __init__(self, folder: Path | None = None, limit: int = LIMIT):
        self.folder = folder or settings.VAR_DIR / "pdf"
        self.limit = limit

    def key(self, html: str, language: str) -> str:
        return hashlib.sha256(f"{sources.digest()}\0{language}\0{html}".encode()).hexdigest()

    def get(self, key: str) -> bytes | None:
        """The document, now among the last used; None when it is not kept."""
        path = self._path(key)
        try:
            found = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return found

    def put(self, key: str, pdf: bytes) -> None:
        """Keep the document whole or not at all: it appears under its name once it is written.

        A full disk is no reason to refuse the document to who asked for it.
        """
        part = self.folder / f".{key}.{os.getpid()}.{threading.get_ident()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._prune(len(pdf))
            part.write_bytes(pdf)
            part.replace(self._path(key))
        except OSError as error:
            logger.warning("A document could not be kept: %s", error)
            with contextlib.suppress(OSError):
                part.unlink()

    def clear(self) -> None:
        """Forget every document: each is made anew when it is asked for."""
        for path in self.folder.glob("*.pdf"):
            path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.pdf"

    def _prune(self, coming: int) -> None:
        kept = []
        for path in self.folder.iterdir():
            with contextlib.suppress(FileNotFoundError):  # another process prunes too
                kept.append((path.stat(), path))
        excess = sum(stat.st_size for stat, _ in kept) + coming - self.limit
        for stat, path in sorted(kept, key=lambda item: item[0].st_mtime):
            if excess <= 0:
                break
            path.unlink(missing_ok=True)
            excess -= stat.st_size
