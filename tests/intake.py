"""Spreadsheets as tests send them: tables by their headings, in the language in which the test thinks."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from hayaa.core.intake.reading import read
from hayaa.core.intake.review import Outcome
from hayaa.core.spreadsheet import TYPE, Sheet, workbook
from hayaa.intake.kinds import KINDS
from tests import factories


def table(sheet, *rows, columns=None, name="ورقة"):
    """Rows under the headings of these columns of a sheet, as the reader gives them."""
    columns = columns or list(sheet.fields)
    return read(BytesIO(book(sheet, *rows, columns=columns, name=name)), "sheet.xlsx")[0]


def book(sheet, *rows, columns, name="ورقة"):
    return workbook([Sheet(name, [str(sheet.fields[column].heading) for column in columns], rows)])


def upload(content, name="sheet.xlsx"):
    return SimpleUploadedFile(name, content, content_type=TYPE)


def review(kind, *tables, by=None):
    return KINDS[kind].review(list(tables), by=by or factories.latest(factories.User, factories.user))


def take(kind, *tables, by=None):
    """Review and enter; returns what became of the rows."""
    by = by or factories.latest(factories.User, factories.user)
    found = KINDS[kind].review(list(tables), by=by)
    return KINDS[kind].take(list(tables), by=by, expected=found.fingerprint)


def outcomes(found):
    """What becomes of each row, in the order of the file."""
    return [str(Outcome(line.outcome)) for sheet in found.sheets for line in sheet.lines]


def mistakes(found):
    """Where and what is wrong: the cell and the sentence."""
    return [
        (mistake.cell, mistake.sentence)
        for sheet in found.sheets
        for mistake in [*sheet.mistakes, *(m for line in sheet.lines for m in line.mistakes)]
    ]
