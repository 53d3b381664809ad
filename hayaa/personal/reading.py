"""The register in words: what is held by the names of records and fields, who reads it by those of roles."""

from dataclasses import dataclass

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from hayaa.personal.register import CATEGORIES, Category
from hayaa.roles import ROLES


@dataclass(frozen=True)
class Entry:
    """A category as it is shown: `records` are pairs of the name of a record and the names of its fields."""

    category: Category
    records: list[tuple[str, list[str]]]
    readers: list[str]

    @property
    def facts(self):
        """Pairs of a question and its answer; a question without an answer is left out."""
        one = self.category
        said = [
            (_("Of whom"), one.people),
            (_("Why"), one.purpose),
            (_("Legal ground"), one.ground),
            (_("Who reads it"), _(", ").join(self.readers) or _("Nobody: it only marks what each reader has not read")),
            (_("How long"), one.kept.value),
            (_("Published"), one.published or _("Nothing of it")),
            (_("Beside it"), one.beside),
            (_("Sensitive"), one.sensitive),
        ]
        return [(term, answer) for term, answer in said if answer]


def entries():
    return [Entry(one, _records(one), _readers(one.see)) for one in CATEGORIES]


def _records(category):
    found = [(apps.get_model(label)._meta, names) for label, names in category.fields.items() if names]
    return [
        (capfirst(str(meta.verbose_name_plural)), [str(meta.get_field(name).verbose_name) for name in names])
        for meta, names in found
    ]


def _readers(permission):
    """From the table of roles, so that the register says what the program does."""
    partly = _("%(role)s (in part)")
    everything = [str(role.name) for role in ROLES.values() if permission in role.permissions()]
    some = [role for role in ROLES.values() if permission in role.on_object and str(role.name) not in everything]
    return [*everything, *(partly % {"role": role.name} for role in some)]
