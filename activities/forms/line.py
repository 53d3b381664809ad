from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from activities.forms.schedule import ScheduleMixin, month_field
from activities.models import Activity, PlanLine, RemovedLine
from activities.undo import schedule_of
from committees.models import Meeting
from hayaa.core.forms import NoStrayFiles, RecordForm, both, form_field
from hayaa.core.months import MONTHS

SCHEDULE = ("month_from", "month_to", "starts_on", "ends_on")


class ActivityForm(RecordForm):
    """What lasts of an activity from version to version."""

    class Meta(RecordForm.Meta):
        model = Activity
        fields = ["kind", "role", "quantity", "partners"]
        widgets = {"partners": forms.CheckboxSelectMultiple}

    prefix = "activity"
    groups = [(_("Activity"), ["kind", "role", "quantity", "partners"])]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.is_planned_officially:
            for name in ("kind", "role", "quantity"):
                self.fields[name].disabled = True
                self.fields[name].help_text = _("Fixed since a version that holds this activity was adopted.")

    def clean_quantity(self):
        quantity, activity = self.cleaned_data["quantity"], self.instance
        done = activity.quantity_done
        if activity.state == Activity.State.DONE and done is not None and done < quantity:
            raise ValidationError(
                _("%(done)s of it were done: correct what became of the activity first.") % {"done": done}
            )
        return quantity


class MeetingsForm(RecordForm):
    """The meetings by which an activity is done."""

    class Meta(RecordForm.Meta):
        model = Activity
        fields = ["meetings"]
        widgets = {"meetings": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["meetings"]
        of_year = Meeting.objects.filter(day__year=self.instance.year_plan.year)
        field.queryset = of_year.exclude(state=Meeting.State.CANCELLED).select_related("committee").order_by("day")
        field.label_from_instance = lambda meeting: " – ".join(
            filter(None, [date_format(meeting.day), str(meeting), str(meeting.committee or "")])
        )


class LineForm(ScheduleMixin, RecordForm):
    """The line of a draft: the months follow from the days where only days are given."""

    schedule = SCHEDULE
    month_from = month_field(_("From month"))
    month_to = month_field(_("To month"), help_text=_("Left undated, the same month as the first."))
    settle = forms.BooleanField(
        label=_("The schedule below is right: no longer warn"),
        required=False,
    )

    class Meta(RecordForm.Meta):
        model = PlanLine
        fields = [*both("wording"), "axis", "settle", *SCHEDULE, *both("change_reason")]
        widgets = dict.fromkeys(both("wording"), forms.Textarea(attrs={"rows": 2}))
        help_texts = {
            "starts_on": _("Day/month/year; empty where only the month is known."),
            "ends_on": _("Left empty, the activity takes one day."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        version = self.instance.plan_version
        self.fields["axis"].queryset = version.year_plan.programme.axes.all()
        if self.instance.contradicts_its_month:
            self.fields["settle"].help_text = _(
                "The source printed this activity in %(month)s, which its schedule does not hold."
            ) % {"month": MONTHS[self.instance.printed_month]}
        else:
            del self.fields["settle"]
        if version.based_on_id is None:
            del self.fields["change_reason_ar"], self.fields["change_reason_fr"]
        settle = [name for name in ("settle",) if name in self.fields]
        self.groups = [(_("Schedule"), [*settle, SCHEDULE[:2], SCHEDULE[2:]])]

    def save(self, commit=True):
        line = self.instance
        contradicted = "settle" in self.fields
        if self.cleaned_data.get("settle") or (line.contradicts_its_month and not contradicted):
            line.printed_month = None
        return super().save(commit)


class RemovalForm(NoStrayFiles, forms.Form):
    """Why an activity is taken out of a draft; a line that no former version holds goes without a word."""

    def __init__(self, *args, line, **kwargs):
        super().__init__(*args, **kwargs)
        if line.is_inherited:
            for language in ("ar", "fr"):
                field = form_field(RemovedLine._meta.get_field(f"change_reason_{language}"))
                self.fields[f"reason_{language}"] = field


class MoveForm(RecordForm):
    """Another month for a line: its length in months stays, its days are no longer known.

    The reason is asked of a line that a former version holds; moved from the grid, it can be given later.
    """

    month_from = month_field(_("Month"))

    class Meta(RecordForm.Meta):
        model = PlanLine
        fields = ["month_from", *both("change_reason")]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        from_grid = self.is_bound and self.add_prefix("change_reason_ar") not in self.data
        if from_grid or not self.instance.is_inherited:
            del self.fields["change_reason_ar"], self.fields["change_reason_fr"]

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self.before, self.schedule_before = self.instance.schedule.words, schedule_of(self.instance)
            self.instance.reschedule(cleaned["month_from"])
        return cleaned
