"""The archive that an XLSX file is: its parts counted and measured before any is unpacked, and again while it is."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from hayaa.core.intake.refusals import refusal

MOST_PARTS = 1_000
MOST_UNPACKED = 16 * 1024 * 1024  # bytes: of all parts, as the archive declares them and as they are read
MOST_TIMES = 200  # how much larger unpacked than packed; a long table of equal cells comes to 30
MOST_TAGS = 700_000  # in all parts that are read; 10,000 rows of 8 different texts have 660,000
ENTRY = b"PK\x01\x02"  # begins the entry of each part in the list of them
ENCRYPTED = 0x1


class Package:
    """The parts of an archive by name. Raises `Unreadable` when they are too many, too large, doubled or damaged."""

    def __init__(self, content: bytes) -> None:
        if content.count(ENTRY) > MOST_PARTS:
            raise refusal("much")
        try:
            self._archive = ZipFile(BytesIO(content))
        except Exception as error:  # of a damaged archive the library raises almost anything
            raise refusal("damaged") from error
        self._left, self._tags = MOST_UNPACKED, MOST_TAGS
        parts = self._archive.infolist()
        unpacked = sum(part.file_size for part in parts)
        if unpacked > MOST_UNPACKED or unpacked > MOST_TIMES * len(content):
            raise refusal("much")
        if any(part.flag_bits & ENCRYPTED for part in parts):
            raise refusal("password")
        self.names = {part.filename.casefold() for part in parts}
        if len(self.names) < len(parts) or {part.compress_type for part in parts} - {ZIP_STORED, ZIP_DEFLATED}:
            raise refusal("strange")

    def read(self, name: str) -> bytes:
        """A part unpacked: never more than the archive declares of it, nor than is left for all of them."""
        try:
            declared = self._archive.getinfo(name).file_size
            with self._archive.open(name) as part:
                content = part.read(declared + 1)
        except Exception as error:  # as above; its check sum is compared here
            raise refusal("damaged") from error
        self.spend(len(content))
        self._tags -= content.count(b"<")
        if self._tags < 0:
            raise refusal("much")
        return content

    def spend(self, size: int) -> None:
        """Count what is read, also a text each time that a cell refers to it."""
        self._left -= size
        if self._left < 0:
            raise refusal("much")
