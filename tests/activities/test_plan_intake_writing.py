"""From a sheet to a draft of the plan: what it goes on with, what stands in its way, and the way back out."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.utils.translation import override

from activities import spreadsheets
from activities.intake import accept, propose
from activities.models import Activity, Axis, PlanLine, PlanVersion, RemovedLine, YearPlan
from hayaa.core.intake.tables import Table, Unreadable
from hayaa.core.spreadsheet import workbook
from tests import factories
from tests.activities.plan_sheets import table

HEAD = ["رمز النشاط", "المحور", "النشاط", "الشهر", "العدد", "الشركاء"]


@pytest.fixture
def programme(body):
    with override("ar"):
        yield factories.programme(first_year=2022)


@pytest.fixture
def axis(programme):
    return factories.axis(programme=programme, code="internal", title_ar="التنظيم الداخلي")


@pytest.fixture
def secretariat(body):
    return factories.user(role="secretariat")


def sheet(*rows):
    return Table("خطة 2023", [HEAD, *map(list, rows)])


def sentences(proposal):
    return [remark.sentence for remark in proposal.wrong]


def test_the_actor_is_kept_with_the_version(axis, secretariat, programme):
    version = accept(propose(sheet([None, "internal", "ندوة", 5]), programme=programme), by=secretariat)
    assert (version.state, version.number, version.year_plan.year) == ("draft", 1, 2023)
    assert [(entry.user, entry.object_id) for entry in LogEntry.objects.all()] == [(secretariat, str(version.pk))]


@pytest.mark.parametrize("written", ["internal", "التنظيم الداخلى", "Axe 1", "محور 1"])
def test_an_axis_is_known_by_its_code_its_title_or_its_short_title(written, axis, programme):
    (proposed,) = propose(sheet([None, written, "ندوة", 5]), programme=programme).proposed
    assert proposed.axis == axis


def test_an_unknown_axis_names_those_there_are(axis, programme):
    proposal = propose(sheet([None, "الرياضة", "ندوة", 5]), programme=programme)
    assert (proposal.is_acceptable, proposal.proposed[0].axis) == (False, None)
    assert "التنظيم الداخلي" in sentences(proposal)[0]


def test_a_line_goes_on_with_the_activity_of_the_same_words_and_month(axis, programme, secretariat):
    """Several activities of one name: each goes on with that of its month, the others in the order of the year."""
    version = factories.plan_version(year_plan=factories.year_plan(year=2023, programme=programme))
    march, may, july = (
        factories.line(plan_version=version, axis=axis, wording_ar="اجتماع الهيئة", month_from=m, month_to=m)
        for m in (3, 5, 7)
    )
    rows = [[None, "internal", "إجتماع الهيئة", month] for month in (9, 5)]
    proposal = propose(sheet(*rows), programme=programme)
    assert [proposed.activity for proposed in proposal.proposed] == [march.activity, may.activity]
    assert [proposed.is_unchanged for proposed in proposal.proposed] == [False, False]
    draft = accept(proposal, by=secretariat)
    assert (draft.based_on, draft.number, Activity.objects.count()) == (version, 2, 3)
    assert [removal.activity for removal in RemovedLine.objects.all()] == [july.activity]


def test_french_wording_stays_where_the_sheet_has_no_place_for_it_and_the_arabic_is_the_same(
    axis, programme, secretariat
):
    version = factories.plan_version(year_plan=factories.year_plan(year=2023, programme=programme))
    same = {"plan_version": version, "axis": axis, "month_from": 5, "month_to": 5}
    for words in ("ندوة", "ورشة"):
        factories.line(wording_ar=words, wording_fr="Séminaire", activity=factories.activity(code=words), **same)
    rows = [None, "internal", "ندوة", 5], ["ورشة", "internal", "ورشة أخرى", 5]
    emptied = Table("خطة 2023", [[*HEAD, "النشاط بالفرنسية"], [*rows[0], None]])
    assert propose(emptied, programme=programme).proposed[0].wording_fr == ""
    proposal = propose(sheet(*rows), programme=programme)
    assert [proposed.is_unchanged for proposed in proposal.proposed] == [True, False]
    draft = accept(proposal, by=secretariat)
    assert [line.wording_fr for line in draft.lines.order_by("position")] == ["Séminaire", None]


def test_what_lasts_of_an_activity_stays_and_that_is_said(axis, programme, secretariat):
    version = factories.plan_version(year_plan=factories.year_plan(year=2023, programme=programme))
    line = factories.line(plan_version=version, axis=axis)
    row = [line.activity.code, "internal", line.wording_ar, 3, 4, None]
    (proposed,) = propose(sheet(row), programme=programme).proposed
    assert (proposed.activity, len(proposed.notes)) == (line.activity, 1)
    accept(propose(sheet(row), programme=programme), by=secretariat)
    line.activity.refresh_from_db()
    assert line.activity.quantity == 1


def test_a_code_of_another_year_is_refused(axis, programme):
    other = factories.activity(year_plan=factories.year_plan(year=2024, programme=programme))
    proposal = propose(sheet([other.code, "internal", "ندوة", 5]), programme=programme)
    assert other.code in sentences(proposal)[0]


def test_partners_are_known_by_code_or_name_and_others_refused(axis, programme, secretariat):
    iri = factories.partner(code="IRI", name_ar="المعهد الجمهوري الدولي")
    ue = factories.partner(code="UE")
    row = [None, "internal", "ندوة", 5, None]
    (proposed,) = propose(sheet([*row, "ue؛ المعهد الجمهوري الدولي"]), programme=programme).proposed
    assert proposed.partners == (ue, iri)
    assert "المعهد الوطني" in sentences(propose(sheet([*row, "المعهد الوطني"]), programme=programme))[0]


@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_nothing_of_a_version_in_preparation_is_replaced(state, axis, programme):
    version = factories.plan_version(year_plan=factories.year_plan(year=2023, programme=programme), state="draft")
    factories.line(plan_version=version, axis=axis)
    PlanVersion.objects.update(state=state)
    with pytest.raises(Unreadable, match="2023"):
        propose(sheet([None, "internal", "ندوة", 5]), programme=programme)


def test_an_empty_draft_is_filled(axis, programme, secretariat):
    draft = factories.plan_version(year_plan=factories.year_plan(year=2023, programme=programme), state="draft")
    assert accept(propose(sheet([None, "internal", "ندوة", 5]), programme=programme), by=secretariat) == draft
    assert draft.lines.count() == 1


def test_a_plan_that_has_changed_since_the_preview_is_read_again(axis, programme, secretariat):
    proposal = propose(sheet([None, "internal", "ندوة", 5]), programme=programme)
    factories.plan_version(year_plan=factories.year_plan(year=2023, programme=programme), state="draft")
    with pytest.raises(Unreadable):
        accept(proposal, by=secretariat)
    assert PlanLine.objects.count() == 0


def test_a_record_that_does_not_hold_together_leaves_nothing(programme, secretariat):
    """All or nothing: the second row has a code that no activity can have."""
    rows = [[None, "التنظيم الداخلي", "ندوة", 5], ["a b!", "التنظيم الداخلي", "ورشة", 6]]
    with pytest.raises(Unreadable, match="3"):
        accept(propose(sheet(*rows), programme=programme), by=secretariat)
    models = (Axis, Activity, PlanLine, PlanVersion, YearPlan, LogEntry)
    assert [model.objects.count() for model in models] == [0] * len(models)


def test_wrong_sheets_are_never_accepted(axis, programme, secretariat):
    with pytest.raises(ValueError, match="wrong"):
        accept(propose(sheet([None, "الرياضة", "ندوة", 5]), programme=programme), by=secretariat)


@pytest.mark.parametrize("year", [2021, 2028])
def test_years_outside_the_programme_and_bodies_without_one(year, programme):
    for of in (programme, None):
        with pytest.raises(ValidationError):
            propose(sheet([None, "internal", "ندوة", 5]), programme=of, year=year)


def test_another_year_than_the_sheet_says_is_noted(axis, programme):
    (note,) = propose(sheet([None, "internal", "ندوة", 5]), programme=programme, year=2024).notes
    assert ("2023" in note, "2024" in note) == (True, True)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_out_in_and_out_again_gives_the_same(language, axis, programme, secretariat):
    """Issue: export → empty database → import → export: equal content."""
    version = factories.plan_version(year_plan=factories.year_plan(year=2023, programme=programme), state="draft")
    iri, ue = factories.partner(code="IRI"), factories.partner(code="UE")
    two = factories.activity(kind="workshop", role="takes_part", quantity=2)
    two.partners.set([iri, ue])
    factories.line(plan_version=version, axis=axis, activity=two, starts_on=date(2023, 10, 31),
                   ends_on=date(2023, 11, 3), printed_month=11, as_written="ورشتان\n11/3 - 10/31")  # fmt: skip
    factories.line(plan_version=version, axis=axis, month_from=None, month_to=None, wording_ar="=1+1 ندوة مع IRI")
    factories.line(plan_version=version, axis=axis, starts_on=date(2023, 2, 3), ends_on=date(2023, 2, 3),
                   printed_month=4, wording_fr=None, change_reason_ar="سبب", change_reason_fr="Motif")  # fmt: skip
    with override(language):
        before = workbook(spreadsheets.plan(version))
        PlanLine.objects.all().delete()
        two.partners.clear()
        for model in (Activity, PlanVersion, YearPlan):
            model.objects.all().delete()
        proposal = propose(table(before), programme=programme)
        assert (proposal.wrong, proposal.doubtful, proposal.notes) == ((), [], ())
        after = workbook(spreadsheets.plan(accept(proposal, by=secretariat)))
    assert (table(after), len(table(after).rows)) == (table(before), 4)
