"""The one way in for spreadsheets: a file that somebody sent, as tables (decision 0020).

What a file is follows from its content, never from its name. Whatever is sent, the answer takes 2 s and 200 MB at most.
"""

import re
from pathlib import PurePath
from typing import IO

from hayaa.core.intake import delimited, workbook
from hayaa.core.intake.refusals import refusal
from hayaa.core.intake.tables import Table

LARGEST = 5 * 1024 * 1024  # bytes
ARCHIVE = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # also around what is locked by a password
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
FOREIGN = {
    "pdf": re.compile(rb"\s*%PDF-"),
    "picture": re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP|BM....\0\0\0\0", re.DOTALL),
    "archive": re.compile(rb"PK\x05\x06|\x1f\x8b|Rar!|7z\xbc\xaf"),
    "document": re.compile(rb"\{\\rtf"),
    # in any encoding of Unicode, with its mark or without
    "markup": re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*(?:<|MIME-Version:)"),
}


def read(file: IO[bytes], name: str) -> list[Table]:
    """The tables of a file that hold anything, in its order; at least one.

    `name`: under which it was sent; a CSV file has no other for its table. Hidden sheets and charts are left out.
    Raises `Unreadable`.
    """
    file.seek(0)
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise refusal("large")
    _refuse_foreign(content)
    is_archive = content.startswith(ARCHIVE)
    tables = workbook.read(content) if is_archive else [delimited.read(content, PurePath(name).stem)]
    filled = [table for table in tables if table.rows]
    if not filled:
        raise refusal("empty")
    return filled


def _refuse_foreign(content: bytes) -> None:
    if content.startswith(OLD_OFFICE):
        raise refusal("password" if ENCRYPTED in content else "old")
    for code, beginning in FOREIGN.items():
        if beginning.match(content):
            raise refusal(code)
