"""The cells of a row as values of a record, in the words and digits in which people write them."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from import_export.widgets import Widget

from hayaa.core.arabic import fold, western_digits, without_article
from hayaa.core.bidi import without_hidden
from hayaa.core.forms import GREATEST, DateField, TimeField, refuse_stacked_marks
from hayaa.core.intake.written_days import in_figures

LANGUAGES = ("ar", "fr")


def in_every_language(text):
    """The folded spellings of a translatable text."""
    found = []
    for language in LANGUAGES:
        with override(language):
            found.append(fold(str(text)))
    return found


def held(records):
    """The records, which nobody else changes before the transaction is over."""
    return records.select_for_update(of=("self",), no_key=True)


def spelling(text):
    """The folded text under which it is looked up; «-1» and «²» would fold to numbers that they are not."""
    folded = fold(text)
    return text if folded.isdecimal() and not western_digits(text).isdecimal() else folded


def listed(words):
    """«a, b, c» in the language of the reader."""
    return pgettext("between words", ", ").join(map(str, words))


def written(value):
    """A cell as somebody reads it in the sheet."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def _checked(check, value):
    """The value as a form's field takes it; import-export listens to ValueError."""
    try:
        return check(value)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from error


def _refuse_great(number):
    """The number as every database takes it."""
    MaxValueValidator(GREATEST)(number)
    return number


class Text(Widget):
    """Words; a number that stands for words (a phone, a reference) as it is written. Empty is an empty text.

    `choices`: what a list in the sheet offers; `native`: the types that a spreadsheet keeps as they are.
    """

    native: tuple[type, ...] = ()

    @property
    def choices(self) -> Sequence[str]:
        return []

    def clean(self, value, row=None, **kwargs):
        if isinstance(value, bool):
            raise ValueError(_("This cell holds true or false: write in words what is meant."))
        text = without_hidden(written(value)).strip()
        _checked(refuse_stacked_marks, text)
        return text

    def render(self, value, obj=None, **kwargs):
        return written(value)


class Whole(Text):
    """A whole number, in Western or Arabic-Indic digits; empty is None."""

    native = (int,)

    def clean(self, value, row=None, **kwargs):
        text = western_digits(super().clean(value))
        if not text:
            return None
        if not re.fullmatch(r"\d{1,9}", text):
            raise ValueError(_("Write a whole number, for example 12."))
        return _checked(_refuse_great, int(text))


class Phone(Text):
    """A telephone number; a sheet that took it for a number has lost the zero at its beginning."""

    def clean(self, value, row=None, **kwargs):
        text = super().clean(value)
        return f"0{text}" if isinstance(value, int | float) and re.fullmatch(r"[5-8]\d{8}", text) else text


class Day(Text):
    """A day: a date of the sheet, or text that says day, month and year; empty is None."""

    native = (date,)

    def clean(self, value, row=None, **kwargs):
        if isinstance(value, datetime):
            value = value.date()
        if value is None or not isinstance(value, date):
            text = super().clean(value)
            value = in_figures(text) or text
        return _checked(DateField(required=False).clean, value)


class Hour(Text):
    """An hour of the day; empty is None."""

    def clean(self, value, row=None, **kwargs):
        if isinstance(value, datetime):
            value = value.time()
        if isinstance(value, time):
            return value.replace(second=0, microsecond=0)
        return _checked(TimeField(required=False).clean, super().clean(value))

    def render(self, value, obj=None, **kwargs):
        return f"{value:%H:%M}" if value else ""


class Choice(Text):
    """One of the words of a list, in either language, either gender and any spelling; empty is the empty code.

    The first words of a longer name do where no other begins so, also with the article: «coordinator» or «the
    coordinator» for «coordinator of the committee».

    `words`: the code and the label of each; `also`: more labels of a code, such as the feminine ones.
    """

    def __init__(self, words, *, also=(), **kwargs):
        super().__init__(**kwargs)
        self.words, self.also = list(words), list(also)

    @property
    def choices(self):
        """As a list offers them in the language of the reader."""
        return [str(label) for _code, label in self.words]

    @cached_property
    def codes(self):
        found = {fold(str(code)): code for code, _label in self.words if code}
        for code, label in (*self.words, *self.also):
            found.update(dict.fromkeys(in_every_language(label), code))
        return found

    def clean(self, value, row=None, **kwargs):
        text = written(value)
        if text not in self.codes:
            said = super().clean(value)
            if not said:
                return ""
            text = spelling(said)
        begun = self._begun_with(text) or self._begun_with(without_article(text))
        if text not in self.codes and len(begun) != 1:
            raise ValueError(_("Write one of these words: %(words)s.") % {"words": listed(self.choices)})
        return self.codes[text] if text in self.codes else begun.pop()

    def _begun_with(self, text):
        return {code for known, code in self.codes.items() if f"{known} ".startswith(f"{text} ")}

    def render(self, value, obj=None, **kwargs):
        return str(dict(self.words).get(value, value or ""))


class Record(Text):
    """A record by what people call it: any of its `names`, in any spelling and either language; empty is None.

    `records` is called once per file and lists the records; `names` gives the texts that may stand for one, the first
    of them is how it is written. `missing` says what to do about a name that is not there.
    """

    def __init__(self, records, names, missing, **kwargs):
        super().__init__(**kwargs)
        self.records, self.names, self.missing = records, names, missing
        self.found: dict[Any, Any] = {}
        self.hold = False

    def begin(self, *, hold=False):
        """Forget what was there: a file before this one, or a sheet before this sheet, may have added records.

        `hold`: nobody else changes the records before the import is over.
        """
        self.__dict__.pop("known", None)
        self.found, self.hold = {}, hold

    @cached_property
    def known(self):
        found: dict[str, set[Any]] = {}
        records = list(held(self.records()) if self.hold else self.records())
        for language in LANGUAGES:
            with override(language):
                for record in records:
                    for name in filter(None, map(fold, map(str, self.names(record)))):
                        found.setdefault(name, set()).add(record)
        return found

    @property
    def choices(self):
        return [str(self.names(record)[0]) for record in self.records()]

    def clean(self, value, row=None, **kwargs):
        if value not in self.found:  # thousands of rows name the same few records
            self.found[value] = self._find(super().clean(value))
        return self.found[value]

    def _find(self, text):
        if not text:
            return None
        found = self.known.get(spelling(text), ())
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise ValueError(_("Several records are called so: write the number instead."))
        raise ValueError(str(self.missing))

    def render(self, value, obj=None, **kwargs):
        return str(self.names(value)[0]) if value else ""
