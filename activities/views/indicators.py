"""The figures of the logical framework: the page of all indicators, its spreadsheet, and what a number counts."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, TemplateView

from activities import indicators, metrics, reading, spreadsheets
from activities.forms import MetricFilter
from activities.models import Indicator, Programme
from activities.views.programme import ProgrammePage
from committees.models import Body
from hayaa.core.exports import export_paths, exported
from hayaa.core.views import AccessRules


def figures(programme, request):
    """What page and spreadsheet show: the years, the one looked at, its strands and the body as a whole; or nothing."""
    today = Body.today()
    years = reading.years_of_figures(programme, user=request.user, today=today) if programme else []
    if not years:
        return {}
    begun = [year for year in years if year <= today.year]
    asked = next((year for year in years if str(year) == request.GET.get("year")), (begun or years)[-1])
    material = metrics.read(date(years[0], 1, 1), date(years[-1], 12, 31))
    axes = reading.axes_with_figures(programme)
    strands = indicators.strands(axes, material, years, today=today)
    counts = {"whole": indicators.whole(material, asked), "by_axis": indicators.by_axis(material, axes, asked)}
    return {"years": years, "year": asked, "today": today, "strands": strands, **counts}


class IndicatorListView(ProgrammePage):
    """Each indicator year by year beside its targets; the details of one year."""

    template_name = "activities/indicator_list.html"
    heading = gettext_lazy("Indicators")

    def read(self, programme):
        shown = figures(programme, self.request)
        pills = [{"label": y, "url": f"?year={y}", "current": y == shown["year"]} for y in shown.get("years", ())]
        metrics_of_axes = [indicators.Metric(key).label for key in indicators.OF_ACTIVITIES]
        linked = self.request.user.has_perm("activities.view_activity")
        return {**shown, "pills": pills, "metrics_of_axes": metrics_of_axes, "linked": linked}


@login_not_required
def indicators_file(request, ending):
    shown = figures(Programme.objects.visible_to(request.user).current(), request)
    sheets = spreadsheets.indicators(shown.get("strands", []), shown.get("whole", []))
    return exported(sheets, title=_("Indicators"), ending=ending)


class IndicatorDetailView(AccessRules, DetailView):
    """How an indicator is counted or measured; every target and measurement that was ever entered."""

    see = "activities.view_indicator"
    queryset = Indicator.objects.select_related("axis")

    def get_context_data(self, **kwargs):
        targets = self.object.targets.select_related("by__member").order_by("year", "at", "pk")
        measurements = self.object.measurements.select_related("by__member").order_by("year", "at", "pk")
        trail = [(_("Indicators"), reverse("activities:indicator-list"))]
        shown = {"heading": self.object, "trail": trail, "targets": targets, "measurements": measurements}
        return super().get_context_data(**shown, **kwargs)


class MetricDetailView(AccessRules, TemplateView):
    """The records behind a metric of a year."""

    see = "activities.view_activity"
    template_name = "activities/metric_detail.html"

    def get_context_data(self, **kwargs):
        key = self.kwargs["key"]
        if key not in Indicator.Metric.values:
            raise Http404
        search = MetricFilter(self.request.GET, key=key, today=Body.today())
        measured = metrics.measure(key, search.scope)
        trail = [(_("Indicators"), reverse("activities:indicator-list"))]
        shown = {"heading": measured.label, "trail": trail, "search": search, "measured": measured}
        return super().get_context_data(year=search.scope.begin.year, **shown, **kwargs)


urlpatterns = [
    path("indicators/", IndicatorListView.as_view(), name="indicator-list"),
    *export_paths("indicators", indicators_file, name="indicators"),
    path("indicators/<int:pk>/", IndicatorDetailView.as_view(), name="indicator-detail"),
    path("metrics/<slug:key>/", MetricDetailView.as_view(), name="metric-detail"),
]
