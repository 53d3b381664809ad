"""Comma-separated values: what a program, and a spreadsheet program, finds in the file."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from hayaa.core.figures import Figure
from hayaa.core.formulas import unguard
from hayaa.core.spreadsheet import Sheet, comma_separated, csv_response


def read(*rows, head=("name",)):
    text = comma_separated(Sheet("x", head, rows))
    assert text[0] == "\ufeff"
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def test_file_is_as_the_standard_has_it():
    # RFC 4180: lines end in CR LF, quotes are doubled; the mark tells Excel that it is UTF-8.
    answer = csv_response(Sheet("x", ["a", "b"], [['قال: "نعم"', "سطر\nثان"], ["x,y", None]]), filename="x.csv")
    assert answer.content.decode() == '\ufeffa,b\r\n"قال: ""نعم""","سطر\nثان"\r\n"x,y",\r\n'
    assert answer["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert answer["Content-Disposition"] == 'attachment; filename="x.csv"'


def test_values_are_as_programs_read_them():
    cells = [31, -1, Decimal("41.94"), date(2023, 5, 19), True, False, None, Figure(13, 31), Figure(0, 0)]
    assert read(cells)[1] == ["31", "-1", "41.94", "2023-05-19", "true", "false", "", "41.94", ""]


@pytest.mark.parametrize("payload", ["=1+1", "+212600000000", "-1", "@SUM(A1)", "\t=1+1", " =1+1", "＝1+1", "'=1+1"])
def test_text_that_begins_like_a_formula_is_none(payload):
    # Quality 5: harmless, and the import gives the original text back.
    ((), (cell,)) = read([payload], head=[])
    assert (cell, unguard(cell)) == (f"'{payload}", payload)
