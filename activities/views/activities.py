"""Reading an activity: what it is, and how each version of the plan words and dates it."""

from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from activities.models import Activity
from hayaa.core.views import AccessRules


class ActivityDetailView(AccessRules, DetailView):
    see = "activities.view_activity"
    queryset = Activity.objects.select_related("year_plan").prefetch_related(
        "partners", "lines__plan_version__year_plan", "lines__axis"
    )

    def get_context_data(self, **kwargs):
        plan, line = self.object.year_plan, self.object.latest_line
        lines = sorted(self.object.lines.all(), key=lambda line: line.plan_version.number)
        return super().get_context_data(
            heading=self.object,
            line=line,
            lines=lines,
            trail=[(_("Plan of %(year)s") % {"year": plan.year}, plan.get_absolute_url())],
            **kwargs,
        )
