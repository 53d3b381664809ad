"""Forms of recommendations, and of what became of them: one by one, or many on one page."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import localize_input
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from committees.models import Body
from hayaa.core.bidi import without_hidden
from hayaa.core.forms import (
    NOT_OFFERED,
    DateField,
    KeptFileField,
    NoStrayFiles,
    RecordForm,
    both,
    form_field,
    refuse_stacked_marks,
)
from opinions import actions
from opinions.models import FollowUp, Recommendation


class RecommendationForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Recommendation
        fields = [*both("text", "addressee"), "due_on"]


def refuse_day_outside(day, *, since, too_early):
    """Raise a ValidationError for a day still to come, or before the day `since`."""
    if day > Body.today():
        raise ValidationError(_("This day has not come yet: correct the day."), code="future")
    if day < since:
        raise ValidationError(too_early, code="early", params={"day": localize_input(since)})


BEFORE_DEPOSIT = _("The opinion was deposited on %(day)s: choose that day or a later one.")


class FollowUpForm(RecordForm):
    """A new entry in the log of a recommendation, whose version says what its writer saw."""

    evidence = KeptFileField(label=_("Evidence"), required=False)

    class Meta(RecordForm.Meta):
        model = Recommendation
        fields = []

    field_order = ["day", "state", *both("finding"), "evidence"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        for name in ("day", "state", *both("finding")):
            self.fields[name] = form_field(FollowUp._meta.get_field(name))
        self.order_fields(self.field_order)
        self.initial |= {"day": Body.today(), "state": self.instance.state}

    def clean_day(self):
        day = self.cleaned_data["day"]
        refuse_day_outside(day, since=self.instance.opinion.deposit.day, too_early=BEFORE_DEPOSIT)
        return day

    def save(self, commit=True):
        entry = {name: self.cleaned_data[name] or "" for name in ("state", *both("finding"))}
        actions.follow_up(
            recommendation=self.instance, by=self.user, day=self.cleaned_data["day"], **entry,
            evidence=self.cleaned_data["evidence"],
        )  # fmt: skip
        return self.instance


class DayForm(NoStrayFiles, forms.Form):
    """The day on which everything entered on the page was found."""

    day = DateField(label=_("Day of what was found"), localize=True)


class RowForm(NoStrayFiles, forms.Form):
    """A row of the page that takes many entries: left alone, it says nothing. `seen` is the version its writer saw."""

    state = forms.ChoiceField(label=_("New state"), required=False, error_messages=NOT_OFFERED)
    finding = forms.CharField(
        label=_("What was found (in Arabic)"), required=False, max_length=2_000, validators=[refuse_stacked_marks],
        widget=forms.Textarea({"lang": "ar", "dir": "rtl", "rows": 2}),
    )  # fmt: skip
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, recommendation, day=None):
        super().__init__(data, prefix=str(recommendation.pk), initial={"seen": recommendation.version})
        self.recommendation, self.day = recommendation, day
        self.fields["state"].choices = [("", _("No change")), *Recommendation.State.choices]
        for name in ("state", "finding"):
            what = {"what": self.fields[name].label, "recommendation": self.name}
            self.fields[name].widget.attrs["aria-label"] = _("%(what)s – %(recommendation)s") % what

    @cached_property
    def name(self):
        return _("recommendation %(position)s of opinion %(number)s") % {
            "position": self.recommendation.position,
            "number": self.recommendation.opinion.official_number,
        }

    def clean_finding(self):
        return without_hidden(self.cleaned_data["finding"])

    def clean(self):
        cleaned = super().clean()
        if not self.recommendation.opinion.is_followed:
            raise ValidationError(_("The opinion is closed meanwhile: nothing more is entered."), code="closed")
        if cleaned.get("seen") != str(self.recommendation.version):
            self._show_theirs()
        if self.day:
            refuse_day_outside(self.day, since=self.recommendation.deposited_on, too_early=BEFORE_DEPOSIT)
        return cleaned

    def _show_theirs(self):
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = self.recommendation.version
        theirs = {"state": self.recommendation.get_state_display()}
        message = _("Somebody else entered meanwhile: %(state)s. Your entry is kept here: compare, then save again.")
        raise ValidationError(message, code="conflict", params=theirs)


class BulkForm:
    """The page that takes many entries: the day, and a row for each recommendation. All are saved, or none."""

    def __init__(self, recommendations, data=None):
        self.day = DayForm(data, initial={"day": Body.today()})
        day = self.day.cleaned_data.get("day") if self.day.is_valid() else None
        self.rows = {each.pk: RowForm(data, recommendation=each, day=day) for each in recommendations}

    @cached_property
    def changed(self):
        return [row for row in self.rows.values() if {"state", "finding"} & set(row.changed_data)]

    def is_valid(self):
        """Where nothing is entered, nothing is wrong."""
        return not self.changed or all([self.day.is_valid(), *(row.is_valid() for row in self.changed)])

    @property
    def errors(self):
        """Each sentence with the name of its row or field, and the field to mend."""
        for error in self.day.errors.get("day", ()):
            yield self.day["day"].auto_id, self.day["day"].label, error
        for row in self.changed:
            for name, told in row.errors.items():
                field = "state" if name in ("__all__", "seen") else name
                yield from ((row[field].auto_id, capfirst(row.name), error) for error in told)

    def save(self, *, by):
        """How many entries were added."""
        for row in self.changed:
            said = row.cleaned_data
            state = said["state"] or row.recommendation.state
            actions.follow_up(
                recommendation=row.recommendation, by=by, day=self.day.cleaned_data["day"], state=state,
                finding_ar=said["finding"],
            )  # fmt: skip
        return len(self.changed)
