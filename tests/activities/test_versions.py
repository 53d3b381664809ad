"""The life of a version: copied, submitted, adopted once and for all, or given up with a reason."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from activities.actions import COPIED
from activities.models import PlanLine, PlanVersion
from activities.models.line import FrozenLineError
from tests import factories
from tests.pages import errors, filled

State = PlanVersion.State


@pytest.fixture
def office(client_of, time_machine):
    time_machine.move_to(date(2024, 6, 1))
    return client_of("secretariat")


@pytest.fixture
def plan(body):
    return factories.year_plan(year=2024)


@pytest.fixture
def in_force(plan):
    version = factories.plan_version(year_plan=plan, label_ar="الصيغة الأصلية")
    factories.line(plan_version=version, printed_month=2, as_written="اجتماع", change_reason_ar="قديم")
    factories.line(plan_version=version, starts_on=date(2024, 10, 31), ends_on=date(2024, 11, 3))
    return version


@pytest.fixture
def draft(plan):
    version = factories.plan_version(year_plan=plan, state="draft")
    factories.line(plan_version=version)
    return version


def step(client, version, name, language="", **typed):
    url = f"{language}/plans/2024/versions/{version.number}/{name}/"
    page = client.get(url)
    return client.post(url, filled(page, **typed)) if page.status_code == 200 else page


def states(plan):
    return list(plan.versions.order_by("number").values_list("state", flat=True))


def test_new_version_begins_as_a_copy_of_the_one_in_force(office, in_force):
    """Domain, PlanVersion: a new version starts as a copy; warnings of the source stay until settled."""
    response = office.post("/plans/2024/versions/new/")
    assert response["Location"] == "/plans/2024/versions/2/lines/"
    draft = PlanVersion.objects.get(number=2)
    assert (draft.state, draft.based_on, draft.label_ar) == ("draft", in_force, None)
    old, new = (list(version.lines.values(*COPIED)) for version in (in_force, draft))
    assert len(new) == 2 and new == old
    assert [line.change_reason_ar for line in draft.lines.all()] == [None, None]


def test_one_version_is_prepared_at_a_time(office, plan, in_force, draft):
    assert office.get("/plans/2024/versions/new/").status_code == 409
    assert office.post("/plans/2024/versions/new/").status_code == 409
    assert states(plan) == ["adopted", "draft"]


def test_version_is_adopted_and_supersedes_the_one_before(office, plan, in_force, draft):
    assert step(office, draft, "submit").status_code == 302
    assert step(office, draft, "adopt", adopted_on="15/05/2024").status_code == 302
    assert states(plan) == ["superseded", "adopted"]
    assert plan.versions.in_force().get().adopted_on == date(2024, 5, 15)


def test_submitted_version_is_closed_until_reopened(office, draft):
    line = draft.lines.get()
    step(office, draft, "submit")
    assert office.get(f"/lines/{line.pk}/edit/").status_code == 409
    step(office, draft, "reopen")
    assert office.get(f"/lines/{line.pk}/edit/").status_code == 200


@pytest.mark.parametrize(("reason", "status", "state"), [("لم يعد لازما", 302, "abandoned"), ("", 200, "draft")])
def test_version_is_given_up_with_a_reason(reason, status, state, office, plan, draft):
    assert step(office, draft, "abandon", abandoned_because_ar=reason).status_code == status
    assert states(plan) == [state]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("", "Choisissez le point qui l’a adopté, ou indiquez le jour."),
        ("02/06/2024", "Ce jour est encore à venir : nous sommes le 01/06/2024."),
        ("31/02/2024", "Ce jour n’existe pas dans le calendrier"),
    ],
)
def test_adoption_needs_a_day_that_has_come(day, sentence, office, plan, draft):
    response = step(office, draft, "adopt", "/fr", adopted_on=day)
    (said,) = errors(response)
    assert sentence in said
    assert states(plan) == ["draft"]


@pytest.mark.parametrize("name", ["submit", "adopt"])
def test_empty_version_goes_nowhere(name, office, plan):
    version = factories.plan_version(year_plan=plan, state="draft")
    response = step(office, version, name, adopted_on="15/05/2024")
    assert errors(response) == ["لا تتضمن هذه الصيغة أي نشاط بعد: يرجى إضافة أنشطتها أولا."]
    assert states(plan) == ["draft"]


@pytest.mark.parametrize("state", State.values)
def test_only_the_steps_of_the_table_are_taken(state, office, plan):
    version = factories.plan_version(year_plan=plan, state=state, **abandoned(state))
    factories.line(plan_version=version)
    targets = {"submit": State.SUBMITTED, "reopen": State.DRAFT, "adopt": State.ADOPTED, "abandon": State.ABANDONED}
    typed = {"adopted_on": "15/05/2024", "abandoned_because_ar": "سبب"}
    url = f"/plans/2024/versions/{version.number}"
    answers = {name: office.get(f"{url}/{name}/").status_code for name in targets}
    assert answers == {name: 200 if to in PlanVersion.STEPS[state] else 409 for name, to in targets.items()}
    for name in [name for name, answer in answers.items() if answer == 409]:
        assert office.post(f"{url}/{name}/", typed).status_code == 409
    assert states(plan) == [state]


def abandoned(state):
    return {"abandoned_because_ar": "سبب"} if state == "abandoned" else {}


def test_second_of_two_steps_is_told(office, plan, draft):
    """Quality 9: two people at once."""
    typed = filled(office.get("/plans/2024/versions/1/submit/"))
    step(office, draft, "submit")
    step(office, draft, "reopen")
    response = office.post("/plans/2024/versions/1/submit/", typed)
    assert len(errors(response)) == 1 and "شخص آخر" in errors(response)[0]
    assert states(plan) == ["draft"]


@pytest.mark.parametrize("state", State.official())
def test_lines_of_an_adopted_version_refuse_every_change(state, office, plan):
    """Domain, PlanVersion: adopted lines never change; model, QuerySet, form and page refuse."""
    version = factories.plan_version(year_plan=plan, state=state)
    line = factories.line(plan_version=version)
    before = PlanLine.objects.values().get()
    for change in (
        line.save,
        line.delete,
        PlanLine.objects.all().delete,
        lambda: PlanLine.objects.update(wording_ar="غير"),
        lambda: PlanLine.objects.bulk_update([line], ["wording_ar"]),
        lambda: PlanLine.objects.create(plan_version=version, activity=factories.activity(), axis=line.axis),
    ):
        with pytest.raises(FrozenLineError):
            change()
    pages = [f"/lines/{line.pk}/{name}/" for name in ("edit", "move", "delete")]
    pages += ["/plans/2024/versions/1/lines/", "/plans/2024/versions/1/lines/new/", "/plans/2024/versions/1/edit/"]
    assert {url: (office.get(url).status_code, office.post(url, {}).status_code) for url in pages} == dict.fromkeys(
        pages, (409, 409)
    )
    assert PlanLine.objects.values().get() == before


@pytest.mark.parametrize(
    ("states_of_the_year", "constraint"),
    [
        (["adopted", "adopted"], "one_in_force"),
        (["draft", "submitted"], "one_in_preparation"),
        (["abandoned"], "abandoned_with_reason"),
    ],
)
def test_database_keeps_the_versions_of_a_year_apart(states_of_the_year, constraint, plan):
    with pytest.raises(IntegrityError), transaction.atomic():
        for state in states_of_the_year:
            factories.plan_version(year_plan=plan, state=state)


@pytest.mark.parametrize("wrong", [{"state": "draft", "adopted_on": date(2024, 1, 1)}, {"number": 1}])
def test_database_refuses_a_version_that_contradicts_itself(wrong, plan):
    factories.plan_version(year_plan=plan, state="superseded", number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.plan_version(year_plan=plan, **{"state": "superseded", **wrong})


def test_year_plan_begins_with_a_draft(office):
    factories.programme(first_year=2024, last_year=2025)
    response = office.post("/plans/new/", {"year": "2025"})
    assert response["Location"] == "/plans/2025/versions/1/lines/"
    assert states(PlanVersion.objects.get().year_plan) == ["draft"]
    assert errors(office.post("/plans/new/", {"year": "2026"})) != []
    assert errors(office.post("/plans/new/", {"year": "2025"})) != []
    assert PlanVersion.objects.count() == 1


def test_chair_adopts_but_does_not_edit(client_of, draft, time_machine):
    time_machine.move_to(date(2024, 6, 1))
    chair = client_of("chair")
    assert step(chair, draft, "submit").status_code == 403
    assert step(chair, draft, "adopt", adopted_on="15/05/2024").status_code == 302
