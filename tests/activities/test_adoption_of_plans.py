"""Adoption of a year plan: at a point of a meeting, sealed, and its sheets kept as they were for ever."""

from datetime import date

import pytest
from django.db import connection

from activities.models import PlanLine, PlanVersion
from activities.seal import seal
from committees.models import AgendaItem, Meeting
from tests import factories
from tests.html import parse
from tests.pages import errors, filled


@pytest.fixture
def office(client_of, time_machine):
    time_machine.move_to(date(2024, 6, 1))
    return client_of("secretariat")


@pytest.fixture
def draft(body):
    version = factories.plan_version(year_plan=factories.year_plan(year=2024), state="draft")
    factories.line(plan_version=version)
    return version


def point(**meeting):
    return factories.agenda_item(meeting=factories.meeting(**{"state": "held", **meeting}))


def adopt(client, version, language="", **typed):
    url = f"{language}/plans/2024/versions/{version.number}/adopt/"
    response = client.post(url, filled(client.get(url), **typed))
    version.refresh_from_db()
    return response


def test_point_of_the_meeting_gives_the_day_and_leads_to_the_meeting(office, draft, client_of):
    """Domain, AgendaItem: the point at which plans are adopted."""
    item = point(day=date(2024, 5, 10))
    assert adopt(office, draft, adoption_item=str(item.pk)).status_code == 302
    item.refresh_from_db()
    assert (draft.state, draft.adoption_item, draft.adopted_on) == ("adopted", item, date(2024, 5, 10))
    assert item.outcome == "approved"
    links = {role: parse(client_of(role).get("/plans/2024/")).xpath("//main//a/@href") for role in ("member", None)}
    assert {role: item.get_absolute_url() in found for role, found in links.items()} == {"member": True, None: False}


@pytest.mark.parametrize("other", [{"state": "convened"}, {"state": "not_held"}, {"kind": "bureau"}])
def test_only_a_meeting_of_the_body_held_with_its_quorum_is_offered(other, office, draft):
    item = point(**other)
    assert adopt(office, draft, adoption_item=str(item.pk)).status_code == 200
    assert (draft.state, item.outcome) == ("draft", "")


def test_approved_minutes_are_not_rewritten(office, draft):
    item, later = point(), point()
    Meeting.objects.filter(pk=item.meeting_id).update(state="minutes_approved", approved_in=later.meeting)
    assert len(errors(adopt(office, draft, adoption_item=str(item.pk)))) == 1
    AgendaItem.objects.filter(pk=item.pk).update(outcome="approved")
    assert adopt(office, draft, adoption_item=str(item.pk)).status_code == 302


def test_point_that_adopted_a_plan_keeps_its_words_and_its_place(office, draft):
    item = point()
    adopt(office, draft, adoption_item=str(item.pk))
    page = office.get(f"/agenda-items/{item.pk}/edit/")
    assert page.context["form"].fields["outcome"].disabled
    assert office.post(f"/agenda-items/{item.pk}/delete/").status_code == 409


def sheets(client):
    return {
        (number, language): client.get(f"{language}/plans/2024/versions/{number}.pdf").content
        for number in (1, 2)
        for language in ("", "/fr")
    }


def test_third_version_changes_nothing_in_the_first_two(office, draft, fonts, django_capture_on_commit_callbacks):
    """Domain, PlanVersion: the sheets stored at adoption are printed as adopted for ever."""
    with django_capture_on_commit_callbacks(execute=True):
        adopt(office, draft, adopted_on="01/02/2024")
    for day in ("01/03/2024", "01/04/2024"):
        office.post("/plans/2024/versions/new/")
        version = PlanVersion.objects.order_by("number").last()
        factories.line(plan_version=version)
        if version.number == 3:
            version.lines.first().delete()
            before = sheets(office), list(PlanLine.objects.filter(plan_version__number__lt=3).values())
        with django_capture_on_commit_callbacks(execute=True):
            adopt(office, version, adopted_on=day)
    draft.year_plan.programme.axes.update(short_title_ar="عنوان آخر")  # the grid of today would say so
    after = sheets(office), list(PlanLine.objects.filter(plan_version__number__lt=3).values())
    assert after == before
    assert len(set(after[0].values())) == 4
    assert [version.state for version in PlanVersion.objects.order_by("number")] == ["superseded"] * 2 + ["adopted"]


def test_change_past_every_form_shows_by_the_seal(office, draft):
    """Decision 0005: the seal proves that the lines are those that were adopted."""
    adopt(office, draft, adopted_on="01/02/2024")
    warned = lambda: parse(office.get("/plans/2024/")).xpath("//main//*[contains(@class, 'tone-red')]")  # noqa: E731
    assert (len(draft.digest), warned()) == (64, [])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE activities_planline SET month_from = 4, month_to = 4")
    assert len(warned()) == 1


def test_seal_knows_lines_by_what_they_say(body):
    lines = [factories.line() for _ in range(3)]
    first = seal(lines)
    assert seal(reversed(lines)) == first
    lines[1].wording_fr = "Autre"
    assert seal(lines) != first
    assert seal(lines[:2]) != first


def test_axis_of_an_adopted_line_keeps_its_code(office, draft):
    axis = draft.lines.get().axis
    form = lambda: office.get(f"/axes/{axis.pk}/edit/").context["form"]  # noqa: E731
    assert not form().fields["code"].disabled
    adopt(office, draft, adopted_on="01/02/2024")
    assert form().fields["code"].disabled
