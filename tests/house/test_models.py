"""The rules of the database speak both languages, and the migrations know all of them."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils.translation import override

from tests.house.sources import PACKAGES
from tests.html import ARABIC

CONSTRAINTS = [
    constraint
    for package in PACKAGES
    for model in apps.get_app_config(package).get_models()
    for constraint in model._meta.constraints
]


def said(constraint, language):
    with override(language):
        return str(constraint.violation_error_message)


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_constraint_has_a_sentence_of_its_own():
    silent = [c.name for c in CONSTRAINTS if c.violation_error_message == c.default_violation_error_message]
    assert silent == []


def test_every_constraint_speaks_arabic():
    assert [c.name for c in CONSTRAINTS if not ARABIC.search(said(c, "ar"))] == []


def test_every_constraint_speaks_french():
    assert [c.name for c in CONSTRAINTS if said(c, "fr") == said(c, None)] == []
