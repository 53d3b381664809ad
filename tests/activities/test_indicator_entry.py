"""Entry of targets, measurements and seats: nothing that was entered is ever overwritten."""

from datetime import date
from decimal import Decimal

import pytest

from activities.models import Indicator, Measurement, Representation, Target
from tests import execution_factories as execution
from tests import factories
from tests.html import parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator(body):
    """Of the programme of 2022–2027, looked at in 2023."""
    type(body).objects.update(is_demonstration=True, reference_date=date(2023, 5, 31))
    return execution.indicator()


def page_of(indicator):
    return f"/indicators/{indicator.pk}/"


def test_first_target_of_a_year_needs_no_reason(indicator, client_of):
    response = client_of("secretariat").post(f"{page_of(indicator)}targets/new/", {"year": 2023, "value": "4"})
    assert response.status_code == 302
    assert list(Target.objects.values_list("year", "value", "by__username")) == [(2023, 4, "secretariat")]


def test_new_target_says_why_and_leaves_the_former_one(indicator, client_of):
    # Domain, Indicator: targets per year, revised but never overwritten.
    execution.target(indicator=indicator, year=2023, value=6)
    client, address = client_of("secretariat"), f"{page_of(indicator)}targets/new/"
    refused = client.post(address, {"year": 2023, "value": "4", "reason_fr": "Plus réaliste"})
    assert list(refused.context["form"].errors) == ["reason_ar"]
    client.post(address, {"year": 2023, "value": "4", "reason_ar": "أقرب إلى الواقع"})
    assert list(Target.objects.values_list("value", flat=True)) == [6, 4]
    shown = parse(client.get(page_of(indicator))).xpath("//section[@aria-labelledby='targets']//li//strong/text()")
    assert shown == ["6", "4"]


def test_latest_target_is_the_one_compared(indicator, client_of):
    Indicator.objects.update(metric="")
    execution.measurement(indicator=indicator, value=5)
    for value in (6, 4):
        execution.target(indicator=indicator, value=value)
    page = parse(client_of(None).get("/fr/indicators/"))
    badges = page.xpath("//table[contains(@class, 'indicators')]//*[contains(@class, 'badge')]")
    assert ["Atteinte" in badge.text_content() for badge in badges] == [True]


@pytest.mark.parametrize("value", ["-1", "", "quatre", "99999999"])
def test_target_is_a_number_of_zero_or_more(value, indicator, client_of):
    response = client_of("secretariat").post(f"{page_of(indicator)}targets/new/", {"year": 2023, "value": value})
    assert list(response.context["form"].errors) == ["value"]


def test_target_is_of_a_year_of_the_programme(indicator, client_of):
    response = client_of("secretariat").post(f"{page_of(indicator)}targets/new/", {"year": 2031, "value": "1"})
    assert list(response.context["form"].errors) == ["year"]


def test_measurement_is_added_to_the_former_ones(indicator, client_of):
    execution.measurement(indicator=indicator, value=2)
    entry = {"year": 2023, "value": "3.5", "source_ar": "تقرير"}
    client_of("secretariat").post(f"{page_of(indicator)}measurements/new/", entry)
    assert list(Measurement.objects.values_list("value", flat=True)) == [2, Decimal("3.5")]


def test_measurement_says_something_of_a_year_that_has_begun(indicator, client_of):
    client, address = client_of("secretariat"), f"{page_of(indicator)}measurements/new/"
    assert list(client.post(address, {"year": 2023}).context["form"].errors) == ["__all__"]
    assert list(client.post(address, {"year": 2024, "value": 1}).context["form"].errors) == ["year"]
    client.post(address, {"year": 2023, "finding_ar": "معاينة"})
    assert [str(entry.value) for entry in Measurement.objects.all()] == ["None"]


def test_counted_indicator_takes_no_measurement(indicator, client_of):
    Indicator.objects.update(metric="trainings")
    response = client_of("secretariat").post(f"{page_of(indicator)}measurements/new/", {"year": 2023, "value": 1})
    assert (response.status_code, Measurement.objects.count()) == (409, 0)


def test_indicator_is_bound_to_a_metric(indicator, client_of):
    entry = {
        "text_ar": "الاجتماعات", "nature": "number", "direction": "up", "metric": "meetings_held", "seen_version": 1,
        "meeting_kind": "plenary", "within_axis": "on", "unit_ar": "اجتماع",
    }  # fmt: skip
    assert client_of("secretariat").post(f"/indicators/{indicator.pk}/edit/", entry).status_code == 302
    indicator.refresh_from_db()
    assert (indicator.metric, indicator.meeting_kind, indicator.is_computed) == ("meetings_held", "plenary", True)


def test_seat_is_entered_and_ended(indicator, client_of):
    client, member = client_of("secretariat"), factories.member_in_office()
    entry = {"name_ar": "لجنة القيادة", "member": member.pk, "starts_on": "01/02/2023"}
    client.post("/representations/new/", entry)
    seat = Representation.objects.get()
    client.post(f"/representations/{seat.pk}/end/", {"ends_on": "31/03/2023", "seen_version": seat.version})
    seat.refresh_from_db()
    assert (seat.starts_on, seat.ends_on) == (date(2023, 2, 1), date(2023, 3, 31))
    assert len(parse(client.get("/representations/")).xpath("//tbody/tr")) == 1


def test_seat_is_held_by_somebody_in_office(indicator, client_of):
    entry = {"name_ar": "لجنة القيادة", "member": factories.member().pk, "starts_on": "01/02/2023"}
    response = client_of("secretariat").post("/representations/new/", entry)
    assert list(response.context["form"].errors) == ["member"]
