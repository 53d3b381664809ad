"""The columns of a sheet of records: how their cells are read and what stands above them."""

from contextlib import suppress

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _
from import_export.fields import Field

from hayaa.core.forms import IN_LANGUAGE
from hayaa.core.intake.values import Text


class Column(Field):
    """A column: how its cells are read, its heading, others that people write (`also`), and for the template a note
    and an example.

    Its attribute is its name in the resource, its heading the name of that field, unless told otherwise.
    """

    def __init__(self, widget=None, *, heading="", also=(), note="", example="", required=False, **kwargs):
        super().__init__(widget=widget or Text(), **kwargs)
        self.heading, self.also, self.note, self.example, self.required = heading, also, note, example, required
        self.may_be_null = False

    def belong_to(self, model, name):
        self.attribute: str = self.attribute or name
        with suppress(FieldDoesNotExist):
            field = model._meta.get_field(self.attribute)
            self.heading = self.heading or named(field)
            self.may_be_null = field.null

    def clean(self, row, **kwargs):
        value = super().clean(row, **kwargs)
        if value is None or value == "":
            if self.required:
                raise ValueError(_("This cell may not be empty."))
            return None if self.may_be_null else value
        return value


def named(field):
    """The name of a field as its form shows it, with the language of a translated one."""
    language = getattr(field, "language", None)
    if language:
        return format_lazy("{} ({})", capfirst(field.translated_field.verbose_name), IN_LANGUAGE[language])
    return capfirst(field.verbose_name)
