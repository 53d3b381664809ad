"""Year plans, and the steps of their versions."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from activities import forms, reading
from activities.actions import copy_version, open_year_plan
from activities.models import PlanVersion, Programme, YearPlan
from hayaa.core.views import ConfirmRecordView, CreateRecordView, EditRecordView, WritingRules, refusal


def lines_url(version):
    """Where the lines of a draft are edited."""
    return reverse("activities:line-list", args=[version.year_plan.year, version.number])


class PlanCreateView(CreateRecordView):
    """The plan of a year, with its version 1 as a draft: empty, or with the activities of another year.

    Where there is no programme yet, the page that begins both is the right one.
    """

    see = "activities.view_yearplan"
    do = "activities.add_yearplan"
    form_class = forms.YearPlanForm
    heading = _("New year plan")
    extra_context = {"save": _("Begin the plan")}

    def get_back_url(self):
        return reverse("activities:plan-list")

    def obstacle(self):
        if not Programme.objects.exists():
            return redirect("setup:first-plan")
        if not forms.YearPlanForm().programmes:
            reason = _("Every year of the programme has its plan already: change the years of the programme first.")
            return refusal(self.request, heading=self.heading, reason=reason, back=self.get_back_url())

    def form_valid(self, form):
        version = open_year_plan(year_plan=form.instance, like=form.cleaned_data["like"])
        return HttpResponseRedirect(lines_url(version))


class VersionCopyView(WritingRules, DetailView):
    """A new version of a year: a draft that begins as a copy of the one in force."""

    see = "activities.view_planversion"
    do = "activities.add_planversion"
    model = YearPlan
    slug_field = slug_url_kwarg = "year"
    template_name = "layouts/confirm.html"
    heading = _("New version of the plan of %(year)s")
    consequence = _(
        "A draft is made with every activity of version %(number)s. Nothing changes in the plan in force "
        "until the draft is adopted."
    )
    begun = _("Version %(number)s has begun, with every activity of version %(basis)s.")

    def obstacle(self):
        plan = get_object_or_404(YearPlan, year=self.kwargs["year"])
        if plan.in_preparation:
            reason = _("A version of this year is in preparation already: finish it or give it up first.")
            heading = self.heading % {"year": plan.year}
            return refusal(self.request, heading=heading, reason=reason, back=plan.in_preparation.get_absolute_url())

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading % {"year": self.object.year},
            consequence=self.consequence % {"number": self.object.basis.number},
            confirm=_("Begin the new version"),
            primary=True,
            back=self.object.get_absolute_url(),
        )

    def post(self, request, year):
        basis = YearPlan.objects.get(year=year).basis
        version = copy_version(version=basis)
        messages.success(request, self.begun % {"number": version.number, "basis": basis.number})
        return HttpResponseRedirect(lines_url(version))


class VersionView(EditRecordView):
    """A page about one version, found by its year and number."""

    see = "activities.view_planversion"
    do = "activities.change_planversion"

    def get_object(self, queryset=None):
        found = PlanVersion.objects.select_related("year_plan__programme")
        return get_object_or_404(found, year_plan__year=self.kwargs["year"], number=self.kwargs["number"])


class VersionUpdateView(VersionView):
    form_class = forms.VersionForm
    heading = _("Edit the version")

    def obstacle(self):
        version = self.get_object()
        if not version.is_open:
            reason = _("Only a draft can be corrected.")
            return refusal(self.request, heading=self.heading, reason=reason, back=version.get_absolute_url())


class VersionStepView(VersionView, ConfirmRecordView):
    """One step of a version; before it is closed, what it changes without saying why. Each address is one set."""

    template_name = "activities/version_confirm.html"

    def obstacle(self):
        version = self.get_object()
        if not version.may_become(self.form_class.state):
            reason = _("This step is not possible: the version is now in the state “%(state)s”.")
            reason %= {"state": version.get_state_display()}
            return refusal(self.request, heading=self.heading, reason=reason, back=version.get_absolute_url())

    def get_context_data(self, **kwargs):
        version = self.object
        shown = {"number": version.number, "year": version.year_plan.year, "count": version.lines.count()}
        closes = self.form_class.state in (PlanVersion.State.SUBMITTED, PlanVersion.State.ADOPTED)
        unexplained = reading.unexplained(version) if closes else []
        return super().get_context_data(
            consequence=self.consequence % shown, lede=str(version), version=version, unexplained=unexplained, **kwargs
        )


STEPS = {
    "submit": VersionStepView.as_view(
        form_class=forms.SubmitForm,
        heading=_("Submit the version"),
        consequence=_("The %(count)s activities are closed for correction until the version is adopted or reopened."),
        confirm=_("Submit"),
        saved=_("The version is submitted."),
        primary=True,
    ),
    "reopen": VersionStepView.as_view(
        form_class=forms.ReopenForm,
        heading=_("Reopen the version"),
        consequence=_("The version becomes a draft again and its activities can be corrected."),
        confirm=_("Reopen"),
        saved=_("The version is a draft again."),
        primary=True,
    ),
    "adopt": VersionStepView.as_view(
        do="activities.adopt_planversion",
        form_class=forms.AdoptForm,
        heading=_("Record the adoption"),
        consequence=_(
            "Version %(number)s becomes the plan in force of %(year)s, in the place of any before it. "
            "Its %(count)s activities never change again: later changes need a new version."
        ),
        confirm=_("Record the adoption"),
        saved=_("The version is in force."),
        primary=True,
    ),
    "abandon": VersionStepView.as_view(
        form_class=forms.AbandonForm,
        heading=_("Give the version up"),
        consequence=_("Version %(number)s is given up for good. It stays visible inside, with its reason."),
        confirm=_("Give up"),
        saved=_("The version is given up."),
    ),
}

urlpatterns = [
    path("plans/new/", PlanCreateView.as_view(), name="plan-create"),
    path("plans/<int:year>/versions/new/", VersionCopyView.as_view(), name="version-copy"),
    path("plans/<int:year>/versions/<int:number>/edit/", VersionUpdateView.as_view(), name="version-update"),
    *(
        path(f"plans/<int:year>/versions/<int:number>/{step}/", view, name=f"version-{step}")
        for step, view in STEPS.items()
    ),
]
