"""Days and months as people write them (decision 0021): what is understood, and what else it could mean."""

from calendar import monthrange
from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import assume, given
from hypothesis import strategies as st

from hayaa.core.intake.day_grammar import Reading
from hayaa.core.intake.days import When, find_days, fits, read_days
from hayaa.core.intake.month_names import NAMES, month_of

YEAR = 2023
DAYS = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31))


@pytest.fixture(autouse=True)
def _in_arabic():
    with override("ar"):
        yield


def day(month, first, last=None):
    return Reading(month, month, date(YEAR, month, first), date(YEAR, month, last or first))


def found(text, *column):
    return find_days(text, year=YEAR, column=column or None)


@pytest.mark.parametrize(
    ("written", "column", "meant"),
    [
        ("24-25/05", 5, day(5, 24, 25)),
        ("09 /22-21", 9, day(9, 21, 22)),
        ("26-25-24-23 08/", 8, day(8, 23, 26)),
        ("16-15 / 12", 12, day(12, 15, 16)),
        ("/ 16-15 05", 5, day(5, 15, 16)),
        ("05 / 16-15", 5, day(5, 15, 16)),
        ("01/30-29", 1, day(1, 29, 30)),
        ("05/06-05", 5, day(5, 5, 6)),
        ("11/3 - 10/31", 11, Reading(10, 11, date(YEAR, 10, 31), date(YEAR, 11, 3))),
        ("02/10", 2, day(2, 10)),
        ("02/10", 10, day(10, 2)),
        ("18 مارس", 3, day(3, 18)),
        ("01 يوليو", 7, day(7, 1)),
        ("١٩ مايـــو", 5, day(5, 19)),
        ("24 و25 ماي", 5, day(5, 24, 25)),
        ("من 31 أكتوبر إلى 3 نوفمبر", 10, Reading(10, 11, date(YEAR, 10, 31), date(YEAR, 11, 3))),
        ("يوم السبت 16 ابريل 2023", 4, day(4, 16)),
        ("du 24 au 26 août", 8, day(8, 24, 26)),
        ("le 1er févr.", 2, day(2, 1)),
        ("24/05/2023", 5, day(5, 24)),
        ("02/10/2023", 2, day(2, 10)),
        ("24.05.2023", 5, day(5, 24)),
        ("24/05/23", 5, day(5, 24)),
        ("2023-05-24", 5, day(5, 24)),
        ("24-ماي-2023", 5, day(5, 24)),
    ],
)
def test_days_in_a_wording_are_read_with_the_month_of_their_column(written, column, meant):
    """Domain: month names of Morocco and of the Levant, runs reversed, and the reading that agrees with the column."""
    when = found(f"دورة تكوينية مع IRI {written}", column, column)
    assert (when.taken, when.doubt, when.rest) == (meant, "", "دورة تكوينية مع IRI")


@pytest.mark.parametrize(
    ("written", "column", "offered"),
    [
        ("01/03", (2, 2), [day(3, 1), day(1, 3)]),  # neither agrees
        ("02/23", (4, 4), [day(2, 23)]),
        ("11 يناير 2023", (4, 4), [day(1, 11)]),
        ("02/10", (1, 12), [day(10, 2), day(2, 10)]),  # both agree
        ("24 و28 ماي", (5, 5), [day(5, 24, 28)]),  # days left out between them
        ("2 - 24/05", (5, 5), [day(5, 2, 24), day(5, 24)]),  # the 2 may belong to the wording
        ("24/05، 30/05", (5, 5), [day(5, 24, 30)]),
        ("24/05 وورشة 30/05", (5, 5), [day(5, 24), day(5, 30)]),
    ],
)
def test_days_that_are_not_sure_are_offered_and_not_taken(written, column, offered):
    when = found(f"ورشة {written}", *column)
    assert (when.taken, list(when.others)) == (Reading(*column), offered)
    assert when.doubt


@pytest.mark.parametrize(
    "text",
    ["رأي استشاري 2", "ندوة/ملتقى 1", "القانون 113.14", "تقييم 2022/2023", "برنامج (2022-2027)", "ورشة 1 و2",
     "ISO 9001/05", "ندوة على الساعة 16:30", "ليلة 27 رمضان", "حصيلة مارس"],
)  # fmt: skip
def test_numbers_and_months_that_are_no_days_stay_in_the_wording(text):
    assert found(text, 5, 5) == When(Reading(5, 5), rest=text)


@pytest.mark.parametrize("text", ["نسبة 50/50", "ندوة 31/04", "ندوة 24/05/2022"])
def test_what_is_no_day_of_the_year_is_in_doubt_and_stays_in_the_wording(text):
    when = found(text, 5, 5)
    assert (when.taken, when.others, when.rest) == (Reading(5, 5), (), text)
    assert when.doubt


@pytest.mark.parametrize("text", ["15 رمضان 1444", "ندوة 15/09/1444", "يوم 15 شعبان 1444 هـ"])
def test_hijri_days_are_refused_with_advice(text):
    """Domain: no Hijri date is computed, for Morocco sights the moon itself."""
    with pytest.raises(ValidationError, match="19/05/2023"):
        found(text, 3, 3)


@pytest.mark.parametrize(
    ("value", "column", "taken"),
    [
        (None, (5, 5), Reading(5, 5)),
        (24, (5, 5), day(5, 24)),
        (24.0, (5, 5), day(5, 24)),
        ("٢٤-٢٥", (5, 5), day(5, 24, 25)),
        ("ماي", None, Reading(5, 5)),
        ("من مارس إلى ماي", None, Reading(3, 5)),
        ("02/10/2023", None, day(10, 2)),  # with its year, as everywhere in the program
        (date(2023, 5, 24), None, day(5, 24)),
        (datetime(2023, 5, 24, 9), (5, 5), day(5, 24)),
    ],
)
def test_a_cell_of_days(value, column, taken):
    assert read_days(value, year=YEAR, column=column) == When(taken, read_days(value, year=YEAR, column=column).others)


def test_a_pair_without_a_month_beside_it_is_in_doubt():
    when = read_days("02/10", year=YEAR, column=None)
    assert (when.taken, when.others) == (Reading(), (day(10, 2), day(2, 10)))


def test_a_day_that_the_sheet_made_of_a_pair_is_offered_both_ways():
    """Programs make 2 October of 10/02: the month beside it says otherwise."""
    when = read_days(date(2023, 10, 2), year=YEAR, column=(3, 3))
    assert (when.taken, when.others) == (Reading(3, 3), (day(10, 2), day(2, 10)))


@pytest.mark.parametrize("value", ["قريبا", "32/05", 32, "15 رمضان", date(2022, 5, 24), date(1444, 9, 15), "24", True])
def test_a_cell_that_holds_no_day_is_refused(value):
    with pytest.raises(ValidationError) as refused:
        read_days(value, year=YEAR, column=None)
    assert refused.value.messages[0]


@pytest.mark.parametrize(
    ("value", "month"),
    [
        ("شهر ماي", 5), ("أغست", 8), ("Août", 8), ("SEPT.", 9), ("كانون الثاني", 1), ("01 - يناير", 1), ("05", 5),
        (7, 7), ("نونبر 2023", 11), (date(2023, 4, 1), 4), ("ربيع", None), ("13", None), (True, None), (None, None),
    ],
)  # fmt: skip
def test_the_month_that_a_heading_names(value, month):
    assert month_of(value) == month


def test_every_name_of_a_month_is_known_whatever_its_spelling():
    names = {month: [name.strip() for name in written.split("،")] for month, written in NAMES.items()}
    spelled = {
        (month, month_of(name.replace("أ", "ا").replace("ا", "اـ").upper())) for month in names for name in names[month]
    }
    assert spelled == {(month, month) for month in range(1, 13)}


@given(DAYS)
def test_a_pair_in_its_own_month_is_that_day_or_in_doubt(meant):
    """Month/day is taken wherever day/month does not lie in the same month."""
    when = found(f"ندوة {meant.month:02}/{meant.day:02}", meant.month, meant.month)
    both_agree = meant.day == meant.month
    assert when.taken == Reading.of(meant, meant)
    assert bool(when.others) == (meant.day <= 12 and not both_agree)


@given(DAYS, st.integers(1, 12), st.sampled_from(["{0.day}/{0.month}", "{0.month}/{0.day}", "{0.day:02}/{0.month:02}"]))
def test_nothing_is_taken_outside_its_column(meant, column, shape):
    """Issue: nothing is guessed silently: what is taken lies in the column, and all that it could be is there."""
    when = found("ندوة " + shape.format(meant), column, column)
    assert fits(when.taken, (column, column))
    assert Reading.of(meant, meant) in (when.taken, *when.others)
    assert bool(when.doubt) == (when.taken == Reading(column, column))


@given(DAYS, st.integers(1, 6))
def test_runs_are_read_in_either_order(first, more):
    last = first.day + more
    assume(last <= monthrange(YEAR, first.month)[1])
    runs = ["-".join(map(str, range(first.day, last + 1))), "-".join(map(str, range(last, first.day - 1, -1)))]
    expected = day(first.month, first.day, last)
    assert [found(f"ندوة {run}/{first.month}", first.month, first.month).taken for run in runs] == [expected] * 2


@given(st.text(alphabet="0123456789٠٥/-–. وإلى مارسماي يناير\n()،IRI", max_size=60), st.integers(1, 12))
def test_any_text_is_read_or_refused(text, column):
    """Whatever is written: the wording is never lost, and what is taken lies in the column."""
    try:
        when = find_days(text, year=YEAR, column=(column, column))
    except ValidationError:
        return
    assert fits(when.taken, (column, column))
    assert set(when.rest) <= {*text, " ", *"0123456789"}
