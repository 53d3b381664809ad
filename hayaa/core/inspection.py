"""What a file may not carry, whatever its name: programs, other files, a lock, or far more than it seems to hold.

Read here are only the parts that say so; nothing of a file is ever run or shown by the program (decision 0035).
"""

import re
import zlib
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

NAME = re.compile(rb"#([0-9A-Fa-f]{2})")  # how a PDF may write a letter of a name otherwise
PACKED = re.compile(rb"/ObjStm\b[^>]*?>>\s*stream\r?\n", re.DOTALL)
MOST_INFLATED = 50 * 1024 * 1024  # bytes, of all packed objects of a PDF
ACTIVE = (b"/JavaScript", b"/Launch", b"/RichMedia", b"/ImportData", b"/SubmitForm", b"/XFA")
ATTACHED = (b"/EmbeddedFile",)
LOCKED = b"/Encrypt"

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
    """Active, locked or carrying others: read in what stands open in the file and in its packed objects."""
    for part in (content, *_inflated(content)):
        plain = NAME.sub(lambda found: bytes([int(found[1], 16)]), part)
        if LOCKED in plain:
            raise refusal("locked")
        if any(name in plain for name in ACTIVE):
            raise refusal("program")
        if any(name in plain for name in ATTACHED):
            raise refusal("attached")


def _inflated(content: bytes):
    """The packed objects of a PDF, unpacked as far as the bound allows."""
    left = MOST_INFLATED
    for found in PACKED.finditer(content):
        try:
            part = zlib.decompressobj().decompress(content[found.end() :], left)
        except zlib.error as error:
            raise refusal("damaged") from error
        left -= len(part)
        if left <= 0:
            raise refusal("much")
        yield part


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
    if MAIN_PARTS[kind] not in names or (kind in MIMETYPES and archive.read("mimetype").strip() != MIMETYPES[kind]):
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
    if listed not in names:
        return False
    with archive.open(listed) as part:
        return b"macroenabled" in part.read(1_000_000).lower()
