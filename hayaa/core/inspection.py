"""What a file may not carry, whatever its name: programs, other files, a lock, or far more than it seems to hold.

Read here are only the parts that say so; nothing of a file is ever run or shown by the program (decision 0035).
"""

import re
import zlib
from collections.abc import Iterator
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_PARTS = 2_000
MOST_UNPACKED = 200 * 1024 * 1024  # bytes, as the archive declares them: a report with many pictures comes to 60
MOST_TIMES = 200  # how much larger unpacked than packed
ENTRY = b"PK\x01\x02"  # begins the entry of each part in the list of them
ENCRYPTED = 0x1
# The part by which a kind of office document is known.
MAIN_PARTS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".odt": "content.xml", ".ods": "content.xml"}
MIMETYPES = {
    ".odt": b"application/vnd.oasis.opendocument.text",
    ".ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
PROGRAMS = re.compile(r"(^|/)(vbaproject\.bin|vbadata\.xml|macrosheets/|activex/)|^(basic|scripts)/", re.IGNORECASE)
OBJECTS = re.compile(r"(^|/)embeddings/|^object [^/]*$|\.(exe|dll|js|vbs|jar|bat|cmd|ps1|zip)$", re.IGNORECASE)


def _named(*names: str) -> bytes:
    """A pattern for whole names of a PDF, any letter of which may be written as `#` and its number."""
    written = (b"".join(b"(?:%c|(?i:#%02x))" % (letter, letter) for letter in name.encode()) for name in names)
    first = "".join(name[0] for name in names).encode()  # looked at before all else: five times as fast
    return rb"/(?=[#%s])(?:%s)(?=[\s\0/<>\[\](){}%%]|\Z)" % (first, b"|".join(written))


LOCKED = re.compile(_named("Encrypt"))
ACTIVE = re.compile(_named("JavaScript", "Launch", "RichMedia", "ImportData", "SubmitForm", "XFA"))
ATTACHED = re.compile(_named("EmbeddedFile", "EmbeddedFiles"))
PACKED = re.compile(_named("ObjStm"))
STREAM = re.compile(rb"stream\r?\n")  # what is packed stands behind it
BEGINS = re.compile(rb"\s*(\d|\Z)")  # with the number of the first object, unless it is empty
MOST_PACKED = 5_000  # packed objects of a PDF: each holds a hundred others or so
MOST_INFLATED = 50 * 1024 * 1024  # bytes, of all of them
PIECE = 64 * 1024  # bytes
END, FROM_THE_END = b"%%EOF", 4096  # bytes: some programs write a little behind it

SENTENCES = {
    "damaged": _("The file is damaged or did not arrive whole: save it anew and send it again."),
    "content": _("The content of the file is not what its name says (%(kind)s): save it anew in that format."),
    "much": _("The file holds far more than its size says: save it anew, or print it as PDF."),
    "locked": _("The file is protected by a password: save it without a password and send it again."),
    "program": _("The file carries a program (macros, scripts): save it without them, or print it as PDF."),
    "attached": _("The file carries other files within it: take them out, and add each by itself."),
}


def refusal(code: str, **params: str) -> ValidationError:
    return ValidationError(SENTENCES[code], code=code, params=params)


def inspect(file: IO[bytes], kind: str) -> None:
    """Raise a ValidationError for what may not be kept. `kind` is the ending of its name; pictures are drawn anew."""
    file.seek(0)
    if kind == ".pdf":
        inspect_pdf(file.read())
    elif kind in MAIN_PARTS:
        inspect_archive(file, kind)
    file.seek(0)


def inspect_pdf(content: bytes) -> None:
    """Cut off, active, locked or carrying others: read in what stands open in the file and in its packed objects.

    How many pages it has, how deep their tree is and what they unpack to is left to those who open it.
    """
    if END not in content[-FROM_THE_END:]:
        raise refusal("damaged")
    for part in (content, *_inflated(content)):
        for names, code in ((LOCKED, "locked"), (ACTIVE, "program"), (ATTACHED, "attached")):
            if names.search(part):
                raise refusal(code)


def _inflated(content: bytes) -> Iterator[bytes]:
    """The packed objects of a PDF, unpacked as far as the bounds allow."""
    left = MOST_INFLATED
    for number, begin in enumerate(_packed(content)):
        part = _unpacked(memoryview(content)[begin:], left)
        left -= len(part)
        if left <= 0 or number >= MOST_PACKED:
            raise refusal("much")
        if not BEGINS.match(part):  # packed once more, or otherwise
            raise refusal("damaged")
        yield part


def _packed(content: bytes) -> Iterator[int]:
    """Where their streams begin: in one pass, however many say that one will follow."""
    at = 0
    while (named := PACKED.search(content, at)) and (begin := STREAM.search(content, named.end())):
        yield (at := begin.end())


def _unpacked(stream: memoryview, most: int) -> bytes:
    """What the stream holds, `most` bytes of it. Raises a ValidationError for one that is damaged."""
    reader, part = zlib.decompressobj(), bytearray()
    for begin in range(0, len(stream), PIECE):
        try:
            part += reader.decompress(stream[begin : begin + PIECE], most - len(part))
        except zlib.error as error:
            raise refusal("damaged") from error
        if reader.eof or len(part) >= most:
            break
    return bytes(part)


def inspect_archive(file: IO[bytes], kind: str) -> None:
    """An office document by its list of parts: nothing of it is unpacked but the word that says what it is."""
    content = file.read()
    if content.count(ENTRY) > MOST_PARTS:
        raise refusal("much")
    try:
        with ZipFile(file) as archive:
            _inspect_parts(archive, kind, len(content))
    except ValidationError:
        raise
    except Exception as error:  # of a damaged archive the library raises almost anything
        raise refusal("damaged") from error


def _inspect_parts(archive: ZipFile, kind: str, size: int) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED or unpacked > MOST_TIMES * size:
        raise refusal("much")
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise refusal("locked")
    if {part.compress_type for part in parts} - {ZIP_STORED, ZIP_DEFLATED} or any(map(_leads_out, names)):
        raise refusal("damaged")
    if MAIN_PARTS[kind] not in names or (
        kind in MIMETYPES and _beginning(archive, "mimetype").strip() != MIMETYPES[kind]
    ):
        raise refusal("content", kind=kind)
    if any(map(PROGRAMS.search, names)) or _declares_macros(archive, names):
        raise refusal("program")
    if any(map(OBJECTS.search, names)):
        raise refusal("attached")


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or "\0" in name


def _declares_macros(archive: ZipFile, names: list[str]) -> bool:
    """A document with macros under the name of one without: its types say so."""
    listed = "[Content_Types].xml"
    return listed in names and b"macroenabled" in _beginning(archive, listed).lower()


def _beginning(archive: ZipFile, name: str) -> bytes:
    """The first megabyte of a part, whatever it unpacks to."""
    with archive.open(name) as part:
        return part.read(1_000_000)
