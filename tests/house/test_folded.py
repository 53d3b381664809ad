"""Folded columns: what the migrations fill is what saving fills, forward and back."""

from importlib import import_module

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from hayaa.core.fields import FoldedField
from tests.house.sources import PACKAGES

FOLDED = [
    (model, field.name)
    for package in PACKAGES
    for model in apps.get_app_config(package).get_models()
    for field in model._meta.concrete_fields
    if isinstance(field, FoldedField)
]
APPS = ("committees", "opinions", "activities")


def contents():
    return {
        (model._meta.label, column): dict(model._base_manager.order_by().values_list("pk", column))
        for model, column in FOLDED
    }


def run(step):
    """One of the functions of the migrations of the search, with the models as migrations know them."""
    loader = MigrationLoader(connection)
    state = loader.project_state([node for node in loader.graph.leaf_nodes() if node[0] in APPS]).apps
    for app in APPS:
        for name in sorted(name for label, name in loader.graph.nodes if label == app and "_search" in name):
            getattr(import_module(f"{app}.migrations.{name}"), step, lambda *_args: None)(state, None)
    return state


def test_migration_fills_what_saving_fills(demonstration, settings):
    settings.MIGRATION_MODULES = {}  # the tests may run on tables that were made without them
    saved = contents()
    run("fill_as_before")
    assert contents() != saved
    run("fill")
    assert {key: rows for key, rows in contents().items() if rows != saved[key]} == {}
    assert [key for key, rows in saved.items() if rows and not any(rows.values())] == [
        ("committees.Member", "notes_text")
    ]
