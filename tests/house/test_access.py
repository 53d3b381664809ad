"""What never comes out: every route that is read, with data that could leak."""

import pytest
from django.db.models import Q

from activities.actions import copy_version
from activities.models import PlanLine, YearPlan
from committees.models import Body, BureauOffice, CommitteeMembership, Member
from hayaa.core import spreadsheet
from hayaa.core.pdf import responses
from hayaa.core.word import responses as word
from tests import factories
from tests.routes import ROUTES

READABLE = [route for route in ROUTES if route.access[None] == 200]
SECRET = "سر لم يعتمد"


def test_everything_but_health_accounts_and_own_calendars_asks_for_sign_in_where_public_pages_are_off(demonstration):
    Body.objects.update(public_pages=False)
    answers = {route.name: demonstration(None).get(route.url("ar")) for route in ROUTES}
    opened = {name for name, answer in answers.items() if not answer.get("Location", "").startswith("/accounts/login/")}
    assert {name for name in opened if not name.startswith("account_")} == {"healthz", "security-txt", "calendar-feed"}


@pytest.fixture
def as_text(monkeypatch):
    """Documents and copies as the HTML they are made from, spreadsheets as what is written into their cells."""
    for made in (responses, word):
        monkeypatch.setattr(made, "render", lambda html, language: html.encode())
    cells = lambda sheets: "\n".join(str(cell) for sheet in sheets for row in sheet.rows for cell in row)  # noqa: E731
    monkeypatch.setattr(spreadsheet, "workbook", lambda sheets: cells(sheets).encode())


@pytest.mark.parametrize("published", [False, True])
@pytest.mark.parametrize("reader", [None, "council"])
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_no_page_or_document_of_the_public_names_a_plain_member(reader, published, language, demonstration, as_text):
    Body.objects.update(publish_office_holders=published)
    day = Body.today()
    leading = CommitteeMembership.objects.on(day).filter(role__in=CommitteeMembership.Role.leading())
    holders = Q(offices__in=BureauOffice.objects.on(day)) | Q(memberships__in=leading)
    hidden = Member.objects.exclude(pk__in=Member.objects.filter(holders).values("pk")) if published else Member.objects
    secrets = {text for m in hidden.all() for text in (m.full_name_ar, m.full_name_fr) if text}
    secrets |= {text for m in Member.objects.all() for text in (m.phone, m.email) if text}
    assert len(secrets) > 60
    client = demonstration(reader)
    for route in READABLE:
        text = client.get(route.url(language)).content.decode()
        assert (route.name, {secret for secret in secrets if secret in text}) == (route.name, set())


@pytest.mark.parametrize("reader", [None, "council"])
def test_draft_is_nowhere_to_be_guessed(reader, demonstration, as_text):
    for year in (2022, 2024):
        plan = YearPlan.objects.get(year=year)
        draft = copy_version(version=plan.basis)
        PlanLine.objects.filter(plan_version=draft).update(wording_ar=SECRET, wording_fr=SECRET)
    draft.submit()
    assert SECRET not in demonstration("member").get("/programme.pdf").content.decode()
    factories.programme(state="draft", title_ar=SECRET, title_fr=SECRET)
    client = demonstration(reader)
    for route in READABLE:
        assert (route.name, SECRET in client.get(route.url("ar")).content.decode()) == (route.name, False)
    for number in range(1, 5):
        for address in (f"/plans/2024/versions/{number}/", f"/plans/2024/versions/{number}.pdf"):
            assert (address, client.get(address).status_code) == (address, 200 if number == 1 else 404)
    inside = demonstration("member").get(f"/plans/2024/versions/{draft.number}/")
    assert SECRET in inside.content.decode()
