"""Wrong input on every form of the program: a sentence beside each field, nothing saved, never a server error."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from tests.html import foreign, parse
from tests.routes import PAGES, ROUTES

LONG = 31_000  # more characters than any field takes
WRONG = {
    "null": "\0",
    "long": "ن" * LONG,
    "marks": "ن" + "\u20dd" * 40,  # marks that combine without a class of their own
    "impossible": "31/02/2023",
    "hijri": "19/05/1444",
    "huge": "9" * 20,
    "negative": "-1",
    "file": SimpleUploadedFile("day.pdf", b"%PDF-1.7 %%EOF"),
}
QUERIES = {
    "null": "a%00b",
    "broken": "%ED%A0%80%FF",
    "huge": "9" * 20,
    "words": "a+" * 2000,
    "unknown": "nothing",
}
NAMES = ("q", "page", "order", "sex", "status", "committee", "provenance", "axis", "section", "kind", "errors",
         "year", "from", "to")  # fmt: skip


def records():
    """All that is saved, accounts, sessions and the log of changes included: every row, by table."""
    with connection.cursor() as cursor:
        return {name: _rows(cursor, name) for name in connection.introspection.table_names(cursor)}


def _rows(cursor, table):
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")
    return cursor.fetchall()


def forms_of(response):
    context = getattr(response, "context_data", None) or {}
    return [context[name] for name in ("form", "activity_form") if isinstance(context.get(name), forms.BaseForm)]


def refuses(field, kind):
    """This field takes no value of this kind."""
    if isinstance(field, forms.BooleanField) or field.disabled or field.widget.is_hidden:
        return False
    if isinstance(field, forms.CharField) and not isinstance(field, forms.EmailField):
        return kind in ("null", "long", "marks", "file")
    return not (isinstance(field, forms.FileField) and kind == "file")


@pytest.mark.parametrize("language", ["ar", pytest.param("fr", marks=pytest.mark.once)])
@pytest.mark.parametrize("route", [route for route in PAGES if ":" in route.name], ids=lambda route: route.name)
def test_form_refuses_wrong_input_field_by_field(route, language, demonstration):
    client, url = demonstration("secretariat"), route.url(language)
    asked = {form.add_prefix(name): f for form in forms_of(client.get(url)) for name, f in form.fields.items()}
    before = records()
    for kind in WRONG:
        if not any(refuses(field, kind) for field in asked.values()):
            continue
        response = client.post(url, dict.fromkeys(asked, WRONG[kind]))
        assert response.status_code == 200, kind
        taken = [
            name
            for form in forms_of(response)
            for name, field in form.fields.items()
            if refuses(field, kind) and name not in form.errors
        ]
        assert (kind, taken) == (kind, [])
        assert (kind, foreign(parse(response), language)) == (kind, [])
    assert records() == before


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_page_takes_any_query(query, demonstration):
    client = demonstration("secretariat")
    query = "&".join(f"{name}={query}" for name in NAMES)
    answers = {route.name: client.get(f"{route.url('ar')}?{query}").status_code for route in PAGES}
    assert {name: status for name, status in answers.items() if status not in (200, 302, 404)} == {}


@pytest.mark.parametrize("number", [0, 2**31, 2**63, 10**20])
def test_address_of_what_cannot_exist_is_not_found(number, demonstration):
    client = demonstration("secretariat")
    numbered = [(route.name, len(args)) for route in ROUTES if (args := route.args()) and isinstance(args[0], int)]
    answers = {
        (name, method): getattr(client, method)(reverse(name, args=[number] * count)).status_code
        for name, count in numbered
        for method in ("get", "post")
    }
    assert {step: status for step, status in answers.items() if status not in (404, 405)} == {}


@pytest.mark.parametrize("name", ["x" * 100_000, "a\0b"], ids=["long", "null"])
def test_sign_in_refuses_what_is_no_name(name, client, body):
    response = client.post("/accounts/login/", {"login": name, "password": "x"})
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["login"])


@pytest.mark.parametrize("key", ['"abcdefgh\\000"', "x" * 5000, '"\\377abcdefgh"'], ids=["null", "long", "broken"])
def test_session_that_cannot_be_is_none(key, client, body):
    assert client.get("/", headers={"cookie": f"session={key}"}).status_code == 200
