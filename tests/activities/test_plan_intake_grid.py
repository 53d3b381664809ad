"""Year plans drawn as axes × months: the ways in which people draw them, and what is refused. No database."""

from datetime import date
from time import process_time

import pytest
from django.utils.translation import override

from activities.intake import grid, words
from activities.intake.cells import split
from hayaa.core.intake.tables import Span, Table, Unreadable
from tests.activities.plan_sheets import MONTHS

FRENCH = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _in_arabic():
    with override("ar"):
        yield


def sheet(*rows, head=("المحاور", *MONTHS), title="برنامج 2023", merged=()):
    return Table("ورقة 1", [[title], list(head), *map(list, rows)], list(merged))


def months(table, year=None):
    """Each activity with its axis and its months."""
    lines = grid.read(table, year=year).lines
    return [(line.axis, line.wording_ar, line.reading.month_from, line.reading.month_to) for line in lines]


def wrong(table):
    return [(remark.place.letter, remark.place.row, remark.sentence) for remark in grid.read(table, year=None).wrong]


@pytest.mark.parametrize(
    "head",
    [("المحاور", *MONTHS), ("Axes", *FRENCH), (*reversed(MONTHS), "المحور"), (None, *MONTHS[6:], *MONTHS[:6]),
     ("المحور", *range(1, 13)), ("المحور", *(date(2023, month, 1) for month in range(1, 13))), ("المحور", *MONTHS[:6])],
)  # fmt: skip
def test_months_stand_in_any_language_and_order(head):
    """Also a half-year, and a sheet drawn from its last column to its first."""
    row = [None] * len(head)
    row[next(n for n, cell in enumerate(head) if cell in ("المحاور", "Axes", "المحور", None))] = "المحور الأول"
    march = next(n for n, cell in enumerate(head) if cell in ("مارس", "mars", 3, date(2023, 3, 1)))
    row[march] = "ندوة علمية 18/03"
    (line,) = grid.read(sheet(row, head=head), year=None).lines
    assert (line.axis, line.reading, line.place.column) == ("المحور الأول", (3, 3, *[date(2023, 3, 18)] * 2), march + 1)


def test_rows_without_an_axis_go_on_with_the_one_above():
    rows = [["أول", "ندوة"], [None, "ورشة", "لقاء"], [], [None, None, None, "زيارة"], ["ثان", "اجتماع"]]
    assert months(sheet(*rows)) == [
        ("أول", "ندوة", 1, 1), ("أول", "ورشة", 1, 1), ("أول", "لقاء", 2, 2), ("أول", "زيارة", 3, 3),
        ("ثان", "اجتماع", 1, 1),
    ]  # fmt: skip


def test_merged_cells_are_spans_of_months():
    merged = [Span(3, 2, 3, 13), Span(4, 4, 5, 5), Span(3, 1, 5, 1)]
    rows = [["أول", "متابعة البرنامج"], [None, None, None, "تكوين مستمر"], [None, "ندوة"]]
    assert months(sheet(*rows, merged=merged)) == [
        ("أول", "متابعة البرنامج", 1, 12), ("أول", "ندوة", 1, 1), ("أول", "تكوين مستمر", 3, 4),
    ]  # fmt: skip


def test_a_month_that_is_merged_over_columns_heads_them_all():
    head = ("المحاور", "يناير", None, "فبراير", "مارس")
    table = sheet(["أول", "ندوة", "ورشة", "لقاء"], head=head, merged=[Span(2, 2, 2, 3)])
    assert [line[2] for line in months(table)] == [1, 1, 2]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("ندوة\nورشة", ["ندوة", "ورشة"]),
        ("اجتماع الهيئة\n18 مارس", ["اجتماع الهيئة 18 مارس"]),
        ("دورة تكوينية مع\nIRI\nحول النوع", ["دورة تكوينية مع", "IRI حول النوع"]),
        ("لجنة القيادة (المحاور،\nالاستمارات)\nورشة", ["لجنة القيادة (المحاور، الاستمارات)", "ورشة"]),
        ("1- ندوة\n2- ورشة\nالبيئة", ["ندوة", "ورشة البيئة"]),
        ("• ندوة\nعلمية • ورشة", ["ندوة علمية", "ورشة"]),
        ("- ندوة\n- ورشة 24-25/05", ["ندوة", "ورشة 24-25/05"]),
        ("24-25/05 ندوة\nورشة", ["24-25/05 ندوة", "ورشة"]),
        ("العدالة المناخية -جمعية النساء؛ البيئة", ["العدالة المناخية -جمعية النساء؛ البيئة"]),
    ],
)
def test_activities_of_a_cell(text, items):
    """Decision 0021: a line or a bullet begins an activity; a dash within a line, and what goes on, does not."""
    assert split(text, 2023) == items


def test_what_is_no_activity_is_wrong_with_its_cell():
    merged = [Span(4, 2, 5, 2), Span(7, 13, 7, 14)]
    rows = [["أول", 24, date(2023, 2, 1), "24/03"], [None, "ندوة"], ["ثان", "Réunion"], ["ثالث", "ورشة 15/09/1444"],
            ["رابع", *[None] * 11, "لقاء", "ملاحظة"]]  # fmt: skip
    assert [place[:2] for place in wrong(sheet(*rows, merged=merged))] == [
        ("B", 3), ("C", 3), ("D", 3), ("B", 4), ("B", 5), ("B", 6), ("M", 7),
    ]  # fmt: skip


def test_activities_before_any_axis_are_wrong():
    assert [place[:2] for place in wrong(sheet([None, "ندوة"], ["أول", "ورشة"]))] == [("B", 3)]


def test_other_columns_are_not_read_and_that_is_said():
    head = ("الرقم", "المحاور", *MONTHS[:3], "ملاحظات")
    found = grid.read(sheet([1, "أول", "ندوة", None, None, "مهم"], head=head), year=None)
    assert [(remark.place.letter, len(found.lines)) for remark in found.notes] == [("A", 1), ("F", 1)]


@pytest.mark.parametrize(
    ("table", "word"),
    [
        (sheet(["أول", "ندوة"], head=("المحاور", "يناير", "فبراير", "مارس", "يناير")), "B"),
        (sheet(["أول", "ندوة"], ["المحاور", *MONTHS]), "4"),
        (sheet([None, "ندوة"], head=(None, *MONTHS)), "المحور"),
        (sheet(["أول", *["ندوة"] * 12, "ثان"], head=(None, *MONTHS)), "المحور"),
        (sheet(["أول"]), "ورقة 1"),
        (sheet(["أول", "ندوة"], title="البرنامج"), "اكتبوها في اسم الورقة"),
        (sheet(["أول", "ندوة"], title="برنامج 2022-2024"), "2022، 2024"),
        (sheet(["برنامج سنة 2025"], ["المحاور", *MONTHS], ["أول", "ندوة"], head=[], title="2024"), "اتركوا سنة واحدة"),
    ],
)
def test_sheets_that_cannot_be_read_as_a_whole(table, word):
    """Months doubled, headings repeated, no or two columns of axes, no activity, no year or several."""
    with pytest.raises(Unreadable, match=word):
        grid.read(table, year=None)


@pytest.mark.parametrize(
    ("text", "quantity", "kind", "role"),
    [
        ("المشاركة في دورتين تكوينيتين مع IRI", 2, "training", "takes_part"),
        ("تنشيط الورشتين التشاوريتين", 2, "workshop", ""),
        ("3 دورات تكوينية", 3, "training", ""),
        ("تنظيم ثلاث ندوات", 3, "seminar", ""),
        ("Organisation de deux ateliers", 2, "workshop", ""),
        ("رأي استشاري 2", 1, "opinion", ""),
        ("المشاركة في الاجتماعات التشاورية", 1, "participation", "takes_part"),
        ("المساهمة في صياغة ملف الترشيح", 1, "drafting", "takes_part"),
        ("اجتماع مع جمعيتين حول 3 دورات", 1, "meeting", ""),
        ("مناقشة مقترحات", 1, "", ""),
    ],
)
def test_what_the_opening_words_say(text, quantity, kind, role):
    assert (words.quantity(text), words.kind(text), words.role(text)) == (quantity, kind, role)


@pytest.mark.parametrize("cell", ["ندوة 1-2-3-4-5-6-7/8 " * 1500, "ن\n" * 16_000, "1-2 3-4/5 6 " * 80, 5, "x" * 900])
def test_sheets_that_are_no_plan_are_given_up_in_time(cell):
    """Quality: any hostile file is refused within 2 s; the time is that of the processor."""
    begin = process_time()
    with pytest.raises(Unreadable):
        grid.read(sheet(*[["أول", *[cell] * 12]] * 1900), year=None)
    assert process_time() - begin < 4  # twice what is allowed, for slow machines under the tests
