"""The entry sheet: one address takes a single tap, a batch after the network came back, and the whole form.

Who asks for JSON gets the state of each row sent and the counter as it stands; the others get the page.
"""

from django.contrib import messages
from django.http import HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from committees import sheet
from committees.actions import attendance as actions
from committees.forms.attendance import RowForm, legend, written
from committees.models import Body
from committees.views.meetings.access import HandlesMeeting, State
from hayaa.core.views import WritingRules

JSON = "application/json"


class AttendanceSheet(HandlesMeeting, WritingRules, TemplateView):
    """Everybody in office on the day, entered by as many people at once as there are."""

    template_name = "committees/attendance_sheet.html"
    heading = _("Attendance")
    states = [State.CONVENED]

    @cached_property
    def wants_json(self):
        return self.request.get_preferred_type(["text/html", JSON]) == JSON

    def obstacle(self):
        refused = super().obstacle()
        if refused and self.wants_json:
            return JsonResponse({"refused": str(_("This sheet is closed: nothing more is entered here."))}, status=409)
        return refused

    def get_context_data(self, *, told=None, **kwargs):
        found = sheet.read(self.meeting)
        told = told or {}
        return super().get_context_data(
            heading=self.heading,
            sheet=found,
            forms=[told.get(row.member.pk) or RowForm(row=row) for row in found.rows],
            legend=legend(get_language()),
            in_time=self.meeting.day <= Body.today(),
            **kwargs,
        )

    def post(self, request, pk):
        sent = [form for form in self._forms() if form.says_something_new]
        entries = [form.entry for form in sent if form.is_valid()]
        try:
            outcome = actions.enter(meeting=self.meeting, entries=entries, by=request.user)
        except actions.SheetClosed:
            return self.obstacle()
        for form in sent:
            key = form.row.member.pk
            form.conflict = outcome.conflicts.get(key)
            form.row = form.row.now(outcome.saved.get(key) or form.conflict)
        return self._json(sent) if self.wants_json else self._page(sent)

    def _forms(self):
        """The rows that the request holds; with «all present», those not entered yet are present."""
        data, rows = self.request.POST, sheet.read(self.meeting).rows
        if "all" in data:
            data = data.copy()
            for row in rows:
                if not row.status and not data.get(f"{row.member.pk}-status"):
                    data[f"{row.member.pk}-status"] = "present"
        return [RowForm(data, row=row) for row in rows if f"{row.member.pk}-status" in data]

    def _page(self, sent):
        told = {form.row.member.pk: form for form in sent if form.conflict or form.errors}
        if not told:
            messages.success(self.request, _("Saved."))
            return HttpResponseRedirect(self.request.path)
        return self.render_to_response(self.get_context_data(told=told))

    def _json(self, sent):
        """Every row as it stands now: others may have entered some meanwhile."""
        after = sheet.read(self.meeting)
        told = {form.row.member.pk: form for form in sent}
        rows = {row.member.pk: self._told(row, told.get(row.member.pk)) for row in after.rows}
        counter = render_to_string("committees/attendance_counter.html", {"sheet": after})
        return JsonResponse({"rows": rows, "counter": counter})

    def _told(self, row, form):
        """`values` and `version` of a row now; `told` is what its sender has to know: `wrong` or in `conflict`."""
        words = render_to_string("committees/attendance_told.html", {"form": form}).strip() if form else ""
        return {
            "values": written(row),
            "version": row.version,
            "told": words,
            "wrong": bool(form and form.errors),
            "conflict": bool(form and form.conflict),
        }


urlpatterns = [path("meetings/<int:pk>/attendance/", AttendanceSheet.as_view(), name="attendance-sheet")]
