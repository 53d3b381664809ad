"""The second of two writers is told what the first one saved, in words (quality 9)."""

from datetime import date

import pytest

from hayaa.core.bidi import without_isolates
from tests import factories
from tests.pages import errors, filled


def answer(client, url, first, second):
    """What the second writer is told, who opened the page before the first one saved."""
    mine = filled(client.get(url), **second)
    assert client.post(url, filled(client.get(url), **first)).status_code == 302
    return [without_isolates(told) for told in errors(client.post(url, mine))]


@pytest.fixture
def office(client_of):
    return client_of("secretariat")


@pytest.fixture
def url(body):
    version = factories.plan_version(
        year_plan=factories.year_plan(year=2024), state="draft", based_on=factories.plan_version()
    )
    line = factories.line(plan_version=version, starts_on=date(2024, 3, 18), ends_on=date(2024, 3, 18))
    return f"/lines/{line.pk}/edit/"


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ({"wording_ar": "الأول"}, {"wording_ar": "الثاني"}, ["الصياغة (بالعربية) – الأول"]),
        (
            {"starts_on": "20/03/2024", "ends_on": "21/03/2024"},
            {"starts_on": "19/03/2024", "ends_on": "21/03/2024"},
            ["اليوم الأول – 20/03/2024"],
        ),
        (
            {"month_from": "", "month_to": "", "starts_on": "", "ends_on": ""},
            {"month_to": "4", "starts_on": "", "ends_on": ""},
            ["من شهر – —", "إلى شهر – —"],
        ),
        ({"axis": "new"}, {"wording_ar": "الثاني"}, ["الصياغة (بالعربية) – النشاط 1", "المحور – المحور 2"]),
        ({"wording_ar": "الأول"}, {}, ["الصياغة (بالعربية) – الأول"]),
    ],
)
def test_second_writer_is_told_the_values_of_the_first(first, second, told, office, url):
    if first.get("axis") == "new":
        first = {"axis": factories.axis().pk}
    assert answer(office, url, first, second)[1:] == told


def test_choices_of_many_are_told_by_name(office, url):
    one, other = factories.partner(), factories.partner()
    told = answer(office, url, {"activity-partners": [one.pk, other.pk]}, {"activity-partners": [one.pk]})
    assert told[-1] == "الشركاء – الشريك 1 / الشريك 2"
