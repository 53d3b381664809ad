"""The one way in for spreadsheets: each file is read as what it is, or refused with a sentence that helps."""

import subprocess
import sys
import time
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from hayaa.core.formulas import guard, leads_a_formula, unguard
from hayaa.core.intake.reading import read
from hayaa.core.intake.tables import Span, Table, Unreadable
from hayaa.core.spreadsheet import Sheet, workbook
from tests.core.hostile_files import REFUSED
from tests.core.odd_files import READ, SHEETS
from tests.core.workbooks import inline, number, row, sheet, xlsx

SECONDS, MEMORY = 2, 200 * 1024 * 1024
NOISE = 3  # how much slower a machine may be that does other things too
# What the sentence of each refusal says, besides where.
WORDS = {
    "empty": "empty: choose",
    "large": "5 MB",
    "password": "without a password",
    "old": "old program",
    "binary": ".xlsb",
    "opendocument": "OpenDocument",
    "document": "copy its table",
    "macro": "without macros",
    "archive": "unpack it",
    "pdf": "PDF",
    "picture": "picture",
    "markup": "web page",
    "kind": "neither",
    "damaged": "did not arrive whole",
    "strange": "not built as",
    "much": "too much",
    "sheets": "40 sheets",
    "letters": "UTF-8",
    "separators": "semicolon",
    "far": "is filled, beyond 10500 rows and 400 columns",
    "long": "more than 32767 characters",
    "characters": "no text",
    "formula": "paste its value",
    "error": "#REF!",
    "quote": "quotation mark",
}


def tables(content, name="قائمة.csv"):
    return read(SimpleUploadedFile(name, content), name)


def refusal(content, name="file.xlsx"):
    with pytest.raises(Unreadable) as refused:
        tables(content, name)
    return refused.value


def in_language(refused, language):
    """The sentence; without a language as it stands in the source."""
    with translation.override(language):
        return refused.messages[0]


@pytest.mark.parametrize("what", REFUSED)
def test_hostile_file_is_refused_in_time_with_a_sentence_that_helps(what):
    # Quality 3: nothing that is sent takes more than two seconds; the sentence says what to do.
    make, code = REFUSED[what]
    content = make()
    begin = time.process_time()
    refused = refusal(content)
    assert time.process_time() - begin < SECONDS * NOISE
    said = {language: in_language(refused, language) for language in (None, "ar", "fr")}
    assert (refused.code, WORDS[code] in said[None], len(set(said.values()))) == (code, True, 3)


def test_each_refusal_is_met_by_a_file():
    assert {code for make, code in REFUSED.values()} == set(WORDS)


@pytest.mark.parametrize("what", READ)
def test_odd_file_is_read_as_what_it_is(what):
    make, rows = READ[what]
    content = make()
    begin = time.process_time()
    read_as = [table.rows for table in tables(content)]
    assert time.process_time() - begin < SECONDS * NOISE
    assert read_as == [rows]
    kinds = [[type(value) for value in row] for row in rows]
    assert [[type(value) for value in row] for row in read_as[0]] == kinds


@pytest.mark.parametrize("what", SHEETS)
def test_sheets_are_those_that_are_shown_and_filled(what):
    make, expected = SHEETS[what]
    assert [(table.name, table.rows) for table in tables(make())] == expected


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv", "list.pdf", "list"])
def test_name_does_not_say_what_a_file_is(name):
    assert tables(xlsx(), name) == [Table("ورقة 1", [["الاسم"]])]
    assert tables(b"a;b", name) == [Table("list", [["a", "b"]])]


def test_merged_cells_keep_the_value_of_the_first_alone():
    """What lies under a merged cell nobody sees; one without a value, or beyond the table, says nothing."""
    rows = row(inline("أ"), inline("ب"), inline("ج"), inline("د")) + row("<c @/>", number(5), number=2)
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("A1:B2", "D1:XFD1", "F5:G9", "A11000:B12000"))
    (table,) = tables(xlsx(sheet(rows, after=f"<mergeCells>{merges}</mergeCells>")))
    assert table == Table("ورقة 1", [["أ", None, "ج", "د"]], [Span(1, 1, 2, 2), Span(1, 4, 1, 400)])


@pytest.mark.parametrize(
    ("what", "place"),
    [
        ("far cell", "XFD1048576"),
        ("100,000 rows", "A10501"),
        ("100,000 rows of text", "A10501"),
        ("far column", "OK1"),
        ("error", "A1"),
        ("formula without its result", "A1"),
        ("long field", "B2"),
        ("quotation mark without end", "line 3"),
        ("longer field", "line 2"),
    ],
)
def test_refusal_says_where(what, place):
    assert place in in_language(refusal(REFUSED[what][0]()), None)


PAYLOADS = ["=1+1", "+212600000000", "-1", "@SUM(A1)", "'=1", "''", "＝1", "#REF!", "a_b", "سطر\nسطر", "'عادي'"]


def test_what_the_writer_writes_is_read_back():
    """Quality 5: a formula comes back as the text it was; numbers and days as what they are."""
    rows = [[payload, 31, 2.5, date(2023, 5, 19), None] for payload in PAYLOADS]
    written = workbook([Sheet("الأعضاء", ["أ", "ب", "ج", "د", "ه"], rows), Sheet("فارغ", ["أ"], [])])
    assert tables(written) == [
        Table("الأعضاء", [["أ", "ب", "ج", "د", "ه"], *[row[:4] for row in rows]]),
        Table("فارغ", [["أ"]]),
    ]


@given(st.text(st.one_of(st.sampled_from("'=+-@\t\r\n ＝\u00a0\u200fa"), st.characters())))
def test_guarded_text_is_harmless_and_comes_back_exactly(text):
    assert unguard(guard(text)) == text
    assert not leads_a_formula(guard(text))


@pytest.mark.parametrize("text", ["=1", "+212", " -1", "\t", "\u00a0@a", "\u200f=1", "＝1", "'=1", "''+"])
def test_what_leads_a_formula_is_guarded(text):
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "'", "'tis", "نص", "5-3", "''"])
def test_other_text_is_left_alone(text):
    assert (guard(text), unguard(text)) == (text, text)


LIMITED = """
import resource, sys, django
from io import BytesIO
django.setup()
from hayaa.core.intake.reading import read
from hayaa.core.intake.tables import Unreadable
sent = BytesIO(sys.stdin.buffer.read())
now = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, [now + int(sys.argv[1])] * 2)
try:
    read(sent, "file")
except Unreadable as refused:
    print(refused.code)
"""


@pytest.mark.parametrize("what", ["many different names", "nested elements", "100,000 columns of text"])
def test_heaviest_files_need_at_most_200_mb(what):
    make, code = REFUSED[what]
    command = [sys.executable, "-c", LIMITED, str(MEMORY)]
    answer = subprocess.run(command, input=make(), capture_output=True, check=True)
    assert answer.stdout.decode().strip() == code
