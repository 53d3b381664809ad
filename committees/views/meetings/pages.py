"""Reading and planning meetings."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView
from django_filters.views import FilterView

from committees import convening, month, sheet, spreadsheets
from committees.actions import meetings as actions
from committees.filters import MeetingFilter
from committees.forms.meetings import MeetingForm, NewMeetingForm, organs, usual_agenda
from committees.models import Attendance, Body, Decision, Meeting
from committees.views.meetings.access import HandlesMeeting, State, works_on
from hayaa.core.exports import ListFile, export_paths
from hayaa.core.views import AccessRules, CreateRecordView, DeleteRecordView, EditRecordView, WithUser

LANGUAGES = ("ar", "fr")


class MeetingList(AccessRules, FilterView):
    """All meetings that the reader may see, the latest first; or one month of them as a calendar."""

    see = "committees.view_meeting"
    filterset_class = MeetingFilter
    strict = False
    paginate_by = 50
    template_name = "committees/meeting_list.html"
    extra_context = {"heading": _("Meetings")}

    def get_queryset(self):
        attending = Count("attendances", filter=Q(attendances__status__in=Attendance.Status.attending()))
        return Meeting.objects.visible_to(self.request.user).select_related("committee").annotate(attending=attending)

    def get_context_data(self, **kwargs):
        today = Body.today()
        asked = self.request.GET.get("month")
        calendar = None if asked is None else month.read(asked, today=today, meetings=self.object_list)
        return super().get_context_data(calendar=calendar, this_month=f"{today:%Y-%m}", **kwargs)


class MeetingListFile(ListFile, MeetingList):
    def sheets(self, context):
        calendar = context["calendar"]
        return [spreadsheets.meetings(calendar.meetings if calendar else context["object_list"])]


class MeetingDetail(AccessRules, DetailView):
    """One meeting: what is to be done with it now, its agenda, its sheet, its papers and its steps."""

    see = "committees.view_meeting"

    def get_queryset(self):
        found = Meeting.objects.visible_to(self.request.user)
        return found.select_related(
            "committee",
            "former",
            "successor",
            "signed_by",
            "chaired_by",
            "recorded_by",
            "approved_in",
            "convocation_letter",
        )

    def get_context_data(self, **kwargs):
        meeting = self.object
        body = Body.current()
        sent = meeting.convocations.aggregate(all=Count("pk"), sent=Count("sent_on"), delivered=Count("delivered_on"))
        return super().get_context_data(
            heading=meeting,
            handles=self.request.user.has_perm("committees.change_meeting", meeting),
            has_papers=works_on(self.request.user, meeting),
            sheet=sheet.read(meeting, body=body),
            today=body.day,
            agenda=meeting.agenda.select_related("presented_by").prefetch_related("decisions__in_charge"),
            left_open=Decision.objects.open_before(meeting) if meeting.is_ahead else (),
            sent=sent,
            steps=meeting.steps.select_related("by__member"),
            documents=meeting.documents.all(),
            guests=meeting.guests.all(),
            successor=Meeting.objects.visible_to(self.request.user).filter(former=meeting).first(),
            notice=convening.short_notice(meeting, body),
            letters=meeting.letters.all(),
            activities=meeting.activities.prefetch_related("lines__plan_version"),
            **kwargs,
        )


class MeetingCreate(WithUser, CreateRecordView):
    """All that a convocation needs, on one page; what the last meeting of the organ had is proposed."""

    model = Meeting
    form_class = NewMeetingForm
    template_name = "committees/meeting_form.html"
    see = "committees.view_meeting"
    do = "committees.add_meeting"
    heading = _("New meeting")
    saved = _("The meeting is planned.")

    @cached_property
    def organ(self):
        """The organ chosen, named in the address, or the first whose meetings this user handles."""
        handled = [code for code, _label in organs(self.request.user, Body.today())]
        if not handled:
            raise PermissionDenied
        asked = self.request.POST.get("organ") or self.request.GET.get("organ")
        return asked if asked in handled else handled[0]

    @cached_property
    def last(self):
        """The last meeting of that organ: its hour and place are proposed, and its agenda on demand."""
        kind, _dash, key = self.organ.partition("-")
        same = Meeting.objects.visible_to(self.request.user).filter(kind=kind).exclude(state=State.CANCELLED)
        return same.filter(committee=key or None).first()

    def get_initial(self):
        initial = {"organ": self.organ, **usual_agenda()}
        if self.last:
            initial |= {name: getattr(self.last, name) for name in ("starts_at", "place_ar", "place_fr")}
        return initial

    def post(self, request, *args, **kwargs):
        if "agenda" not in request.POST:
            return super().post(request, *args, **kwargs)
        self.object = None
        return self.render_to_response(self.get_context_data(form=self._with_agenda(request.POST["agenda"])))

    def _with_agenda(self, source):
        """The form as it was sent, not judged yet, with another agenda in it."""
        typed = self.request.POST.dict()
        if source == "usual":
            typed |= usual_agenda()
        elif self.last:
            points = list(self.last.agenda.all())
            for code in LANGUAGES:
                typed[f"agenda_{code}"] = "\n".join(getattr(point, f"title_{code}") or "" for point in points)
        return self.form_class(initial=typed, user=self.request.user)

    def get_back_url(self):
        return reverse("committees:meeting-list")

    def form_valid(self, form):
        response = super().form_valid(form)
        return self._convened() if "convene" in self.request.POST else response

    def _convened(self):
        """On to its papers, where there is somebody to convene."""
        if self.object.eligible_members().exists():
            actions.convene(meeting=self.object, by=self.request.user)
            messages.success(
                self.request, _("The meeting has its number and its papers are ready; nobody is told yet.")
            )
            return redirect("committees:convocation-list", self.object.pk)
        messages.warning(self.request, _("Nobody is in office on this day, so nobody can be convened."))
        return redirect(self.object)


class MeetingUpdate(WithUser, HandlesMeeting, EditRecordView):
    model = Meeting
    form_class = MeetingForm
    states = State.ahead()
    heading = _("Edit the meeting")
    told = _("Some have been convened to what stood here before: tell them of the change.")

    def form_valid(self, form):
        response = super().form_valid(form)
        if {"day", "starts_at", "place_ar"} & set(form.changed_data) and self._somebody_knows():
            messages.warning(self.request, self.told)
            return redirect("committees:convocation-list", self.object.pk)
        return response

    def _somebody_knows(self):
        return self.object.convocations.filter(sent_on__isnull=False).exists()


class MeetingDelete(HandlesMeeting, DeleteRecordView):
    model = Meeting
    states = [State.DRAFT]
    heading = _("Delete this draft?")
    consequence = _("The draft and its agenda will be deleted and cannot be brought back.")
    in_use = _("Something refers to this meeting: cancel it instead.")

    def get_success_url(self):
        return reverse("committees:meeting-list")


urlpatterns = [
    path("meetings/", MeetingList.as_view(), name="meeting-list"),
    *export_paths("meetings", MeetingListFile.as_view(), name="meetings"),
    path("meetings/new/", MeetingCreate.as_view(), name="meeting-create"),
    path("meetings/<int:pk>/", MeetingDetail.as_view(), name="meeting-detail"),
    path("meetings/<int:pk>/edit/", MeetingUpdate.as_view(), name="meeting-update"),
    path("meetings/<int:pk>/delete/", MeetingDelete.as_view(), name="meeting-delete"),
]
