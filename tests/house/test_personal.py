"""No personal data outside the register (law 09-08, art. 3 and 15; decision 0036)."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from committees.models import Member
from hayaa.audit.recording import APPS
from hayaa.core.fields import FoldedField
from hayaa.personal.register import CATEGORIES, WITHOUT, Kept, fields_of
from hayaa.roles import ROLES

HOLDS = (models.CharField, models.TextField, models.FileField, models.JSONField, models.GenericIPAddressField)
MODELS = {model._meta.label_lower: model for model in apps.get_models()}
HELD = {}
for category in CATEGORIES:
    for label, names in category.fields.items():
        HELD.setdefault(label, set()).update(names)


def is_of_ours(label):
    return label.partition(".")[0] in APPS


def may_hold(field):
    """Words, a file or a link to somebody; neither a choice of ours, nor a second column of what stands elsewhere."""
    if field.is_relation:
        return field.related_model in (Member, get_user_model())
    derived = isinstance(field, FoldedField | models.SlugField) or hasattr(field, "translated_field")
    return isinstance(field, HOLDS) and not derived and not field.choices


def test_every_model_is_in_the_register_or_holds_nothing_of_a_person():
    assert set(MODELS) == set(HELD) | set(WITHOUT)
    assert set(HELD) & set(WITHOUT) == set()
    assert all(WITHOUT.values())


def test_every_field_that_may_hold_personal_data_is_in_the_register():
    missing = [
        f"{label}.{field.name}"
        for label, names in HELD.items()
        for field in (*MODELS[label]._meta.concrete_fields, *MODELS[label]._meta.many_to_many)
        if is_of_ours(label) and may_hold(field) and field.name not in names
    ]
    assert missing == []


def test_what_holds_nothing_of_a_person_leads_to_nobody():
    people = (Member, get_user_model())
    led = [
        f"{label}.{field.name}"
        for label in WITHOUT
        for field in (*MODELS[label]._meta.concrete_fields, *MODELS[label]._meta.many_to_many)
        if field.related_model in people or isinstance(field, models.EmailField | models.GenericIPAddressField)
    ]
    assert led == []


def test_the_register_names_fields_and_permissions_that_there_are():
    for label, names in HELD.items():
        assert names <= {field.name for field in MODELS[label]._meta.concrete_fields}, label
        assert names or not is_of_ours(label), label
    known = {perm for role in ROLES.values() for perm in role.permissions()}
    assert {category.see for category in CATEGORIES} - known == {""}


def test_what_is_erased_is_of_members_alone():
    assert fields_of(Kept.TERM, "committees.member") == ["phone", "email", "provenance", "specialities", "notes"]
    assert {label for one in CATEGORIES if one.kept is Kept.TERM for label in one.fields} == {"committees.member"}
