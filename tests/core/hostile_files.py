"""Files that do harm, or that are not what they seem: each by what it is, made when it is asked for."""

from zipfile import ZIP_LZMA, ZIP_STORED

from tests.core.workbooks import (
    ROW,
    STYLES,
    archive,
    cells,
    index,
    inline,
    number,
    parts,
    related,
    row,
    sheet,
    xlsx,
)

MB = 1024 * 1024
LONG_ROWS = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 100_001))


def changed(content, offset, size, value):
    """A file with a number of its first part's entry in the list of parts changed."""
    entry = content.index(b"PK\x01\x02")
    begin = entry + offset
    return content[:begin] + value.to_bytes(size, "little") + content[begin + size :]


def lying():
    """A part of 20 MB that says it has 10 bytes."""
    content = archive({"[Content_Types].xml": " " * 20 * MB, **{k: v for k, v in parts().items() if k[0] != "["}})
    return changed(content, 24, 4, 10)


def locked():
    return changed(xlsx(), 8, 2, 1)


def twice():
    return archive([*parts().items(), ("XL/worksheets/SHEET1.xml", sheet())])


def ole(stream):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 512


def entities(declared, used):
    return xlsx(f"<!DOCTYPE worksheet [{declared}]>" + sheet(row(inline(used))))


LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def same_sheet_40_times():
    """One large part, to which each of 40 sheets refers."""
    names = [f"s{n}" for n in range(40)]
    listed = [("worksheet", "worksheets/sheet1.xml")] * 40
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 10_001))
    return xlsx(sheet(rows), **{"xl/workbook.xml": index(names), "xl/_rels/workbook.xml.rels": related(*listed)})


def shared(texts, references=1):
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, references + 1))
    return xlsx(sheet(rows), strings=texts)


def noise(count):
    """Different numbers that packing makes little smaller."""
    return [str(n * 2654435761 % 2**32) for n in range(count)]


def formatted():
    """Fifty thousand formats, each of which takes long to understand."""
    formats = "".join(f'<numFmt numFmtId="{n}" formatCode="{"[" * 200}{n}"/>' for n in range(200, 50_000))
    return archive(parts(**{"xl/styles.xml": STYLES.replace("</numFmts>", f"{formats}</numFmts>")}))


# What each is refused with, and the words in the sentence that say so, by its code.
REFUSED = {
    "nothing at all": (lambda: b"", "empty"),
    "blanks": (lambda: b" \r\n;;;\r\n\t \n", "empty"),
    "mark alone": (lambda: b"\xef\xbb\xbf", "empty"),
    "empty sheet": (lambda: xlsx(sheet("")), "empty"),
    "sheet of blanks": (lambda: cells(inline(" \u00a0\u200f "), inline("")), "empty"),
    "hidden sheet alone": (lambda: xlsx(**{"xl/workbook.xml": index(["س"], state="veryHidden")}), "empty"),
    "more than 5 MB": (lambda: b"a;b\n" * (5 * MB // 4 + 1), "large"),
    "far cell": (lambda: xlsx(sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')), "far"),
    "far column": (lambda: xlsx(sheet('<row r="1"><c r="OK1"><v>1</v></c></row>')), "far"),
    "100,000 rows": (lambda: xlsx(sheet(LONG_ROWS)), "far"),
    "100,000 rows of text": (lambda: "الاسم;رقم\n".encode() + "أحمد;1\n".encode() * 100_000, "far"),
    "100,000 columns of text": (lambda: b"a;" * 100_000, "far"),
    "100,000 columns": (
        lambda: xlsx(sheet(f'<row r="1">{"".join(f"<c><v>{n}</v></c>" for n in noise(100_000))}</row>')),
        "far",
    ),
    "bomb": (lambda: xlsx(**{"xl/media/image1.png": b"\0" * 15 * MB}), "much"),
    "bomb of many parts": (lambda: archive({**parts(), **{f"xl/{n}.xml": "" for n in range(1_000)}}), "much"),
    "bomb beyond 16 MB": (lambda: xlsx(**{"xl/a.bin": b"\0" * 17 * MB}), "much"),
    "part larger than declared": (lying, "damaged"),
    "part packed in another way": (lambda: archive(parts(), ZIP_LZMA), "strange"),
    "part that is there twice": (twice, "strange"),
    "cut in the middle": (lambda: xlsx()[:1_000], "damaged"),
    "cut before the list of parts": (lambda: xlsx().split(b"PK\x01\x02")[0], "damaged"),
    "cut at its end": (lambda: xlsx()[:-10], "damaged"),
    "cut after its first word": (lambda: b"PK\x03\x04", "damaged"),
    "damaged within": (
        lambda: xlsx().replace(b"PK\x03\x04", b"PK\x03\x05", 5).replace(b"PK\x03\x05", b"PK\x03\x04", 1),
        "damaged",
    ),
    "part missing": (lambda: xlsx(**{"xl/_rels/workbook.xml.rels": related(("worksheet", "no.xml"))}), "damaged"),
    "sheet outside": (
        lambda: xlsx(**{"xl/_rels/workbook.xml.rels": related(("worksheet", "../../etc/passwd"))}),
        "damaged",
    ),
    "archive in an archive": (lambda: archive({"one.xlsx": xlsx(), "two.xlsx": xlsx()}), "archive"),
    "empty archive": (lambda: archive({}), "archive"),
    "packed by another program": (lambda: b"\x1f\x8b\x08" + b"\0" * 99, "archive"),
    "password": (lambda: ole("EncryptedPackage"), "password"),
    "password of the archive": (locked, "password"),
    "old spreadsheet": (lambda: ole("Workbook"), "old"),
    "binary spreadsheet": (lambda: xlsx(**{"xl/workbook.bin": b""}), "binary"),
    "OpenDocument": (lambda: archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "opendocument"),
    "Word": (lambda: archive({"[Content_Types].xml": "<Types/>", "word/document.xml": ""}), "document"),
    "rich text": (lambda: rb"{\rtf1\ansi", "document"),
    "macros": (lambda: xlsx(**{"xl/vbaProject.bin": b"\0"}), "macro"),
    "macros by their type": (
        lambda: xlsx(**{"[Content_Types].xml": "application/vnd.ms-excel.sheet.macroEnabled.main+xml"}),
        "macro",
    ),
    "sheet of macros": (lambda: xlsx(**{"xl/macrosheets/sheet1.xml": ""}), "macro"),
    "PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3", "pdf"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n\0\0", "picture"),
    "web page": (lambda: b"\xef\xbb\xbf <html><table><tr><td>1</td></tr></table></html>", "markup"),
    "web page in UTF-16": (lambda: "<html>".encode("utf-16"), "markup"),
    "spreadsheet of 2003": (lambda: b'<?xml version="1.0"?><Workbook/>', "markup"),
    "program": (lambda: b"\x7fELF\x02\x01\x01" + bytes(range(256)), "kind"),
    "text with U+0000": (lambda: b"a;b\nc\0;d", "kind"),
    "bomb of entities": (lambda: entities(LAUGHS, "&i;"), "strange"),
    "entity from a file": (lambda: entities('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"), "strange"),
    "type from elsewhere": (lambda: xlsx('<!DOCTYPE worksheet SYSTEM "http://127.0.0.1/x">' + sheet()), "strange"),
    "XML in UTF-16": (lambda: xlsx(sheet().encode("utf-16")), "strange"),
    "XML cut": (lambda: xlsx(sheet()[:-20]), "damaged"),
    "control character": (lambda: cells(inline("a\x01b")), "damaged"),
    "U+0000 in a cell": (lambda: cells(inline("a_x0000_b")), "characters"),
    "long text in a cell": (lambda: cells(inline("ا" * 40_000)), "long"),
    "text without end": (lambda: cells(inline("a" * 4 * MB)), "much"),
    "long shared text": (lambda: shared(["<t>" + "ب" * 32_768 + "</t>"]), "long"),
    "long field": (lambda: b"a;b\nc;" + b"d" * 40_000, "long"),
    "longer field": (lambda: b"a;b\nc;" + b"d" * 200_000, "quote"),
    "many shared texts": (lambda: shared(["<t/>"] * 300_000), "much"),
    "text that many cells share": (lambda: shared(["<t>" + "ت" * 32_000 + "</t>"], 2_000), "much"),
    "many different names": (lambda: xlsx(sheet("".join(f"<a{n}/>" for n in noise(300_000)))), "empty"),
    "many attributes": (lambda: xlsx("<worksheet " + " ".join(f'a{n}=""' for n in range(200_000)) + "/>"), "much"),
    "nested elements": (lambda: archive(parts(sheet("<a>" * 650_000)), ZIP_STORED), "damaged"),
    "many formats of numbers": (formatted, "much"),
    "300 sheets": (lambda: xlsx(*[sheet()] * 300), "sheets"),
    "one part for all sheets": (same_sheet_40_times, "much"),
    "sheets of the same name": (lambda: xlsx(sheet(), sheet(), names=["Mai", "MAI"]), "strange"),
    "formula without its result": (lambda: cells("<c @><f>A2+1</f></c>"), "formula"),
    "formula without its result, as libraries write it": (lambda: cells("<c @><f>A2+1</f><v/></c>"), "formula"),
    "error": (lambda: cells('<c @ t="e"><f>A2</f><v>#REF!</v></c>'), "error"),
    "number that is none": (lambda: cells(number("nan")), "strange"),
    "number without end": (lambda: cells(number("1e999")), "strange"),
    "text that is not there": (lambda: cells('<c @ t="s"><v>7</v></c>'), "strange"),
    "text counted from the end": (
        lambda: xlsx(sheet(row('<c @ t="s"><v>-1</v></c>')), strings=["<t>a</t>"] * 2),
        "strange",
    ),
    "style counted from the end": (lambda: cells(number("0.5", -1)), "strange"),
    "cell that is there twice": (
        lambda: xlsx(sheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')),
        "strange",
    ),
    "row that is there twice": (lambda: xlsx(sheet(ROW + ROW)), "strange"),
    "cell of another row": (lambda: xlsx(sheet('<row r="1"><c r="A2"><v>1</v></c></row>')), "strange"),
    "merged cells over each other": (lambda: xlsx(sheet(after='<mergeCell ref="A1:XFD1048576"/>' * 2)), "strange"),
    "merged cells without end": (lambda: xlsx(sheet(after='<mergeCell ref="A:B"/>')), "strange"),
    "quotation mark without end": (lambda: 'الاسم;رقم\nأحمد;1\n"فاطمة;2\nعلي;3\n'.encode(), "quote"),
    "text after a quotation": (lambda: b'a;b\n"c" d;e\n', "quote"),
    "several separators": (lambda: b"a;b\nc,d\ne;f\ng,h\n", "separators"),
    "Japanese": (lambda: "名前;番号\nカサブランカ;1\n".encode("shift-jis"), "letters"),
    "Arabic of another system": (lambda: "الاسم;اللجنة\nمحمد العلوي;الثقافة\n".encode("iso-8859-6"), "letters"),
    "Russian": (lambda: "Имя;Номер\nАнна;1\n".encode("cp1251"), "letters"),
    "French of another system": (lambda: "prénom;numéro\n".encode("cp850"), "letters"),
    "UTF-32": (lambda: "الاسم;رقم".encode("utf-32"), "letters"),
    "cut within a letter": (lambda: "الاسم;رقم\nأحمد".encode()[:-1], "letters"),
}
