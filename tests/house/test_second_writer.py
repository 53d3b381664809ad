"""The second of two writers is told by every form that changes a record (decision 0004)."""

from django import forms
from django.urls import get_resolver

from hayaa.core.forms import RecordForm
from hayaa.core.models import Versioned

get_resolver().url_patterns  # noqa: B018  # every form is known once the addresses are


def forms_below(form_class):
    for below in form_class.__subclasses__():
        yield below
        yield from forms_below(below)


def of_ours(form_class):
    return form_class.__module__.split(".")[0] in ("hayaa", "committees", "opinions", "activities")


FORMS = sorted({form for form in forms_below(forms.ModelForm) if of_ours(form)}, key=lambda form: form.__qualname__)
CHANGING = [form for form in FORMS if form._meta.model and issubclass(form._meta.model, Versioned)]


def test_every_form_of_a_versioned_record_compares_its_version():
    assert len(CHANGING) > 40
    # A file is added and never changed; a plan is begun, and its versions are what changes.
    added = {"FileForm", "YearPlanForm"}
    assert [form.__qualname__ for form in CHANGING if not issubclass(form, RecordForm)] == sorted(added)
