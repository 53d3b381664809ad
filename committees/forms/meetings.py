"""Forms of a meeting and of what belongs to it."""

from itertools import zip_longest

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from committees import posts
from committees.actions import meetings as actions
from committees.models import (
    AgendaItem,
    Body,
    Committee,
    Decision,
    Guest,
    Meeting,
    MeetingDocument,
    Member,
)
from hayaa.core.bidi import without_hidden
from hayaa.core.forms import NOT_OFFERED, DocumentForm, RecordForm, both, refuse_stacked_marks
from hayaa.core.richtext import RichTextField

MOST_ITEMS = 30
USUAL_AGENDA = (
    _("Approval of the minutes of the previous meeting"),
    _("Follow-up of the decisions taken"),
    _("Any other business"),
)


def usual_agenda():
    """The points that most meetings have, one a line, by field.

    The French is shown to those who work in it: to the others it would be three points to rewrite or to empty.
    """
    points = {"agenda_ar": _usual_in("ar"), "agenda_fr": _usual_in("fr") if get_language() == "fr" else []}
    return {name: "\n".join(lines) for name, lines in points.items()}


def _usual_in(language):
    with override(language):
        return [str(point) for point in USUAL_AGENDA]


class AgendaField(forms.CharField):
    """Points of an agenda, one a line; blank lines are left out."""

    widget = forms.Textarea(attrs={"rows": 6})
    longest = AgendaItem._meta.get_field("title").max_length
    default_error_messages = {
        "long": _("Point %(number)s is too long: %(limit)s characters at most."),
        "many": _("Too many points: %(limit)s at most."),
    }

    def to_python(self, value):
        text = super().to_python(value)
        self.run_validators(text)  # already before it is taken apart
        refuse_stacked_marks(text)
        points = [point for line in text.splitlines() if (point := without_hidden(line).strip())]
        for number, point in enumerate(points, start=1):
            if len(point) > self.longest:
                params = {"limit": self.longest, "number": number}
                raise ValidationError(self.error_messages["long"], code="long", params=params)
        if len(points) > MOST_ITEMS:
            raise ValidationError(self.error_messages["many"], code="many", params={"limit": MOST_ITEMS})
        return points


class MeetingForm(RecordForm):
    """A meeting still to be held. `organ` names who meets: «plenary», «bureau» or «committee-<key>»."""

    organ = forms.ChoiceField(label=_("Who meets"), error_messages=NOT_OFFERED)

    class Meta(RecordForm.Meta):
        model = Meeting
        fields = ["session", "day", "starts_at", "ends_at", *both("place", "title"), "signed_by"]

    groups = [
        (_("When and where"), [("organ", "session"), ("day", "starts_at", "ends_at"), *both("place")]),
        (_("Further"), [*both("title"), "signed_by"]),
    ]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        day = self.instance.day or Body.today()
        self.fields["organ"].choices = organs(user, day)
        self.fields["ends_at"].help_text = _("Empty until it is known.")
        self.fields["signed_by"].queryset = posts.signatories(day, self._committee())
        self.fields["signed_by"].empty_label = str(_("The chair"))
        if self.instance.pk:
            self.initial["organ"] = organ_of(self.instance)
        if self.instance.pk and (self.instance.state != Meeting.State.DRAFT or self.instance.former_id):
            self.fields["organ"].disabled = True
            self.fields["organ"].help_text = _("Fixed: its number, or the meeting before it, is of this organ.")
            self.fields["organ"].choices = [(organ_of(self.instance), self.instance.organ)]

    def _committee(self):
        """The committee that meets, as far as it is known when the form is drawn or sent."""
        if self.instance.committee_id:
            return self.instance.committee
        organ = str(self.data.get("organ") or self.initial.get("organ") or "")
        known = {f"committee-{committee.pk}": committee for committee in Committee.objects.all()}
        return known.get(organ)

    def _post_clean(self):
        if organ := self.cleaned_data.get("organ"):
            self.instance.kind, _dash, key = organ.partition("-")
            self.instance.committee_id = int(key) if key else None
        super()._post_clean()

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() - {"kind", "committee", "former"}


def organs(user, day):
    """The organs whose meetings this user handles, as choices."""
    committees = Committee.objects.on(day)
    whole = user.has_perm("committees.change_meeting")
    if not whole:
        committees = committees.filter(pk__in=Committee.objects.led_by(user))
    kinds = [(str(kind), kind.label) for kind in (Meeting.Kind.PLENARY, Meeting.Kind.BUREAU)] if whole else []
    return [*kinds, *((f"committee-{committee.pk}", str(committee)) for committee in committees)]


def organ_of(meeting):
    return f"{meeting.kind}-{meeting.committee_id}" if meeting.committee_id else meeting.kind


class NewMeetingForm(MeetingForm):
    """A new meeting with its agenda: all that its convocation needs."""

    agenda_ar = AgendaField(
        label=_("Agenda (in Arabic)"),
        help_text=_("One point a line."),
        widget=forms.Textarea({"lang": "ar", "dir": "rtl"}),
    )
    agenda_fr = AgendaField(
        label=_("Agenda (in French)"),
        required=False,
        help_text=_("In the same order; it may stay empty."),
        widget=forms.Textarea({"lang": "fr", "dir": "ltr"}),
    )

    groups = [MeetingForm.groups[0], (_("Agenda"), both("agenda")), MeetingForm.groups[1]]

    def clean(self):
        arabic, french = (self.cleaned_data.get(name) or [] for name in both("agenda"))
        if len(french) > len(arabic) and not self.errors:
            self.add_error("agenda_fr", _("There are more points in French than in Arabic: write each in Arabic, too."))
        return super().clean()

    def save(self, commit=True):
        """The usual points have their French also where nobody typed it."""
        arabic, french = (self.cleaned_data[name] for name in both("agenda"))
        known = dict(zip(_usual_in("ar"), _usual_in("fr"), strict=True))
        agenda = zip_longest(arabic, french or [known.get(point, "") for point in arabic], fillvalue="")
        return actions.plan(meeting=self.instance, agenda=agenda)


class AgendaItemForm(RecordForm):
    """A point before the meeting: what it is and who presents it."""

    class Meta(RecordForm.Meta):
        model = AgendaItem
        fields = [*both("title"), "presented_by"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["presented_by"].queryset = self.instance.meeting.eligible_members()


class ProceedingsForm(AgendaItemForm):
    """A point and what came of it: discussion, decision, votes."""

    class Meta(AgendaItemForm.Meta):
        fields = [
            *both("title"), "presented_by", *both("discussion"), "outcome", *both("resolution"),
            "votes_for", "votes_against", "abstentions",
        ]  # fmt: skip
        field_classes = {"discussion_ar": RichTextField, "discussion_fr": RichTextField}

    groups = [
        (_("Proceedings"), both("discussion")),
        (_("Decision"), ["outcome", *both("resolution")]),
        (_("Vote, where there was one"), [("votes_for", "votes_against", "abstentions")]),
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.has_adopted:
            for name in (*both("title"), "outcome", "votes_for", "votes_against", "abstentions"):
                self.fields[name].disabled = True
            self.fields["outcome"].help_text = _("Fixed: an opinion or a plan was adopted at this point.")


class DecisionForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Decision
        fields = [*both("text"), "in_charge", "in_charge_other", "due_on", "state", "follow_up"]

    groups = [
        (_("Who and when"), [("in_charge", "in_charge_other"), "due_on"]),
        (_("Follow-up"), ["state", "follow_up"]),
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.agenda_item.meeting.is_locked:
            for name in (*both("text"), "in_charge", "in_charge_other", "due_on"):
                self.fields[name].disabled = True  # what the approved minutes say stays; what became of it goes on
        in_office = Member.objects.in_office(on=Body.today())
        chosen = Member.objects.filter(pk=self.instance.in_charge_id)
        self.fields["in_charge"].queryset = (in_office | chosen).order_by("number")


class GuestForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Guest
        fields = [*both("name", "capacity"), "attended"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.instance.meeting.took_place:
            self.initial["attended"] = True  # whoever is added afterwards was there


class MeetingDocumentForm(DocumentForm):
    class Meta(DocumentForm.Meta):
        model = MeetingDocument
        fields = ["kind", "file", "title"]
