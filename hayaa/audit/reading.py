"""Entries of the log in sentences: a constant number of questions, whatever the number of entries."""

from dataclasses import dataclass

from auditlog.models import LogEntry
from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from committees.models import Meeting, Member
from hayaa.audit import recording, values
from hayaa.roles import ROLES

Action = LogEntry.Action
ENTERED, CHANGED, DELETED = Action.CREATE, Action.UPDATE, Action.DELETE
FEMALE, MALE, UNKNOWN = Member.Sex.FEMALE, Member.Sex.MALE, ""
SENTENCES = {
    (ENTERED, FEMALE): pgettext_lazy("feminine", "%(actor)s entered: %(kind)s “%(name)s”"),
    (ENTERED, MALE): pgettext_lazy("masculine", "%(actor)s entered: %(kind)s “%(name)s”"),
    (ENTERED, UNKNOWN): pgettext_lazy("neutral", "%(actor)s entered: %(kind)s “%(name)s”"),
    (CHANGED, FEMALE): pgettext_lazy("feminine", "%(actor)s changed: %(kind)s “%(name)s”"),
    (CHANGED, MALE): pgettext_lazy("masculine", "%(actor)s changed: %(kind)s “%(name)s”"),
    (CHANGED, UNKNOWN): pgettext_lazy("neutral", "%(actor)s changed: %(kind)s “%(name)s”"),
    (DELETED, FEMALE): pgettext_lazy("feminine", "%(actor)s deleted: %(kind)s “%(name)s”"),
    (DELETED, MALE): pgettext_lazy("masculine", "%(actor)s deleted: %(kind)s “%(name)s”"),
    (DELETED, UNKNOWN): pgettext_lazy("neutral", "%(actor)s deleted: %(kind)s “%(name)s”"),
}
ONE_FIELD = {
    FEMALE: pgettext_lazy("feminine", "%(actor)s changed “%(field)s” of “%(name)s” from “%(before)s” to “%(after)s”"),
    MALE: pgettext_lazy("masculine", "%(actor)s changed “%(field)s” of “%(name)s” from “%(before)s” to “%(after)s”"),
    UNKNOWN: pgettext_lazy("neutral", "%(actor)s changed “%(field)s” of “%(name)s” from “%(before)s” to “%(after)s”"),
}
ACTIONS = {
    ENTERED: pgettext_lazy("of the log", "Entered"),
    CHANGED: pgettext_lazy("of the log", "Changed"),
    DELETED: pgettext_lazy("of the log", "Deleted"),
}
NOBODY = _("The program itself")


@dataclass(frozen=True)
class Told:
    """An entry of the log: who did what to which record, and each field that changed."""

    entry: LogEntry
    changes: list[values.Change]
    place: str = ""  # the page on which the record stands, where it has none of its own

    @property
    def model(self):
        return self.entry.content_type.model_class()

    @property
    def at(self):
        return self.entry.timestamp

    @property
    def kind(self):
        return capfirst(str(self.model._meta.verbose_name))

    @property
    def name(self):
        """As it was named when it changed, so that a deleted record keeps its last name."""
        names = self.entry.additional_data or {}
        return names.get(get_language()) or names.get("ar") or self.entry.object_repr

    @property
    def actor(self):
        return str(self.entry.actor or NOBODY)

    @property
    def action(self):
        return ACTIONS[self.entry.action]

    @property
    def is_new(self):
        return self.entry.action == ENTERED

    @property
    def is_gone(self):
        return self.entry.action == DELETED

    @property
    def url(self):
        """The history of this record alone."""
        return url_of(self.model._meta.label_lower, self.entry.object_id)

    @cached_property
    def is_one_field(self):
        return self.entry.action == CHANGED and len(self.changes) == 1 and self.changes[0].is_short

    @property
    def sentence(self):
        """With places for `words`."""
        return ONE_FIELD[self._sex] if self.is_one_field else SENTENCES[self.entry.action, self._sex]

    @property
    def words(self):
        named = {"actor": self.actor, "kind": self.kind, "name": self.name}
        return {**named, **vars(self.changes[0])} if self.is_one_field else named

    @property
    def text(self):
        return self.sentence % self.words

    @property
    def _sex(self):
        """The program is a he, in Arabic; whoever is no member of the body is neither."""
        if self.entry.actor is None:
            return MALE
        return self.entry.actor.member.sex if self.entry.actor.member else UNKNOWN


def url_of(label, pk):
    return reverse("history", args=[label, pk])


def readable(user):
    """The models whose entries the user may read: those whose records they may see."""
    return [model for model in recording.recorded() if user.has_perm(_view(model))]


def _view(model):
    return f"{model._meta.app_label}.view_{model._meta.model_name}"


def visible_to(user):
    """Entries of the records that the user may see, the latest first: numbered as they were written.

    Asked for as those of no other kind, and by their number: of ten years of entries a page is then the end of an
    index. Asked for by their kinds or their time, SQLite sorts them all, which takes seconds.
    """
    found = ContentType.objects.get_for_models(*readable(user)).values()
    others = ContentType.objects.exclude(pk__in=[kind.pk for kind in found]).values_list("pk", flat=True)
    entries = LogEntry.objects.exclude(content_type__in=list(others))
    return entries.select_related("actor__member", "content_type").order_by("-pk")


def of_record(entries, model, pk):
    """Entries of one record, and of what stands on its page."""
    label = model._meta.label_lower
    if label in recording.PAGES:
        return entries.filter(cid=recording.key(label, pk))
    return entries.filter(content_type=ContentType.objects.get_for_model(model), object_id=pk)


def told(entries):
    """The entries in words, with the names of the records that their values refer to, and of their pages."""
    entries = list(entries)
    wanted = {}
    for model, keys in (found for entry in entries for found in (*_referred(entry), *_place(entry))):
        wanted.setdefault(model, set()).update(keys)
    names = {(model, pk): _name(one) for model, keys in wanted.items() for pk, one in _found(model, keys).items()}
    return [_told(entry, names) for entry in entries]


def _told(entry, names):
    changed = values.changes(entry.content_type.model_class(), entry.changes or {}, names)
    places = [names.get((model, key), "") for model, keys in _place(entry) for key in keys]
    return Told(entry, changed, *places)


def _referred(entry):
    """(model, keys) of the records that the values of an entry refer to."""
    meta, changed = entry.content_type.model_class()._meta, entry.changes or {}
    for field in (*meta.concrete_fields, *meta.many_to_many):
        if field.is_relation and field.name in changed:
            yield field.related_model, _keys(changed[field.name])


def _keys(pair):
    return {key for value in pair if value for key in (value if isinstance(value, list) else [value])}


def _place(entry):
    """[(model, [key])] of the page, where it is not that of the record itself."""
    label, _sign, pk = (entry.cid or "").partition(":")
    return (
        [(apps.get_model(label), [int(pk)])]
        if label and label != entry.content_type.model_class()._meta.label_lower
        else []
    )


def _found(model, keys):
    """One question for each model."""
    links = [field.name for field in model._meta.concrete_fields if field.is_relation]
    return model._base_manager.select_related(*links).in_bulk(keys)


def _name(record):
    if isinstance(record, Group):
        return str(ROLES[record.name].name)
    return f"{record} – {date_format(record.day)}" if isinstance(record, Meeting) else str(record)
