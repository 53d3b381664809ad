"""The steps of a meeting: each page says what will happen, then it happens."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees import convening
from committees.forms import meeting_steps as forms
from committees.models import Attendance, Body, Meeting, Member
from committees.views.meetings.access import HandlesMeeting, PartOfMeeting, State
from hayaa.core.views import ConfirmRecordView, EditRecordView, WithUser, refusal


class StepView(HandlesMeeting, WithUser, ConfirmRecordView):
    """One step of the meeting. Each address is one set of arguments."""

    model = Meeting

    def get_object(self, queryset=None):
        return self.meeting


class ConveneView(StepView):
    template_name = "committees/meeting_convene.html"

    def get_context_data(self, **kwargs):
        body = Body.current()
        sexes = list(self.meeting.eligible_members().values_list("sex", flat=True))
        return super().get_context_data(
            members=len(sexes),
            women=sexes.count(Member.Sex.FEMALE),
            notice=convening.short_notice(self.meeting, body),
            rule=body.notice_days,
            **kwargs,
        )

    def get_success_url(self):
        return reverse("committees:convocation-list", args=[self.meeting.pk])


class CloseView(StepView):
    """Freezes the sheet; refused while somebody is not entered, or before the day has come."""

    template_name = "committees/meeting_close.html"

    def obstacle(self):
        return super().obstacle() or self._too_early()

    def _too_early(self):
        if self.meeting.day > Body.today():
            reason = _("The meeting is still to come: it is closed on its day or later.")
            return refusal(self.request, heading=self.heading, reason=reason, back=self.meeting.get_absolute_url())


class NextCallView(StepView):
    """A step that leads to the meeting it made."""

    def obstacle(self):
        return super().obstacle() or self._made_already()

    def _made_already(self):
        if hasattr(self.meeting, "successor"):
            reason = _("Another meeting stands in its place already.")
            back = self.meeting.successor.get_absolute_url()
            return refusal(self.request, heading=self.heading, reason=reason, back=back)


class ApproveView(StepView):
    """Refused while no later meeting of the organ was held: there is none to choose."""

    def obstacle(self):
        return super().obstacle() or self._none_later()

    def _none_later(self):
        if not self.meeting.later_ones().exists():
            reason = _(
                "Minutes are approved in a later meeting of the same organ, and none has been held yet. "
                "Put their approval on the agenda of the next one; when it is closed, record the approval here."
            )
            return refusal(self.request, heading=self.heading, reason=reason, back=self.meeting.get_absolute_url())


class CorrectionView(PartOfMeeting, WithUser, EditRecordView):
    """A correction of a frozen sheet, with its reason."""

    model = Attendance
    form_class = forms.CorrectionForm
    template_name = "committees/attendance_correct.html"
    states = State.closed()
    heading = _("Correct the attendance")
    saved = _("The sheet is corrected; the correction stays visible.")

    queryset = Attendance.objects.select_related("member", "meeting__committee")

    def get_success_url(self):
        return self.meeting.get_absolute_url()


STEPS = {
    "convene": ConveneView.as_view(
        states=[State.DRAFT],
        form_class=forms.ConveneForm,
        heading=_("Convene the meeting"),
        consequence=_("The meeting gets its number of the year, and its papers are ready to be handed out."),
        confirm=pgettext_lazy("meeting", "Convene"),
        saved=_("The meeting has its number and its papers are ready; nobody is told yet."),
        primary=True,
    ),
    "cancel": StepView.as_view(
        states=State.ahead(),
        form_class=forms.CancelForm,
        heading=_("Cancel the meeting"),
        consequence=_("The meeting stays on record as cancelled, with the reason. It cannot be taken up again."),
        confirm=_("Cancel the meeting"),
        saved=_("The meeting is cancelled."),
    ),
    "postpone": NextCallView.as_view(
        states=[State.CONVENED],
        form_class=forms.PostponeForm,
        heading=_("Postpone the meeting"),
        consequence=_(
            "The meeting stays on record as postponed, with the reason. "
            "A new draft with the same agenda stands in its place."
        ),
        confirm=pgettext_lazy("meeting", "Postpone"),
        saved=_("The meeting is postponed. This is the draft that stands in its place."),
    ),
    "call-again": NextCallView.as_view(
        states=[State.NOT_HELD],
        form_class=forms.CallAgainForm,
        heading=_("Call again"),
        consequence=_("A new draft with the same place and agenda is made for the next call."),
        confirm=_("Make the next call"),
        saved=_("This is the draft of the next call."),
        primary=True,
    ),
    "close": CloseView.as_view(
        states=[State.CONVENED],
        form_class=forms.CloseForm,
        heading=_("Close the meeting"),
        consequence=_("The sheet and the quorum are frozen. Later corrections need a reason and stay visible."),
        confirm=_("Close the meeting"),
        saved=_("The meeting is closed."),
        primary=True,
    ),
    "finish-minutes": StepView.as_view(
        states=[State.HELD],
        form_class=forms.FinishForm,
        heading=_("The minutes are complete"),
        consequence=_(
            "The minutes wait for their approval in a later meeting. Until then they can still be corrected."
        ),
        confirm=_("The minutes are complete"),
        saved=_("The minutes are complete."),
        primary=True,
    ),
    "return-minutes": StepView.as_view(
        states=[State.MINUTES_DRAFTED],
        form_class=forms.ReturnForm,
        heading=_("Return the minutes"),
        consequence=_("The minutes go back to be completed; the reason is kept."),
        confirm=_("Return the minutes"),
        saved=_("The minutes are returned."),
    ),
    "approve-minutes": ApproveView.as_view(
        states=[State.MINUTES_DRAFTED],
        form_class=forms.ApproveForm,
        heading=_("Record the approval of the minutes"),
        consequence=_("The minutes are locked. A later correction needs a reason and stays visible."),
        confirm=_("Record the approval"),
        saved=_("The minutes are approved and locked."),
        primary=True,
    ),
    "reopen-minutes": StepView.as_view(
        states=[State.MINUTES_APPROVED],
        form_class=forms.ReopenForm,
        heading=_("Correct approved minutes"),
        consequence=_("The minutes are opened for correction and have to be approved again. The reason stays visible."),
        confirm=_("Open for correction"),
        saved=_("The minutes are open for correction."),
    ),
}

urlpatterns = [
    *(path(f"meetings/<int:pk>/{step}/", view, name=f"meeting-{step}") for step, view in STEPS.items()),
    path("attendances/<int:pk>/correct/", CorrectionView.as_view(), name="attendance-correct"),
]
