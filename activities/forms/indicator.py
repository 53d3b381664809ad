"""Forms of targets and measurements, which are added and never changed, and of the filter of a metric."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from activities.metrics import Scope
from activities.metrics.registry import METRICS
from activities.models import Axis, Indicator, Measurement, Programme, Target, YearPlan
from committees.models import Body, Meeting
from hayaa.core.forms import NOT_OFFERED, NoStrayFiles, both, form_field


class EntryForm(NoStrayFiles, forms.ModelForm):
    """One more entry of a year of the programme, kept beside the former ones."""

    class Meta:
        formfield_callback = form_field

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        years = self.years()
        self.fields["year"] = forms.TypedChoiceField(
            label=_("Year"), choices=[(year, str(year)) for year in years], coerce=int, error_messages=NOT_OFFERED
        )
        self.fields["value"] = form_field(self._meta.model._meta.get_field("value"), min_value=0)
        self.initial["year"] = Body.today().year

    def years(self):
        return list(self.instance.indicator.axis.programme.years)


class TargetForm(EntryForm):
    class Meta(EntryForm.Meta):
        model = Target
        fields = ["year", "value", *both("reason")]

    def clean(self):
        cleaned = super().clean()
        indicator = Indicator.objects.select_for_update().get(pk=self.instance.indicator_id)
        changes = indicator.targets.filter(year=cleaned.get("year")).exists()
        if changes and not cleaned.get("reason_ar") and "reason_ar" not in self.errors:
            self.add_error("reason_ar", _("This year has a target already: say in Arabic why it changes."))
        return cleaned


class MeasurementForm(EntryForm):
    class Meta(EntryForm.Meta):
        model = Measurement
        fields = ["year", "value", *both("finding", "source")]

    def years(self):
        """Nothing is found of a year to come."""
        return [year for year in super().years() if year <= Body.today().year]


class MetricFilter(forms.Form):
    """What is counted on the page of a metric: what makes no sense counts as empty."""

    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)
    axis = forms.ModelChoiceField(
        label=_("Axis"), required=False, queryset=Axis.objects.all(), empty_label=_("All axes")
    )
    kind = forms.ChoiceField(
        label=_("Kind of meetings"), required=False, choices=[("", _("All kinds of meetings")), *Meeting.Kind.choices]
    )

    def __init__(self, data, *, key, today):
        super().__init__(data)
        self.today = today
        family, _metric = METRICS[key]
        for name, narrowed in (("axis", "activities"), ("kind", "meetings")):
            if family != narrowed:
                del self.fields[name]
        years = {year for programme in Programme.objects.all() for year in programme.years if year <= today.year}
        years |= {today.year, *YearPlan.objects.values_list("year", flat=True)}
        self.fields["year"].choices = [(year, str(year)) for year in sorted(years, reverse=True)]
        for field in self.fields.values():
            field.error_messages |= NOT_OFFERED

    @cached_property
    def scope(self):
        self.full_clean()
        given = self.cleaned_data.get
        return Scope.of_year(given("year") or self.today.year, axis=given("axis"), meeting_kind=given("kind") or "")
