"""The templates keep the rules of the house: nothing inline, one frame, all of them used."""

import re

import pytest
from django.apps import apps

from tests.house.sources import MODULES, ROOT, TEMPLATES

FOLDER = ROOT / "templates"
INLINE = re.compile(r"<style\b|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", re.I)
ERRORS = {
    "400.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "413.html",
    "429.html",
    "500.html",
    "faults/away.html",
    "faults/full.html",
}
# Found by name by Django, its admin and django-allauth; layouts wait for the pages that extend them;
# the sections of the programme as a document name theirs by kind, the chapters of the guide by language and code.
BY_NAME = (
    "account/", "activities/document/", "activities/print/", "admin/", "allauth/", "django/forms/", "help/ar/",
    "help/fr/", "layouts/", "mfa/",
)  # fmt: skip


def name_of(template):
    return template.relative_to(FOLDER).as_posix()


def code_of(template):
    return re.sub(r"{#.*?#}", "", template.read_text())


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_template_has_nothing_inline(template):
    # The Content-Security-Policy forbids inline style and script.
    assert INLINE.findall(code_of(template)) == []


@pytest.mark.parametrize("template", [t for t in TEMPLATES if t.parent.name == "components"], ids=name_of)
def test_component_says_what_it_expects(template):
    assert template.read_text().startswith("{# ")


def test_pages_leave_the_heading_to_their_frame():
    # base.html prints the one h1; whatever does not use its head is a frame, an error, a sign-in page or a document.
    own = {name_of(template) for template in TEMPLATES if "<h1" in code_of(template)}
    allowed = {"base.html", *ERRORS}
    assert sorted(n for n in own - allowed if not n.startswith("account/") and "print" not in n) == []


def test_every_template_is_used():
    generic = {
        f"{model._meta.app_label}/{model._meta.model_name}_{view}.html"
        for model in apps.get_models()
        for view in ("list", "detail", "form", "confirm_delete")
    }
    texts = {path: path.read_text() for path in (*TEMPLATES, *MODULES)}
    assert [
        name_of(template)
        for template in TEMPLATES
        if name_of(template) not in ERRORS | generic
        and not name_of(template).startswith(BY_NAME)
        and not any(f'"{name_of(template)}"' in text for path, text in texts.items() if path != template)
    ] == []
