"""Year plans with one activity a row: headings in either language, and every cell that is wrong. No database."""

from datetime import date

import pytest
from django.utils.translation import override

from activities.intake import rows
from activities.intake.headings import LABELS
from hayaa.core.intake.day_grammar import Reading
from hayaa.core.intake.tables import Span, Table, Unreadable

HEAD = ["المحور", "النشاط", "الشهر", "إلى شهر", "اليوم", "اليوم الأخير", "النوع", "العدد", "رمز النشاط", "الدور"]


@pytest.fixture(autouse=True)
def _in_arabic():
    with override("ar"):
        yield


def sheet(*cells, head=HEAD, merged=()):
    return Table("البرنامج", [head, *map(list, cells)], list(merged))


def read(*cells, **kwargs):
    return rows.read(sheet(*cells, **kwargs), year=2023)


def wrong(*cells):
    found = read(*cells)
    assert not found.lines
    assert all(remark.sentence for remark in found.wrong)
    return [(remark.place.letter, remark.place.row) for remark in found.wrong]


@pytest.mark.parametrize(
    "head",
    [["المَحاور", "الأنشـطة", "شهر"], ["AXE", "Activités", "Mois"], [" Axes ", "Intitulé de l’activité", "du mois"],
     ["المحور", "النشاط (بالعربية)", "من شهر"]],
)  # fmt: skip
def test_headings_are_known_in_any_spelling(head):
    (line,) = read(["أول", "ندوة", "ماي"], head=head).lines
    assert (line.axis, line.wording_ar, line.reading) == ("أول", "ندوة", (5, 5, None, None))


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_headings_that_the_program_writes_are_known_in_both_languages(language):
    with override(language):
        head = [str(label) for label in LABELS.values()]
    row = {"axis": "أول", "wording_ar": "ندوة", "wording_fr": "Séminaire", "reason_fr": "Report"}
    (line,) = read([row.get(field) for field in LABELS], head=head).lines
    assert (line.axis, line.wording_ar, line.wording_fr, line.reason_fr) == tuple(row.values())


@pytest.mark.parametrize(
    ("head", "word"),
    [
        (["المحور", "النشاط", "الميزانية"], "الميزانية"),
        (["المحور", "النشاط", "الأنشطة"], "الأنشطة"),
        (["المحور", "الشهر"], "النشاط"),
        (["النشاط", "الشهر"], "المحور"),
        (["الاسم", "الهاتف"], "البرنامج"),
    ],
)
def test_headings_unknown_doubled_or_missing_are_named(head, word):
    with pytest.raises(Unreadable, match=word):
        read(["أول", "ندوة", "ماي"], head=head)


def test_a_column_without_a_heading_is_refused_when_it_holds_something():
    with pytest.raises(Unreadable, match="C"):
        read(["أول", "ندوة", "مهم"], head=["المحور", "النشاط", None])


@pytest.mark.parametrize(
    ("months_and_days", "reading"),
    [
        ((None,) * 4, Reading()),
        (("ماي", None, None, None), Reading(5, 5)),
        ((5, 7, None, None), Reading(5, 7)),
        (("من مارس إلى ماي", None, None, None), Reading(3, 5)),
        (("طيلة السنة", None, None, None), Reading(1, 12)),
        (("ماي", None, "24-25", None), Reading(5, 5, date(2023, 5, 24), date(2023, 5, 25))),
        ((None, None, "24-25/05", None), Reading(5, 5, date(2023, 5, 24), date(2023, 5, 25))),
        ((None, None, date(2023, 10, 31), date(2023, 11, 3)), Reading(10, 11, date(2023, 10, 31), date(2023, 11, 3))),
        (("أكتوبر", "نونبر", "31", "3"), Reading(10, 11, date(2023, 10, 31), date(2023, 11, 3))),
        ((5, 7, date(2023, 5, 24), None), Reading(5, 7, date(2023, 5, 24))),
    ],
)
def test_months_and_days_of_a_row(months_and_days, reading):
    """The months follow from the days where only days are given, as in the entry of a line."""
    (line,) = read(["أول", "ندوة", *months_and_days]).lines
    assert (line.reading, line.is_doubtful) == (reading, False)


def test_days_outside_the_months_of_their_row_are_in_doubt():
    (line,) = read(["أول", "ندوة", "أبريل", None, "02/10"]).lines
    days = [date(2023, 10, 2), date(2023, 2, 10)]
    assert (line.reading, [reading.starts_on for reading in line.when.others]) == (Reading(4, 4), days)
    assert line.settled(1).reading == Reading(2, 2, days[1], days[1])


def test_a_first_and_a_last_day_in_doubt_are_offered_together():
    """Both are read the same way."""
    (line,) = read(["أول", "ندوة", "ماي", None, "02/03", "04/03"]).lines
    offered = [(reading.starts_on, reading.ends_on) for reading in line.when.others]
    assert line.reading == Reading(5, 5)
    assert offered == [(date(2023, 3, 2), date(2023, 3, 4)), (date(2023, 2, 3), date(2023, 4, 3))]


def test_axes_that_are_merged_over_rows():
    found = read(["أول", "ندوة"], [None, "ورشة"], ["ثان", "لقاء"], merged=[Span(2, 1, 3, 1)])
    assert [line.axis for line in found.lines] == ["أول", "أول", "ثان"]


def test_every_wrong_cell_has_its_place():
    good = ["أول", "ندوة", "ماي", None, None, None, None, None, "23-01"]
    bad = {
        "A": {0: None}, "B": {1: "Séminaire"}, "C": {2: "قريبا"}, "D": {3: 4}, "E": {4: "15 رمضان"}, "F": {5: "17/13"},
        "G": {6: "مهرجان"}, "H": {7: "0"}, "J": {9: "متفرج"},
    }  # fmt: skip
    for letter, cells in bad.items():
        row = [cells.get(n, good[n] if n < len(good) else None) for n in range(10)]
        assert wrong(row) == [(letter, 2)]


def test_a_code_stands_once():
    found = read(["أول", "ندوة", *[None] * 6, "23-01"], ["أول", "ورشة", *[None] * 6, "23-01"])
    assert [(remark.place.letter, remark.place.row) for remark in found.wrong] == [("I", 3)]


@pytest.mark.parametrize("written", ["دورة تكوينية", "Session de formation", "training"])
def test_kinds_are_written_in_words(written):
    (line,) = read(["أول", "حول النوع", *[None] * 4, written, "٢"]).lines
    assert (line.kind, line.quantity, line.typed) == ("training", 2, ("kind", "quantity"))
