from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from activities.actions import adopt_version
from activities.forms.adoption import Adoption
from activities.models import Activity, Axis, PlanVersion, Programme, YearPlan
from hayaa.core.forms import NOT_OFFERED, RecordForm, both

State = PlanVersion.State


class YearPlanForm(forms.ModelForm):
    """A year of a programme that has no plan yet; it begins empty, or with the activities of another year."""

    like = forms.ModelChoiceField(
        PlanVersion.objects.none(),
        label=_("Begin with"),
        required=False,
        empty_label=_("An empty plan"),
        error_messages=NOT_OFFERED,
        help_text=_("The activities of another year keep their months; their days are left open."),
    )

    class Meta:
        model = YearPlan
        fields = ["year"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        taken = set(YearPlan.objects.values_list("year", flat=True))
        self.programmes = {
            year: programme
            for programme in Programme.objects.order_by("first_year")
            for year in programme.years
            if year not in taken
        }
        choices = [(year, str(year)) for year in sorted(self.programmes)]
        self.fields["year"] = forms.TypedChoiceField(
            label=_("Year"), choices=choices, coerce=int, error_messages=NOT_OFFERED
        )
        kept = PlanVersion.objects.exclude(state=State.ABANDONED).filter(lines__isnull=False).distinct()
        self.fields["like"].queryset = kept.select_related("year_plan").order_by("-year_plan__year", "-number")
        self.order_fields(["year", "like"])

    def clean_year(self):
        year = self.cleaned_data["year"]
        self.instance.programme = self.programmes[year]
        return year

    def clean(self):
        cleaned = super().clean()
        like = cleaned.get("like")
        if like and "year" in cleaned:
            there = self.instance.programme.axes.values("code")
            missing = Axis.objects.filter(lines__plan_version=like).exclude(code__in=there).first()
            if missing:
                message = _("The programme of %(year)s has no axis with the code “%(code)s”: add it first.")
                self.add_error("like", ValidationError(message, params={"year": cleaned["year"], "code": missing.code}))
        return cleaned


class VersionForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = PlanVersion
        fields = [*both("label", "reason"), "recorded_afterwards"]


class ComparisonForm(forms.Form):
    """Which two of these versions are compared: the last two unless asked otherwise."""

    def __init__(self, data, *, versions):
        latest = {"from": versions[-2].number, "to": versions[-1].number}
        asked = {name: data.get(name) or number for name, number in latest.items()}
        super().__init__(asked, initial=latest)
        choices = [(version.number, f"{version.number} – {version.label}".strip(" –")) for version in versions]
        for name, label in (("from", _("From version")), ("to", _("To version"))):
            self.fields[name] = forms.TypedChoiceField(label=label, choices=choices, coerce=int)


class PlanFilter(forms.Form):
    """Which activities of a version the grid shows: of a state, of an axis, with a mark; each may be left open."""

    MARKS = {"late": _("Late"), "soon": _("Soon"), "without_proof": _("Without proof")}

    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *Activity.State.choices])
    axis = forms.ModelChoiceField(Axis.objects.none(), label=_("Axis"), required=False, empty_label=_("All"))
    mark = forms.ChoiceField(label=_("Mark"), required=False, choices=[("", _("All")), *MARKS.items()])

    def __init__(self, data, *, programme, inside):
        super().__init__(data)
        self.fields["axis"].queryset = programme.axes.all()
        if not inside:
            self.fields["mark"].choices = [each for each in self.fields["mark"].choices if each[0] != "without_proof"]
        self.is_valid()

    def keeps(self, block):
        """Whether the block is among those asked for; what was asked badly asks for nothing."""
        asked = self.cleaned_data
        state, axis, mark = (asked.get(name) for name in ("state", "axis", "mark"))
        return (
            (not state or block.standing == state)
            and (not axis or block.line.axis_id == axis.pk)
            and (not mark or getattr(block, f"is_{mark}"))
        )


class StepForm(RecordForm):
    """One step of a version (`PlanVersion.STEPS`): `state` is where it leads, `take` is the step itself."""

    state = None

    def clean(self):
        cleaned = super().clean()
        if self.state in (State.SUBMITTED, State.ADOPTED) and not self.instance.lines.exists():
            raise ValidationError(_("This version holds no activity yet: add its activities first."))
        return cleaned

    def save(self, commit=True):
        self.instance.version += 1
        self.take(self.instance)
        return self.instance


class SubmitForm(StepForm):
    state = State.SUBMITTED
    take = staticmethod(PlanVersion.submit)

    class Meta(RecordForm.Meta):
        model = PlanVersion
        fields = []


class ReopenForm(StepForm):
    state = State.DRAFT
    take = staticmethod(PlanVersion.reopen)

    class Meta(RecordForm.Meta):
        model = PlanVersion
        fields = []


class AdoptForm(Adoption, StepForm):
    state = State.ADOPTED

    class Meta(RecordForm.Meta):
        model = PlanVersion
        fields = ["adopted_on"]

    def take(self, version):
        adopt_version(version=version, on=self.cleaned_data["adopted_on"], item=self.cleaned_data["adoption_item"])


class AbandonForm(StepForm):
    state = State.ABANDONED
    take = staticmethod(PlanVersion.abandon)

    class Meta(RecordForm.Meta):
        model = PlanVersion
        fields = both("abandoned_because")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["abandoned_because_ar"].required = True
