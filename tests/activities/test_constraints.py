"""Every «never» of the action programme that SQL can see is refused by the database itself."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from activities.models import ExpectedResult, Indicator, MeansOfVerification, ProgrammePart, Statement
from tests import execution_factories, factories


def part(**values):
    texts = {"heading_ar": "عنوان", "body_ar": "<p>نص</p>"}
    return ProgrammePart.objects.create(programme=factories.programme(), section="about", **{**texts, **values})


def statement(**values):
    return Statement.objects.create(programme=factories.programme(), kind="threat", **values)


def row(model):
    return lambda **values: model.objects.create(axis=factories.axis(), **values)


def draft_line(**values):
    return factories.line(plan_version=factories.plan_version(state="draft"), **values)


IN_ARABIC = [
    (factories.programme, "title"),
    (part, "heading"),
    (part, "body"),
    (statement, "text"),
    (factories.axis, "title"),
    (factories.axis, "short_title"),
    (row(ExpectedResult), "text"),
    (row(Indicator), "text"),
    (row(MeansOfVerification), "text"),
    (factories.partner, "name"),
    (draft_line, "wording"),
    (execution_factories.representation, "name"),
]


def refused(make, **values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**values)


def test_every_text_required_in_arabic_is_tried_below():
    named = {
        constraint.name
        for model in apps.get_app_config("activities").get_models()
        for constraint in model._meta.constraints
        if constraint.name.endswith("_in_arabic")
    }
    assert len(named) == len(IN_ARABIC)


@pytest.mark.parametrize("empty", ["", None])
@pytest.mark.parametrize(("make", "name"), IN_ARABIC)
def test_text_without_arabic_is_refused(make, name, empty, body):
    refused(make, **{f"{name}_ar": empty, f"{name}_fr": "Texte"})


@pytest.mark.parametrize(
    ("noun", "wrong"),
    [
        ("axis", {"colour": 9}),
        ("axis", {"colour": 0}),
        ("year_plan", {"year": 1445}),
        ("activity", {"quantity": 0}),
    ],
)
def test_value_out_of_bounds_is_refused(noun, wrong, body):
    refused(getattr(factories, noun), **wrong)


@pytest.mark.parametrize(
    ("noun", "same"),
    [
        ("axis", {"code": "iri"}),
        ("partner", {"code": "iri"}),
        ("activity", {"code": "24-01"}),
        ("year_plan", {"year": 2024}),
    ],
)
def test_what_identifies_a_record_is_given_once(noun, same, body):
    getattr(factories, noun)(**same)
    refused(getattr(factories, noun), **same)


def test_activity_stands_once_in_a_version(body):
    line = draft_line()
    refused(factories.line, plan_version=line.plan_version, activity=line.activity)
