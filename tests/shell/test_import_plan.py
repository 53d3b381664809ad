"""The plan of a year through the pages of imports: what is shown of it, what is asked, what becomes of it."""

from datetime import date
from io import BytesIO

import pytest
from django.utils.translation import override

from activities.models import PlanLine, PlanVersion
from hayaa.core.intake.reading import read
from hayaa.core.intake.review import Outcome
from hayaa.core.spreadsheet import Sheet, comma_separated, workbook
from hayaa.intake.kinds import KINDS
from tests import factories
from tests.html import parse
from tests.intake import mistakes, outcomes, review, upload

MONTHS = ["الأنشطة", "فبراير", "مارس", "أبريل"]
LISTED = ["المحور", "النشاط", "الشهر"]
DRAFT = PlanVersion.State.DRAFT


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def axis(body):
    return factories.axis(programme=factories.programme(first_year=2022), title_ar="التنظيم الداخلي")


def file_of(head, *rows, year=2023):
    filled = [[*row, *[None] * (len(head) - len(row))] for row in rows]
    return upload(workbook([Sheet(f"خطة {year}", head, filled)]))


def table_of(head, *rows):
    return read(file_of(head, *rows), "x.xlsx")[0]


def send(client, file):
    return client.post("/import/plan/", {"file": file})


def button(response):
    form = parse(response).get_element_by_id("take")
    return form.get("action"), {"fingerprint": form.fields["fingerprint"]}


def in_force(axis, **values):
    """A plan of 2023 in force with one line."""
    plan = factories.year_plan(year=2023, programme=axis.programme)
    return factories.line(plan_version=factories.plan_version(year_plan=plan), axis=axis, **values)


def changes(found):
    return [(change.heading, change.before, change.after) for change in found.sheets[0].lines[0].changes]


def test_plan_is_shown_then_entered_as_a_draft(axis, client_of):
    client = client_of("secretariat")
    shown = send(client, file_of(LISTED, ["التنظيم الداخلي", "ندوة", "ماي"]))
    assert (shown.status_code, PlanVersion.objects.count()) == (200, 0)
    assert client.post(*button(shown)).url == "/plans/2023/versions/1/"
    assert [(line.plan_version.state, line.month_from) for line in PlanLine.objects.all()] == [(DRAFT, 5)]


@pytest.mark.parametrize(
    ("answer", "saved"),
    [
        ("0", (3, date(2023, 3, 5))),
        ("1", (5, date(2023, 5, 3))),
        ("", (2, None)),
        ("9", (2, None)),
        ("x", (2, None)),
        ("-1", (2, None)),
    ],
)
def test_days_in_doubt_are_asked_and_the_answer_is_entered(answer, saved, axis, client_of):
    """Domain: a date never moves a line silently. What is not answered, or not offered, leaves the month alone."""
    client = client_of("secretariat")
    shown = send(client, file_of(MONTHS, ["التنظيم الداخلي", "ندوة 05/03"]))
    (question,) = parse(shown).xpath("//select[starts-with(@name, 'days-')]")
    assert question.get("name") == "days-2023-2-2-1"
    action, data = button(shown)
    assert client.post(action, {**data, "days-2023-2-2-1": answer}).status_code == 302
    line = PlanLine.objects.get()
    assert ((line.month_from, line.starts_on), line.printed_month) == (saved, 2)


@pytest.mark.once
@pytest.mark.parametrize("back", ["ar", "fr"])
@pytest.mark.parametrize("out", ["ar", "fr"])
def test_plans_in_force_sent_again_unedited_change_nothing(out, back, demonstration):
    """Out and in again, in both formats: nothing of what nobody edited is told as changed."""
    with override(out):
        sheets = KINDS["plan"].exported()
        xlsx = read(BytesIO(workbook(sheets)), "x.xlsx")
        csv = [read(BytesIO(comma_separated(sheet).encode()), f"{sheet.name}.csv")[0] for sheet in sheets]
    with override(back):
        found = [outcomes(review("plan", *tables)) for tables in (xlsx, csv)]
    assert [set(each) for each in found] == [{"unchanged"}] * 2


def test_single_day_entered_by_hand_is_unchanged(axis):
    """A first day alone, within one month, is that one day: the sheet reads it as from that day to that day."""
    in_force(axis, month_from=3, month_to=3, starts_on=date(2023, 3, 18), ends_on=None)
    found = review("plan", *read(BytesIO(workbook(KINDS["plan"].exported())), "x.xlsx"))
    assert outcomes(found) == ["unchanged"]


def test_plan_that_was_given_up_can_be_sent_again(axis):
    """Nothing stands in its year: it is entered anew, as the next version, for the activities it had."""
    kind, sheet = KINDS["plan"], table_of(LISTED, ["التنظيم الداخلي", "ورشة", 3])
    kind.take([sheet], by=None, expected=kind.review([sheet], by=None).fingerprint)
    given_up = PlanVersion.objects.get()
    given_up.abandoned_because_ar = "خطأ"
    given_up.abandon()
    found = kind.review([sheet], by=None)
    assert (outcomes(found), changes(found)) == (["new"], [("التاريخ", "", "مارس")])
    assert kind.take([sheet], by=None, expected=found.fingerprint)[1] is True
    again = PlanVersion.objects.get(state=DRAFT)
    assert (again.number, again.lines.get().activity) == (2, given_up.lines.get().activity)


def test_what_a_sheet_has_no_column_for_stays(axis):
    """A table of months has no French: that of the version before is not lost with it."""
    line = in_force(axis, wording_ar="ورشة", wording_fr="Atelier", month_from=3, month_to=3, printed_month=3)
    found = review("plan", table_of(LISTED, ["التنظيم الداخلي", "ورشة", 3]))
    assert outcomes(found) == ["unchanged"]
    kind, grid = KINDS["plan"], table_of(MONTHS, ["التنظيم الداخلي", None, "ورشة 18/03"])
    found = kind.review([grid], by=None)
    assert changes(found) == [("التاريخ", "مارس", "18 مارس")]
    assert kind.take([grid], by=None, expected=found.fingerprint)[1] is True
    assert PlanLine.objects.exclude(pk=line.pk).get().wording_fr == "Atelier"


def test_french_that_is_emptied_or_changed_is_shown(axis):
    in_force(axis, wording_ar="ورشة", wording_fr="Atelier", month_from=3, month_to=3)
    head = [*LISTED, "النشاط بالفرنسية"]
    for written in (None, "Ateliers"):
        found = review("plan", table_of(head, ["التنظيم الداخلي", "ورشة", 3, written]))
        assert changes(found) == [("النشاط (بالفرنسية)", "Atelier", written or "")]


def test_line_left_out_since_the_review_is_shown_before_it_is_taken(axis, client_of):
    """Another version came into force meanwhile: the sheet would leave out a line that nobody was shown."""
    client, before = client_of("secretariat"), in_force(axis, wording_ar="ورشة", month_from=3, month_to=3)
    shown = send(client, file_of(LISTED, ["التنظيم الداخلي", "ندوة", 5], ["التنظيم الداخلي", "ورشة", 3]))
    factories.line(plan_version=before.plan_version, axis=axis, wording_ar="زيارة")
    again = client.post(*button(shown))
    assert (again.status_code, "زيارة" in again.content.decode(), PlanVersion.objects.count()) == (409, True, 1)


def test_year_twice_in_a_file_is_refused(axis):
    """But for the same plan twice, which is only a copy of its sheet."""
    one, other = (table_of(LISTED, ["التنظيم الداخلي", words, 5]) for words in ("ندوة", "ورشة"))
    assert review("plan", one, one).wrong == 0
    found = review("plan", one, other)
    assert ([sheet.wrong for sheet in found.sheets], len(mistakes(found))) == ([0, 1], 1)
    assert Outcome.NEW in {line.outcome for line in found.sheets[0].lines}


@pytest.mark.parametrize("column", range(5))
def test_piles_of_marks_are_refused_in_every_text(column, axis):
    """A pile of marks takes the printer seconds: forms refuse it, and so does every other way in."""
    head = ["رمز النشاط", "المحور", "النشاط", "النشاط بالفرنسية", "سبب التغيير"]
    row = ["a-1", "التنظيم الداخلي", "ندوة", "Séminaire", "سبب"]
    row[column] += "\u0301" * 9
    assert [cell for cell, _sentence in mistakes(review("plan", table_of(head, row)))] == [f"{'ABCDE'[column]}2"]


@pytest.mark.parametrize("column", range(2))
def test_piles_of_marks_are_refused_in_a_table_of_months(column, axis):
    row = ["التنظيم الداخلي", "ندوة"]
    row[column] += "\u064e" * 9
    found = mistakes(review("plan", table_of(MONTHS, row)))
    assert [(cell, "علامات" in sentence or "حركات" in sentence) for cell, sentence in found] == [("B2", True)]
