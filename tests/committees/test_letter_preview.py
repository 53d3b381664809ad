"""The letter beside the settings: its head as it prints, from what is typed, with nothing saved."""

import pytest

from committees.models import Body
from tests import factories
from tests.html import parse
from tests.pages import filled


@pytest.fixture
def office(client_of):
    return client_of("secretariat")


def head(response):
    """The lines of the letter's head, Arabic then French."""
    page = parse(response)
    sides = page.xpath("//*[@class='official-head']/div[@lang='ar']") + page.xpath(
        "//*[@class='official-head']/div[@lang='fr']"
    )
    return [[line.strip() for line in side.itertext() if line.strip()] for side in sides]


def preview(office, kind="page", url="/settings/", **typed):
    return office.post(url, {**filled(office.get(url)), **typed, "preview": kind})


def test_saved_head_stands_beside_the_form(office):
    factories.body(letterhead_ar="المملكة المغربية\nجماعة تارودانت", letterhead_fr="Royaume du Maroc")
    assert head(office.get("/settings/")) == [["المملكة المغربية", "جماعة تارودانت"], ["Royaume du Maroc"]]


@pytest.mark.parametrize("kind", ["page", "fragment"])
def test_preview_draws_what_is_typed_and_saves_nothing(kind, office):
    response = preview(office, kind, letterhead_ar="سطر أول\nسطر ثان", letterhead_fr="<b>Un</b>", seats="x")
    assert head(response) == [["سطر أول", "سطر ثان"], ["<b>Un</b>"]]
    assert (Body.objects.get().letterhead_ar, Body.objects.get().version) == (None, 1)
    assert (b"<form" in response.content) == (kind == "page")


def test_preview_without_letterhead_names_kingdom_province_commune_and_body(office):
    Body.objects.all().delete()
    typed = {"name_ar": "الهيئة", "commune_ar": "الجماعة", "province_ar": "الإقليم"}
    assert head(preview(office, **typed)) == [
        ["المملكة المغربية", "الإقليم", "الجماعة", "الهيئة"],
        ["Royaume du Maroc"],
    ]


def test_page_of_the_preview_keeps_what_was_typed_and_blames_nobody(office):
    response = preview(office, seats="x", quorum_counts_late="", name_fr="Autre nom")
    kept = filled(response)
    assert (kept["seats"], kept["name_fr"], "quorum_counts_late" in kept) == (["x"], ["Autre nom"], False)
    assert parse(response).xpath("//*[@role='alert']") == []


def test_preview_does_not_hide_that_somebody_else_saved(office):
    """The version that the reader saw goes on with the form, so that their save is compared with it."""
    page = filled(office.get("/settings/"))
    Body.objects.update(version=2)
    shown = filled(office.post("/settings/", {**page, "preview": "page"}))
    assert shown["seen_version"] == ["1"]
    assert office.post("/settings/", shown).status_code == 200


@pytest.mark.parametrize(("language", "example"), [("ar", "إقليم تارودانت"), ("fr", "Province de Taroudant")])
def test_province_and_commune_are_asked_for_as_letters_have_them(office, language, example):
    # Without a letterhead these lines are its head: «Taroudant» alone says neither province nor commune.
    note = parse(office.get("/settings/")).get_element_by_id(f"id_province_{language}_helptext").text_content()
    assert example in note
