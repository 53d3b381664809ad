"""A recorded value as people read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from hayaa.audit.recording import KEPT_BACK
from hayaa.core.intake.columns import named
from hayaa.core.markup import without_markup

NOTHING = "—"
SHORT = 80  # characters that a sentence holds of a value
# What opens an account to somebody and shows in no field of it: what it is done to, and what is done.
ACTS = {
    "link": (gettext_lazy("Link to choose the password"), pgettext_lazy("of the log, a link", "made")),
    "two_steps": (gettext_lazy("Second step of signing in"), pgettext_lazy("of the log, a second step", "taken away")),
}
Names = Mapping[tuple[type[models.Model], Any], str]


@dataclass(frozen=True)
class Change:
    """A field, and what stood there before and after, in words; `remark` in their place where they are not shown."""

    field: str
    before: str
    after: str
    remark: str = ""

    @property
    def is_short(self) -> bool:
        """It fits into a sentence."""
        return not self.remark and max(len(self.before), len(self.after)) <= SHORT


def changes(model: type[models.Model], recorded: Mapping[str, Any], names: Names) -> list[Change]:
    """The changes of an entry in the order of the fields. `names` of the records that its values refer to.

    Left out: what reads the same before and after, and fields that the model has lost since.
    """
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    found = [(field, *recorded[field.name]) for field in fields if field.name in recorded]
    told = [_change(field, before, after, names) for field, before, after in found if (before or "") != (after or "")]
    told += [_withheld(field) for field, before, after in found if before == after == KEPT_BACK]
    told += [Change(str(thing), "", "", str(done)) for name, (thing, done) in ACTS.items() if name in recorded]
    return [change for change in told if change.remark or change.before != change.after]


def label(field: Any) -> str:
    return str(capfirst(str(named(field))))


def _withheld(field: Any) -> Change:
    return Change(label(field), "", "", _("the value changed; the log does not keep it"))


def _change(field: Any, before: Any, after: Any, names: Names) -> Change:
    if KEPT_BACK in (before, after):
        word = _("a value was entered; the log does not keep it") if after else _("the value was removed")
        return Change(label(field), "", "", word)
    if isinstance(field, models.TextField) and ((before and after) or len(before or after) > SHORT):
        lengths = {"before": len(without_markup(before or "")), "after": len(without_markup(after or ""))}
        return Change(
            label(field), "", "", _("the text changed; letters before: %(before)s, after: %(after)s") % lengths
        )
    return Change(label(field), shown(field, before, names), shown(field, after, names))


def shown(field: Any, value: Any, names: Names) -> str:
    """The value in words of the reader's language; a dash where there is none."""
    if value is None or value in ("", []):
        return NOTHING
    if isinstance(field, models.ManyToManyField):
        return _(", ").join(_name(field, key, names) for key in value)
    if field.is_relation:
        return _name(field, value, names)
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain(field, value)


def _plain(field: Any, value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(field, models.FileField):
        return pgettext("of the log", "a file")
    if isinstance(field, models.DateField):
        return date_format(date.fromisoformat(value))
    if isinstance(field, models.TimeField):
        return str(value)[:5]
    if isinstance(field, models.TextField):
        return " ".join(without_markup(value).split())
    return str(value)


def _name(field: Any, key: Any, names: Names) -> str:
    return names.get((field.related_model, key)) or _("a record that is no longer there")
