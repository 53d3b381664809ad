"""Every record of the body as it is kept: a sheet for each table, tied together by the keys of its rows."""

from datetime import datetime, time

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from committees.models import CalendarFeed
from hayaa.core.fields import FoldedField
from hayaa.core.intake.columns import named
from hayaa.core.spreadsheet import Sheet
from opinions.models import Reading

TOGETHER = 2000  # rows fetched at once


def left_out():
    """Accounts with what is theirs alone, such as the secret address of a calendar; and who of the council read what,
    which nobody is ever shown."""
    user = get_user_model()
    return {user, user.groups.through, user.user_permissions.through, CalendarFeed, Reading}


def models_of(app):
    found = apps.get_app_config(app).get_models(include_auto_created=True)
    return [model for model in found if model not in left_out()]


def columns_of(model):
    """The fields that are kept: neither what is worked out from others, nor a second name of a translated one."""
    derived = {field.translated_field for field in model._meta.concrete_fields if hasattr(field, "translated_field")}
    names = {field.name for field in derived}
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in {"version", *names} and not isinstance(field, FoldedField | models.JSONField)
    ]


def heading(field):
    if field.primary_key:
        return _("Key")
    return str(capfirst(field.related_model._meta.verbose_name) if _ties(field.model) else named(field))


def said(field):
    """What a cell of the column holds, in a sentence."""
    if field.primary_key:
        return _("The number by which other sheets refer to the row.")
    if field.remote_field:
        if field.related_model is get_user_model():
            return _("The name of somebody who signs in.")
        return _("The key of a row of “%(sheet)s”.") % {"sheet": title(field.related_model)}
    if isinstance(field, models.FileField):
        return _("Where there is a file, it stands among the documents under the key of this row.")
    return ""


def title(model):
    ties = _ties(model)
    return f"{title(ties.model)} – {ties.verbose_name}" if ties else str(capfirst(model._meta.verbose_name_plural))


def _ties(model):
    """The field whose pairs of records a table without a name of its own holds; None for every other table."""
    fields = model._meta.auto_created._meta.many_to_many if model._meta.auto_created else ()
    return next((field for field in fields if field.remote_field.through is model), None)


def described(app):
    """The sheets of an app with the heading of each column and what it means."""
    return [(title(model), [(heading(field), said(field)) for field in columns_of(model)]) for model in models_of(app)]


def sheets(app):
    people = {user.pk: str(user) for user in get_user_model().objects.select_related("member")}
    return [_sheet(model, people) for model in models_of(app)]


def _sheet(model, people):
    fields = columns_of(model)
    found = model._base_manager.order_by("pk").values_list(*(field.attname for field in fields))
    rows = (
        [_cell(field, value, people) for field, value in zip(fields, row, strict=True)]
        for row in found.iterator(chunk_size=TOGETHER)
    )
    return Sheet(title(model), [heading(field) for field in fields], rows)


def _cell(field, value, people):
    if value is not None and field.related_model is get_user_model():
        return people[value]
    if field.choices:
        return str(dict(field.flatchoices).get(value, value or ""))
    if isinstance(value, datetime):
        return f"{localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return value
