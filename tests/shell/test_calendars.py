"""The page and the addresses of calendars: who makes, changes and ends one, and what stands in no log."""

import io
import json
import logging

import pytest

from committees.models import Body, CalendarFeed, User
from tests import factories
from tests.html import parse


@pytest.fixture(autouse=True)
def may(time_machine):
    time_machine.move_to(factories.MAY)


@pytest.fixture
def member(client_of):
    return client_of("member")


def own():
    return CalendarFeed.objects.get().token


def shown(response):
    """The addresses that the page offers to be copied."""
    return [field.get("value") for field in parse(response).xpath("//input[@class='address']")]


def test_address_is_made_renewed_and_switched_off_by_a_post(member):
    assert shown(member.get("/calendar/")) == ["http://testserver/calendar/public.ics"]
    member.get("/calendar/new/")
    assert CalendarFeed.objects.count() == 0
    assert member.post("/calendar/new/")["Location"] == "/calendar/"
    first = own()
    assert shown(member.get("/fr/calendar/"))[0] == f"http://testserver/fr/calendar/{first}.ics"
    assert member.get(f"/calendar/{first}.ics").status_code == 200
    member.get("/calendar/new/")
    member.get("/calendar/off/")
    assert own() == first
    member.post("/calendar/new/")
    assert [member.get(f"/calendar/{token}.ics").status_code for token in (first, own())] == [404, 200]
    last = own()
    member.post("/calendar/off/")
    assert (CalendarFeed.objects.count(), member.get(f"/calendar/{last}.ics").status_code) == (0, 404)


@pytest.mark.parametrize("step", ["new", "off"])
def test_nobody_changes_an_address_but_somebody_inside_their_own(client_of, step):
    kept = CalendarFeed.objects.renew(user=factories.user())
    statuses = {role: client_of(role).post(f"/calendar/{step}/").status_code for role in (None, "council", "member")}
    assert statuses == {None: 302, "council": 404, "member": 302}
    assert CalendarFeed.objects.filter(token=kept.token).exists()


def test_feed_needs_no_session_and_no_public_pages(client_of, client):
    client_of("member").post("/calendar/new/")
    Body.objects.update(public_pages=False)
    meeting = factories.meeting(title_ar="اجتماع", title_fr="Réunion")
    for prefix, title in (("", "اجتماع"), ("/fr", "Réunion")):
        answer = client.get(f"{prefix}/calendar/{own()}.ics")
        assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
        assert (answer["Cache-Control"], answer.cookies) == ("private, no-cache", {})
        assert f"SUMMARY:{title} – {meeting.official_number}" in answer.content.decode()
    assert client.get("/calendar/public.ics").status_code == 302
    again = client.get(f"/fr/calendar/{own()}.ics", headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_address_of_nobody_is_like_one_that_never_was(client, client_of):
    client_of("member").post("/calendar/new/")
    token = own()
    User.objects.update(is_active=False)
    gone, unknown = client.get(f"/calendar/{token}.ics"), client.get(f"/calendar/{'x' * 32}.ics")
    assert (gone.status_code, gone.content.replace(token.encode(), b"x" * 32)) == (404, unknown.content)
    assert client.post(f"/calendar/{token}.ics").status_code == 405


def test_reading_a_feed_writes_nothing(client, client_of, django_assert_num_queries):
    client_of("member").post("/calendar/new/")
    factories.agenda_item(meeting=factories.meeting())
    with django_assert_num_queries(11) as read:
        client.get(f"/calendar/{own()}.ics")
    assert {query["sql"].split()[0] for query in read.captured_queries} == {"SELECT"}


def test_secret_of_an_address_stands_in_no_log(client, body):
    (console,) = [handler for handler in logging.getLogger().handlers if handler.filters]
    written, token = io.StringIO(), "s3cret-" * 4 + "wxyz"
    before = console.setStream(written)
    client.get(f"/calendar/{token}.ics")
    client.post(f"/fr/calendar/{token}.ics")
    logging.getLogger("committees").warning("Lost: /calendar/%s.ics", token)
    console.setStream(before)
    said = [json.loads(line) for line in written.getvalue().splitlines()]
    assert [(line["message"], line.get("status")) for line in said] == [
        ("request", 404), ("request", 405), ("Lost: /calendar/….ics", None),
    ]  # fmt: skip
    assert token not in written.getvalue()


def test_back_room_shows_who_has_an_address_and_never_the_address(demonstration):
    feed = CalendarFeed.objects.get()
    office = demonstration("administrator")
    for address in ("/admin/committees/calendarfeed/", f"/admin/committees/calendarfeed/{feed.pk}/change/"):
        page = office.get(address)
        assert (page.status_code, feed.token in page.content.decode()) == (200, False)
    office.post(f"/admin/committees/calendarfeed/{feed.pk}/delete/", {"post": "yes"})
    assert CalendarFeed.objects.count() == 0
