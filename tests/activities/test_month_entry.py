"""The end of a month on one page: what is not settled, all rows saved or none, nothing made up."""

from datetime import date

import pytest

from tests import execution_factories, factories
from tests.html import parse
from tests.pages import filled

URL = "/plans/2023/execution/?month=5"


@pytest.fixture
def client(client_of):
    factories.body(is_demonstration=True, reference_date="2023-05-31")
    factories.plan_version(year_plan=factories.year_plan(year=2023))
    return client_of("secretariat")


def planned(month=5, **values):
    return execution_factories.planned(**{"month_from": month, "month_to": month, **values})


def rows(response):
    return [
        [row.get("id") for row in table.iterfind("tbody/tr/th")] for table in parse(response).find_class("month-entry")
    ]


def test_page_lists_the_month_what_came_before_and_what_has_no_month(client):
    here, before, undated = planned(), planned(3), planned(None)
    planned(6), planned(4, state="done"), planned(5, state="done")
    assert rows(client.get(URL)) == [[f"activity-{each.pk}"] for each in (here, before, undated)]


def test_rows_chosen_are_saved_and_the_others_stay(client):
    done, left = planned(), planned()
    response = client.post(URL, filled(client.get(URL), **{f"{done.pk}-state": "done"}), follow=True)
    done.refresh_from_db()
    left.refresh_from_db()
    assert (done.state, done.held.words, left.state) == ("done", "ماي", "planned")
    assert "تم تسجيل مآل نشاط واحد." in response.content.decode()


def test_planned_days_are_offered_and_kept_unless_changed(client):
    activity = planned(starts_on=date(2023, 5, 10), ends_on=date(2023, 5, 11))
    client.post(URL, filled(client.get(URL), **{f"{activity.pk}-state": "done"}))
    activity.refresh_from_db()
    assert activity.held.words == "10 و11 ماي"


def test_planned_days_are_not_those_of_what_was_postponed(client):
    activity = planned(starts_on=date(2023, 5, 10), ends_on=date(2023, 5, 11))
    typed = {f"{activity.pk}-state": "postponed", f"{activity.pk}-state_reason_ar": "غياب المؤطر"}
    client.post(URL, filled(client.get(URL), **typed))
    activity.refresh_from_db()
    assert (activity.state, activity.held_from, activity.held_month_from) == ("postponed", None, None)


def test_no_month_is_made_up_where_the_plan_knows_none(client):
    activity = planned(None)
    client.post(URL, filled(client.get(URL), **{f"{activity.pk}-state": "done"}))
    activity.refresh_from_db()
    assert (activity.state, activity.held_month_from) == ("done", None)


def test_one_wrong_row_saves_none_and_keeps_what_was_typed(client):
    right, wrong = planned(), planned()
    typed = {f"{right.pk}-state": "done", f"{wrong.pk}-state": "cancelled"}
    response = client.post(URL, filled(client.get(URL), **typed))
    links = [link.get("href") for link in parse(response).xpath("//div[@role='alert']//a")]
    assert links == [f"#id_{wrong.pk}-state_reason_ar"]
    chosen = parse(response).xpath(f"//select[@name='{right.pk}-state']/option[@selected]/@value")
    right.refresh_from_db()
    assert (chosen, right.state) == (["done"], "planned")


def test_reason_without_a_state_is_not_lost_in_silence(client):
    activity = planned()
    response = client.post(URL, filled(client.get(URL), **{f"{activity.pk}-state_reason_ar": "سبب"}))
    links = [link.get("href") for link in parse(response).xpath("//div[@role='alert']//a")]
    assert links == [f"#id_{activity.pk}-state"]


def test_row_left_alone_does_not_overwrite_what_another_saved(client):
    """Two people at once: the page was opened before somebody else settled the first activity."""
    first, second = planned(), planned()
    seen = filled(client.get(URL), **{f"{second.pk}-state": "done"})
    client.post(URL, filled(client.get(URL), **{f"{first.pk}-state": "in_progress"}))
    client.post(URL, seen)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("in_progress", "done")


def test_second_writer_of_a_row_is_told(client):
    activity = planned()
    seen = filled(client.get(URL), **{f"{activity.pk}-state": "done"})
    client.post(URL, filled(client.get(URL), **{f"{activity.pk}-state": "in_progress"}))
    response = client.post(URL, seen)
    activity.refresh_from_db()
    assert (len(parse(response).xpath("//div[@role='alert']//li")) > 0, activity.state) == (True, "in_progress")
