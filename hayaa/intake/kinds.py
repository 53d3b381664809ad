"""What a body brings along in spreadsheets. Each kind is one template, one page and one file.

They stand in the order in which they go into an empty body: each names records of those before it.
"""

from django.utils.translation import gettext_lazy as _

from activities import resources as activities
from activities.intake import PlanKind
from committees import resources as committees
from hayaa.core.intake.kinds import Kind
from opinions import resources as opinions

KINDS = {
    kind.code: kind
    for kind in (
        Kind(
            "members",
            _("Members, committees and seats"),
            _("The people of the body, when they were in office, and where they sit."),
            "committees:member-list",
            [
                committees.MandateSheet, committees.CommitteeSheet, committees.MemberSheet, committees.TermSheet,
                committees.OfficeSheet, committees.SeatSheet,
            ],
        ),
        Kind(
            "attendance",
            _("Meetings and attendance"),
            _("The meetings of past years and who attended them, one row each or as a table of members and days."),
            "committees:meeting-list",
            [committees.MeetingSheet, committees.AttendanceSheet],
            shape=committees.attendance_grid,
        ),
        Kind(
            "partners",
            _("Partners"),
            _("The institutions and associations with which the body works."),
            "activities:partner-list",
            [activities.PartnerSheet],
        ),
        PlanKind(),
        Kind(
            "recommendations",
            _("Recommendations and their follow-up"),
            _("What the opinions recommend, and what became of it."),
            "opinions:recommendation-list",
            [opinions.RecommendationSheet, opinions.FollowUpSheet],
        ),
    )
}  # fmt: skip
