"""Reading an activity: what it is, and how each version of the plan words and dates it."""

from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from activities import evidence_reading
from activities.forms import MeetingsForm
from activities.models import Activity
from committees.models import Meeting
from hayaa.core.views import AccessRules, EditRecordView


class ActivityDetailView(AccessRules, DetailView):
    see = "activities.view_activity"
    queryset = Activity.objects.select_related("year_plan").prefetch_related(
        "partners", "meetings", "lines__plan_version__year_plan", "lines__axis"
    )

    def get_context_data(self, **kwargs):
        plan, line = self.object.year_plan, self.object.latest_line
        lines = sorted(self.object.lines.all(), key=lambda line: line.plan_version.number)
        return super().get_context_data(
            heading=self.object,
            line=line,
            meetings=Meeting.objects.visible_to(self.request.user).filter(activities=self.object).order_by("day"),
            lines=lines,
            proof=evidence_reading.of_activity(self.object.pk, user=self.request.user),
            trail=[(_("Plan of %(year)s") % {"year": plan.year}, plan.get_absolute_url())],
            **kwargs,
        )


class ActivityMeetingsView(EditRecordView):
    """Which meetings the activity is: it shows as done once as many of them were held as it plans."""

    model = Activity
    form_class = MeetingsForm
    see = "activities.view_activity"
    do = "activities.change_activity"
    heading = _("Linked meetings")
