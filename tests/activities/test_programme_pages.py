import pytest
from django.urls import reverse

from activities.models import ExpectedResult, ProgrammePart, Statement
from tests import factories
from tests.html import parse


def statement(**values):
    programme = values.pop("programme", None) or factories.programme()
    return Statement.objects.create(**{"programme": programme, "kind": "strength", "text_ar": "قوة", **values})


def test_document_shows_every_adopted_version_and_no_other(client_of):
    client = client_of("secretariat")
    plan = factories.year_plan(year=2023)
    for number, state in ((1, "superseded"), (2, "adopted"), (3, "draft")):
        factories.line(plan_version=factories.plan_version(year_plan=plan, number=number, state=state))
    page = parse(client.get(reverse("activities:programme-detail")))
    assert [h.get("id") for h in page.iter("h3")] == ["chart", "logframe", "plan-2023-1", "plan-2023-2"]


def test_rich_text_is_sanitised_when_shown(client_of):
    client = client_of(None)
    ProgrammePart.objects.create(
        programme=factories.programme(),
        section="conclusion",
        heading_ar="خاتمة",
        body_ar="<p>نص</p><script>x()</script>",
    )
    page = parse(client.get(reverse("activities:programme-detail")))
    assert [script.text for script in page.find(".//main").iter("script") if not script.get("src")] == []


@pytest.mark.parametrize(("reader", "sees"), [(None, False), ("council", False), ("member", True)])
@pytest.mark.parametrize("name", ["programme-detail", "logframe"])
def test_draft_programme_is_for_those_inside(name, reader, sees, client_of):
    client = client_of(reader)
    axis = factories.axis(programme=factories.programme(state="draft"), title_ar="محور سري")
    ExpectedResult.objects.create(axis=axis, text_ar="نتيجة")
    page = parse(client.get(reverse(f"activities:{name}")))
    assert ("محور سري" in page.text_content(), len(page.find_class("empty"))) == (sees, 0 if sees else 1)


def test_logframe_anchors_each_axis_where_its_address_points(client_of):
    client = client_of(None)
    axis = factories.axis(code="capacity")
    page = parse(client.get(axis.get_absolute_url().partition("#")[0]))
    assert [row.get("id") for row in page.iter("tr") if row.get("id")] == [axis.get_absolute_url().partition("#")[2]]


def test_statements_stand_where_their_addresses_point(client_of):
    client = client_of(None)
    kinds = ["objective", "strength", "weakness", "opportunity", "threat", "done"]
    programme = factories.programme()
    for kind in kinds:
        statement(programme=programme, kind=kind)
    ids = {element.get("id") for element in parse(client.get("/programme/")).iter()}
    assert [kind for kind in kinds if kind in ids] == kinds
