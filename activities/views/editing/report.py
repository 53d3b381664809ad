"""Entry of the annual reports: begun, written, adopted; what is empty can be deleted."""

from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from activities import forms
from activities.models import AnnualReport
from activities.views.reports import periods
from committees.models import Body
from hayaa.core.views import ConfirmRecordView, CreateRecordView, DeleteRecordView, EditRecordView, refusal


class ReportRules:
    """A page about one report, found by its period; once adopted it no longer changes."""

    see = "activities.view_annualreport"
    adopted = _("This report has been adopted: it stays as it is.")

    def get_object(self, queryset=None):
        found = AnnualReport.objects.select_for_update() if self.request.method == "POST" else AnnualReport.objects
        return get_object_or_404(found, year=self.kwargs["year"], part=self.kwargs["part"])

    def obstacle(self):
        report = self.get_object()
        if report.is_adopted:
            return self.refused(report, self.adopted)

    def refused(self, report, reason):
        return refusal(self.request, heading=self.heading, reason=reason, back=report.get_absolute_url())


class ReportCreateView(CreateRecordView):
    see = "activities.view_annualreport"
    do = "activities.add_annualreport"
    form_class = forms.NewReportForm
    heading = _("New report")
    extra_context = {"save": _("Begin the report")}

    def get_initial(self):
        return {"year": Body.today().year}

    def get_back_url(self):
        return reverse("activities:report-list")


class ReportUpdateView(ReportRules, EditRecordView):
    do = "activities.change_annualreport"
    form_class = forms.ReportForm
    heading = _("Texts of the report")


class ReportAdoptView(ReportRules, ConfirmRecordView):
    do = "activities.adopt_annualreport"
    form_class = forms.AdoptReportForm
    heading = _("Record the adoption")
    confirm = _("Record the adoption")
    consequence = _(
        "The figures of the report are frozen as they are now, with its texts and its papers in both languages. "
        "Nothing in it changes afterwards, and everybody can read it."
    )
    saved = _("The report is adopted.")
    primary = True

    def obstacle(self):
        report = self.get_object()
        if not report.is_adopted and not report.is_over:
            reason = _("The period ends on %(end)s: a report of it is adopted after that day.")
            return self.refused(report, reason % {"end": date_format(report.end)})
        return super().obstacle()

    def get_context_data(self, **kwargs):
        return super().get_context_data(lede=str(self.object), **kwargs)


class ReportDeleteView(ReportRules, DeleteRecordView):
    do = "activities.delete_annualreport"
    heading = _("Delete this report?")
    in_use = _("Something is written in this report: empty its texts first.")

    def get_success_url(self):
        return reverse("activities:report-list")


urlpatterns = [
    path("reports/new/", ReportCreateView.as_view(), name="report-create"),
    *periods("update", ReportUpdateView.as_view(), "/edit/"),
    *periods("adopt", ReportAdoptView.as_view(), "/adopt/"),
    *periods("delete", ReportDeleteView.as_view(), "/delete/"),
]
