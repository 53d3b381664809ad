"""Themes of opinions: a short list in the order of the body."""

import pytest

from opinions.models import Theme
from tests import opinion_factories
from tests.pages import filled

pytestmark = pytest.mark.usefixtures("body")


@pytest.fixture
def secretariat(client_of):
    return client_of("secretariat")


def names():
    return list(Theme.objects.values_list("name_ar", flat=True))


def test_new_theme_comes_last_and_moves(secretariat):
    for name in ("الأول", "الثاني", "الثالث"):
        secretariat.post("/themes/new/", filled(secretariat.get("/themes/new/"), name_ar=name))
    last = Theme.objects.get(name_ar="الثالث")
    secretariat.post(f"/themes/{last.pk}/move/", {"by": "-1"})
    assert names() == ["الأول", "الثالث", "الثاني"]
    secretariat.post(f"/themes/{last.pk}/move/", {"by": "1"})
    assert names() == ["الأول", "الثاني", "الثالث"]


def test_theme_is_renamed(secretariat):
    theme = opinion_factories.theme()
    url = f"/themes/{theme.pk}/edit/"
    secretariat.post(url, filled(secretariat.get(url), name_ar="الإدماج"))
    assert names() == ["الإدماج"]


def test_theme_of_an_opinion_stays(secretariat):
    used, free = opinion_factories.theme(), opinion_factories.theme()
    opinion_factories.opinion(theme=used)
    answers = [secretariat.post(f"/themes/{theme.pk}/delete/").status_code for theme in (used, free)]
    assert (answers, names()) == ([409, 302], [used.name_ar])
