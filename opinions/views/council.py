"""The council's side: cover letter, deposit, events and answers."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views import View

from committees.models import Body
from hayaa.core.views import (
    ConfirmRecordView,
    CreateRecordView,
    EditRecordView,
    WithUser,
    WritingRules,
    refusal,
)
from opinions import actions, notices
from opinions.forms.council import CancelDepositForm, CancelEventForm, DepositForm, EventForm
from opinions.models import CouncilEvent, Deposit, Opinion
from opinions.views.access import HandlesOpinion, OfOpinion, PartOfOpinion, State


class LetterRegister(HandlesOpinion, WritingRules, View):
    """Give the cover letter its number, before the deposit and once."""

    may = "opinions.record_opinion"
    states = [State.ADOPTED]
    heading = _("Cover letter")
    http_method_names = ["post"]

    def obstacle(self):
        return super().obstacle() or self._numbered_already()

    def _numbered_already(self):
        if self.opinion.cover_letter_id:
            reason = _("The cover letter has its number already.")
            return refusal(self.request, heading=self.heading, reason=reason, back=self.get_back_url())

    def post(self, request, pk):
        actions.register_cover_letter(opinion=self.opinion, day=Body.today())
        told = _("The cover letter has number %(number)s: print it with the slip for the registry office.")
        messages.success(request, told % {"number": self.opinion.cover_letter.official_number})
        return HttpResponseRedirect(self.opinion.get_absolute_url() + "#council")


class DepositCreate(OfOpinion, WithUser, CreateRecordView):
    """The deposit in one form; council members are told once it is saved."""

    model = Deposit
    form_class = DepositForm
    may = "opinions.record_opinion"
    states = [State.ADOPTED]
    template_name = "opinions/deposit_form.html"
    heading = _("Enter the deposit")
    saved = _("The deposit is recorded. Enter from now on what the council does with the opinion.")

    def form_valid(self, form):
        transaction.on_commit(self._tell_council, robust=True)
        response = super().form_valid(form)
        if other := self.object.another_with_its_number():
            told = _("Opinion no. %(number)s was deposited in this year with the same receipt number: compare them.")
            messages.warning(self.request, told % {"number": other.opinion.official_number})
        return response

    def _tell_council(self):
        told = notices.tell_council(self.opinion, absolute=self.request.build_absolute_uri)
        if told.failed:
            messages.error(self.request, _("Some mails to council members did not go out: tell them another way."))


class DepositCancel(HandlesOpinion, WithUser, ConfirmRecordView):
    """A deposit entered by mistake is struck out and stays; the opinion waits for another."""

    model = Opinion
    form_class = CancelDepositForm
    may = "opinions.record_opinion"
    states = [State.DEPOSITED]
    heading = _("Cancel the deposit")
    saved = _("The deposit is cancelled and stays visible. The opinion waits for another deposit.")
    consequence = _(
        "The deposit stays on the page, struck through, with the reason. The opinion is no longer with the council "
        "and waits for another deposit, with a new cover letter."
    )
    confirm = heading

    def obstacle(self):
        return super().obstacle() or self._dealt_with()

    def _dealt_with(self):
        if reason := self.opinion.obstacle_to(State.ADOPTED):
            return refusal(self.request, heading=self.heading, reason=reason, back=self.get_back_url())

    def get_object(self, queryset=None):
        return self.opinion


class EventCreate(OfOpinion, WithUser, CreateRecordView):
    model = CouncilEvent
    form_class = EventForm
    may = "opinions.record_opinion"
    states = State.followed()
    heading = _("Enter what the council did")


class OfStandingEvent(PartOfOpinion, WithUser):
    """An event that has not been cancelled."""

    model = CouncilEvent
    may = "opinions.record_opinion"
    states = State.followed()

    def obstacle(self):
        return super().obstacle() or self._struck_out()

    def _struck_out(self):
        if self.get_object().is_cancelled:
            reason = _("This event is cancelled: enter a new one instead.")
            return refusal(self.request, heading=self.heading, reason=reason, back=self.get_back_url())


class EventUpdate(OfStandingEvent, EditRecordView):
    form_class = EventForm
    heading = _("Correct what the council did")


class EventCancel(OfStandingEvent, ConfirmRecordView):
    form_class = CancelEventForm
    heading = _("Cancel this event")
    saved = _("The event is cancelled and stays visible.")
    consequence = _("The event stays on the page, struck through, with the reason, and counts no longer.")
    confirm = heading


urlpatterns = [
    path("opinions/<int:pk>/cover-letter/", LetterRegister.as_view(), name="letter-register"),
    path("opinions/<int:pk>/deposit/", DepositCreate.as_view(), name="deposit-create"),
    path("opinions/<int:pk>/deposit/cancel/", DepositCancel.as_view(), name="deposit-cancel"),
    path("opinions/<int:pk>/events/new/", EventCreate.as_view(), name="event-create"),
    path("council-events/<int:pk>/edit/", EventUpdate.as_view(), name="event-update"),
    path("council-events/<int:pk>/cancel/", EventCancel.as_view(), name="event-cancel"),
]
