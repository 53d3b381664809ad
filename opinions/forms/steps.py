"""Forms of the steps of an opinion; each knows the version its reader saw."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from committees.actions import meetings, people
from committees.forms.points import AdoptingPointField
from committees.models import AgendaItem, Body, Committee, Member
from hayaa.core.bidi import isolate
from hayaa.core.forms import IN_LANGUAGE, NOT_OFFERED, RecordForm, both, form_field
from opinions import actions, adoption
from opinions.models import Opinion, OpinionStep

State = Opinion.State
VOTES = ("votes_for", "votes_against", "abstentions")


class StepForm(RecordForm):
    """A step that needs no words. `user` takes it; `state` is where it leads."""

    state = None

    class Meta(RecordForm.Meta):
        model = Opinion
        fields = []

    def __init__(self, *args, user, state=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.state = user, state or self.state

    def clean(self):
        cleaned = super().clean()
        if obstacle := self.obstacle():
            raise ValidationError(obstacle)
        return cleaned

    def obstacle(self):
        """What is missing before the step, in a sentence, or nothing."""
        return self.state and self.instance.obstacle_to(self.state)

    def save(self, commit=True):
        self.instance.become(self.state, by=self.user)
        return self.instance


class SubmitForm(StepForm):
    """The text is submitted as its reader saw it."""

    state = State.SUBMITTED
    seen_text = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen_text"] = self.instance.written

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("seen_text") != self.instance.written:
            self.data = self.data.copy()
            self.data["seen_text"] = self.instance.written
            raise ValidationError(
                _("The text or the recommendations were changed meanwhile: read them again, then submit them.")
            )
        return cleaned


class NotedForm(StepForm):
    """A step with its words in the history, in Arabic at least: why something is undone, or what is corrected."""

    label = _("Reason")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for language in ("ar", "fr"):
            note = OpinionStep._meta.get_field(f"note_{language}")
            field = form_field(note, required=language == "ar")
            field.label = format_lazy("{} ({})", self.label, IN_LANGUAGE[language])
            self.fields[f"note_{language}"] = field

    @property
    def words(self):
        return {name: self.cleaned_data[name] or "" for name in both("note")}

    def save(self, commit=True):
        self.instance.become(self.state, by=self.user, **self.words)
        return self.instance


class ReturnForm(NotedForm):
    """One state back, to those who worked on it before."""

    BACK = {
        State.UNDER_STUDY: State.PROPOSED,
        State.DRAFTING: State.UNDER_STUDY,
        State.SUBMITTED: State.DRAFTING,
    }

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, instance=instance, state=self.BACK[instance.state], **kwargs)


class ErratumForm(NotedForm):
    """What is corrected in the adopted text, which itself stays as it is."""

    label = _("Erratum")

    def save(self, commit=True):
        self.instance.note(OpinionStep.Kind.ERRATUM, by=self.user, **self.words)
        return self.instance


class StudyForm(StepForm):
    """The committee takes the opinion up."""

    state = State.UNDER_STUDY

    class Meta(StepForm.Meta):
        fields = ["committee", "rapporteur"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today = Body.today()
        self.fields["committee"].queryset = Committee.objects.on(today)
        self.fields["committee"].required = True
        self.fields["rapporteur"].queryset = Member.objects.in_office(on=today).order_by("number")
        self.fields["rapporteur"].empty_label = str(_("Not decided yet"))

    def clean(self):
        self.instance.committee = self.cleaned_data.get("committee")
        return super().clean()

    def obstacle(self):
        """The missing committee is said beside its field."""
        return "" if "committee" in self.errors else super().obstacle()


class AdoptForm(StepForm):
    """The point of the agenda that adopted the opinion, with its votes: typed here only where it has none yet."""

    state = State.ADOPTED

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        points, named = adoption.points(), adoption.points_of(self.instance).first()
        self.fields["item"] = AdoptingPointField(points, empty_label=None if named else str(_("Choose the point")))
        self.initial["item"] = named
        for name in VOTES:
            self.fields[name] = form_field(AgendaItem._meta.get_field(name))
            self.initial[name] = getattr(named, name, None)

    groups = [(_("Vote"), [VOTES])]

    def clean(self):
        cleaned = super().clean()
        if item := cleaned.get("item"):
            self._judge(item, tuple(cleaned.get(name) for name in VOTES))
        return cleaned

    def _judge(self, item, typed):
        meetings.hold_point(item)
        if item.votes and typed not in (item.votes, (None, None, None)):
            words = _("The point has its votes already: %(for)s for, %(against)s against, %(abstained)s abstentions.")
            params = dict(zip(("for", "against", "abstained"), item.votes, strict=True))
            raise ValidationError(words, params=params)
        self.votes = None if None in typed else typed
        if obstacle := adoption.obstacle(item, self.instance, self.votes):
            raise ValidationError(obstacle)

    def save(self, commit=True):
        actions.adopt(opinion=self.instance, item=self.cleaned_data["item"], by=self.user, votes=self.votes)
        return self.instance


class AgendaForm(StepForm):
    """The meeting of the whole body that is to adopt the opinion."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = forms.ModelChoiceField(
            adoption.coming_meetings(), label=_("Meeting"), error_messages=NOT_OFFERED, empty_label=None
        )
        field.label_from_instance = lambda meeting: isolate(f"{date_format(meeting.day)} – {meeting}", get_language())
        self.fields["meeting"] = field

    def clean_meeting(self):
        meeting = self.cleaned_data["meeting"]
        people.lock(meeting)
        if not meeting.is_ahead:
            raise ValidationError(self.fields["meeting"].error_messages["invalid_choice"])
        if meeting.agenda.filter(title_ar=self.instance.title_ar).exists():
            raise ValidationError(_("The opinion is on the agenda of this meeting already."))
        return meeting

    def save(self, commit=True):
        actions.put_on_agenda(opinion=self.instance, meeting=self.cleaned_data["meeting"])
        return self.instance


class ReleaseForm(StepForm):
    """The opinion becomes public."""

    def save(self, commit=True):
        self.instance.released_on = Body.today()
        self.instance.note(OpinionStep.Kind.RELEASED, by=self.user)
        return self.instance


class HideForm(NotedForm):
    """The opinion is public no longer."""

    def save(self, commit=True):
        self.instance.released_on = None
        self.instance.note(OpinionStep.Kind.HIDDEN, by=self.user, **self.words)
        return self.instance
