"""Forms of the register of correspondence."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from committees.actions.people import lock
from committees.forms.cancelling import CancelForm
from committees.models import Body, Letter, LetterDocument, Meeting
from hayaa.core.bidi import isolate
from hayaa.core.documents import own_name
from hayaa.core.forms import IN_LANGUAGE, NOT_OFFERED, DocumentForm, KeptFileField, RecordForm, both


class LetterField(forms.ModelChoiceField):
    """A letter of the register. The one chosen is held until the transaction ends: nobody strikes it out meanwhile."""

    def __init__(self, **kwargs):
        super().__init__(Letter.objects.none(), required=False, error_messages=NOT_OFFERED, **kwargs)

    def to_python(self, value):
        letter = super().to_python(value)
        lock(letter)
        if letter and letter.is_cancelled:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return letter

    def label_from_instance(self, letter):
        return isolate(str(letter), get_language())


class LetterForm(RecordForm):
    """A letter of the register; its number, its direction and the year of its day stay as they were given.

    The day and the meeting of a letter that has served stay, too.
    """

    class Meta(RecordForm.Meta):
        model = Letter
        fields = ["day", *both("correspondent", "subject"), "their_reference", "meeting"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["meeting"].queryset = Meeting.objects.visible_to(user).select_related("committee")
        self.fields["meeting"].empty_label = str(_("No meeting"))
        for language, words in IN_LANGUAGE.items():
            self.fields[f"correspondent_{language}"].label = format_lazy("{} ({})", self.instance.party, words)
        if self.instance.direction == Letter.Direction.OUT:
            del self.fields["their_reference"]
        if self.instance.pk and self.instance.has_served:
            for name in ("day", "meeting"):
                self.fields[name].disabled = True
                self.fields[name].help_text = _("A meeting or an opinion rests on this letter: this stays.")

    def clean_day(self):
        day = self.cleaned_data["day"]
        if self.instance.year and day.year != self.instance.year:
            raise ValidationError(_("The letter has its number of another year: choose a day of that year."))
        if day > Body.today():
            raise ValidationError(_("This day is still to come: a letter is entered when it leaves or arrives."))
        return day


class NewLetterForm(LetterForm):
    """A letter entered now: it gets the next number of its direction and year."""

    scan = KeptFileField(
        label=_("Scan of the letter"), required=False,
        help_text=_("It can be added later."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["day"] = Body.today()

    def save(self, commit=True):
        self.instance.take_number()
        letter = super().save(commit)
        if file := self.cleaned_data["scan"]:
            letter.documents.create(file=file, filename=own_name(file), added_by=self.user)
        return letter


class CancelLetterForm(CancelForm):
    """Out of the register."""

    class Meta(CancelForm.Meta):
        model = Letter


class LetterDocumentForm(DocumentForm):
    class Meta(DocumentForm.Meta):
        model = LetterDocument
        fields = ["file", "title"]
