"""Many entries on one page: all or none, each row with the version that its writer saw."""

from datetime import date

import pytest

from opinions.models import FollowUp
from tests import opinion_factories as factories
from tests.html import parse
from tests.pages import errors, filled

pytestmark = pytest.mark.usefixtures("body")
LIST, BULK = "/recommendations/", "/recommendations/update/"


@pytest.fixture
def office(client_of, time_machine):
    time_machine.move_to(date(2023, 5, 31))
    return client_of("secretariat")


@pytest.fixture
def rows(body):
    opinion = factories.opinion(state="deposited")
    return [factories.recommendation(opinion=opinion) for _ in range(3)]


def typed(row, **values):
    return {f"{row.pk}-{name}": value for name, value in values.items()}


def kept():
    return list(FollowUp.objects.order_by("recommendation").values_list("recommendation", "state", "finding_ar"))


def test_rows_left_alone_change_nothing(office, rows):
    first, second, third = rows
    page = filled(office.get(LIST), **typed(first, state="accepted"), **typed(second, finding="لا جديد"))
    assert office.post(BULK, page)["Location"] == LIST
    assert kept() == [(first.pk, "accepted", ""), (second.pk, "awaiting", "لا جديد")]
    assert {entry.day for entry in FollowUp.objects.all()} == {date(2023, 5, 31)}
    third.refresh_from_db()
    assert third.version == 1
    first.refresh_from_db()
    assert (first.state, first.opinion.state, first.opinion.steps.count()) == ("accepted", "in_follow_up", 1)


def test_page_sent_as_it_came_enters_nothing(office, rows):
    assert office.post(BULK, filled(office.get(LIST))).status_code == 302
    assert kept() == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "nothing"},
        {"finding": "\0"},
        {"finding": "ن" * 2001},
        {"finding": "ن" + "\u0651" * 40},
        {"state": "moot", "seen": "x"},
        {"state": "moot", "seen": ""},
        {"state": "moot", "seen": "9" * 30},
    ],
)
def test_one_wrong_row_and_nothing_is_saved(wrong, office, rows):
    first, second, _third = rows
    page = filled(office.get(LIST), **typed(first, state="accepted"), **typed(second, **wrong))
    response = office.post(BULK, page)
    assert (response.status_code, kept()) == (200, [])
    told = errors(response)
    assert len(told) == 1 and second.opinion.official_number in told[0].replace("\u2066", "").replace("\u2069", "")
    assert parse(response).xpath(f"//tr[@id='row-{second.pk}']//*[contains(@class, 'error')]")
    assert not parse(response).xpath(f"//tr[@id='row-{first.pk}']//*[contains(@class, 'error')]")


@pytest.mark.parametrize("day", ["", "01/06/2023", "18/05/2023", "31/02/2023"])
def test_wrong_day_and_nothing_is_saved(day, office, rows):
    """Neither in the future, nor before the deposit (19 May 2023)."""
    response = office.post(BULK, filled(office.get(LIST), day=day, **typed(rows[0], state="accepted")))
    assert (response.status_code, kept(), len(errors(response))) == (200, [], 1)


def test_second_of_two_writers_is_told_the_row_and_loses_nothing(office, rows):
    first, second, _third = rows
    page = office.get(LIST)
    office.post(BULK, filled(page, **typed(first, state="rejected")))
    late = office.post(
        BULK, filled(page, **typed(first, state="executed", finding="تم"), **typed(second, state="moot"))
    )
    assert (late.status_code, len(kept()), len(errors(late))) == (200, 1, 1)
    again = filled(late)  # what was typed is there still, with the version of now
    assert (again[f"{first.pk}-finding"][0].strip(), again[f"{second.pk}-state"]) == ("تم", ["moot"])
    assert office.post(BULK, again).status_code == 302
    assert [entry.state for entry in first.follow_ups.all()] == ["rejected", "executed"]
    assert [entry.state for entry in second.follow_ups.all()] == ["moot"]


def test_row_of_an_opinion_closed_meanwhile_is_refused(office, rows):
    page = filled(office.get(LIST), **typed(rows[0], state="accepted"))
    type(rows[0].opinion).objects.update(state="closed_without_answer")
    assert (office.post(BULK, page).status_code, kept()) == (200, [])
    assert not parse(office.get(LIST)).xpath("//select[@name]/option[@value='in_execution']")


def test_filter_goes_along(office, rows):
    page = office.get(f"{LIST}?q=التوصية&state=all")
    action = parse(page).xpath("//main//form[@method='post']/@action")[0]
    answer = office.post(action, filled(page, **typed(rows[0], state="moot")))
    assert answer["Location"].startswith(f"{LIST}?q=") and "state=all" in answer["Location"]
    assert office.get(action).status_code == 302


@pytest.mark.parametrize("role", [None, "council", "member", "coordinator", "chair"])
def test_nobody_else_enters_anything(role, office, rows, client_of):
    client = client_of(role)
    assert not parse(client.get(LIST)).xpath("//main//form[@method='post']")
    page = filled(office.get(LIST), **typed(rows[0], state="accepted"))
    assert client.post(BULK, page).status_code == (403 if role else 302)
    assert kept() == []


def test_keys_that_are_none_are_left_out(office, rows):
    page = filled(
        office.get(LIST), **{"x-state": "moot", "99999999999999999999-state": "moot", "987654321-state": "moot"}
    )
    assert office.post(BULK, page).status_code == 302
    assert kept() == []
