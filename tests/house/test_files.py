"""Files of records are private: for whoever may not read one it is as if it were not there."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from hayaa.core.views import DocumentFileView
from tests.html import parse
from tests.routes import ROUTES, declared

VIEWS = dict(declared())
FILES = [
    route
    for route in ROUTES
    if issubclass(getattr(VIEWS[route.name], "view_class", object), DocumentFileView)
]  # fmt: skip


def test_every_view_that_hands_out_a_file_is_here():
    assert len(FILES) == len(DocumentFileView.__subclasses__())


@pytest.mark.once
@pytest.mark.parametrize("route", FILES, ids=lambda route: route.name)
def test_file_that_is_not_open_to_a_reader_answers_like_one_that_is_not_there(route, demonstration):
    with override("ar"):
        missing = reverse(route.name, args=[2_000_000])
    for role, status in route.access.items():
        there, not_there = (demonstration(role).get(address) for address in (route.url("ar"), missing))
        assert (role, there.status_code, not_there.status_code) == (role, status, 404 if role else 302)
        if status == 404:
            assert parse(there).text_content() == parse(not_there).text_content()
        if status == 200:
            assert there["Content-Disposition"].startswith("attachment")
            assert there["Content-Security-Policy"].startswith("sandbox")
        there.close()
