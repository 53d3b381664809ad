"""What is recorded of each change, by one rule for every record of the body.

The library looks at each record that is saved or deleted one by one; it sees neither `bulk_create` nor `update`,
which a test therefore forbids. Who and when are said by the entry itself, so the record's own words for them are not.
"""

from contextlib import suppress
from contextvars import ContextVar

from auditlog.context import auditlog_disabled, disable_auditlog
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models.signals import m2m_changed, pre_save
from django.utils.text import Truncator
from django.utils.translation import override

from hayaa.core.fields import FoldedField

APPS = ("committees", "opinions", "activities")
LEFT_OUT = {
    "committees.calendarfeed": "secret addresses",
    "committees.meetingstep": "a log of its own; the change of state is recorded with the meeting",
    "committees.attendancecorrection": "a log of its own; the change is recorded with the attendance",
    "opinions.opinionstep": "a log of its own; the change of state is recorded with the opinion",
    "opinions.reading": "who of the council read what, which nobody is ever shown",
}
# That they changed is recorded, what they were is not: not everybody who reads the log may see them.
WITHHELD = {"committees.member": ("phone", "email", "notes"), "committees.user": ("email",)}
UNTOLD = {"id", "version", "digest", "password"}  # of no meaning to a reader, or secret
# Records with a page; what belongs to one of them is found in the history of that page.
PAGES = {
    *("committees.member", "committees.committee", "committees.meeting", "committees.letter"),
    *("opinions.opinion", "activities.programme", "activities.planversion", "activities.activity"),
    *("activities.indicator", "activities.annualreport"),
}
BELONGS = {"committees.bureauoffice": "member"}  # all others: to the first record that they cannot do without
NAMED_BY = {"committees.attendance": "member"}  # whose own name says in which state it is
LONGEST_NAME = 200  # characters
KEPT_BACK = "•"  # stands for a value that is not kept

unrecorded = disable_auditlog
_request = ContextVar("request of the change", default=None)


class ActorMiddleware:
    """Who is signed in is the author of what a request changes; asked for only where something is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = _request.set(request)
        try:
            return self.get_response(request)
        finally:
            _request.reset(token)


def recorded():
    """The models of which every change is recorded."""
    found = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return [model for model in found if model._meta.label_lower not in LEFT_OUT]


def fields_of(model):
    """What is recorded of a record: what people enter, once, and neither who entered it nor when."""
    columns = [field for field in model._meta.concrete_fields if hasattr(field, "translated_field")]
    shadows = {field.translated_field.name for field in columns}
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in UNTOLD | shadows
        and not isinstance(field, FoldedField | models.JSONField | models.DateTimeField)
        and not (isinstance(field, models.ForeignKey) and field.related_model is get_user_model())
    ]


def key(label, pk):
    """Of a page: under which its entries, and those of what belongs to it, are found."""
    return f"{label}:{pk}"


def page_of(record):
    """The key of the page on which a record stands; None where there is none."""
    label = record._meta.label_lower
    if label in PAGES:
        return key(label, record.pk)
    owner = record._meta.get_field(BELONGS[label]) if label in BELONGS else _owner(type(record))
    if owner is None:
        return None
    found = owner.related_model._meta.label_lower
    return key(found, getattr(record, owner.attname)) if found in PAGES else page_of(getattr(record, owner.name))


def _owner(model):
    keys = (field for field in fields_of(model) if field.is_relation and not field.null)
    return next((field for field in keys if field.related_model._meta.app_label in APPS), None)


def said_of(record):
    """The name of the record in both languages, and its page; the library keeps it with the entry."""
    found = {}
    named = NAMED_BY.get(record._meta.label_lower)
    with suppress(ObjectDoesNotExist):
        for language in ("ar", "fr"):
            with override(language):
                found[language] = Truncator(getattr(record, named) if named else record).chars(LONGEST_NAME)
        found["page"] = page_of(record)
    return found


def withhold(value):
    return "" if value in ("", "None") else KEPT_BACK


def act(record, name):
    """Record what was done to a record and shows in none of its fields (`values.ACTS`)."""
    from auditlog.models import LogEntry  # a model: it can be imported no sooner

    LogEntry.objects.log_create(record, action=LogEntry.Action.UPDATE, changes={name: [KEPT_BACK, KEPT_BACK]})


def register():
    """Called once, when all models are there with their translated fields."""
    from auditlog.models import LogEntry  # a model: it can be imported no sooner
    from auditlog.registry import auditlog

    pre_save.connect(_complete, sender=LogEntry)
    for model in recorded():
        model.get_additional_data = said_of
        auditlog.register(
            model,
            include_fields=[field.name for field in fields_of(model)],
            mask_fields=list(WITHHELD.get(model._meta.label_lower, ())),
            mask_callable="hayaa.audit.recording.withhold",
        )
        for field in model._meta.many_to_many:
            m2m_changed.connect(_Links(LogEntry, field), sender=field.remote_field.through, weak=False)


def _complete(instance, **kwargs):
    """The author of an entry, and the page on which its record stands, in the column for what belongs together."""
    instance.cid = (instance.additional_data or {}).pop("page", None)
    user = getattr(_request.get(), "user", None)
    if instance.actor is None and user is not None and user.is_authenticated:
        instance.actor = user


class _Links:
    """Records a change of the records that a record is linked with: their keys before and after."""

    def __init__(self, entries, field):
        self.entries, self.field = entries, field

    def __call__(self, instance, action, reverse, pk_set, **kwargs):
        if reverse or auditlog_disabled.get() or action not in ("post_add", "post_remove", "pre_clear"):
            return
        now = set(getattr(instance, self.field.name).values_list("pk", flat=True))
        before, after = {
            "post_add": lambda: (now - pk_set, now),
            "post_remove": lambda: (now | pk_set, now),
            "pre_clear": lambda: (now, set()),
        }[action]()
        if before != after:
            changes = {self.field.name: [sorted(before), sorted(after)]}
            self.entries.objects.log_create(instance, action=self.entries.Action.UPDATE, changes=changes)
