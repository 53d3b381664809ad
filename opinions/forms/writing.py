"""The form in which the text of an opinion is written, one language at a time."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hayaa.core.bidi import isolate
from hayaa.core.forms import NoStrayFiles, form_field
from hayaa.core.richtext import LongTextField
from opinions import actions
from opinions.models import OpinionText

COMPARED = "!"  # after what was seen: another text stood beside it, so what is saved now begins a version


class TextForm(NoStrayFiles, forms.Form):
    """The sections in one language. `seen` is the saved state that their writer had before them.

    When somebody else has saved meanwhile, `theirs` holds what they wrote where it differs from what was sent.
    """

    seen = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args, opinion, text, language, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.opinion, self.text, self.language, self.user, self.theirs = opinion, text, language, user, []
        self.fields["seen"].initial = text.seen if text else ""
        for section in OpinionText.SECTIONS:
            column = OpinionText._meta.get_field(f"{section}_{language}")
            self.fields[column.name] = form_field(column, form_class=LongTextField)
            self.initial[column.name] = getattr(text, column.name, "") or ""

    @property
    def sections(self):
        """Each field, beside a French one the Arabic of its section."""
        for name in OpinionText.SECTIONS:
            arabic = getattr(self.text, f"{name}_ar", "") if self.language == "fr" else ""
            yield self[f"{name}_{self.language}"], arabic

    def clean(self):
        cleaned = super().clean()
        now = self.text.seen if self.text else ""
        if cleaned.get("seen", "").removesuffix(COMPARED) != now:
            self.theirs = self._different(cleaned)
        if self.theirs:
            self._tell_of_the_other(now)
        return cleaned

    def _different(self, cleaned):
        """What is saved and was not sent; nothing where the same is sent again, its answer lost on the way."""
        saved = {name: self.initial.get(name, "") for name in self.fields if name != "seen"}
        return [(self.fields[name].label, text) for name, text in saved.items() if text != cleaned.get(name)]

    def _tell_of_the_other(self, now):
        self.data = self.data.copy()
        self.data["seen"] = now + COMPARED
        message = _(
            "%(who)s saved this text meanwhile. Both are kept: compare theirs, shown below where it differs, with "
            "yours, then save again."
        )
        raise ValidationError(
            message, code="conflict", params={"who": isolate(str(self.text.by), get_language()) if self.text else ""}
        )

    @property
    def is_conflict(self):
        return self.has_error("__all__", "conflict")

    def save(self):
        """The text that holds now."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        anew = self.cleaned_data["seen"].endswith(COMPARED)
        return actions.keep_text(opinion=self.opinion, by=self.user, values=values, over=self.text, anew=anew)
