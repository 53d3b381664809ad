"""Forms of evidence: one for each source, its check, and the filter of the list."""

from django import forms
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from activities.models import Axis, Evidence, MeansOfVerification, YearPlan
from hayaa.core.bidi import isolate
from hayaa.core.forms import IN_LANGUAGE, NOT_OFFERED, DocumentForm, KeptFileField, RecordForm, both, form_field
from hayaa.core.photographs import is_picture

Source, Kind = Evidence.Source, MeansOfVerification.Kind
# Papers: a picture of one is a scan, of anything else a photograph.
SCANNED = (Kind.ATTENDANCE, Kind.MINUTES, Kind.STATISTICS, Kind.OPINION)


class OfMeans:
    """Evidence is given against one of the means expected of its activity."""

    def __init__(self, *args, means, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["means"].queryset = means
        self.fields["means"].label = pgettext_lazy("one", "Means of verification")


class FileForm(OfMeans, DocumentForm):
    """A file; those in a photograph have agreed to it."""

    file = KeptFileField(
        label=_("File"),
        help_text=_("A document or a picture; a picture loses the place and time that it carries."),
    )
    field_order = ["means", "file", "consent"]

    class Meta(DocumentForm.Meta):
        model = Evidence
        fields = ["means", "consent"]
        help_texts = {"consent": _("Needed for photographs; tick it, too, where nobody is to be seen.")}

    def clean(self):
        cleaned = super().clean()
        means, file = cleaned.get("means"), cleaned.get("file")
        photograph = means and file and means.kind not in SCANNED and is_picture(file)
        if photograph and not cleaned["consent"]:
            self.add_error(
                "consent", _("Ask those in the photograph, then tick this: without it no photograph is kept.")
            )
        if self.errors and file:
            self.add_error("file", _("Choose the file again: it is not kept until everything is right."))
        return cleaned

    def save(self, commit=True):
        self.instance.file = self.cleaned_data["file"]
        return super().save(commit)


class LinkForm(OfMeans, RecordForm):
    class Meta(RecordForm.Meta):
        model = Evidence
        fields = ["means", "address"]
        widgets = {"address": forms.URLInput(attrs={"dir": "ltr"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["address"].required = True


class NoteForm(OfMeans, RecordForm):
    """Words instead of a file, in Arabic at least."""

    label = None

    class Meta(RecordForm.Meta):
        model = Evidence
        fields = ["means", *both("note")]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for language in ("ar", "fr"):
            field = self.fields[f"note_{language}"]
            field.label, field.help_text = format_lazy("{} ({})", self.label, IN_LANGUAGE[language]), ""
        self.fields["note_ar"].required = True


class PaperForm(NoteForm):
    label = _("Where the paper is kept")


class WaiverForm(NoteForm):
    label = _("Why it does not apply")


FORMS = {Source.FILE: FileForm, Source.LINK: LinkForm, Source.PAPER: PaperForm, Source.WAIVED: WaiverForm}


class CheckForm(RecordForm):
    """Accepts or rejects what its reader saw. `user` takes the step; `state` is where it leads."""

    state = None

    class Meta(RecordForm.Meta):
        model = Evidence
        fields = []

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def save(self, commit=True):
        self.take()
        return super().save(commit)

    def take(self):
        self.instance.check_as(self.state, by=self.user, **self.reason)


class AcceptForm(CheckForm):
    state = Evidence.State.ACCEPTED
    reason = {}


class RejectForm(CheckForm):
    state = Evidence.State.REJECTED
    reason_ar = form_field(Evidence._meta.get_field("rejected_because_ar"), required=True)
    reason_fr = form_field(Evidence._meta.get_field("rejected_because_fr"))

    @property
    def reason(self):
        return {name: self.cleaned_data[name] for name in both("reason")}


class WithdrawForm(CheckForm):
    """The consent to a photograph is taken back: its file goes with it."""

    def take(self):
        file = self.instance.file
        self.instance.withdraw(by=self.user)
        transaction.on_commit(lambda: file.storage.delete(file.name))


class EvidenceFilter(forms.Form):
    """The filter of the list, a plain GET form: the year of today's plan unless asked otherwise."""

    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)
    axis = forms.ModelChoiceField(
        label=_("Axis"), required=False, queryset=Axis.objects.none(), empty_label=_("All axes")
    )
    state = forms.ChoiceField(
        label=pgettext_lazy("several", "Evidence"),
        required=False,
        choices=[
            ("", pgettext_lazy("activities", "All")),
            ("lacking", _("Something is lacking")),
            ("to_check", _("Something is to be checked")),
            ("rejected", _("Something was rejected")),
            ("complete", pgettext_lazy("evidence", "Complete")),
        ],
    )

    def __init__(self, data, *, today):
        years = list(YearPlan.objects.values_list("year", flat=True).order_by("-year"))
        current = max((year for year in years if year <= today.year), default=None)
        super().__init__(data or {"year": current})
        self.fields["year"].choices = [("", _("All years")), *((year, str(year)) for year in years)]
        self.fields["axis"].queryset = Axis.objects.order_by("programme", "position", "pk")
        self.fields["axis"].label_from_instance = lambda axis: isolate(str(axis), get_language())
        for field in self.fields.values():
            field.error_messages |= NOT_OFFERED

    def kept(self, proofs):
        """Those that answer to the state asked for."""
        state = self.cleaned_data.get("state")
        return [proof for proof in proofs if not state or proof.answers(state)]
