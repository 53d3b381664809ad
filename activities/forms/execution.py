from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities.forms.schedule import ScheduleMixin, month_field
from activities.models import Activity, Axis
from committees.models import Body, Member
from hayaa.core.forms import NOT_OFFERED, RecordForm, RecordsField, both

HELD = ("held_month_from", "held_month_to", "held_from", "held_until")
State = Activity.State


class HeldMixin(ScheduleMixin):
    """What the state of an activity asks for, said beside the field: a reason, a quantity, no days of what was not."""

    schedule = HELD

    def clean(self):
        last = self.cleaned_data.get("held_until")
        cleaned = super().clean()
        if cleaned.get("state") == State.IN_PROGRESS:
            cleaned["held_until"] = last  # a first day alone is not its last, while it goes on
        state, quantity = cleaned.get("state"), cleaned.get("quantity_done")
        if state in State.otherwise() and not cleaned.get("state_reason_ar"):
            self.add_error("state_reason_ar", _("Say in Arabic why it was not done as planned."))
        if state == State.DONE_IN_PART and quantity is None and "quantity_done" not in self.errors:
            self.add_error("quantity_done", _("Say how much of it was done: 0 where only a part of one was."))
        planned = cleaned.get("quantity") or self.instance.quantity
        if state == State.DONE and quantity is not None and quantity < planned:
            self.add_error("quantity_done", _("Less than the planned quantity: choose “done in part”."))
        if state == State.DONE_IN_PART and quantity is not None and quantity >= planned:
            self.add_error("quantity_done", _("All of the planned quantity: choose “done”."))
        if state not in State.carried_out():
            cleaned["quantity_done"] = None
            self._refuse_days(cleaned)
        self._refuse_future(cleaned)
        return cleaned

    def _refuse_future(self, cleaned):
        """What is yet to come has not taken place."""
        today, year = Body.today(), self.instance.year_plan.year
        late = next((name for name in HELD[2:] if cleaned.get(name) and cleaned[name] > today), None)
        if late and not self.errors:
            self.add_error(late, _("This day is yet to come: enter it once the activity has taken place."))
        month = cleaned.get("held_month_from")
        if not self.errors and month and (year, month) > (today.year, today.month):
            name = next(name for name in (*HELD, "state") if name in self.fields)
            self.add_error(name, _("This month is yet to come: enter it once the activity has taken place."))

    def _refuse_days(self, cleaned):
        """What has not taken place has no days; what is under way may have its first."""
        held = next((name for name in HELD if name in self.fields and cleaned.get(name)), None)
        if held and cleaned.get("state") != State.IN_PROGRESS and not self.errors:
            self.add_error(held, _("Only what took place has its days: choose “done”, or leave the days empty."))


class ExecutionForm(HeldMixin, RecordForm):
    """What became of an activity."""

    held_month_from = month_field(_("From month"))
    held_month_to = month_field(_("To month"), help_text=_("Left undated, the same month as the first."))

    class Meta(RecordForm.Meta):
        model = Activity
        fields = [
            "state",
            *both("state_reason"),
            *HELD,
            "quantity_done",
            *both("outcome"),
            "partners_present",
            "opinions",
        ]
        widgets = {
            **dict.fromkeys(both("outcome"), forms.Textarea(attrs={"rows": 4})),
            "partners_present": forms.CheckboxSelectMultiple,
            "opinions": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "state_reason_ar": _("Everybody who reads the plan can read it."),
            "held_from": _("Day/month/year; empty where only the month is known."),
            "held_until": _("Left empty, the activity took one day."),
            "quantity_done": _("Left empty, all of it was done."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        linked = [name for name in ("partners_present", "opinions") if self.fields[name].queryset.exists()]
        for name in {"partners_present", "opinions"}.difference(linked):
            del self.fields[name]
        self.groups = [
            (_("State"), ["state", *both("state_reason"), "quantity_done"]),
            (_("When it took place"), [HELD[:2], HELD[2:]]),
            (_("What came of it"), [*both("outcome"), *linked]),
        ]


class OutsideForm(ExecutionForm):
    """An activity that no version of the plan holds: with what a line would say of it."""

    class Meta(ExecutionForm.Meta):
        fields = [*both("title"), "axis", "kind", "role", "quantity", *ExecutionForm.Meta.fields]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["axis"].queryset = Axis.objects.filter(programme=self.instance.year_plan.programme)
        for name in ("title_ar", "axis"):
            self.fields[name].required = True
        self.groups.insert(0, (_("Activity"), [*both("title"), "axis", ("kind", "role"), "quantity"]))


class ParticipantsForm(RecordForm):
    """Who took part: members by name, the others by number."""

    members = RecordsField(
        Member.objects.none(), label=_("Members who took part"), required=False, widget=forms.CheckboxSelectMultiple,
        error_messages=NOT_OFFERED,
    )  # fmt: skip

    class Meta(RecordForm.Meta):
        model = Activity
        fields = ["other_women", "other_men"]
        labels = {
            "other_women": pgettext_lazy("participants", "Women"),
            "other_men": pgettext_lazy("participants", "Men"),
        }

    groups = [
        (_("Members of the body"), ["members"]),
        (_("Other participants, by number"), [("other_women", "other_men")]),
    ]
    field_order = ["members", "other_women", "other_men"]

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = offered
        self.initial["members"] = [each.member_id for each in self.instance.participations.all()]

    def save(self, commit=True):
        activity = super().save(commit)
        chosen = self.cleaned_data["members"]
        activity.participations.exclude(member__in=chosen).delete()
        known = set(activity.participations.values_list("member", flat=True))
        for member in chosen:
            if member.pk not in known:
                activity.participations.create(member=member)
        return activity


class MonthRow(HeldMixin, RecordForm):
    """A row of the page that settles many activities at once: left alone, it says nothing.

    Days left empty: some time in the month where the plan has it; not known where the plan knows no single month.
    """

    state = forms.ChoiceField(label=_("New state"), required=False, error_messages=NOT_OFFERED)

    class Meta(RecordForm.Meta):
        model = Activity
        fields = ["state", "held_from", "held_until", "quantity_done", "state_reason_ar"]

    def __init__(self, data=None, *, line):
        self.line, self.standing = line, line.activity.standing
        planned = {"state": "", "held_from": line.starts_on, "held_until": line.ends_on}
        super().__init__(data, prefix=str(line.activity_id), instance=line.activity, initial=planned)
        self.fields["state"].choices = [("", _("No change")), *State.choices]
        if line.activity.quantity == 1:
            del self.fields["quantity_done"]
        for name in ("state", "state_reason_ar"):
            self.fields[name].widget.attrs["aria-label"] = self.fields[name].label
        for field in self.visible_fields():
            field.field.widget.attrs["aria-describedby"] = f"activity-{line.activity_id}"

    @property
    def is_filled(self):
        """Something was entered in it."""
        return bool(set(self.changed_data) - {"seen_version"})

    def clean(self):
        if not self.cleaned_data.get("state"):
            self.add_error("state", _("Choose the new state of this activity."))
            return self.cleaned_data
        state = self.cleaned_data["state"]
        if state == State.IN_PROGRESS:
            self._forget_planned_days("held_until")
        elif state not in State.carried_out():
            self._forget_planned_days("held_from", "held_until")
        elif self.instance.quantity == 1 and state == State.DONE_IN_PART:
            self.cleaned_data["quantity_done"] = self.instance.quantity_done = 0
        return super().clean()

    def _forget_planned_days(self, *names):
        """Days that the page offered, and nobody typed."""
        for name in names:
            if name not in self.changed_data:
                self.cleaned_data[name] = None

    def save(self, commit=True):
        held = [self.cleaned_data.get(name) for name in HELD[:2]]
        alone = self.line.month_from if self.line.month_from == self.line.month_to else None
        if self.instance.is_carried_out and held == [None, None]:
            held = [alone, alone]
        self.instance.held_month_from, self.instance.held_month_to = held
        return super().save(commit)


class MonthEntry:
    """The rows of one page, saved all or none."""

    def __init__(self, lines, data=None):
        self.rows = [MonthRow(data, line=line) for line in lines]

    @property
    def filled(self):
        return [row for row in self.rows if row.is_filled]

    def is_valid(self):
        return not any(row.errors for row in self.filled)

    @property
    def errors(self):
        """Each sentence with the name of its row, and the field to mend."""
        for row in self.filled:
            for name, told in row.errors.items():
                field = "state" if name in ("__all__", "seen_version") else name
                yield from ((row[field].auto_id, row.line.wording, error) for error in told)

    def save(self):
        """How many activities were settled."""
        for row in self.filled:
            row.save()
        return len(self.filled)
