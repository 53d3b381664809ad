"""What belongs to a meeting: points of the agenda, decisions, guests, documents."""

from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters.views import FilterView

from committees import spreadsheets
from committees.filters import DecisionFilter
from committees.forms.meetings import AgendaItemForm, DecisionForm, GuestForm, MeetingDocumentForm, ProceedingsForm
from committees.models import AgendaItem, Body, Decision, Guest, Meeting, MeetingDocument
from committees.views.meetings.access import HandlesMeeting, OfMeeting, PartOfMeeting, State
from hayaa.core.exports import ListFile, export_paths
from hayaa.core.richtext import editor_page
from hayaa.core.views import (
    AccessRules,
    CreateRecordView,
    DeleteDocumentView,
    DeleteRecordView,
    DocumentFileView,
    EditRecordView,
    MoveRecordView,
)


class ItemCreate(OfMeeting, CreateRecordView):
    model = AgendaItem
    form_class = AgendaItemForm
    heading = _("New point of the agenda")

    def form_valid(self, form):
        form.instance.place_last()
        return super().form_valid(form)


class ItemUpdate(PartOfMeeting, EditRecordView):
    """A point; once the meeting is convened, with what came of it."""

    model = AgendaItem
    template_name = "committees/item_form.html"
    heading = _("Edit the point")

    def get_form_class(self):
        return AgendaItemForm if self.meeting.state == State.DRAFT else ProceedingsForm


class ItemDelete(PartOfMeeting, DeleteRecordView):
    model = AgendaItem
    states = State.ahead()
    heading = _("Delete this point?")
    in_use = _("Decisions were taken on this point: it stays.")

    def get_success_url(self):
        return self.meeting.get_absolute_url() + "#agenda"


class ItemMove(PartOfMeeting, MoveRecordView):
    model = AgendaItem
    heading = _("Edit the point")


class DecisionList(AccessRules, FilterView):
    """Decisions of every meeting that the reader may see: who is in charge, until when, what became of them."""

    see = "committees.view_decision"
    filterset_class = DecisionFilter
    strict = False
    paginate_by = 50
    template_name = "committees/decision_list.html"
    extra_context = {"heading": _("Decisions")}

    def get_queryset(self):
        return Decision.objects.visible_to(self.request.user).select_related(
            "agenda_item__meeting__committee", "in_charge"
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        handled = Meeting.objects.handled_by(self.request.user).filter(agenda__decisions__in=context["object_list"])
        today, keys = Body.today(), set(handled.values_list("pk", flat=True))
        for decision in context["object_list"]:
            decision.overdue = decision.is_overdue(today)
            decision.editable = decision.agenda_item.meeting_id in keys
        return context


class DecisionListFile(ListFile, DecisionList):
    def sheets(self, context):
        return [spreadsheets.decisions(context["object_list"])]


class DecisionCreate(HandlesMeeting, CreateRecordView):
    """Something to be done, decided on a point of an agenda."""

    model = Decision
    form_class = DecisionForm
    states = [State.CONVENED, *State.took_place()]
    heading = _("New decision")

    @cached_property
    def item(self):
        return get_object_or_404(AgendaItem, pk=self.kwargs["item"])

    def meeting_key(self):
        return self.item.meeting_id

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": Decision(agenda_item=self.item)}

    def get_success_url(self):
        return self.object.agenda_item.get_absolute_url()


class DecisionUpdate(PartOfMeeting, EditRecordView):
    """Followed up long after the minutes are locked."""

    model = Decision
    path_to_meeting = "agenda_item__meeting"
    form_class = DecisionForm
    states = list(State)
    heading = _("Follow the decision up")


class GuestCreate(OfMeeting, CreateRecordView):
    model = Guest
    form_class = GuestForm
    heading = _("New guest")


class GuestUpdate(PartOfMeeting, EditRecordView):
    model = Guest
    form_class = GuestForm
    heading = _("Edit the guest")


class GuestDelete(PartOfMeeting, DeleteRecordView):
    model = Guest
    heading = _("Take this guest off the list?")

    def get_success_url(self):
        return self.meeting.get_absolute_url() + "#guests"


class DocumentCreate(OfMeeting, CreateRecordView):
    """A file is added at any time: the signed copy comes after the approval."""

    model = MeetingDocument
    form_class = MeetingDocumentForm
    states = list(State)
    heading = _("Add a document")
    saved = _("The document is kept with the meeting.")

    def form_valid(self, form):
        form.instance.added_by = self.request.user
        return super().form_valid(form)

    def get_success_url(self):
        return self.meeting.get_absolute_url() + "#documents"


class DocumentFile(DocumentFileView):
    """For those who may see its meeting."""

    model = MeetingDocument
    see = "committees.view_meetingdocument"


class DocumentDelete(PartOfMeeting, DeleteDocumentView):
    """A file added by mistake; with approved minutes everything stays."""

    model = MeetingDocument
    heading = _("Delete this document?")

    def get_success_url(self):
        return self.meeting.get_absolute_url() + "#documents"


urlpatterns = [
    path("meetings/<int:pk>/agenda/new/", ItemCreate.as_view(), name="item-create"),
    path("agenda-items/<int:pk>/edit/", editor_page(ItemUpdate.as_view()), name="item-update"),
    path("agenda-items/<int:pk>/delete/", ItemDelete.as_view(), name="item-delete"),
    path("agenda-items/<int:pk>/move/", ItemMove.as_view(), name="item-move"),
    path("decisions/", DecisionList.as_view(), name="decision-list"),
    *export_paths("decisions", DecisionListFile.as_view(), name="decisions"),
    path("agenda-items/<int:item>/decisions/new/", DecisionCreate.as_view(), name="decision-create"),
    path("decisions/<int:pk>/edit/", DecisionUpdate.as_view(), name="decision-update"),
    path("meetings/<int:pk>/guests/new/", GuestCreate.as_view(), name="guest-create"),
    path("guests/<int:pk>/edit/", GuestUpdate.as_view(), name="guest-update"),
    path("guests/<int:pk>/delete/", GuestDelete.as_view(), name="guest-delete"),
    path("meetings/<int:pk>/documents/new/", DocumentCreate.as_view(), name="document-create"),
    path("meeting-documents/<int:pk>/", DocumentFile.as_view(), name="document-file"),
    path("meeting-documents/<int:pk>/delete/", DocumentDelete.as_view(), name="document-delete"),
]
