"""The style sheet of copies for word processors: their own names of styles, so that they show them translated.

Faces that a commune has: Word brings Sakkal Majalla together with Arabic, administrations write with it, and where it
is missing Times New Roman, which is everywhere, takes its place; Latin letters are in that face always. Arabic
letters of Sakkal Majalla are small: each size is a third larger than that of Latin letters beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn

from hayaa.core.word.runs import ACCENT, MUTED
from hayaa.core.word.xml import w

ARABIC, LATIN = "Sakkal Majalla", "Times New Roman"
LANGUAGES = {"ar": "ar-MA", "fr": "fr-MA"}
NEWEST = "15"  # else Word says in its title that it only does as an older one did
LINE = "DDD5C8"
NEEDED = ("styles", "settings", "fontTable", "theme", "numbering")  # of what the library's empty document holds
FACES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts {nsdecls("w")}>
  <w:font w:name="{ARABIC}"><w:altName w:val="{LATIN}"/><w:charset w:val="B2"/><w:family w:val="auto"/></w:font>
  <w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>
</w:fonts>"""


@dataclass(frozen=True)
class Style:
    """Sizes and spaces in points; `level`: of a heading, from 0."""

    key: str
    name: str
    size: float = 12
    before: float = 0
    after: float = 6
    is_bold: bool = False
    is_centred: bool = False
    colour: str = ""
    level: int | None = None
    indent: int = 0


STYLES = (
    Style("Normal", "Normal"),
    Style("Title", "Title", size=17, before=6, is_bold=True, is_centred=True),
    Style("Subtitle", "Subtitle", after=3, is_centred=True),
    Style("Heading1", "heading 1", size=15, before=16, is_bold=True, colour=ACCENT, level=0),
    Style("Heading2", "heading 2", size=13, before=10, after=4, is_bold=True, level=1),
    Style("Heading3", "heading 3", before=8, after=3, is_bold=True, level=2),
    Style("ListParagraph", "List Paragraph", after=3),
    Style("Quote", "Quote", colour=MUTED, indent=20),
    Style("NoSpacing", "No Spacing", size=10, after=0),
    Style("Signature", "Signature", before=44, is_bold=True, is_centred=True),
    Style("Letterhead", "envelope return", size=10, after=0, is_centred=True),
    Style("Header", "header", size=9, after=0, colour=MUTED),
    Style("Footer", "footer", size=9, after=0, colour=MUTED),
)


def apply(document: Any, language: str) -> None:
    """Our styles and faces in the place of what the library's empty document brings."""
    part = document.part
    for source in (part, part.package):
        for key, relation in list(source.rels.items()):
            if relation.reltype.rpartition("/")[2] not in (*NEEDED, "officeDocument", "core-properties"):
                del source.rels[key]
            elif relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
                uri = PackURI("/word/fontTable.xml")
                relation._target = Part(uri, CONTENT_TYPE.WML_FONT_TABLE, FACES.encode(), part.package)
    document.styles.element[:] = [_defaults(), *map(_paragraph, STYLES), *_tables()]
    if language == "ar":
        document.styles["Normal"].element.pPr.insert(0, w("bidi"))  # also of what is typed anew
    settings = document.settings.element
    settings.xpath(".//w:compatSetting[@w:name='compatibilityMode']")[0].set(qn("w:val"), NEWEST)
    settings.replace(
        settings.find(qn("w:themeFontLang")), w("themeFontLang", val=LANGUAGES["fr"], bidi=LANGUAGES["ar"])
    )


def _defaults() -> Any:
    faces = w("rFonts", ascii=LATIN, hAnsi=LATIN, eastAsia=LATIN, cs=ARABIC)
    languages = w("lang", val=LANGUAGES["fr"], eastAsia=LANGUAGES["fr"], bidi=LANGUAGES["ar"])
    return w(
        "docDefaults",
        w("rPrDefault", w("rPr", faces, *_sizes(12), languages)),
        w("pPrDefault", w("pPr", w("spacing", line=264, lineRule="auto"))),
    )


def _sizes(points: float) -> tuple[Any, Any]:
    """Of Latin and of Arabic letters, in half points."""
    return w("sz", val=round(2 * points)), w("szCs", val=round(2 * points * 4 / 3))


def _paragraph(style: Style) -> Any:
    is_heading = style.level is not None
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val="Normal") if style.key != "Normal" else None,
        w("next", val="Normal") if is_heading else None,
        w("qFormat"),
        w(
            "pPr",
            *((w("keepNext"), w("keepLines")) if is_heading else ()),
            w("spacing", before=round(20 * style.before), after=round(20 * style.after)),
            w("ind", left=20 * style.indent, right=20 * style.indent) if style.indent else None,
            w("jc", val="center") if style.is_centred else None,
            w("outlineLvl", val=style.level) if is_heading else None,
        ),
        w(
            "rPr",
            *((w("b"), w("bCs")) if style.is_bold else ()),
            w("color", val=style.colour) if style.colour else None,
            *_sizes(style.size),
        ),
        type="paragraph",
        styleId=style.key,
        **({"default": 1} if style.key == "Normal" else {}),
    )


def _tables() -> Iterator[Any]:
    margins = w("tblCellMar", w("left", w=57, type="dxa"), w("right", w=57, type="dxa"))
    name = w("name", val="Normal Table")
    yield w("style", name, w("tblPr", margins), type="table", default=1, styleId="TableNormal")
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = w("tblBorders", *(w(side, val="single", sz=4, space=0, color=LINE) for side in sides))
    based = w("basedOn", val="TableNormal")
    yield w("style", w("name", val="Table Grid"), based, w("tblPr", lines), type="table", styleId="TableGrid")
