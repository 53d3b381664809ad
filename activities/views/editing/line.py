"""Entry of the activities of a draft."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.generic import TemplateView

from activities import reading, undo
from activities.actions import add_activity, put_back, remove_line
from activities.forms import ActivityForm, LineForm, MoveForm, RemovalForm
from activities.models import Activity, PlanLine, PlanVersion, RemovedLine
from activities.views.editing.plan import lines_url
from hayaa.core.months import MONTHS
from hayaa.core.views import AccessRules, DeleteRecordView, EditRecordView, WritingRules, refusal


class DraftRules(AccessRules):
    """A page about the lines of one version, closed once it is no draft any more: while one is saved it stays one."""

    see = "activities.view_planline"

    @cached_property
    def line(self):
        found = PlanLine.objects.select_related("plan_version__year_plan__programme", "activity__year_plan")
        return get_object_or_404(self.held(found, "self", "plan_version"), pk=self.kwargs["pk"])

    @cached_property
    def version(self):
        if "pk" in self.kwargs:
            return self.line.plan_version
        found = PlanVersion.objects.select_related("year_plan__programme")
        return get_object_or_404(
            self.held(found, "self"), year_plan__year=self.kwargs["year"], number=self.kwargs["number"]
        )

    def held(self, found, *rows):
        """The records, in a step locked until it is done."""
        return found.select_for_update(of=rows) if self.request.method == "POST" else found

    def obstacle(self):
        if not self.version.is_open:
            reason = _("The activities of this version no longer change: only a draft can be corrected.")
            back = self.version.get_absolute_url()
            return refusal(self.request, heading=str(self.version), reason=reason, back=back)

    def get_object(self, queryset=None):
        return self.line

    def get_back_url(self):
        place = f"#line-{self.line.pk}" if "pk" in self.kwargs else ""
        return lines_url(self.version) + place

    def get_success_url(self):
        return self.get_back_url()

    def get_context_data(self, **kwargs):
        trail = [(str(self.version), lines_url(self.version))]
        return super().get_context_data(**{"version": self.version, "trail": trail, **kwargs})


class LineListView(DraftRules, TemplateView):
    """The activities of a draft, axis by axis, to be added, corrected, moved and removed."""

    do = "activities.change_planline"
    template_name = "activities/line_list.html"

    def get_context_data(self, **kwargs):
        lines = list(self.version.lines.select_related("plan_version__year_plan"))
        axes = self.version.year_plan.programme.axes.all()
        groups = [{"axis": axis, "lines": [line for line in lines if line.axis_id == axis.pk]} for axis in axes]
        heading = _("Activities of the draft of %(year)s") % {"year": self.version.year_plan.year}
        removals = self.version.removals.prefetch_related("activity__lines__plan_version")
        lede = str(self.version)
        return super().get_context_data(
            heading=heading, groups=groups, removals=removals, trail=[], lede=lede,
            moved=undo.last_move(self.request.session, self.version), unexplained=reading.unexplained(self.version),
        )  # fmt: skip


class LineUpdateView(DraftRules, EditRecordView):
    """An activity and its line, on one page: two forms saved together."""

    do = "activities.change_planline"
    form_class = LineForm
    template_name = "activities/line_form.html"
    heading = _("Edit the activity")

    def get_activity_form(self):
        typed = (self.request.POST, self.request.FILES) if self.request.method == "POST" else ()
        return ActivityForm(*typed, instance=self.line.activity)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("activity_form", self.get_activity_form())
        return super().get_context_data(**kwargs)

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        form, activity_form = self.get_form(), self.get_activity_form()
        if all([form.is_valid(), activity_form.is_valid()]):
            self.save(form, activity_form)
            messages.success(request, self.saved)
            return HttpResponseRedirect(self.get_success_url())
        return self.render_to_response(self.get_context_data(form=form, activity_form=activity_form))

    def save(self, form, activity_form):
        if activity_form.has_changed():
            activity_form.save()
        form.save()


class LineCreateView(LineUpdateView):
    do = "activities.add_planline"
    heading = _("New activity")
    saved = _("The activity is in the draft.")

    @cached_property
    def line(self):
        return PlanLine(plan_version=self.version, activity=Activity(year_plan=self.version.year_plan))

    def get_initial(self):
        return {"axis": self.request.GET.get("axis")}

    def save(self, form, activity_form):
        activity, line = activity_form.save(commit=False), form.save(commit=False)
        add_activity(activity=activity, line=line)
        activity_form.save_m2m()


class LineMoveView(DraftRules, EditRecordView):
    """Another month at one press of a button, from the list of the draft or from its grid (`?from=`)."""

    do = "activities.change_planline"
    form_class = MoveForm
    template_name = "activities/line_move.html"
    heading = _("Move the activity to another month")

    def get_context_data(self, **kwargs):
        return super().get_context_data(line=self.line, months=MONTHS.items(), **kwargs)

    def get_success_url(self):
        return place_of(self.line, self.request.GET.get("from", ""))

    def form_valid(self, form):
        moved = {"before": form.before, "after": self.line.schedule.words}
        self.saved = _("Moved: %(before)s before, %(after)s now.") % moved
        response = super().form_valid(form)
        undo.remember(self.request.session, self.line, form.schedule_before, self.request.GET.get("from", ""))
        return response


class LineUndoView(DraftRules, WritingRules, View):
    """The line that was moved last is where it was, with its days; unless it has been changed meanwhile."""

    do = "activities.change_planline"
    http_method_names = ["post"]

    def post(self, request, pk):
        place = ""
        if undo.last_move(request.session, self.version) == self.line:
            place = undo.restore(request.session, self.line)
            messages.success(request, _("The move is undone: %(when)s again.") % {"when": self.line.schedule.words})
        else:
            messages.warning(request, _("The activity has been changed since it was moved: nothing is undone."))
        return HttpResponseRedirect(place_of(self.line, place))


def place_of(line, place):
    """The line on the page from which it was moved: the grid of its draft, the same month by month, or the list."""
    if place in ("grid", "months"):
        return f"{line.plan_version.get_absolute_url()}#{place}-{line.pk}"
    return f"{lines_url(line.plan_version)}#line-{line.pk}"


class LineDeleteView(DraftRules, DeleteRecordView):
    do = "activities.delete_planline"
    model = PlanLine
    form_class = RemovalForm
    template_name = "activities/noun_confirm_delete.html"
    heading = _("Take this activity out of the draft?")
    consequence = _("It leaves this draft only: versions that were adopted keep it.")
    deleted = _("The activity is out of the draft.")

    def get_success_url(self):
        return lines_url(self.version)

    def get_context_data(self, **kwargs):
        return super().get_context_data(back=self.get_back_url(), shown="wording", confirm=_("Take out"), **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "line": self.line}

    def form_valid(self, form):
        remove_line(line=self.object, **form.cleaned_data)
        messages.success(self.request, self.deleted)
        return HttpResponseRedirect(self.get_success_url())


class LinePutBackView(DraftRules, WritingRules, View):
    """An activity that was taken out stands in the draft again."""

    do = "activities.change_planline"
    http_method_names = ["post"]

    @cached_property
    def removal(self):
        found = RemovedLine.objects.select_related("plan_version__year_plan", "plan_version__based_on", "activity")
        return get_object_or_404(self.held(found, "self", "plan_version"), pk=self.kwargs["removal"])

    @cached_property
    def version(self):
        return self.removal.plan_version

    def post(self, request, removal):
        line = put_back(removal=self.removal)
        messages.success(request, _("The activity is in the draft again."))
        return HttpResponseRedirect(f"{lines_url(self.version)}#line-{line.pk}")


VERSION = "plans/<int:year>/versions/<int:number>"
urlpatterns = [
    path(f"{VERSION}/lines/", LineListView.as_view(), name="line-list"),
    path(f"{VERSION}/lines/new/", LineCreateView.as_view(), name="line-create"),
    path("lines/<int:pk>/edit/", LineUpdateView.as_view(), name="line-update"),
    path("lines/<int:pk>/undo-move/", LineUndoView.as_view(), name="line-undo"),
    path("lines/<int:pk>/move/", LineMoveView.as_view(), name="line-move"),
    path("removals/<int:removal>/put-back/", LinePutBackView.as_view(), name="line-put-back"),
    path("lines/<int:pk>/delete/", LineDeleteView.as_view(), name="line-delete"),
]
