"""Two writers at once: the second one waits for the first and is then told, in a sentence."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from committees.models import Term
from tests import factories


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_two_terms_entered_at_once_never_overlap(client_of, monkeypatch):
    check = Term.clean

    def check_slowly(term):
        check(term)
        time.sleep(0.3)  # long enough for the other one to pass the same check, were nothing locked

    monkeypatch.setattr(Term, "clean", check_slowly)
    member, mandate = factories.member(), factories.mandate()
    clients = [client_of("secretariat"), client_of("administrator")]

    def enter(client):
        typed = {"mandate": mandate.pk, "starts_on": "01/01/2022"}
        try:
            return client.post(f"/members/{member.pk}/terms/new/", typed).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(enter, clients)) == [200, 302]
    assert Term.objects.filter(member=member).count() == 1
