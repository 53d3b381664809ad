"""No change escapes the log: every model is recorded, and nothing is written past the library that records."""

import ast

import pytest
from auditlog.registry import auditlog
from django.apps import apps
from django.contrib import admin

from hayaa.audit import recording
from tests.house.sources import MODULES, name
from tests.html import parse
from tests.routes import ROUTES

# Writes that the log does not see, each with its reason.
PAST_THE_LOG = {
    "hayaa/core/fields.py: bulk_update": "in migrations, of columns that are worked out from others",
    "hayaa/core/intake/resource.py: bulk_create": "of a trial, which is rolled back",
    "hayaa/core/intake/resource.py: bulk_update": "of a trial, which is rolled back",
    "committees/convening.py: update": "a count that tells two mails of one change apart; nothing that people entered",
    "activities/models/line.py: update": "the refusal itself",
    "activities/models/line.py: bulk_update": "the refusal itself",
    "activities/models/report.py: update": "the refusal itself",
    "hayaa/access/invitations.py: update": "a link is used up; the account that takes a password is recorded",
    "hayaa/demo/execution.py: update": "the demonstration is loaded without being recorded",
    "hayaa/demo/meetings.py: bulk_create": "the demonstration is loaded without being recorded",
    "hayaa/demo/meetings.py: update": "the demonstration is loaded without being recorded",
}
OF_RECORDS = [
    route for route in ROUTES
    if route.kind == "page" and route.args is not list and route.name.endswith(("-detail", "-update"))
]  # fmt: skip
# Pages with a key that show no record that the secretariat changes, each with what they show.
WITHOUT_HISTORY = {
    "opinions:reading-detail": "an opinion to the council, which sees no history",
    "activities:metric-detail": "a figure that is counted",
}
WRITERS = {"bulk_create", "bulk_update", "abulk_create", "abulk_update", "aupdate", "_update", "_raw_delete", "raw"}


def passes_by(call):
    """`update` of a query set takes names, that of a dictionary or a digest does not."""
    return call.func.attr in WRITERS or (call.func.attr == "update" and call.keywords)


def writes():
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and passes_by(node):
                yield f"{name(path)}: {node.func.attr}"


def test_nothing_is_written_past_the_log_but_what_is_declared():
    assert set(writes()) == set(PAST_THE_LOG)


def test_every_model_is_recorded_or_left_out_for_a_reason():
    ours = {model for app in recording.APPS for model in apps.get_app_config(app).get_models()}
    left = {model for model in ours if model._meta.label_lower in recording.LEFT_OUT}
    assert ours - left == set(auditlog.get_models())
    assert {model._meta.label_lower for model in left} == set(recording.LEFT_OUT)


def test_every_link_between_recorded_models_is_recorded():
    through = [link for model in recording.recorded() for link in model._meta.many_to_many]
    assert all(link.remote_field.through._meta.auto_created for link in through)


def test_names_of_fields_that_are_declared_are_those_of_models():
    for label, names in recording.WITHHELD.items():
        assert set(names) <= {field.name for field in recording.fields_of(apps.get_model(label))}
    assert {apps.get_model(label)._meta.label_lower for label in recording.PAGES} == recording.PAGES


def test_secrets_are_not_recorded():
    kept = {field.name for model in recording.recorded() for field in recording.fields_of(model)}
    assert kept & {"password", "token", "last_login", "digest", "search_text", "contact_text", "notes_text"} == set()


def test_nobody_writes_the_log_in_the_back_room():
    assert [model for model in admin.site._registry if model._meta.app_label == "auditlog"] == []


@pytest.mark.once
@pytest.mark.parametrize("route", OF_RECORDS, ids=lambda route: route.name)
def test_every_page_of_a_record_leads_to_its_history(route, demonstration):
    """Those that are only read, and those on which a record without a page of its own is corrected."""
    client = demonstration("secretariat")
    page = client.get(route.url("ar"))
    links = parse(page).xpath("//p[@class='history']/a/@href") if page.status_code == 200 else []
    assert (len(links), route.name in WITHOUT_HISTORY) in ((1, False), (0, True))
    assert [client.get(link).status_code for link in links] == [200] * len(links)
