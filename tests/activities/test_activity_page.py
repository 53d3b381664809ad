from datetime import date

from tests import factories
from tests.html import parse


def two_versions():
    """An activity of January that the source of the second version printed in February."""
    plan = factories.year_plan(year=2023)
    activity = factories.activity(year_plan=plan, quantity=2)
    activity.partners.add(factories.partner(name_ar="شريك"))
    day = {"activity": activity, "starts_on": date(2023, 1, 3), "ends_on": date(2023, 1, 3)}
    for number, state, printed in ((1, "superseded", 1), (2, "adopted", 2)):
        factories.line(
            plan_version=factories.plan_version(year_plan=plan, number=number, state=state),
            wording_ar=f"الصياغة {number}", printed_month=printed, as_written=f"لقاء 01/0{number}", **day,
        )  # fmt: skip
    return activity


def test_activity_shows_its_line_in_each_version(client_of):
    client = client_of("member")
    page = parse(client.get(two_versions().get_absolute_url()))
    assert page.find(".//h1").text_content().strip() == "الصياغة 2"
    facts = [[dd.text_content().strip() for dd in dl.iter("dd")][:3:2] for dl in page.find_class("facts")]
    assert facts[1:3] == [["الصياغة 1", "3 يناير"], ["الصياغة 2", "3 يناير"]]


def test_source_is_quoted_where_it_contradicts_itself(client_of):
    """Domain: printed in another month, with a visible warning until somebody settles it."""
    client = client_of("member")
    page = parse(client.get(two_versions().get_absolute_url()))
    assert [quote.text for quote in page.iter("blockquote")] == ["لقاء 01/02"]


def test_activity_without_a_line_says_so(client_of):
    client = client_of("secretariat")
    activity = factories.activity(code="x-1")
    page = parse(client.get(activity.get_absolute_url()))
    assert page.find(".//h1").text_content() == "x-1"
    assert len(page.find_class("empty")) == 1


def test_activity_is_for_those_inside(client_of):
    client = client_of("council")
    assert client.get(two_versions().get_absolute_url()).status_code == 404
