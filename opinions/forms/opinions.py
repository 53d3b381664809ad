"""Forms of an opinion and of what belongs to it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from committees.forms.letters import LetterField
from committees.models import Body, Committee, Letter, Member
from hayaa.core.forms import DocumentForm, RecordForm, both
from opinions.models import Opinion, OpinionDocument, Theme

REFERRAL = ("referral_reference", "referred_on", "referral_letter")


class OpinionForm(RecordForm):
    """What an opinion is about, where it comes from and who works on it; its text has a page of its own."""

    referral_letter = LetterField(label=_("Letter of referral"), empty_label=_("Not in the register"))

    class Meta(RecordForm.Meta):
        model = Opinion
        fields = [*both("title"), "theme", "origin", *REFERRAL, "committee", "rapporteur"]

    groups = [
        (_("What it is about"), [*both("title"), "theme"]),
        (_("Where it comes from"), ["origin", ("referral_reference", "referred_on"), "referral_letter"]),
        (_("Who works on it"), [("committee", "rapporteur")]),
    ]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        today = Body.today()
        self.fields["theme"].empty_label = str(_("No theme yet"))
        self.fields["referral_reference"].help_text = _("Of an opinion that somebody asked for; else leave it empty.")
        incoming = Letter.objects.standing().filter(direction=Letter.Direction.IN)
        self.fields["referral_letter"].queryset = incoming
        self.fields["committee"].queryset = self._committees(user, today)
        self.fields["committee"].empty_label = str(_("Not decided yet"))
        in_office = Member.objects.in_office(on=today)
        chosen = Member.objects.filter(pk=self.instance.rapporteur_id)
        self.fields["rapporteur"].queryset = (in_office | chosen).order_by("number")
        self.fields["rapporteur"].empty_label = str(_("Not decided yet"))

    def _committees(self, user, today):
        """The committees of today; those who lead some propose for these only."""
        if user.has_perm("opinions.direct_opinion"):
            self.fields["committee"].required = self.instance.state != Opinion.State.PROPOSED
            return Committee.objects.on(today) | Committee.objects.filter(pk=self.instance.committee_id)
        if self.instance.pk:
            self.fields["committee"].disabled = True
            return Committee.objects.filter(pk=self.instance.committee_id)
        led = Committee.objects.on(today) & Committee.objects.led_by(user)
        if not led.exists():
            raise PermissionDenied
        self.fields["committee"].required = True
        self.initial.setdefault("committee", led.first())
        return led

    def clean_referred_on(self):
        day = self.cleaned_data["referred_on"]
        if day and day > Body.today():
            raise ValidationError(_("This day has not come yet: correct the day."))
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("origin") == Opinion.Origin.OWN:
            for name in REFERRAL:
                if cleaned.get(name):
                    self.add_error(name, _("The body took this up by itself: leave this empty, or choose who asked."))
        return cleaned


class OpinionDocumentForm(DocumentForm):
    class Meta(DocumentForm.Meta):
        model = OpinionDocument
        fields = ["kind", "file", "title"]


class ThemeForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Theme
        fields = both("name")
