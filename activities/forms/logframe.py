from django.utils.translation import gettext_lazy as _

from activities.forms.codes import CodeMixin
from activities.models import Axis, ExpectedResult, Indicator, MeansOfVerification
from hayaa.core.forms import RecordForm, both


class AxisForm(CodeMixin, RecordForm):
    code_from = "short_title_fr"

    class Meta(RecordForm.Meta):
        model = Axis
        fields = [*both("title", "short_title", "objective"), "colour", "code"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.is_planned_officially:
            self.fields["code"].disabled = True
            self.fields["code"].help_text = _("Fixed since a version that holds this axis was adopted.")
        if not self.instance.pk:
            used = set(self.instance.programme.axes.values_list("colour", flat=True))
            self.initial["colour"] = next((c for c in Axis.Colour.values if c not in used), Axis.Colour.OCHRE)

    def _get_validation_exclusions(self):
        # The programme comes with the address, and its axes have different codes all the same.
        return super()._get_validation_exclusions() - {"programme"}


class ResultForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = ExpectedResult
        fields = both("text")


class IndicatorForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Indicator
        fields = [
            *both("text", "unit"), "nature", "direction", "metric", "meeting_kind", "within_axis",
        ]  # fmt: skip

    groups = [
        (_("What it says"), [*both("unit"), ("nature", "direction")]),
        (_("How it is counted"), [("metric", "meeting_kind"), "within_axis"]),
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, words in (("metric", _("Measured and typed")), ("meeting_kind", _("All kinds of meetings"))):
            self.fields[name].choices = [("", words), *self.fields[name].choices[1:]]


class MeansForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = MeansOfVerification
        fields = [*both("text"), "kind"]
        help_texts = {"kind": _("Tells which records of the body are found for it by themselves.")}
