"""The tables of an XLSX file. Nothing in it is run, fetched or worked out: formulas give their stored value."""

import posixpath
from datetime import datetime
from typing import NamedTuple

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from hayaa.core.intake.cells import tidy
from hayaa.core.intake.elements import Attributes, Part, Texts
from hayaa.core.intake.package import Package
from hayaa.core.intake.refusals import refusal
from hayaa.core.intake.sheet import Book, Sheet
from hayaa.core.intake.tables import Table

MOST_SHEETS = 40
LONGEST_NAME = 100  # of a sheet, in the sentences about it
MOST_FORMATS, LONGEST_FORMAT = 1_000, 255  # of numbers; the programs take 250
MACROS = ("vbaproject.bin", "macrosheet")
KINDS = "[Content_Types].xml"


def read(content: bytes) -> list[Table]:
    """The sheets that are shown, in their order, without charts. Raises `Unreadable`."""
    package = Package(content)
    _refuse_other_kinds(package)
    path = next((target for kind, target in _relations(package, "").values() if kind == "officeDocument"), "")
    index = _Index()
    index.parse(package.read(path))
    related = _relations(package, path)
    sheets = _shown(index.sheets, related)
    parts = dict(related.values())
    strings, styles = _Strings(), _Styles()
    if "styles" in parts:
        styles.parse(package.read(parts["styles"]))
    if "sharedStrings" in parts:
        strings.parse(package.read(parts["sharedStrings"]))
    book = Book(package, strings.texts, styles.moments(), index.epoch)
    return [Sheet(name, book).table(target) for name, target in sheets]


def _refuse_other_kinds(package: Package) -> None:
    names = package.names
    if {"mimetype", "content.xml"} & names:
        raise refusal("opendocument")
    if KINDS.casefold() not in names:
        raise refusal("archive")
    if "xl/workbook.bin" in names:
        raise refusal("binary")
    if any(sign in name for name in names for sign in MACROS) or b"macroEnabled" in package.read(KINDS):
        raise refusal("macro")
    if not any(name.startswith("xl/") for name in names) and any(name.startswith(("word/", "ppt/")) for name in names):
        raise refusal("document")


class Relation(NamedTuple):
    """What a part refers to: the last word of its type, and the name of the other part."""

    kind: str
    target: str


class _Relations(Part):
    """What a part refers to inside the archive, by the mark that it uses for it; links to other files are left out."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder
        self.by_mark: dict[str, Relation] = {}

    def start_Relationship(self, attributes: Attributes) -> None:
        if attributes.get("TargetMode") == "External":
            return
        target = posixpath.normpath(posixpath.join("/", self.folder, attributes["Target"]))
        kind = posixpath.basename(attributes["Type"])
        self.by_mark[attributes["Id"]] = Relation(kind, target.lstrip("/"))


def _relations(package: Package, path: str) -> dict[str, Relation]:
    folder, name = posixpath.split(path)
    relations = _Relations(folder)
    relations.parse(package.read(posixpath.join(folder, "_rels", f"{name}.rels")))
    return relations.by_mark


class _Index(Part):
    """The list of sheets: the name of each that is not hidden, and the mark of its part."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str]] = []
        self.epoch: datetime = WINDOWS_EPOCH

    def start_workbookPr(self, attributes: Attributes) -> None:
        if attributes.get("date1904") in ("1", "true"):
            self.epoch = MAC_EPOCH

    def start_sheet(self, attributes: Attributes) -> None:
        if attributes.get("state", "visible") == "visible":
            mark = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self.sheets.append(((tidy(attributes["name"]) or "")[:LONGEST_NAME], mark))
            if len(self.sheets) > MOST_SHEETS:
                raise refusal("sheets")


def _shown(sheets: list[tuple[str, str]], related: dict[str, Relation]) -> list[tuple[str, str]]:
    """The name and the part of each sheet of cells."""
    if len({name.casefold() for name, mark in sheets}) < len(sheets) or not related.keys() >= {m for n, m in sheets}:
        raise refusal("strange")
    return [(name, related[mark].target) for name, mark in sheets if related[mark].kind == "worksheet"]


class _Styles(Part):
    """Which styles of cells show their number as a moment."""

    def __init__(self) -> None:
        super().__init__()
        self._formats = dict(BUILTIN_FORMATS)
        self._used: list[int] = []
        self._list = ""  # others than these hold formats and styles too, which are not those of cells

    def start_numFmts(self, attributes: Attributes) -> None:
        self._list = "numFmts"

    def start_cellXfs(self, attributes: Attributes) -> None:
        self._list = "cellXfs"

    def end_numFmts(self, text: str) -> None:
        self._list = ""

    end_cellXfs = end_numFmts

    def start_numFmt(self, attributes: Attributes) -> None:
        if self._list == "numFmts":
            self._formats[int(attributes["numFmtId"])] = attributes["formatCode"][:LONGEST_FORMAT]
            if len(self._formats) > MOST_FORMATS:
                raise refusal("much")

    def start_xf(self, attributes: Attributes) -> None:
        if self._list == "cellXfs":
            self._used.append(int(attributes.get("numFmtId", 0)))

    def moments(self) -> list[bool]:
        """By the number of the style; a length of time is no moment, and stays a number of days."""
        known = {number: self._is_moment(self._formats.get(number)) for number in set(self._used)}
        return [known[number] for number in self._used]

    @staticmethod
    def _is_moment(code: str | None) -> bool:
        return is_date_format(code) and not is_timedelta_format(code)


class _Strings(Texts):
    """The texts that cells share, each as it stands in a cell."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str | None] = []

    def end_si(self, text: str) -> None:
        self.texts.append(self._taken())
