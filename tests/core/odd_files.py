"""Files that are odd and yet read: what is in them, and the rows that come of it."""

from datetime import date, datetime, time
from zipfile import ZIP_STORED

from tests.core.workbooks import STYLES, archive, cells, index, inline, number, parts, related, row, sheet, xlsx

NAMES = [["الاسم", "رقم"], ["أحمد بن علي", "1"]]
TABLE = "الاسم;رقم\nأحمد بن علي;1\n"
FRENCH = [["Prénom", "Élu"], ["Zoé", "à l’année"]]
EMPTY = [["الاسم"]]


def linked():
    """A file that refers to another one, on the network."""
    made = parts(sheet(row("<c @><f>[1]S!A1</f><v>7</v></c>")))
    link = '<Relationship Id="r9" Type="x/externalLinkPath" Target="file://server/a.xlsx" TargetMode="External"/>'
    relations = made["xl/_rels/workbook.xml.rels"].replace("</Relationships>", f"{link}</Relationships>")
    return archive({**made, "xl/_rels/workbook.xml.rels": relations})


def styled():
    """A hundred thousand styles of cells."""
    made = STYLES.replace("</cellXfs>", '<xf numFmtId="14"/>' * 100_000 + "</cellXfs>")
    return archive(parts(**{"xl/styles.xml": made}), ZIP_STORED)


def prefixed():
    """As other libraries write: each name with a prefix."""
    return xlsx(
        '<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )


def charted():
    """A sheet that is a chart stands between two others."""
    return xlsx(
        sheet(row(inline("أ"))),
        "<chartsheet/>",
        sheet(row(inline("ب"))),
        **{
            "xl/_rels/workbook.xml.rels": related(
                ("worksheet", "worksheets/sheet1.xml"),
                ("chartsheet", "worksheets/sheet2.xml"),
                ("worksheet", "worksheets/sheet3.xml"),
            )
        },
    )


READ = {
    "UTF-8": (lambda: TABLE.encode(), NAMES),
    "UTF-8 with its mark": (lambda: TABLE.encode("utf-8-sig"), NAMES),
    "UTF-16 with its mark": (lambda: TABLE.encode("utf-16"), NAMES),
    "UTF-16 the other way round": (lambda: b"\xfe\xff" + TABLE.encode("utf-16-be"), NAMES),
    "UTF-16 without a mark": (lambda: TABLE.encode("utf-16-le"), NAMES),
    "UTF-16 the other way round, without a mark": (lambda: TABLE.encode("utf-16-be"), NAMES),
    "windows-1256": (lambda: TABLE.encode("cp1256"), NAMES),
    "windows-1256 with French": (
        lambda: "الاسم,prénom\nعلي,Zoé\n".encode("cp1256"),
        [["الاسم", "prénom"], ["علي", "Zoé"]],
    ),
    "windows-1252": (lambda: "Prénom;Élu\nZoé;à l’année\n".encode("cp1252"), FRENCH),
    "commas": (lambda: TABLE.replace(";", ",").encode(), NAMES),
    "tabs": (lambda: TABLE.replace(";", "\t").encode(), NAMES),
    "decimal commas": (lambda: b"a;b\n1,5;2,5\n3,5;4,5", [["a", "b"], ["1,5", "2,5"], ["3,5", "4,5"]]),
    "commas in every line": (lambda: b"nom, ville;n\nAli, Fes;1\n", [["nom, ville", "n"], ["Ali, Fes", "1"]]),
    "a title above the table": (lambda: b"Liste, 2023\na;b\n1;2\n", [["Liste, 2023"], ["a", "b"], ["1", "2"]]),
    "one column": (lambda: b"nom\nAli\nFatima, Rabat\nZoe\n", [["nom"], ["Ali"], ["Fatima, Rabat"], ["Zoe"]]),
    "one cell": (lambda: b"nom", [["nom"]]),
    "lines ended as on old computers": (lambda: b"a;b\rc;d\r", [["a", "b"], ["c", "d"]]),
    "lines ended as on Windows": (lambda: b"a;b\r\nc;d\r\n", [["a", "b"], ["c", "d"]]),
    "lines that other programs part within a cell": (
        lambda: "a;b\nc\x0bd;e\x0cf\ng\u2028h;i\x85j\nk\u2028l\u2028m;n\n".encode(),
        [["a", "b"], ["cd", "ef"], ["g\u2028h", "ij"], ["k\u2028l\u2028m", "n"]],
    ),
    "quotations": (lambda: b'a;b\n"c;""d""";"e\r\nf"\n', [["a", "b"], ['c;"d"', "e\nf"]]),
    "empty lines and cells": (lambda: b"\na;;b;;\n\n;c\n;;\n", [[], ["a", None, "b"], [], [None, "c"]]),
    "harmless formulas": (
        lambda: b"'=1+1;'+212600;''=x;'tis;-5\n",
        [["=1+1", "+212600", "'=x", "'tis", "-5"]],
    ),
    "nothing but numbers in a text": (lambda: "١٢;12\n".encode(), [["١٢", "12"]]),
    "days in the Hijri calendar as text": (
        lambda: "1447/05/10;10 رجب 1447\n".encode(),
        [["1447/05/10", "10 رجب 1447"]],
    ),
    "marks of direction": (
        lambda: "\u200fالاسم\u200e;\u202bأحمد\u202c\u00a0;أ\u200cب\n".encode(),
        [["الاسم", "أحمد", "أ\u200cب"]],
    ),
    "spreadsheet": (lambda: xlsx(), EMPTY),
    "spreadsheet that links to another": (linked, [[7]]),
    "spreadsheet of another library": (prefixed, [[5]]),
    "spreadsheet of a hundred thousand styles": (styled, EMPTY),
    "formulas with their result": (
        lambda: cells(
            "<c @><f>A2+1</f><v>3</v></c>", '<c @ t="str"><f>A2</f><v>نص </v></c>', '<c @ t="str"><f>A2</f><v></v></c>'
        ),
        [[3, "نص"]],
    ),
    "numbers": (
        lambda: cells(
            number(12), number("12.0"), number("0.5", 2), number("1E3"), number("-2.25"), number("123456789012345678")
        ),
        [[12, 12, 0.5, 1000, -2.25, 123456789012345680.0]],
    ),
    "days and hours": (
        lambda: cells(
            number(45065, 1), number("45065.5", 1), number("0.5", 5), number(45065, 3), number("1.5", 4), number(1e9, 1)
        ),
        [[date(2023, 5, 19), datetime(2023, 5, 19, 12), time(12), date(2023, 5, 19), 1.5, 10**9]],
    ),
    "days of a Macintosh": (
        lambda: xlsx(sheet(row(number(43603, 1))), properties='date1904="1"'),
        [[date(2023, 5, 19)]],
    ),
    "days as ISO 8601": (lambda: cells('<c @ t="d"><v>2023-05-19T00:00:00Z</v></c>'), [[date(2023, 5, 19)]]),
    "yes and no": (lambda: cells('<c @ t="b"><v>1</v></c>', '<c @ t="b"><v>0</v></c>'), [[True, False]]),
    "text in pieces": (
        lambda: cells(
            '<c @ t="inlineStr"><is><r><t>أ </t></r><r><rPr><b/></rPr><t>ب</t></r><rPh><t>x</t></rPh></is></c>',
            inline("a_x000D_\n_x005F_x000D_"),
            inline(" \u00a0سطر\nسطر\u200f "),
            inline(" "),
            inline("'=1"),
        ),
        [["أ ب", "a\n_x000D_", "سطر\nسطر", None, "'=1"]],
    ),
    "shared texts": (
        lambda: xlsx(
            sheet(row('<c @ t="s"><v>1</v></c>', '<c @ t="s"><v>0</v></c>')),
            strings=["<t>أ</t>", "<r><t>ب</t></r><r><t> ت</t></r>"],
        ),
        [["ب ت", "أ"]],
    ),
    "cells and rows without a number": (
        lambda: xlsx(sheet("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>")),
        [[1, None, 2], [], [3]],
    ),
    "empty cells far off": (
        lambda: xlsx(
            sheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576"/></row>')
        ),
        [[1]],
    ),
    "damaged picture beside": (lambda: xlsx(**{"xl/media/image1.png": b"\x89PNG"}), EMPTY),
}
SHEETS = {
    "charts": (charted, [("ورقة 1", [["أ"]]), ("ورقة 3", [["ب"]])]),
    "empty sheets": (lambda: xlsx(sheet(), sheet("")), [("ورقة 1", EMPTY)]),
    "forty sheets": (lambda: xlsx(*[sheet()] * 40), [(f"ورقة {n}", EMPTY) for n in range(1, 41)]),
    "hidden sheets": (
        lambda: xlsx(sheet(), sheet(), **{"xl/workbook.xml": index(["أ", "ب"]).replace("visible", "hidden", 1)}),
        [("ب", EMPTY)],
    ),
}
