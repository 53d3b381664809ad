from django.urls import path

from activities.views import (
    activities,
    difference,
    evidence,
    execution,
    indicators,
    plans,
    print,
    programme,
    progress,
    reports,
)
from activities.views.editing import indicator, line, lists, ordered, partner, plan, report, representation
from activities.views.editing import programme as programme_entry
from hayaa.core.exports import export_paths

app_name = "activities"
urlpatterns = [
    path("programme/", programme.ProgrammeDetailView.as_view(), name="programme-detail"),
    path("programme.pdf", print.programme_pdf, name="programme-pdf"),
    path("logframe/", programme.LogframeView.as_view(), name="logframe"),
    path("plans/", plans.PlanListView.as_view(), name="plan-list"),
    path("plans/<int:year>/", plans.PlanDetailView.as_view(), name="plan-detail"),
    path("plans/<int:year>/versions/<int:number>/", plans.VersionDetailView.as_view(), name="version-detail"),
    path("plans/<int:year>/difference/", difference.DifferenceView.as_view(), name="difference"),
    path("plans/<int:year>/difference.pdf", difference.DifferencePdf.as_view(), name="difference-pdf"),
    *export_paths("plans/<int:year>", plans.PlanFile.as_view(), name="plan"),
    *export_paths("plans/<int:year>/versions/<int:number>", plans.VersionFile.as_view(), name="version"),
    path("plans/<int:year>.pdf", print.PlanPdf.as_view(), name="plan-pdf"),
    path("plans/<int:year>/versions/<int:number>.pdf", print.VersionPdf.as_view(), name="version-pdf"),
    path("plans/<int:year>/versions/<int:number>/lines.xlsx", plans.VersionLines.as_view(), name="version-lines"),
    path("activities/<int:pk>/", activities.ActivityDetailView.as_view(), name="activity-detail"),
    path("activities/<int:pk>/meetings/", activities.ActivityMeetingsView.as_view(), name="activity-meetings"),
    path("activities/<int:pk>/sign-in-sheet.pdf", print.sign_in_sheet_pdf, name="activity-sign-in-sheet"),
    path("activities/<int:pk>/certificates.pdf", print.certificates_pdf, name="activity-certificates"),
    *execution.urlpatterns,
    *evidence.urlpatterns,
    *progress.urlpatterns,
    *indicators.urlpatterns,
    *reports.urlpatterns,
    # Entry, by those who keep the records: each module lists the addresses of its nouns.
    *programme_entry.urlpatterns,
    *lists.urlpatterns,
    *ordered.urlpatterns,
    *partner.urlpatterns,
    *plan.urlpatterns,
    *line.urlpatterns,
    *indicator.urlpatterns,
    *report.urlpatterns,
    *representation.urlpatterns,
]
