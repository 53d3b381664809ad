"""The printed year plan of a body with records of its own: what it shows, who may read it, under what name."""

from urllib.parse import quote

import lxml.html
import pytest
from django.template.loader import render_to_string

from activities import printing
from tests import factories


@pytest.mark.parametrize(("months", "columns"), [({}, 13), ({"month_from": None, "month_to": None}, 14)])
def test_undated_column_stands_there_only_when_it_holds_something(months, columns, body):
    version = factories.plan_version()
    factories.line(plan_version=version, **months)
    page = lxml.html.document_fromstring(render_to_string("activities/print/plan_sheet.html", printing.plan(version)))
    assert len(page.findall(".//thead/tr/th")) == columns
    assert len(page.findall(".//col")) == columns


@pytest.mark.parametrize(("reader", "status"), [(None, 404), ("council", 404), ("member", 200)])
def test_draft_is_printed_for_those_inside(reader, status, client_of, fonts):
    """Screens: adopted versions for all, drafts for those inside."""
    client, version = client_of(reader), factories.plan_version(state="draft")
    year = version.year_plan.year
    assert client.get(f"/plans/{year}.pdf").status_code == status
    assert client.get(f"/plans/{year}/versions/1.pdf").status_code == status


def test_pdf_bears_the_name_of_the_plan(client_of, fonts):
    client, version = client_of(None), factories.plan_version()
    response = client.get(f"/plans/{version.year_plan.year}.pdf")
    assert quote(f"برنامج سنة {version.year_plan.year}.pdf") in response["Content-Disposition"]
