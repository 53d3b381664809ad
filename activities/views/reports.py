"""Reading the annual reports, on a page and on paper."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView

from activities import printing, spreadsheets
from activities import report as annual
from activities.models import AnnualReport
from activities.report.chapters import CHAPTERS
from committees.models import Body
from hayaa.core.exports import ListFile, export_paths
from hayaa.core.pdf.responses import kept_pdf, pdf_response


def periods(page, view, ending):
    """The addresses of a page of a report: of a year, and of each half of it."""
    for part in AnnualReport.Part:
        report = AnnualReport(part=part)
        place = f"/{report.half}" if report.half else ""
        yield path(f"reports/<int:year>{place}{ending}", view, {"part": part}, name=report.name_of(page))


@method_decorator(login_not_required, name="dispatch")
class ReportListView(ListView):
    """The reports that the reader may see, the latest period first."""

    extra_context = {"heading": gettext_lazy("Annual reports")}

    def get_queryset(self):
        return AnnualReport.objects.visible_to(self.request.user).order_by("-year", "part")


class ReportListFile(ListFile, ReportListView):
    def sheets(self, context):
        return [spreadsheets.reports(context["object_list"])]


@method_decorator(login_not_required, name="dispatch")
class ReportDetailView(DetailView):
    """A report: its texts and its chapters, counted now while it is a draft, as adopted afterwards."""

    template_name = "activities/report_detail.html"
    context_object_name = "report"

    def get_object(self, queryset=None):
        found = AnnualReport.objects.visible_to(self.request.user).select_related("adoption_item__meeting__committee")
        return get_object_or_404(found, year=self.kwargs["year"], part=self.kwargs["part"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.object,
            figures=annual.shown(self.object, on=Body.today()),
            printed=self.object.url_of("pdf"),
            chapters=CHAPTERS,
            pills=self.pills(),
            trail=[(_("Annual reports"), reverse("activities:report-list"))],
            **kwargs,
        )

    def pills(self):
        """The reports of the year and of its halves."""
        found = AnnualReport.objects.visible_to(self.request.user).filter(year=self.object.year)
        shown = sorted(found, key=lambda report: report.begin.month)
        return [
            {"label": r.get_part_display(), "url": r.get_absolute_url(), "current": r == self.object} for r in shown
        ]


class ReportPdf(ReportDetailView):
    """The same on paper: once adopted, as it was kept."""

    def get(self, request, *args, **kwargs):
        report = self.get_object()
        filename = f"{report}.pdf"
        if report.is_adopted and (paper := getattr(report, f"print_{get_language()}")):
            return kept_pdf(request, paper, filename=filename)
        return pdf_response(request, printing.REPORT, printing.report(report), filename=filename)


urlpatterns = [
    path("reports/", ReportListView.as_view(), name="report-list"),
    *export_paths("reports", ReportListFile.as_view(), name="reports"),
    *periods("detail", ReportDetailView.as_view(), "/"),
    *periods("pdf", ReportPdf.as_view(), ".pdf"),
]
