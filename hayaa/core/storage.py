"""Where files of records are kept: whole or not at all, and gone with the transaction that wanted them."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

_new: ContextVar[list | None] = ContextVar("new files of this transaction", default=None)


class KeptFiles(FileSystemStorage):
    """The folder of files. What could not be written whole, the disk being full, leaves nothing behind."""

    def _save(self, name: str, content: File) -> str:
        try:
            kept = super()._save(name, content)  # type: ignore[misc]  # its stubs know only its public methods
        except OSError:
            self.delete(name)
            raise
        if (new := _new.get()) is not None:
            new.append((self, kept))
        return kept


@contextmanager
def with_the_transaction() -> Iterator[None]:
    """Within it, files that were kept are deleted again when it ends by an error: their rows are not there either."""
    token = _new.set([])
    try:
        yield
    except BaseException:
        for storage, name in _new.get() or ():
            with suppress(OSError):
                storage.delete(name)
        raise
    finally:
        _new.reset(token)
