"""Addresses of people and committees: /noun/, /noun/new/, /noun/<pk>/, /noun/<pk>/edit/, /noun/<pk>/end/."""

from django.urls import path

from committees.views import chart, committees, letters, members, offices, papers, print, settings, statistics, terms
from committees.views.meetings import attendance, convocations, pages, parts, steps
from hayaa.core.exports import export_paths

app_name = "committees"
urlpatterns = [
    path("members/", members.MemberList.as_view(), name="member-list"),
    *export_paths("members", members.MemberListFile.as_view(), name="members"),
    path("members/new/", members.MemberCreate.as_view(), name="member-create"),
    path("members/<int:pk>/", members.MemberDetail.as_view(), name="member-detail"),
    path("members/<int:pk>/edit/", members.MemberUpdate.as_view(), name="member-update"),
    path("members/<int:member>/terms/new/", terms.TermCreate.as_view(), name="term-create"),
    path("terms/<int:pk>/edit/", terms.TermUpdate.as_view(), name="term-update"),
    path("terms/<int:pk>/end/", terms.TermEnd.as_view(), name="term-end"),
    path("members/<int:member>/offices/new/", offices.OfficeCreate.as_view(), name="office-create"),
    path("offices/<int:pk>/edit/", offices.OfficeUpdate.as_view(), name="office-update"),
    path("offices/<int:pk>/end/", offices.OfficeEnd.as_view(), name="office-end"),
    path("committees/", committees.CommitteeList.as_view(), name="committee-list"),
    *export_paths("committees", committees.CommitteeListFile.as_view(), name="committees"),
    path("committees/new/", committees.CommitteeCreate.as_view(), name="committee-create"),
    path("committees/<int:pk>/", committees.CommitteeDetail.as_view(), name="committee-detail"),
    path("committees/<int:pk>/edit/", committees.CommitteeUpdate.as_view(), name="committee-update"),
    path("committees/<int:pk>/end/", committees.CommitteeEnd.as_view(), name="committee-end"),
    path("committees/<int:committee>/seats/new/", committees.SeatCreate.as_view(), name="seat-create"),
    path("seats/<int:pk>/edit/", committees.SeatUpdate.as_view(), name="seat-update"),
    path("seats/<int:pk>/end/", committees.SeatEnd.as_view(), name="seat-end"),
    path("chart/", chart.organisation_chart, name="chart"),
    path("chart.pdf", print.chart_pdf, name="chart-pdf"),
    path("committees.pdf", print.committees_pdf, name="committees-pdf"),
    path("settings/", settings.Settings.as_view(), name="settings"),
    path("settings/mandates/new/", settings.MandateCreate.as_view(), name="mandate-create"),
    path("settings/mandates/<int:pk>/edit/", settings.MandateUpdate.as_view(), name="mandate-update"),
    path("settings/mandates/<int:pk>/end/", settings.MandateEnd.as_view(), name="mandate-end"),
    path("settings/thresholds/new/", settings.ThresholdCreate.as_view(), name="threshold-create"),
    path("settings/thresholds/<int:pk>/edit/", settings.ThresholdUpdate.as_view(), name="threshold-update"),
    path("attendance/", statistics.attendance_statistics, name="attendance-statistics"),
    path("attendance.pdf", statistics.attendance_pdf, name="attendance-pdf"),
    *export_paths("attendance", statistics.attendance_file, name="attendance"),
    path("attendance/members/<int:pk>/", statistics.attendance_member, name="attendance-member"),
    *export_paths("attendance/members/<int:pk>", statistics.attendance_member_file, name="attendance-member"),
    # Meetings: each module lists the addresses of its pages.
    *pages.urlpatterns,
    *steps.urlpatterns,
    *parts.urlpatterns,
    *convocations.urlpatterns,
    *attendance.urlpatterns,
    *papers.urlpatterns,
    *letters.urlpatterns,
]
