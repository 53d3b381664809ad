"""The back room of the action programme opens on every record, in both languages, and changes no adopted line."""

import pytest
from django.apps import apps
from django.contrib import admin

from activities.models import PlanLine, PlanVersion, ProgrammePart
from tests.html import parse
from tests.pages import filled

MODELS = sorted(model._meta.model_name for model in apps.get_app_config("activities").get_models())
LANGUAGES = pytest.mark.parametrize(("language", "direction"), [("", "rtl"), ("/fr", "ltr")])


def change_url(record, language=""):
    return f"{language}/admin/activities/{record._meta.model_name}/{record.pk}/change/"


def test_every_model_has_its_place_in_the_back_room():
    registered = {model for model in admin.site._registry if model._meta.app_label == "activities"}
    assert sorted(model._meta.model_name for model in registered) == MODELS


@LANGUAGES
@pytest.mark.parametrize("name", MODELS)
def test_list_and_record_open(name, language, direction, demonstration):
    client = demonstration("administrator")
    page = parse(client.get(f"{language}/admin/activities/{name}/"))
    assert page.get("dir") == direction
    record = apps.get_model("activities", name).objects.order_by("pk").first()
    assert client.get(change_url(record, language)).status_code == 200


def test_both_languages_are_edited_and_rich_text_is_cleaned(demonstration):
    client = demonstration("administrator")
    part = ProgrammePart.objects.order_by("pk").first()
    page = client.get(change_url(part))
    assert [field.tag for field in (parse(page).get_element_by_id(f"id_body_{code}") for code in ("ar", "fr"))] == [
        "textarea"
    ] * 2
    client.post(change_url(part), filled(page, body_ar="<p>نص<script>x()</script></p>"))
    part.refresh_from_db()
    assert (part.body_ar, part.version) == ("<p>نص</p>", 2)


@pytest.mark.parametrize("model", [PlanLine, PlanVersion])
def test_adopted_versions_are_only_read(model, demonstration):
    client = demonstration("administrator")
    record = model.objects.order_by("pk").first()
    before = model.objects.filter(pk=record.pk).values().get()
    assert client.post(change_url(record), {"wording_ar": "غير", "label_ar": "غير"}).status_code == 403
    assert model.objects.filter(pk=record.pk).values().get() == before
