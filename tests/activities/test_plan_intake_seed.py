"""The four year tables of the demonstration, written as spreadsheets and read into an empty body (decision 0021)."""

from datetime import date

import pytest

from activities.intake import accept, propose
from activities.models import Activity, Axis, PlanLine, PlanVersion
from tests import factories
from tests.activities.plan_sheets import AXES, HEADS, drawn, listed, schedule, table, true_schedule, truth

# By the words of the activity: what its days could mean, none of it in the month of its column.
DOUBTFUL = {
    "2022": {},
    "2023": {},
    "2023-revised": {
        "لقاء إطلاق برنامج الحكومات المحلية المنفتحة بجهة سوس ماسة": [date(2023, 3, 1), date(2023, 1, 3)],
        "لقاء الجهوي حول الديمقراطية التشاركية": [date(2023, 2, 23)],
        "تنشيط الورتينة التشاوريتين حول البيئة والتنمية المستدامة والتعاون الدولي": [date(2023, 1, 11)],
    },
    "2024": {},
}


@pytest.fixture
def programme(body):
    return factories.programme(first_year=2022)


def in_order(name):
    """The truth in the order of the grid: axis by axis, month by month."""
    axes = list(AXES)
    return sorted(truth(name), key=lambda row: (axes.index(row["axis"]), int(row["printed_month"])))


def meant(proposal, name):
    """The readings that are true, chosen for the lines in doubt."""
    days = {line["printed_month"] + line["axis"]: line["starts_on"] for line in truth(name) if line["starts_on"]}
    return {
        proposed.line.key: [str(offered.starts_on) for offered in proposed.offered].index(
            days[f"{proposed.line.printed_month}{next(code for code in AXES if AXES[code] == proposed.line.axis)}"]
        )
        for proposed in proposal.doubtful
    }


@pytest.mark.parametrize("name", HEADS)
def test_printed_tables_come_in_with_their_schedules(name, programme):
    """Issue: one line per activity, a merged cell as its span of months, the axes made from the sheet."""
    proposal = propose(table(drawn(name)), programme=programme)
    assert (proposal.year, proposal.wrong, proposal.notes) == (int(name[:4]), (), ())
    version = accept(proposal, chosen=meant(proposal, name))
    lines = list(version.lines.select_related("activity"))
    expected = in_order(name)
    assert [(*schedule(line), line.activity.quantity) for line in lines] == [
        (*true_schedule(row), int(row["quantity"])) for row in expected
    ]
    assert [line.printed_month for line in lines] == [int(row["printed_month"]) for row in expected]
    assert [axis.title_ar for axis in Axis.objects.all()] == list(AXES.values())
    assert Activity.objects.count() == len(expected)


@pytest.mark.parametrize("name", HEADS)
def test_only_days_outside_their_column_are_in_doubt(name, programme):
    """Issue: «01/03» in February, «02/23» and «11 يناير» in April of the second table of 2023, and nothing else."""
    found = propose(table(drawn(name)), programme=programme).doubtful
    assert {each.line.wording_ar: [day.starts_on for day in each.offered] for each in found} == DOUBTFUL[name]


def test_lines_in_doubt_keep_their_column_where_nobody_chooses(programme):
    """Domain: a date never moves a line silently; what was written stays beside it."""
    accept(propose(table(drawn("2023-revised")), programme=programme))
    doubtful = PlanLine.objects.filter(wording_ar__in=DOUBTFUL["2023-revised"])
    assert [(*schedule(line), line.printed_month, line.as_written[-5:]) for line in doubtful] == [
        (2, 2, None, None, 2, "01/03"),
        (4, 4, None, None, 4, "02/23"),
        (4, 4, None, None, 4, " 2023"),
    ]


def test_a_day_that_is_chosen_outside_its_column_stays_marked(programme):
    """Domain: it stands in the month where it was printed, with a warning, until somebody settles it."""
    proposal = propose(table(drawn("2023-revised")), programme=programme)
    version = accept(proposal, chosen=meant(proposal, "2023-revised"))
    assert [line.printed_month for line in version.lines.all() if line.contradicts_its_month] == [2, 4, 4]


@pytest.mark.parametrize("name", HEADS)
def test_the_same_tables_with_one_activity_a_row(name, programme):
    """Issue: one-row-per-activity; days as they were typed, with the month of their column."""
    head = ["المحور", "النشاط", "الشهر", "إلى شهر", "تاريخ الإنجاز", "تاريخ النهاية", "العدد", "النوع"]
    rows = [
        [
            AXES[row["axis"]], row["title_ar"], HEADS[name][int(row["month_from"]) - 1], int(row["month_to"]),
            *true_schedule(row)[2:], row["quantity"], row["kind"],
        ]
        for row in truth(name)
    ]  # fmt: skip
    proposal = propose(table(listed(rows, head)), programme=programme, year=int(name[:4]))
    assert (proposal.wrong, proposal.doubtful) == ((), [])
    version = accept(proposal)
    assert [
        (line.axis.title_ar, line.wording_ar, *schedule(line), line.activity.quantity, line.activity.kind)
        for line in version.lines.all()
    ] == [
        (AXES[row["axis"]], row["title_ar"], *true_schedule(row), int(row["quantity"]), row["kind"])
        for row in truth(name)
    ]


def test_the_second_table_of_a_year_goes_on_with_the_activities_of_the_first(programme):
    """Domain: an activity is matched by its words under its axis; the others are taken out."""
    accept(propose(table(drawn("2023")), programme=programme)).adopt(on=date(2023, 1, 9))
    proposal = propose(table(drawn("2023-revised")), programme=programme)
    new = {proposed.line.wording_ar for proposed in proposal.proposed if proposed.is_new}
    version = accept(proposal)
    assert (version.number, version.based_on.number, PlanVersion.objects.count()) == (2, 1, 2)
    # one is new; of one the wording lost its article, of one a word is misprinted
    assert new == {
        "تنشيط الورتينة التشاوريتين حول البيئة والتنمية المستدامة والتعاون الدولي",
        "لقاء الجهوي حول الديمقراطية التشاركية",
        "المشاركة في لجنة قيادة برنامج العمل (تحديد المحاور الكبرى لبرنامج العمل، البرنالج التشاوري، "
        "صياغة الاستثمارات الموجهة للسكان...)",
    }
    assert {removal.activity.lines.get().wording_ar for removal in version.removals.all()} == {
        "دورة تكوينية مع IRI",
        "اللقاء الجهوي حول الديمقراطية التشاركية",
        "المشاركة في لجنة قيادة برنامج العمل (تحديد المحاور الكبرى لبرنامج العمل، البرنامج التشاوري، "
        "صياغة الاستثمارات الموجهة للسكان...)",
    }
