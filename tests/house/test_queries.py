"""A list asks the same number of questions for 60 rows, more than fit on its page, as for 3."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hayaa.core.pdf import responses
from tests.routes import LISTS


# The number of questions is the same on each database: PostgreSQL counts them in `./check --deep`.
@pytest.mark.once
@pytest.mark.parametrize("route", LISTS, ids=lambda route: route.name)
def test_queries_do_not_grow_with_rows(route, demonstration, monkeypatch):
    monkeypatch.setattr(responses, "render", lambda html, language: html.encode())
    client, url = demonstration(route.reader), route.url("ar")
    ContentType.objects.get_for_models(*apps.get_models())  # asked once in the life of a process

    def queries(rows):
        for _ in range(rows):
            route.rows()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return [query["sql"] for query in captured]

    few, many = queries(3), queries(27 if route.kind == "file" else 57)
    assert len(many) == len(few), "\n".join(sql for sql in many if sql not in few)
