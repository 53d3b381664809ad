"""The steps of an opinion: each page says what will happen, then it happens."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from hayaa.core.views import ConfirmRecordView, WithUser, refusal
from opinions import adoption
from opinions.forms import steps as forms
from opinions.models import Opinion
from opinions.views.access import HandlesOpinion, State

DIRECTS, RECORDS = "opinions.direct_opinion", "opinions.record_opinion"
NUMBERED = [State.ADOPTED, *State.with_council()]


class StepView(HandlesOpinion, WithUser, ConfirmRecordView):
    """One step of the opinion, to `state` where it has one. Each address is one set of arguments."""

    model = Opinion
    state = None

    def get_object(self, queryset=None):
        return self.opinion

    def obstacle(self):
        return super().obstacle() or self._not_ready()

    def _not_ready(self):
        """What only another page can mend is said before anything is asked here."""
        if self.state and (reason := self.opinion.obstacle_to(self.state)):
            return refusal(self.request, heading=self.heading, reason=reason, back=self.get_back_url())

    def get_form_kwargs(self):
        state = {"state": self.state} if self.state else {}
        return {**super().get_form_kwargs(), **state}


class StudyView(StepView):
    """The committee that the step needs is chosen on its own page."""

    def _not_ready(self):
        return None


class DraftView(StepView):
    """Begun by the committee in charge, or for it."""

    def obstacle(self):
        if self.request.user.has_perm(DIRECTS):
            self.may = DIRECTS
        return super().obstacle()


class SubmitView(StepView):
    """Says which version of the text is submitted, and whose it is."""

    template_name = "opinions/opinion_submit.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(text=self.opinion.text, **kwargs)


class AdoptView(StepView):
    """Refused while no meeting has a point that could have adopted it."""

    template_name = "opinions/opinion_adopt.html"

    def _not_ready(self):
        if not adoption.points().exists():
            reason = _(
                "No meeting of the whole body has been held with its quorum and has a point left for an adoption: "
                "close that meeting first, with the opinion on its agenda."
            )
            return refusal(self.request, heading=self.heading, reason=reason, back=self.get_back_url())

    def get_context_data(self, **kwargs):
        return super().get_context_data(next_numbers=adoption.next_numbers(), **kwargs)


class AgendaView(StepView):
    """Leads to the meeting; refused while none is planned."""

    def _not_ready(self):
        if not adoption.coming_meetings().exists():
            reason = _("No meeting of the whole body is planned: plan it first.")
            return refusal(self.request, heading=self.heading, reason=reason, back=self.get_back_url())


class ReleaseView(StepView):
    """Once; a second time there is nothing to release."""

    released = True

    def _not_ready(self):
        if self.opinion.is_released == self.released:
            reason = _("The opinion is public already.") if self.released else _("The opinion is not public.")
            return refusal(self.request, heading=self.heading, reason=reason, back=self.get_back_url())


STEPS = {
    "study": StudyView.as_view(
        may=DIRECTS,
        states=[State.PROPOSED],
        form_class=forms.StudyForm,
        state=State.UNDER_STUDY,
        heading=_("Take up for study"),
        consequence=_("The committee in charge studies the question; its members read along from now on."),
        confirm=_("Take up for study"),
        saved=_("The opinion is under study."),
        primary=True,
    ),
    "draft": DraftView.as_view(
        states=[State.UNDER_STUDY],
        form_class=forms.StepForm,
        state=State.DRAFTING,
        heading=_("Begin drafting"),
        consequence=_("The study is done; the committee drafts the opinion."),
        confirm=_("Begin drafting"),
        saved=_("The opinion is being drafted."),
        primary=True,
    ),
    "submit": SubmitView.as_view(
        may=DIRECTS,
        states=[State.DRAFTING],
        form_class=forms.SubmitForm,
        state=State.SUBMITTED,
        heading=_("Submit for approval"),
        consequence=_("All members of the body can read the text from now on. It can be changed only after a return."),
        confirm=_("Submit for approval"),
        saved=_("The opinion is submitted: put it on the agenda of a meeting of the body."),
        primary=True,
    ),
    "agenda": AgendaView.as_view(
        may=DIRECTS,
        states=[State.SUBMITTED],
        form_class=forms.AgendaForm,
        heading=_("Put on the agenda"),
        consequence=_("A point with the title of the opinion is added to the agenda, presented by its rapporteur."),
        confirm=_("Put on the agenda"),
        saved=_("The opinion is on the agenda of the meeting."),
        primary=True,
    ),
    "return": StepView.as_view(
        may=DIRECTS,
        states=[State.UNDER_STUDY, State.DRAFTING, State.SUBMITTED],
        form_class=forms.ReturnForm,
        heading=_("Return the opinion"),
        consequence=_("The opinion goes one state back; the reason is kept."),
        confirm=_("Return the opinion"),
        saved=_("The opinion is returned."),
    ),
    "withdraw": StepView.as_view(
        may=DIRECTS,
        states=[*State.in_writing(), State.SUBMITTED],
        form_class=forms.NotedForm,
        state=State.WITHDRAWN,
        heading=_("Withdraw the opinion"),
        consequence=_("The opinion stays on record as withdrawn, with the reason. It cannot be taken up again."),
        confirm=_("Withdraw the opinion"),
        saved=_("The opinion is withdrawn."),
    ),
    "adopt": AdoptView.as_view(
        may=RECORDS,
        states=[State.SUBMITTED],
        form_class=forms.AdoptForm,
        heading=_("Record the adoption"),
        confirm=_("Record the adoption"),
        saved=_("The adoption is recorded: the opinion has its number and its text is locked."),
        primary=True,
    ),
    "cancel": StepView.as_view(
        may=RECORDS,
        states=[State.ADOPTED],
        form_class=forms.NotedForm,
        state=State.CANCELLED,
        heading=_("Cancel the opinion"),
        consequence=_("The opinion keeps its number and stays visible as cancelled, with the reason."),
        confirm=_("Cancel the opinion"),
        saved=_("The opinion is cancelled; its number is not given again."),
    ),
    "follow": StepView.as_view(
        may=RECORDS,
        states=[State.DEPOSITED],
        form_class=forms.StepForm,
        state=State.IN_FOLLOW_UP,
        heading=_("Begin the follow-up"),
        consequence=_(
            "From now on it is asked what became of each recommendation, whether or not the council answered."
        ),
        confirm=_("Begin the follow-up"),
        saved=_("The follow-up of the recommendations has begun."),
        primary=True,
    ),
    "close": StepView.as_view(
        may=RECORDS,
        states=[State.IN_FOLLOW_UP],
        form_class=forms.StepForm,
        state=State.CLOSED,
        heading=_("Close the opinion"),
        consequence=_("Every recommendation has its end state; nothing more is expected."),
        confirm=_("Close the opinion"),
        saved=_("The opinion is closed."),
        primary=True,
    ),
    "close-without-answer": StepView.as_view(
        may=RECORDS,
        states=State.followed(),
        form_class=forms.StepForm,
        state=State.CLOSED_WITHOUT_ANSWER,
        heading=_("Close without answer"),
        consequence=_("The council has not answered, and no answer is expected any more. A late answer reopens it."),
        confirm=_("Close without answer"),
        saved=_("The opinion is closed without answer."),
    ),
    "reopen": StepView.as_view(
        may=RECORDS,
        states=[State.CLOSED, State.CLOSED_WITHOUT_ANSWER],
        form_class=forms.NotedForm,
        state=State.IN_FOLLOW_UP,
        heading=_("Reopen the opinion"),
        consequence=_("The follow-up goes on; the reason is kept."),
        confirm=_("Reopen the opinion"),
        saved=_("The opinion is in follow-up again."),
    ),
    "erratum": StepView.as_view(
        may=RECORDS,
        states=NUMBERED,
        form_class=forms.ErratumForm,
        heading=_("Add an erratum"),
        consequence=_(
            "The adopted text stays as it is; the erratum stands beside it with its day, on screen and paper."
        ),
        confirm=_("Add an erratum"),
        saved=_("The erratum stands beside the text."),
        primary=True,
    ),
    "release": ReleaseView.as_view(
        may=DIRECTS,
        states=NUMBERED,
        form_class=forms.ReleaseForm,
        heading=_("Release to the public"),
        consequence=_(
            "Everybody can read the adopted text, its PDF, the state of its recommendations, its errata and the "
            "answers of the council. Drafts, reasons of steps and documents stay inside."
        ),
        confirm=_("Release to the public"),
        saved=_("The opinion is public."),
        primary=True,
    ),
    "hide": ReleaseView.as_view(
        released=False,
        may=DIRECTS,
        states=NUMBERED,
        form_class=forms.HideForm,
        heading=_("Take off the public pages"),
        consequence=_("The public no longer sees the opinion; the reason is kept."),
        confirm=_("Take off the public pages"),
        saved=_("The opinion is no longer public."),
    ),
}

urlpatterns = [path(f"opinions/<int:pk>/{step}/", view, name=f"opinion-{step}") for step, view in STEPS.items()]
