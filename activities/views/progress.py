"""How far the plan of a year has got."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from activities import progress_reading
from activities.models import PlanVersion, YearPlan
from committees.models import Body


@method_decorator(login_not_required, name="dispatch")
class ProgressView(TemplateView):
    """A plan against its first adopted version and the one in force; there is none before a version is adopted."""

    template_name = "activities/progress.html"

    def get_context_data(self, **kwargs):
        adopted = YearPlan.objects.filter(versions__state__in=PlanVersion.State.official()).distinct()
        plan = get_object_or_404(adopted.select_related("programme"), year=self.kwargs["year"])
        return super().get_context_data(
            heading=_("Progress of the plan of %(year)s") % self.kwargs,
            trail=[(_("Plan of %(year)s") % self.kwargs, plan.get_absolute_url())],
            plan=plan,
            progress=progress_reading.read(plan, on=Body.today()),
            years=self.years(adopted),
            linked=self.request.user.has_perm("activities.view_activity"),
            today=Body.today(),
        )

    def years(self, adopted):
        """The years whose plan was adopted, as pills."""
        found = adopted.order_by("year").values_list("year", flat=True)
        url = lambda year: reverse("activities:plan-progress", args=[year])  # noqa: E731
        return [{"label": year, "url": url(year), "current": year == self.kwargs["year"]} for year in found]


urlpatterns = [path("plans/<int:year>/progress/", ProgressView.as_view(), name="plan-progress")]
