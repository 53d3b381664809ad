"""XLSX files made by hand, so that each can be wrong in a single place."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
# 1: a day; 2: a percentage; 3: a day in the Hijri calendar, of the same number; 4: a length of time; 5: an hour
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[$-2060401]B2dd/mm/yyyy"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
    '<xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="46"/><xf numFmtId="20"/></cellXfs></styleSheet>'
)
ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>الاسم</t></is></c></row>'


def archive(parts, compression=ZIP_DEFLATED):
    """Parts by name, or as pairs where a name is there twice."""
    content = BytesIO()
    with ZipFile(content, "w", compression) as written:
        for name, part in parts.items() if isinstance(parts, dict) else parts:
            written.writestr(name, part)
    return content.getvalue()


def sheet(rows=ROW, after=""):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def related(*pairs):
    targets = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{targets}</Relationships>'


def index(names, properties="", state="visible"):
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="r{n}"/>' for n, name in enumerate(names, start=1)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr {properties}/><sheets>{listed}</sheets></workbook>'


def parts(*sheets, strings=(), names=(), properties="", **others):
    """The parts of a file with these sheets; `others` stand instead of parts, by the last word of their name."""
    sheets = sheets or (sheet(),)
    names = names or [f"ورقة {number}" for number in range(1, len(sheets) + 1)]
    pairs = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    shared = "".join(f"<si>{text}</si>" for text in strings)
    return {
        "[Content_Types].xml": f'<Types><Override PartName="/xl/workbook.xml" ContentType="{TYPE}"/></Types>',
        "_rels/.rels": related(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": index(names, properties),
        "xl/_rels/workbook.xml.rels": related(*pairs, ("styles", "/xl/styles.xml"), ("sharedStrings", "strings.xml")),
        "xl/styles.xml": STYLES,
        "xl/strings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        **{f"xl/worksheets/sheet{number}.xml": made for number, made in enumerate(sheets, start=1)},
        **others,
    }


def xlsx(*sheets, **given):
    return archive(parts(*sheets, **given))


def row(*cells, number=1):
    """A row of cells written as XML, `@` standing for the address of each."""
    filled = "".join(cell.replace("@", f'r="{chr(64 + column)}{number}"') for column, cell in enumerate(cells, start=1))
    return f'<row r="{number}">{filled}</row>'


def cells(*written):
    """A file whose first row has these cells."""
    return xlsx(sheet(row(*written)))


def inline(text):
    return f'<c @ t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def number(value, style=0):
    return f'<c @ s="{style}"><v>{value}</v></c>'
