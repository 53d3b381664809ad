"""The files that are kept with the records, under names to be read: in folders, and under the keys of their rows."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from activities.models import AnnualReport, Evidence, PlanVersion
from committees.models import LetterDocument, MeetingDocument
from hayaa.export import tables
from opinions.models import OpinionDocument

PIECE = 64 * 1024  # bytes
LONGEST, EDGES = 80, " .-–"  # characters of a name, and those with which none begins or ends
FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@dataclass(frozen=True)
class File:
    """A file: its name within the archive, what it is, and how it is measured and read; both raise
    FileNotFoundError where it is lost.
    """

    name: str
    about: str
    size: Callable[[], int]
    pieces: Callable[[], Iterable[bytes]]


@dataclass
class Weight:
    """How many files there are, their bytes together, and how many of them are lost."""

    number: int = 0
    size: int = 0
    lost: int = 0


def kept():
    """What was added to records, then the papers and figures of what was adopted."""
    for model in (MeetingDocument, LetterDocument, OpinionDocument, Evidence):
        for document in model.objects.exclude(file="").order_by("pk").iterator():
            yield _file(document, document.file, safe(document.pk, document.filename))
    for version in PlanVersion.objects.select_related("year_plan").order_by("pk"):
        yield from _papers(version, "sheet")
    for report in AnnualReport.objects.order_by("pk"):
        yield from _papers(report, "print")
        if report.figures:
            figures = json.dumps(report.figures, ensure_ascii=False, indent=1).encode()
            name = f"{_folder(report)}/{safe(report.pk, report)}.json"
            yield File(name, str(report), partial(len, figures), partial(iter, [figures]))


def weigh():
    weight = Weight()
    for file in kept():
        try:
            weight.size += file.size()
            weight.number += 1
        except FileNotFoundError:
            weight.lost += 1
    return weight


def safe(*words):
    """A name that every system can give to a file; its ending is kept."""
    name = FORBIDDEN.sub("-", " – ".join(str(word) for word in words if word))
    stem, dot, ending = name.rpartition(".")
    return f"{stem[:LONGEST].strip(EDGES)}{dot}{ending}" if stem and len(ending) < 6 else name[:LONGEST].strip(EDGES)


def _papers(record, field):
    for language in ("ar", "fr"):
        file = getattr(record, f"{field}_{language}")
        if file:
            yield _file(record, file, f"{safe(record.pk, record)} ({language}).pdf")


def _file(record, file, name):
    return File(f"{_folder(record)}/{name}", str(record), lambda: file.size, partial(_read, file))


def _folder(record):
    return safe(tables.title(type(record)))


def _read(file):
    """Opened at once, so that a lost file is known before anything of it is written."""
    return _pieces(file.open("rb"))


def _pieces(opened):
    with opened:
        yield from iter(partial(opened.read, PIECE), b"")
