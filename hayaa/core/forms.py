"""Forms of records: dates as Moroccans write them, and no edit that silently overwrites another."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.formats import localize_input
from django.utils.text import capfirst, format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hayaa.core.arabic import longest_run_of_marks, western_digits
from hayaa.core.bidi import isolate, without_hidden
from hayaa.core.documents import own_name, refuse_beyond_quota, refuse_unsuitable
from hayaa.core.photographs import without_metadata

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_MARKS = 8
GREATEST = 32_767  # of a small number in every database; SQLite alone would take more
# The library's own sentence that does not repeat what was sent.
NOT_OFFERED = dict.fromkeys(
    ("invalid_choice", "invalid_pk_value"), forms.ModelChoiceField.default_error_messages["invalid_choice"]
)
IN_LANGUAGE = {"ar": _("in Arabic"), "fr": _("in French")}


def both(*names):
    """The Arabic and the French field of each translated name, side by side."""
    return [f"{name}_{language}" for name in names for language in ("ar", "fr")]


class DateField(forms.DateField):
    """A day typed as day/month/year, in Western or Arabic-Indic digits, between 2000 and 2100."""

    default_error_messages = {
        "invalid": _("Write the day as day/month/year, for example 19/05/2023."),
        "no_day": _("The calendar has no such day: correct the day or the month."),
        "hijri": _("The year %(year)s looks like a Hijri year: write the Gregorian date, for example 19/05/2023."),
        "bounds": _("The year must lie between 2000 and 2100."),
    }
    widget = forms.DateInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "field-date", "dir": "ltr"})

    def to_python(self, value):
        if isinstance(value, str):
            value = re.sub(r"\s*([/.\-])\s*", r"\1", western_digits(value).strip())
        try:
            day = super().to_python(value)
        except ValidationError as error:
            if re.fullmatch(r"\d{1,2}([/.-])\d{1,2}\1\d{4}", str(value)):
                raise ValidationError(self.error_messages["no_day"], code="no_day") from error
            raise
        if isinstance(day, date) and not FIRST_YEAR <= day.year <= LAST_YEAR:
            code = "hijri" if 1300 <= day.year <= 1600 else "bounds"
            raise ValidationError(self.error_messages[code], code=code, params={"year": day.year})
        return day


class TimeField(forms.TimeField):
    """An hour of the day as Moroccans write it: 16:00, 16h, 16h30, in Western or Arabic-Indic digits."""

    default_error_messages = {"invalid": _("Write the hour like this: 16:30.")}
    widget = forms.TimeInput(
        format="%H:%M", attrs={"inputmode": "numeric", "autocomplete": "off", "class": "field-date", "dir": "ltr"}
    )

    def to_python(self, value):
        if isinstance(value, str):
            value = re.sub(
                r"^(\d{1,2})(?:\s*[h.:]\s*(\d{2})?)?$", _hour_and_minutes, western_digits(value).strip().lower()
            )
        return super().to_python(value)


def _hour_and_minutes(found):
    return f"{found[1]}:{found[2] or '00'}"


class RecordsField(forms.ModelMultipleChoiceField):
    """Several of the records offered. A number too great for any key is refused before the database stumbles on it."""

    def clean(self, value):
        offered = {str(key) for key in self.queryset.values_list("pk", flat=True)}
        if isinstance(value, list | tuple) and not offered.issuperset(map(str, value)):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)


def refuse_stacked_marks(text):
    """A letter under a pile of marks is a mistake or an attack on the printer."""
    if longest_run_of_marks(text) > MOST_MARKS:
        message = _("A letter carries more than %(limit)s marks: take the superfluous ones away.")
        raise ValidationError(message, code="marks", params={"limit": MOST_MARKS})


def sent_keys(posted):
    """The keys of the records whose rows somebody sent: `12` of `12-state`; what cannot be a key is left out."""
    return {int(key) for name in posted if (key := name.partition("-")[0]).isdecimal() and len(key) < 10}


def form_field(db_field, **kwargs):
    """The form field of a model field: our dates, and the language of translated fields on the widget."""
    if isinstance(db_field, models.DateField):
        return db_field.formfield(form_class=DateField, **{**kwargs, "localize": True})
    if isinstance(db_field, models.TimeField):
        return db_field.formfield(form_class=TimeField, **kwargs)
    if isinstance(db_field, models.FileField):
        kwargs.setdefault("form_class", KeptFileField)
    if isinstance(db_field, models.ManyToManyField):
        kwargs.setdefault("form_class", RecordsField)
    if isinstance(db_field, models.PositiveSmallIntegerField) and not _is_bounded(db_field):
        kwargs.setdefault("max_value", GREATEST)
    form_class_field = db_field.formfield(**kwargs)
    if isinstance(form_class_field, forms.ChoiceField):
        form_class_field.error_messages |= NOT_OFFERED
    if isinstance(form_class_field, forms.ChoiceField):
        _name_empty_choice(form_class_field)
    if isinstance(form_class_field, forms.ModelChoiceField):
        form_class_field.label_from_instance = lambda record: isolate(str(record), get_language())
    if isinstance(form_class_field, forms.CharField):
        form_class_field.validators.append(refuse_stacked_marks)
        form_class_field.to_python = _without_hidden(form_class_field.to_python)
    language = getattr(db_field, "language", None)
    if form_class_field is not None and language:
        name = capfirst(db_field.translated_field.verbose_name)
        form_class_field.label = format_lazy("{} ({})", name, IN_LANGUAGE[language])
        form_class_field.widget.attrs.update({"lang": language, "dir": "rtl" if language == "ar" else "ltr"})
    return form_class_field


def _name_empty_choice(field):
    """In words what choosing nothing means, where a select offers it."""
    words = _("Choose") if field.required else _("Not specified")
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = field.empty_label and words
    elif not isinstance(field, forms.MultipleChoiceField):
        field.choices = [(value, words if value in ("", None) else label) for value, label in field.choices]


def _is_bounded(db_field):
    return any(isinstance(validator, MaxValueValidator) for validator in db_field._validators)


def _without_hidden(to_python):
    """Nor with the line ends of browsers: a text that is sent back as it was shown has not changed."""

    def cleaned(value):
        text = to_python(value)
        return text and without_hidden(text.replace("\r\n", "\n"))

    return cleaned


class NoStrayFiles:
    """A form that says so when a file is sent for a field that takes none, or words where a file belongs."""

    def clean(self):
        cleaned = super().clean()
        for name, field in self.fields.items():
            sent = self.add_prefix(name) in self.files
            if sent and name not in self.errors and not isinstance(field, forms.FileField):
                self.add_error(name, _("A file cannot be taken here: write the value instead."))
            worded = not sent and isinstance(field, forms.FileField) and self.data.get(self.add_prefix(name))
            if worded and name not in self.errors:
                self.add_error(name, _("The file did not arrive: choose it once more."))
        return cleaned


class KeptFileField(forms.FileField):
    """A file to be kept with a record: inspected, and a picture drawn anew without what was attached to it."""

    default_validators = [refuse_unsuitable, refuse_beyond_quota]

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        return without_metadata(file) if file else file


class DocumentForm(NoStrayFiles, forms.ModelForm):
    """A file to be kept with a record, under the name it was sent with."""

    class Meta:
        formfield_callback = form_field

    def save(self, commit=True):
        self.instance.filename = own_name(self.cleaned_data["file"])
        return super().save(commit)


class RecordForm(NoStrayFiles, forms.ModelForm):
    """A form of a versioned record: tells the second of two writers what the first one saved.

    Use it inside a transaction: the row is locked while it is compared (decision 0004).
    """

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        formfield_callback = form_field

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen_version"].initial = self.instance.version

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            self._refuse_overwriting()
        return cleaned

    def _refuse_overwriting(self):
        model = type(self.instance)
        saved = model._base_manager.select_for_update().get(pk=self.instance.pk)
        if saved.version == self.cleaned_data.get("seen_version"):
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("seen_version")] = saved.version
        columns = {field.name for field in model._meta.get_fields()}
        theirs = [
            format_lazy("{} – {}", self.fields[name].label, self._shown(saved, name))
            for name in self.changed_data
            if name in self.fields and name in columns
        ]
        told = _(
            "This record changed meanwhile, by somebody else or in another window of yours. Compare the values on "
            "record with yours, then save again."
        )
        raise ValidationError([ValidationError(line, code="conflict") for line in (told, *theirs)])

    def _shown(self, saved, name):
        """The value of the saved record in words, as the form offers it."""
        value = saved._meta.get_field(name).value_from_object(saved)
        words = {str(key): label for key, label in getattr(self.fields[name], "choices", ())}
        words |= {"True": _("Yes"), "False": _("No"), "None": "—", "": "—"}
        chosen = [getattr(one, "pk", one) for one in value] if isinstance(value, list) else [value]
        shown = " / ".join(str(words.get(str(one), localize_input(one))) for one in chosen)
        return isolate(shown, get_language()) or "—"

    def save(self, commit=True):
        if self.instance.pk:
            self.instance.version += 1
        return super().save(commit)
