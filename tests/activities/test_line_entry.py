"""Entry of the activities of a draft: schedules that hold together, sentences where they do not."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import override

from activities.models import Activity, PlanLine
from tests import factories
from tests.pages import errors, filled

UNDATED = {"month_from": "", "month_to": "", "starts_on": "", "ends_on": ""}


@pytest.fixture
def office(client_of):
    return client_of("secretariat")


@pytest.fixture
def draft(body):
    return factories.plan_version(year_plan=factories.year_plan(year=2024), state="draft")


@pytest.fixture
def line(draft):
    return factories.line(plan_version=draft)


def schedule(line):
    line.refresh_from_db()
    return line.month_from, line.month_to, line.starts_on, line.ends_on


def records():
    with override("ar"):
        return PlanLine.objects.values().get(), Activity.objects.values().get()


def save(client, line, language="", **typed):
    url = f"{language}/lines/{line.pk}/edit/"
    return client.post(url, filled(client.get(url), **typed))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({}, (None, None, None, None)),
        ({"month_from": "5"}, (5, 5, None, None)),
        ({"month_from": "1", "month_to": "12"}, (1, 12, None, None)),
        ({"starts_on": "19/05/2024"}, (5, 5, date(2024, 5, 19), date(2024, 5, 19))),
        ({"starts_on": "٣١/١٠/٢٠٢٤", "ends_on": "03-11-2024"}, (10, 11, date(2024, 10, 31), date(2024, 11, 3))),
        ({"month_to": "7", "starts_on": "19/05/2024"}, (5, 7, date(2024, 5, 19), None)),
    ],
)
def test_months_follow_from_the_days(typed, kept, office, line):
    assert save(office, line, **{**UNDATED, **typed}).status_code == 302
    assert schedule(line) == kept


@pytest.mark.parametrize("language", ["", "/fr"])
@pytest.mark.parametrize(
    ("typed", "arabic", "french"),
    [
        ({"starts_on": "31/02/2024"}, "لا وجود لهذا اليوم في التقويم", "Ce jour n’existe pas dans le calendrier"),
        ({"starts_on": "12/03/1446"}, "السنة 1446 تبدو هجرية", "L’année 1446 semble"),
        ({"starts_on": "19/05/2023"}, "هذا اليوم خارج سنة البرنامج.", "Ce jour n’est pas dans l’année du plan."),
        ({"ends_on": "19/05/2024"}, "يرجى إدخال اليوم الأول أيضا", "Indiquez aussi le premier jour"),
        ({"starts_on": "20/05/2024", "ends_on": "19/05/2024"}, "لا يمكن أن يسبق", "ne peut pas précéder"),
        ({"month_to": "5"}, "يرجى تحديد الشهر الأول أيضا.", "Indiquez aussi le premier mois."),
        ({"month_from": "6", "month_to": "5"}, "لا يمكن أن يسبق", "ne peut pas précéder"),
        (
            {"month_from": "4", "starts_on": "19/05/2024"},
            "يوم 19 ماي 2024 خارج الشهر الأول (أبريل): يرجى تصحيح اليوم أو الشهر.",
            "Le 19 mai 2024 est en dehors du premier mois (avril)",
        ),
        ({"month_from": "13"}, "من شهر", "Du mois de"),
        ({"wording_ar": "  "}, "الصياغة (بالعربية)", "Libellé (en arabe)"),
        ({"wording_ar": "ن" * 5000}, "5000", "5000"),
        ({"wording_fr": "Nul\0"}, "الصياغة (بالفرنسية)", "Libellé (en français)"),
        ({"wording_ar": "م" + "\u064b" * 9}, "علامات تشكيل", "signes diacritiques"),
        ({"axis": "999999999999999999999"}, "المحور", "Axe"),
        ({"activity-quantity": "0"}, "العدد", "La quantité est d’au moins 1."),
        ({"activity-quantity": "-3"}, "العدد", "Quantité "),
        ({"activity-kind": "party"}, "النوع", "Type"),
    ],
)
def test_wrong_input_is_refused_with_a_sentence(language, typed, arabic, french, office, line):
    """Issue: wrong input answers in the reader's language; nothing is saved."""
    before = records()
    response = save(office, line, language, **{**UNDATED, **typed})
    assert response.status_code == 200
    (sentence,) = errors(response)
    assert (french if language else arabic) in sentence
    assert records() == before


def test_file_for_a_date_is_refused(office, line):
    response = save(office, line, starts_on=SimpleUploadedFile("day.pdf", b"%PDF-1.7 %%EOF"))
    assert (response.status_code, len(errors(response)), schedule(line)) == (200, 1, (3, 3, None, None))


@pytest.mark.parametrize(
    "wrong",
    [
        {"month_from": 4, "month_to": 3},
        {"month_from": 3, "month_to": None},
        {"month_from": 0, "month_to": 13},
        {"starts_on": date(2024, 5, 19)},
        {"starts_on": date(2024, 3, 19), "ends_on": date(2024, 3, 18)},
        {"ends_on": date(2024, 3, 19)},
        {"starts_on": date(2024, 3, 19), "ends_on": date(2024, 4, 1)},
        {"printed_month": 13},
        {"wording_ar": ""},
    ],
)
def test_database_refuses_what_the_form_refuses(wrong, line):
    for name, value in wrong.items():
        setattr(line, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        line.save()


def test_activity_is_added_under_the_next_code_of_its_year(office, draft):
    factories.activity(year_plan=draft.year_plan, code="24-07")
    url = f"/plans/2024/versions/{draft.number}/lines/new/"
    typed = {"wording_ar": "ندوة", "axis": factories.axis().pk, "month_from": "5", "activity-kind": "seminar"}
    office.post(url, filled(office.get(url), **typed))
    line = draft.lines.get()
    assert (line.activity.code, line.activity.kind, line.wording_ar, line.month_to) == ("24-08", "seminar", "ندوة", 5)


@pytest.mark.parametrize(("role", "status"), [("member", 403), ("chair", 403), ("council", 404), (None, 302)])
def test_nobody_else_enters_activities(role, status, client_of, draft, line):
    """Quality, Access: POST by every role; row counts tell."""
    client, before = client_of(role), records()
    pages = [f"/plans/2024/versions/{draft.number}/lines/new/"]
    pages += [f"/lines/{line.pk}/{name}/" for name in ("edit", "move", "delete")]
    assert [client.post(url, {"month": "9", "wording_ar": "غير"}).status_code for url in pages] == [status] * 4
    assert records() == before


def test_line_taken_out_takes_its_activity_along_only_when_no_version_holds_it(office, draft, line):
    older = factories.plan_version(year_plan=draft.year_plan, state="abandoned", abandoned_because_ar="خطأ")
    shared = factories.line(plan_version=draft)
    factories.line(plan_version=older, activity=shared.activity)
    for one in (line, shared):
        office.post(f"/lines/{one.pk}/delete/")
    assert draft.lines.count() == 0
    assert list(Activity.objects.all()) == [shared.activity]


def test_line_moves_at_one_press_and_keeps_its_length(office, draft):
    line = factories.line(plan_version=draft, month_from=3, month_to=4, printed_month=3, starts_on=date(2024, 3, 30))
    url = f"/lines/{line.pk}/move/"

    def move(month):
        return office.post(url, filled(office.get(url), month_from=month))

    move("9")
    assert (schedule(line), line.printed_month) == ((9, 10, None, None), None)
    move("12")
    assert schedule(line) == (12, 12, None, None)
    move("")
    assert schedule(line) == (None, None, None, None)
    assert len(errors(move("13"))) == 1
    # The second of two who move it is told where the first has put it.
    typed = filled(office.get(url), month_from="5")
    move("4")
    assert "أبريل" in "".join(errors(office.post(url, typed)))
    assert schedule(line) == (4, 4, None, None)


@pytest.mark.parametrize(("settle", "printed"), [("on", None), (None, 2)])
def test_contradiction_of_the_source_is_settled_by_hand_only(settle, printed, office, draft):
    """Domain, Schedule: the warning stays until somebody settles it."""
    line = factories.line(plan_version=draft, printed_month=2)
    save(office, line, settle=settle, change_reason_ar="تدقيق")
    line.refresh_from_db()
    assert line.printed_month == printed


def test_line_moved_by_its_form_forgets_where_it_was_printed(office, draft):
    line = factories.line(plan_version=draft, printed_month=3)
    save(office, line, month_from="5", month_to="5")
    line.refresh_from_db()
    assert (line.month_from, line.printed_month) == (5, None)


def test_what_an_adopted_version_planned_of_an_activity_is_fixed(office, draft, line):
    """Execution is measured against it: its kind, role and quantity no longer change."""
    old = factories.plan_version(year_plan=draft.year_plan, state="superseded")
    factories.line(plan_version=old, activity=line.activity)
    save(office, line, **{"activity-quantity": "5", "activity-kind": "visit"})
    line.activity.refresh_from_db()
    assert (line.activity.quantity, line.activity.kind) == (1, "training")
