"""The style-guide page draws every component, and its forms name what describes and what is wrong with a field."""

import pytest

from tests.house.sources import TEMPLATES
from tests.html import parse

# Drawn by the frame or by another component of the same guide.
COMPONENTS = {template.name for template in TEMPLATES if template.parent.name == "components"}


@pytest.fixture
def guide(client_of):
    return parse(client_of("member").get("/styleguide/?errors=1"))


def ids(guide):
    return [element.get("id") for element in guide.iter() if element.get("id")]


def test_every_component_is_drawn(client_of):
    response = client_of("member").get("/styleguide/?errors=1")
    drawn = {template.name.split("/")[-1] for template in response.templates if template.name}
    # The filter and the files of a list are drawn by the lists, what is passed on by the public pages, the link to the
    # log by the pages of records.
    assert sorted(COMPONENTS - drawn) == ["card.html", "export_links.html", "filter.html", "history.html", "share.html"]


def test_what_describes_a_field_is_there(guide):
    names = [name for element in guide.iter() for name in element.get("aria-describedby", "").split()]
    assert sorted(set(names) - set(ids(guide))) == []
    assert "ar_day_helptext" in names and "ar_day_error" in names


def test_each_error_of_the_summary_leads_to_its_field(guide):
    links = [a.get("href") for a in guide.findall(".//div[@role='alert']//a")]
    assert links == [f"#{prefix}_{name}" for prefix in ("ar", "fr") for name in ("name_ar", "kind", "sex", "day")]
    assert {link[1:] for link in links} - set(ids(guide)) == set()


def test_no_id_stands_twice(guide):
    assert len(ids(guide)) == len(set(ids(guide)))


def test_wrong_fields_say_so(guide):
    wrong = {field.get("name") for field in guide.iter("input", "select") if field.get("aria-invalid") == "true"}
    assert wrong == {"name_ar", "kind", "sex", "day"}


def test_every_field_has_a_name(guide):
    labelled = {label.get("for") for label in guide.iter("label")}
    fields = [f for f in guide.iter("input", "select", "textarea") if f.get("type") != "hidden"]
    assert [f.get("name") for f in fields if f.get("id") not in labelled] == []


def test_those_outside_do_not_find_it(client_of):
    assert client_of("council").get("/styleguide/").status_code == 404
