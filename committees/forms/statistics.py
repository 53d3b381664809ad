"""What the attendance statistics are asked for by, and from which rate a member has a category."""

from datetime import date

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees import statistics_reading
from committees.models import AttendanceThreshold, Committee, Meeting, Member
from committees.statistics import Scope
from hayaa.core.forms import NOT_OFFERED, DateField, RecordForm

ALL_KINDS = "all"


class StatisticsForm(forms.Form):
    """The filter of the statistics: what is wrong in it is said beside its field, and counts as empty.

    A day given wins over the year; a committee given, over the kind.
    """

    kind = forms.ChoiceField(
        label=_("Kind of meetings"),
        required=False,
        choices=[
            (Meeting.Kind.PLENARY, _("Plenary meetings")),
            (Meeting.Kind.BUREAU, _("Meetings of the bureau")),
            (Meeting.Kind.COMMITTEE, _("Meetings of the committees")),
            (ALL_KINDS, _("All kinds of meetings")),
        ],
    )
    committee = forms.ModelChoiceField(
        label=_("Committee"), required=False, queryset=Committee.objects.none(), empty_label=_("All committees")
    )
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)
    sex = forms.ChoiceField(
        label=_("Members listed"), required=False, choices=[("", _("Women and men")), *Member.Sex.choices]
    )

    def __init__(self, data, *, today, of_member=False):
        super().__init__(data)
        self.today = today
        if of_member:
            del self.fields["sex"]
        since = [("", _("Since the mandate began"))]
        self.fields["year"].choices = since + [(year, str(year)) for year in statistics_reading.years()]
        self.fields["committee"].queryset = Committee.objects.all()
        self.fields["from"] = DateField(label=pgettext_lazy("period", "From"), required=False, localize=True)
        self.fields["to"] = DateField(label=pgettext_lazy("period", "To"), required=False, localize=True)
        self.order_fields(["kind", "committee", "year", "from", "to", "sex"])
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                field.error_messages |= NOT_OFFERED

    @cached_property
    def scope(self):
        """What is counted, as far as the filter makes sense; the meetings of the mandate in plenary otherwise."""
        self.full_clean()
        given = self.cleaned_data.get
        begin, end = self._period(given("year"))
        committee = given("committee")
        kind = Meeting.Kind.COMMITTEE if committee else given("kind") or Meeting.Kind.PLENARY
        return Scope(
            begin=given("from") or begin,
            end=given("to") or end,
            kind="" if kind == ALL_KINDS else kind,
            committee=committee,
            sex=given("sex") or "",
        )

    def _period(self, year):
        if not year:
            scope = statistics_reading.since_mandate(today=self.today)
            return scope.begin, scope.end
        return date(year, 1, 1), self.today if year == self.today.year else date(year, 12, 31)


class ThresholdForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = AttendanceThreshold
        fields = ["starts_on", "permanent_from", "medium_from", "minimum"]
