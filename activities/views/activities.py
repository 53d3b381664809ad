"""Reading an activity: what it is, and how each version of the plan words and dates it."""

from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from activities import evidence_reading
from activities.forms import MeetingsForm
from activities.models import Activity
from committees.models import Body, Meeting
from hayaa.core.views import AccessRules, EditRecordView
from opinions.models import Opinion


class ActivityDetailView(AccessRules, DetailView):
    see = "activities.view_activity"

    def get_queryset(self):
        return Activity.objects.visible_to(self.request.user).select_related("year_plan", "axis").prefetch_related(
            "partners", "partners_present", "meetings", "participations__member", "lines__plan_version__year_plan",
            "lines__axis", "evidence",
        )  # fmt: skip

    def get_context_data(self, **kwargs):
        activity, user = self.object, self.request.user
        plan, line = activity.year_plan, activity.latest_line
        return super().get_context_data(
            heading=activity,
            line=line,
            lines=sorted(activity.lines.all(), key=lambda line: line.plan_version.number),
            late=bool(line) and activity.is_late(line.schedule, Body.today()),
            meetings=Meeting.objects.visible_to(user).filter(activities=activity).order_by("day"),
            opinions=Opinion.objects.visible_to(user).filter(activities=activity).order_by("pk"),
            proof=evidence_reading.of_activity(activity.pk, user=user),
            trail=[(_("Plan of %(year)s") % {"year": plan.year}, plan.get_absolute_url())],
            **self.participants(),
            **kwargs,
        )

    def participants(self):
        """The members who took part, and how many of them are women and men."""
        found = list(self.object.participations.all())
        women = sum(each.member.is_woman for each in found)
        return {"participations": found, "women": women, "men": len(found) - women}


class ActivityMeetingsView(EditRecordView):
    """Which meetings the activity is: it shows as done once as many of them were held as it plans."""

    model = Activity
    form_class = MeetingsForm
    see = "activities.view_activity"
    do = "activities.change_activity"
    heading = _("Linked meetings")
