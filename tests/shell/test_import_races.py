"""Two at once: two imports follow one another, and a page that is saved meanwhile is not overwritten unseen."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction

from committees.models import Meeting, Member
from committees.resources import MeetingSheet, MemberSheet
from hayaa.intake.kinds import KINDS
from tests import factories
from tests.house.test_races import at_once
from tests.html import parse
from tests.intake import book, table, upload

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path


def sent(client, kind, content):
    """The address and the words of the button under a review."""
    shown = client.post(f"/import/{kind}/", {"file": upload(content)})
    form = parse(shown).get_element_by_id("take")
    return form.get("action"), {"fingerprint": form.fields["fingerprint"]}


def meetings():
    columns = ["day", "kind", "starts_at", "place_ar"]
    return book(MeetingSheet, [date(2022, 3, 18), "اجتماع الهيئة", "16:00", "القاعة"], columns=columns)


def test_same_rows_sent_by_two_people_are_entered_once(client_of):
    """Nothing but the import itself keeps a meeting from being there twice: the second one sees that it is there."""
    factories.member_in_office(number=1)
    clients = [client_of("secretariat"), client_of("administrator")]
    urls, pages = zip(*(sent(client, "attendance", meetings()) for client in clients), strict=True)
    assert at_once(clients, urls, pages) == [302, 409]
    assert Meeting.objects.count() == 1


def test_button_pressed_twice_enters_once_and_says_so(client_of):
    factories.member_in_office(number=1)
    client = client_of("secretariat")
    url, page = sent(client, "attendance", meetings())
    assert at_once([client, client], [url, url], [page, page]) == [302, 302]
    assert Meeting.objects.count() == 1


def test_page_saved_while_an_import_runs_is_not_overwritten(body):
    """An import reads a record, changes it and writes it: nobody else saves it in between, on any database."""
    member = factories.member(number=7, phone="0600")
    columns = ["number", "family_name_ar", "given_name_ar", "sex"]
    file = [table(MemberSheet, [7, "أ", "ب", "امرأة"], columns=columns)]
    shown = KINDS["members"].review(file, by=None)
    read, saver = threading.Event(), threading.Thread(target=lambda: (read.wait(10), _phone("0699")))
    if connection.vendor != "sqlite":  # the threads of a test share its one connection in memory
        saver.start()
    _found, taken = KINDS["members"].take(
        file, by=None, expected=shown.fingerprint, tell=lambda: (read.set(), saver.is_alive() and saver.join(1))
    )
    if connection.vendor == "sqlite":
        _phone("0699")
    else:
        saver.join()
    member.refresh_from_db()
    assert (taken, member.family_name_ar, member.phone) == (True, "أ", "0699")


def _phone(number):
    try:
        with transaction.atomic():
            Member.objects.filter(number=7).update(phone=number)
    finally:
        if threading.current_thread() is not threading.main_thread():
            connection.close()
