"""Reading the plan of a year, in any of its versions."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from activities import reading, spreadsheets, undo
from activities.forms import PlanFilter
from activities.models import AnnualReport, PlanVersion
from committees.models import Body
from hayaa.core.exports import ListFile
from hayaa.core.spreadsheet import spreadsheet_response
from hayaa.core.views import AccessRules


@method_decorator(login_not_required, name="dispatch")
class PlanListView(TemplateView):
    """The way to the plan of this year, or to the nearest there is; a page only where there is none."""

    template_name = "activities/plan_list.html"
    extra_context = {"heading": gettext_lazy("Year plans")}

    def get(self, request, *args, **kwargs):
        year = reading.year_to_open(PlanVersion.objects.visible_to(request.user), today=Body.today())
        return redirect("activities:plan-detail", year) if year else super().get(request, *args, **kwargs)


@method_decorator(login_not_required, name="dispatch")
class PlanPage(TemplateView):
    """One version of the plan of a year, as a grid and month by month."""

    template_name = "activities/version_detail.html"

    @cached_property
    def versions(self):
        """The versions of the year that the reader may see, the first one first."""
        visible = PlanVersion.objects.visible_to(self.request.user).filter(year_plan__year=self.kwargs["year"])
        return list(
            visible.select_related("year_plan__programme", "adoption_item__meeting__committee").order_by("number")
        )

    @property
    def version(self):
        raise NotImplementedError

    @property
    def heading(self):
        return self.version

    def get_context_data(self, **kwargs):
        version = self.version
        if version is None:
            raise Http404
        context = {
            "heading": self.heading,
            "version": version,
            "versions": self.versions,
            "years": self.years(),
            "preparing": any(version.in_preparation for version in self.versions),
            "reports": AnnualReport.objects.visible_to(self.request.user).filter(year=self.kwargs["year"]),
            "unplanned": self.is_a_year_unplanned(version.year_plan.programme),
            **self.shown(version),
        }
        return super().get_context_data(**context, **kwargs)

    def shown(self, version):
        """Its grid as filtered; for those inside, with links to the activities and what no version holds."""
        inside = self.request.user.has_perm("activities.view_activity")
        choice = PlanFilter(self.request.GET, programme=version.year_plan.programme, inside=inside)
        shown = reading.shown(version, today=Body.today(), kept=choice.keeps)
        outside = reading.outside_plan(version.year_plan) if inside else ()
        edited = version.is_open and self.request.user.has_perm("activities.change_planline")
        moved = undo.last_move(self.request.session, version) if edited else None
        return {**shown, "choice": choice, "linked": inside, "outside": outside, "edited": edited, "moved": moved}

    def years(self):
        """The years that have something to see, as pills."""
        visible = PlanVersion.objects.visible_to(self.request.user).order_by("year_plan__year")
        years = visible.values_list("year_plan__year", flat=True).distinct()
        return [
            {
                "label": year,
                "url": reverse("activities:plan-detail", args=[year]),
                "current": year == self.kwargs["year"],
            }
            for year in years
        ]

    def is_a_year_unplanned(self, programme):
        """Somebody who may begin a plan has a year of the programme to begin it for."""
        return self.request.user.has_perm("activities.add_yearplan") and programme.year_plans.count() < len(
            programme.years
        )


class PlanDetailView(PlanPage):
    """The version in force; where there is none yet, the latest one the reader may see."""

    @property
    def version(self):
        in_force = [version for version in self.versions if version.state == PlanVersion.State.ADOPTED]
        return (in_force or self.versions or [None])[-1]

    @property
    def heading(self):
        return _("Plan of %(year)s") % self.kwargs


class VersionDetailView(PlanPage):
    """A version by its number: in force, superseded or, for those inside, in preparation."""

    @property
    def version(self):
        return next((version for version in self.versions if version.number == self.kwargs["number"]), None)


class ShownPlan(ListFile):
    """The activities of a version that its page shows, one a row."""

    def sheets(self, context):
        return [spreadsheets.version(context["grid"], context["outside"])]


class PlanFile(ShownPlan, PlanDetailView):
    pass


class VersionFile(ShownPlan, VersionDetailView):
    pass


class VersionLines(AccessRules, View):
    """A version with one activity a row: all of it, so that the import makes the same version of it again."""

    see = "activities.view_planline"

    def get(self, request, year, number):
        version = get_object_or_404(
            PlanVersion.objects.visible_to(request.user).select_related("year_plan"),
            year_plan__year=year,
            number=number,
        )
        return spreadsheet_response(spreadsheets.plan(version), filename=f"{version}.xlsx")
