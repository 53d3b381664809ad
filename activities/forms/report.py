from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from activities.actions import adopt_report
from activities.forms.adoption import Adoption
from activities.models import AnnualReport
from committees.models import Body
from hayaa.core.forms import FIRST_YEAR, LAST_YEAR, RecordForm, both, form_field


class NewReportForm(RecordForm):
    """The period of a report that is begun."""

    class Meta(RecordForm.Meta):
        model = AnnualReport
        fields = ["year", "part"]

    def clean(self):
        cleaned = super().clean()
        asked = AnnualReport(year=cleaned.get("year") or FIRST_YEAR, part=cleaned.get("part") or AnnualReport.Part.YEAR)
        if FIRST_YEAR <= asked.year <= LAST_YEAR and asked.begin > Body.today():
            raise ValidationError(_("This period has not begun yet: there is nothing to report."))
        return cleaned


class ReportForm(RecordForm):
    """What is written in a report beside its figures."""

    class Meta(RecordForm.Meta):
        model = AnnualReport
        fields = both(*AnnualReport.TEXTS)


class AdoptReportForm(Adoption, RecordForm):
    adopted_on = form_field(AnnualReport._meta.get_field("adopted_on"))

    class Meta(RecordForm.Meta):
        model = AnnualReport
        fields = []

    def clean(self):
        cleaned = super().clean()
        day, end = cleaned.get("adopted_on"), self.instance.end
        if day and day <= end:
            message = _("The period ends on %(end)s: a report of it is adopted after that day.")
            raise ValidationError(message, params={"end": date_format(end)})
        return cleaned

    def save(self, commit=True):
        self.instance.version += 1
        adopt_report(
            report=self.instance, on=self.cleaned_data["adopted_on"], item=self.cleaned_data["adoption_item"]
        )  # fmt: skip
        return self.instance
