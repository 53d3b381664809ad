"""What is proposed to a new commune, and the rows of a form in which it keeps, changes and adds."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hayaa.core.forms import both, form_field

OWN = 2  # empty rows below the proposals of a list; the pages of its noun add more


@cache
def proposed():
    """The committees, the axes and the title of the programme that most bodies have."""
    return tomllib.loads(Path(__file__).with_name("proposals.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Row:
    """The fields of one record: its names, and whether it is kept; one without a proposal is, once it is written."""

    prefix: str
    columns: list
    proposal: dict

    @property
    def keep(self):
        return f"{self.prefix}_keep"

    @property
    def names(self):
        return [f"{self.prefix}_{column}" for column in self.columns]

    def values(self, data):
        """The columns of the record, or None where it is left out.

        What a proposal says besides goes with its names: it is dropped once one of them was changed. So is its French
        where only the Arabic was: it would name something else.
        """
        typed = {column: data.get(name) or None for column, name in zip(self.columns, self.names, strict=True)}
        if not (data.get(self.keep) if self.proposal else any(typed.values())):
            return None
        if typed.items() <= self.proposal.items():
            return self.proposal
        arabic, french = self.columns
        if self.proposal and typed[arabic] != self.proposal[arabic] and typed[french] == self.proposal[french]:
            typed[french] = None
        return typed


class ProposalsForm(forms.Form):
    """A form with lists of rows: proposals, ticked and to be changed or left out, then room for own ones."""

    rows = ()

    def add_rows(self, prefix, model, column, proposals):
        """Add a list of records of a model, each shown by one translated column; give the names of its fields."""
        rows = [
            Row(f"{prefix}_{n}", both(column), proposal)
            for n, proposal in enumerate([*proposals, *[{}] * OWN], start=1)
        ]
        for n, row in enumerate(rows, start=1):
            if row.proposal:
                label = _("Keep proposal %(number)s") % {"number": n}
                self.fields[row.keep] = forms.BooleanField(label=label, required=False, initial=True)
            for name, one in zip(row.names, row.columns, strict=True):
                field = form_field(model._meta.get_field(one), required=False, initial=row.proposal.get(one))
                field.label = format_lazy("{}. {}", n, field.label)
                field.widget = forms.Textarea({**field.widget.attrs, "rows": 2})
                self.fields[name] = field
        self.rows = [*self.rows, *rows]
        return [name for row in rows for name in ([row.keep] if row.proposal else []) + [tuple(row.names)]]

    def clean(self):
        cleaned = super().clean()
        for row in self.rows:
            values = row.values(self.cleaned_data)
            arabic = row.names[0]
            if values is not None and not values[row.columns[0]] and arabic not in self.errors:
                self.add_error(arabic, _("The Arabic text is required: fill in the Arabic field."))
        return cleaned

    def kept(self, prefix):
        """The columns of each record of a list, in order."""
        values = [row.values(self.cleaned_data) for row in self.rows if row.prefix.startswith(f"{prefix}_")]
        return [one for one in values if one is not None]
