"""The template of a year plan: its example is no activity, its lists are read back, its columns are explained."""

from io import BytesIO

import pytest
from django.utils.translation import override
from openpyxl import load_workbook

from activities.intake import PlanKind, rows, template
from activities.intake.headings import LABELS
from hayaa.core.intake.reading import read
from hayaa.core.spreadsheet import workbook
from tests import factories

languages = pytest.mark.parametrize("language", ["ar", "fr"])


@pytest.fixture
def programme(body):
    with override("ar"):
        made = factories.programme(first_year=2022)
        factories.axis(programme=made, title_ar="تقوية القدرات", title_fr="Capacités")
    return made


@pytest.fixture
def sheets(programme):
    """The sheets of the template in a language, as a spreadsheet program opens them."""

    def made(language):
        with override(language):
            return load_workbook(BytesIO(workbook(PlanKind().template()))).worksheets

    return made


@languages
def test_example_is_no_activity_in_either_language(sheets, language):
    """It is passed over above an activity, and when the reader has turned to the other language meanwhile."""
    page = sheets(language)[0]
    page.title = "2024"
    page.cell(3, 2, "تقوية القدرات"), page.cell(3, 3, "ندوة حول البيئة")
    out = BytesIO()
    page.parent.save(out)
    out.seek(0)
    for reader in ("ar", "fr"):
        with override(reader):
            (line,) = rows.read(read(out, "x.xlsx")[0], year=None).lines
            assert line.wording_ar == "ندوة حول البيئة"


def test_example_with_something_else_in_it_is_an_activity():
    row = {field: str(value) for field, value in template.EXAMPLE.items()}
    assert template.is_example(row)
    assert not template.is_example(row | {"partners": "ENABEL"})
    assert not template.is_example(row | {"quantity": "2"})


@languages
def test_words_of_the_lists_are_read_back(sheets, language):
    """Axes, months, kinds and roles: each word that is offered is one that the import takes."""
    page, *_explanation, lists = sheets(language)
    offered = [[cell.value for cell in column if cell.value] for column in lists.iter_cols()]
    assert [len(words) for words in offered] == [1, 10, 2, 12, 12, 12]
    places = [next(iter(validation.sqref.ranges)).min_col for validation in page.data_validations.dataValidation]
    head = [page.cell(1, place).value for place in places]
    with override(language):
        names = ("axis", "kind", "role", "month_from", "month_to", "printed_month")
        assert head == [str(LABELS[name]) for name in names]
        table = read(BytesIO(workbook(PlanKind().template())), "x.xlsx")[0]
        for kind in offered[1]:
            table.rows[1:] = [[{"axis": offered[0][0], "wording_ar": "ندوة", "kind": kind}.get(f) for f in LABELS]]
            assert rows.read(table, year=2024).wrong == []


@languages
def test_every_column_is_explained(sheets, language):
    """The year first, then all the columns, then the table of axes and months."""
    explanation = list(sheets(language)[1].iter_rows(min_row=2, values_only=True))
    with override(language):
        assert [row[1] for row in explanation[1:-1]] == [str(label) for label in LABELS.values()]
    assert [row for row in explanation if not row[3]] == []
    assert (len(explanation), explanation[0][4]) == (18, "2024")
