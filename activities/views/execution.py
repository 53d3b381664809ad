"""Entry of what became of the activities: one by one, or all of a month on one page; and who took part."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from activities import execution
from activities.forms import ExecutionForm, MonthEntry, OutsideForm, ParticipantsForm
from activities.models import Activity, YearPlan
from committees.models import Body
from hayaa.core.forms import sent_keys
from hayaa.core.months import MONTHS
from hayaa.core.views import CreateRecordView, EditRecordView, WritingRules


class OfActivity(EditRecordView):
    """A page about one activity."""

    model = Activity
    queryset = Activity.objects.select_related("year_plan__programme")
    see = "activities.view_activity"
    do = "activities.change_activity"

    def get_context_data(self, **kwargs):
        trail = [(str(self.object), self.object.get_absolute_url())]
        return super().get_context_data(**{"trail": trail, **kwargs})


class ExecutionUpdateView(OfActivity):
    """Its state, days, quantity and outcome; the description of one that no version of the plan holds."""

    template_name = "activities/execution_form.html"
    heading = _("What became of the activity")

    def get_form_class(self):
        return ExecutionForm if self.object.lines.exists() else OutsideForm


class ParticipantsView(OfActivity):
    """Members in office on its day, to be ticked; the others by number."""

    form_class = ParticipantsForm
    heading = _("Participants")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "offered": execution.could_take_part(self.object, today=Body.today())}


class OutsideCreateView(CreateRecordView):
    """Something that was done though no version of the plan holds it."""

    model = Activity
    form_class = OutsideForm
    template_name = "activities/execution_form.html"
    see = "activities.view_activity"
    do = "activities.add_activity"
    heading = _("New activity outside the plan")

    @cached_property
    def plan(self):
        found = YearPlan.objects.select_related("programme")
        found = found.select_for_update(of=("self",)) if self.request.method == "POST" else found
        return get_object_or_404(found, year=self.kwargs["year"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": Activity(year_plan=self.plan, state=Activity.State.DONE)}

    def get_back_url(self):
        return self.plan.get_absolute_url()

    def form_valid(self, form):
        form.instance.code = form.instance.next_code()
        return super().form_valid(form)


class MonthEntryView(WritingRules, TemplateView):
    """What a month brought: every activity of it that is not settled, in one form; all rows are saved, or none."""

    template_name = "activities/month_entry.html"
    see = "activities.view_activity"
    do = "activities.change_activity"

    @cached_property
    def plan(self):
        return get_object_or_404(YearPlan.objects.select_related("programme"), year=self.kwargs["year"])

    @cached_property
    def month(self):
        asked = self.request.GET.get("month", "")
        if asked.isdecimal() and len(asked) < 3 and int(asked) in MONTHS:
            return int(asked)
        return execution.month_to_settle(self.plan.year, today=Body.today())

    @cached_property
    def agenda(self):
        return execution.month_agenda(self.plan, self.month, sent=sent_keys(self.request.POST))

    def get_context_data(self, **kwargs):
        entry = kwargs.pop("entry", None) or MonthEntry(self.agenda.to_settle)
        rows = {row.line.pk: row for row in entry.rows}
        groups = [(title, [(line, rows[line.pk]) for line in lines]) for title, lines in self.agenda.groups]
        return super().get_context_data(
            heading=_("What was done in %(month)s %(year)s") % {"month": MONTHS[self.month], "year": self.plan.year},
            entry=entry,
            groups=groups,
            settled=self.agenda.settled,
            months=self.months(),
            back=self.plan.get_absolute_url(),
            trail=[(_("Plan of %(year)s") % {"year": self.plan.year}, self.plan.get_absolute_url())],
            **kwargs,
        )

    def months(self):
        """The months of the year, as pills."""
        return [
            {"label": name, "url": f"?month={number}", "current": number == self.month}
            for number, name in MONTHS.items()
        ]

    def post(self, request, year):
        entry = MonthEntry(self.agenda.to_settle, request.POST)
        if not entry.is_valid():
            return self.render_to_response(self.get_context_data(entry=entry))
        if count := entry.save():
            told = ngettext("%(count)s activity is settled.", "%(count)s activities are settled.", count)
            messages.success(request, told % {"count": count})
        else:
            messages.warning(request, _("Nothing was entered: choose a new state first."))
        return HttpResponseRedirect(f"{reverse('activities:month-entry', args=[year])}?month={self.month}")


urlpatterns = [
    path("activities/<int:pk>/execution/", ExecutionUpdateView.as_view(), name="activity-execution"),
    path("activities/<int:pk>/participants/", ParticipantsView.as_view(), name="activity-participants"),
    path("plans/<int:year>/outside/new/", OutsideCreateView.as_view(), name="activity-create"),
    path("plans/<int:year>/execution/", MonthEntryView.as_view(), name="month-entry"),
]
