"""Forms of the council's side of an opinion: deposit, events, and what strikes them out."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.forms.cancelling import CancelForm
from committees.forms.letters import LetterField
from committees.models import Body, Letter
from hayaa.core.forms import IN_LANGUAGE, KeptFileField, RecordForm, both, form_field
from opinions import actions
from opinions.forms.recommendations import BEFORE_DEPOSIT, refuse_day_outside
from opinions.models import CouncilEvent, Deposit, Opinion, OpinionStep

Kind = CouncilEvent.Kind
BEFORE_COVER_LETTER = _(
    "The cover letter is of %(day)s: choose that day or a later one, or correct the day of the letter first."
)
BEFORE_ADOPTION = _("The opinion was adopted on %(day)s: choose that day or a later one.")


class DepositForm(RecordForm):
    """The stamp of the registry office: its day, its number, who received it."""

    receipt = KeptFileField(
        label=_("Scan of the receipt"), required=False,
        help_text=_("It can be added later, among the documents of the opinion."),
    )  # fmt: skip

    class Meta(RecordForm.Meta):
        model = Deposit
        fields = ["day", "receipt_number", "received_by"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.initial["day"] = Body.today()

    def clean_day(self):
        day = self.cleaned_data["day"]
        opinion = self.instance.opinion
        refuse_day_outside(day, since=opinion.adopted_in.meeting.day, too_early=BEFORE_ADOPTION)
        if opinion.cover_letter:
            refuse_day_outside(day, since=opinion.cover_letter.day, too_early=BEFORE_COVER_LETTER)
        return day

    def save(self, commit=True):
        said = {name: self.cleaned_data[name] for name in (*self._meta.fields, "receipt")}
        return actions.deposit(opinion=self.instance.opinion, by=self.user, **said)


class CancelDepositForm(RecordForm):
    """Why the deposit is struck out, in Arabic at least."""

    class Meta(RecordForm.Meta):
        model = Opinion
        fields = []

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        for language in ("ar", "fr"):
            note = OpinionStep._meta.get_field(f"note_{language}")
            field = form_field(note, required=language == "ar", max_length=300)
            field.label = format_lazy("{} ({})", _("Reason"), IN_LANGUAGE[language])
            self.fields[f"reason_{language}"] = field

    def save(self, commit=True):
        said = {name: self.cleaned_data[name] or "" for name in both("reason")}
        actions.cancel_deposit(opinion=self.instance, by=self.user, **said)
        return self.instance


class EventForm(RecordForm):
    """Something the council did. Its fields fit different kinds; what does not fit the kind is refused beside it."""

    letter = LetterField(label=_("Letter already in the register"), empty_label=pgettext_lazy("letter", "None"))
    enters = forms.BooleanField(label=_("Enter the letter in the register of incoming letters"), required=False)
    scan = KeptFileField(label=_("Document"), required=False)

    class Meta(RecordForm.Meta):
        model = CouncilEvent
        fields = [
            "kind", "day", *both("session", "standing_committee"), "in_part", "deliberation_number", *both("text"),
        ]  # fmt: skip

    groups = [
        (_("What the council did"), [("kind", "day"), *both("session", "standing_committee")]),
        (_("Answer"), ["in_part", "deliberation_number", "letter", "their_reference", "enters"]),
        (_("Further"), [*both("text"), "scan"]),
    ]
    # Which fields belong to which kinds only, and the sentence that says so.
    FITTING = {
        "in_part": (Kind.answers(), _("Only an answer can be one in part.")),
        "deliberation_number": (
            [Kind.DELIBERATION],
            _("Only an answer by deliberation has the number of a deliberation."),
        ),
        "letter": ([Kind.LETTER], _("Only an answer by letter has a letter.")),
        "their_reference": ([Kind.LETTER], _("Only an answer by letter has a letter.")),
        "enters": ([Kind.LETTER], _("Only an answer by letter has a letter.")),
    }

    # What says enough of each kind, the field to be filled first.
    SAYING = {
        Kind.AGENDA: ("session_ar", "text_ar"),
        Kind.COMMITTEE: ("standing_committee_ar", "text_ar"),
        Kind.POSTPONED: ("text_ar", "session_ar"),
        Kind.DELIBERATION: ("deliberation_number", "text_ar", "scan"),
        Kind.LETTER: ("letter", "enters", "text_ar", "scan"),
    }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.since = self.instance.opinion.deposit.day
        self.fields["their_reference"] = form_field(Letter._meta.get_field("their_reference"))
        incoming = Letter.objects.standing().filter(direction=Letter.Direction.IN, day__gte=self.since)
        self.fields["letter"].queryset = incoming | Letter.objects.filter(pk=self.instance.letter_id)
        self.fields["kind"].help_text = _("The fields below are for the kinds they fit; leave the others empty.")
        self.initial |= {"letter": self.instance.letter_id, "day": self.instance.day or Body.today()}

    def clean(self):
        cleaned = super().clean()
        kind, day = cleaned.get("kind"), cleaned.get("day")
        for name, (kinds, sentence) in self.FITTING.items():
            if kind and kind not in kinds and cleaned.get(name):
                self.add_error(name, sentence)
        if kind and day:
            self._check_day(kind, day)
        self._check_letter(cleaned)
        self._refuse_empty(kind, cleaned)
        return cleaned

    def _refuse_empty(self, kind, cleaned):
        """Something has to be known of it: where the opinion went, or what was answered."""
        said = any(cleaned.get(name) for name in self.SAYING.get(kind, ()))
        if kind and not said and not self.errors:
            self.add_error(self.SAYING[kind][0], _("Say at least this, or describe below what happened."))

    def _check_day(self, kind, day):
        """A session is known before its day; whatever else the council does is entered afterwards."""
        known = min(day, Body.today()) if kind == Kind.AGENDA else day
        try:
            refuse_day_outside(known, since=self.since, too_early=BEFORE_DEPOSIT)
        except ValidationError as refused:
            self.add_error("day", refused)

    def _check_letter(self, cleaned):
        if cleaned.get("enters") and cleaned.get("letter"):
            self.add_error("enters", _("This letter is in the register already: choose it, or enter another one."))
        if cleaned.get("their_reference") and not cleaned.get("enters") and "their_reference" not in self.errors:
            message = _("Tick the box below to enter this letter in the register, or leave its reference empty.")
            self.add_error("their_reference", message)

    def save(self, commit=True):
        event, said = self.instance, self.cleaned_data
        if event.pk:
            event.version += 1
        event.letter = said["letter"]
        reference = said["their_reference"] if said["enters"] else None
        actions.record_event(event=event, by=self.user, document=said["scan"], their_reference=reference)
        return event


class CancelEventForm(CancelForm):
    class Meta(CancelForm.Meta):
        model = CouncilEvent
