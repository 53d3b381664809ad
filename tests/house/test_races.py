"""Two people at once on every database: the second is told in a sentence, and nothing is half saved."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from activities.models import Partner, PlanVersion, YearPlan
from committees.models import Member
from tests import factories
from tests.pages import filled

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def together(client_of):
    """Posts the same page, opened by two people before either saved, at the same moment; the two statuses."""

    def post(url, *typed):
        clients = [client_of("secretariat"), client_of("administrator")]
        pages = [filled(client.get(url), **values) for client, values in zip(clients, typed * 2, strict=False)]
        if connection.vendor == "sqlite":  # the threads of a test share its one connection in memory
            return sorted(client.post(url, page).status_code for client, page in zip(clients, pages, strict=True))
        start = threading.Barrier(2)

        def send(client, page):
            start.wait()
            try:
                return client.post(url, page).status_code
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as both:
            return sorted(both.map(send, clients, pages))

    return post


def test_one_number_is_given_to_one_member(together, body):
    factories.mandate()
    typed = {"number": "7", "sex": "f", "given_name_ar": "فاطمة", "family_name_ar": "أخراز", "starts_on": "01/01/2022"}
    assert together("/members/new/", typed) == [200, 302]
    assert Member.objects.filter(number=7).count() == 1


def test_one_code_is_given_to_one_partner(together, body):
    assert together("/partners/new/", {"name_ar": "المعهد", "code": "institute"}) == [200, 302]
    assert Partner.objects.count() == 1


def test_one_year_has_one_plan(together, body):
    factories.programme()
    assert together("/plans/new/", {"year": "2023"}) == [200, 302]
    assert (YearPlan.objects.count(), PlanVersion.objects.count()) == (1, 1)


def test_one_copy_is_begun_at_a_time(together, body):
    factories.line(plan_version=factories.plan_version(year_plan=factories.year_plan(year=2024)))
    assert together("/plans/2024/versions/new/", {}) == [302, 409]
    assert list(PlanVersion.objects.values_list("number", "state")) == [(1, "adopted"), (2, "draft")]


@pytest.mark.parametrize("step", ["adopt", "abandon", "submit"])
def test_a_version_takes_a_step_once(step, together, body):
    version = factories.plan_version(state="draft")
    factories.line(plan_version=version)
    url = f"/plans/{version.year_plan.year}/versions/{version.number}/{step}/"
    first, second = together(url, {"adopted_on": "01/02/2022", "abandoned_because_ar": "خطأ"})
    assert (first, second) in [(200, 302), (302, 409)]
    version.refresh_from_db()
    assert version.version == 2


def test_a_line_moves_once_when_two_move_it(together, body):
    version = factories.plan_version(state="draft")
    line = factories.line(plan_version=version)
    assert together(f"/lines/{line.pk}/move/", {"month_from": "5"}, {"month_from": "6"}) == [200, 302]
    line.refresh_from_db()
    assert line.version == 2


def test_partner_deleted_twice_is_gone_once(together, body):
    partner = factories.partner()
    assert together(f"/partners/{partner.pk}/delete/", {}) in ([302, 404], [302, 302])
    assert Partner.objects.count() == 0
