"""Reading and proposing opinions."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django_filters.views import FilterView

from committees.models import Body
from hayaa.core.exports import ListFile, export_paths
from hayaa.core.views import CreateRecordView, DeleteRecordView, EditRecordView, WithUser
from opinions import adoption, clock, reading_room, spreadsheets
from opinions.filters import OpinionFilter
from opinions.forms.opinions import OpinionForm
from opinions.models import FollowUp, Opinion, OpinionText
from opinions.views import reading
from opinions.views.access import HandlesOpinion, State

REFERRED = ("theme", "committee", "adopted_in__meeting", "adopted_text")


def listed(request):
    """The opinions that a request asks for; page, spreadsheet and register of one address show the same."""
    seen = Opinion.objects.visible_to(request.user).with_clock().select_related(*REFERRED)
    return OpinionFilter(request.GET, queryset=seen, request=request)


@method_decorator(login_not_required, name="dispatch")
class OpinionList(FilterView):
    """The opinions that the reader may see: those released, for the public."""

    filterset_class = OpinionFilter
    strict = False
    paginate_by = 50
    template_name = "opinions/opinion_list.html"
    extra_context = {"heading": _("Opinions")}

    def get_filterset(self, filterset_class):
        return listed(self.request)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        today = Body.today()
        context["rows"] = [(opinion, clock.read(opinion, today)) for opinion in context["object_list"]]
        return context


class OpinionListFile(ListFile, OpinionList):
    def sheets(self, context):
        return [spreadsheets.register(context["object_list"])]


@login_not_required
def opinion_detail(request, pk):
    """One opinion: what is to be done with it now, its text, what it recommends, what the council did."""
    seen = Opinion.objects.visible_to(request.user).with_clock()
    opinion = get_object_or_404(seen.select_related(*REFERRED, "rapporteur", "referral_letter", "cover_letter"), pk=pk)
    if not request.user.has_perm("opinions.view_opinion"):
        return reading.outside(request, opinion)
    return render(request, "opinions/opinion_detail.html", as_inside(opinion, request.user))


def as_inside(opinion, user):
    """What the page of an opinion shows to those inside."""
    today = Body.today()
    return {
        "heading": opinion,
        "opinion": opinion,
        "clock": clock.read(opinion, today),
        "text": opinion.text,
        "readers": reading_room.readers(opinion),
        "today": today,
        **_parts(opinion),
        **_may(opinion, user),
        **_now(opinion, user),
    }


def _parts(opinion):
    follow_ups = Prefetch("follow_ups", FollowUp.objects.select_related("by__member"))
    return {
        "recommendations": opinion.recommendations.prefetch_related(follow_ups),
        "deposits": opinion.deposits.select_related("receipt", "letter").order_by("-day", "-pk"),
        "events": opinion.events.select_related("letter", "document"),
        "documents": opinion.documents.all(),
        "errata": reading_room.errata(opinion),
        "steps": opinion.steps.select_related("by__member"),
    }


def _may(opinion, user):
    """What this reader may do with it, as far as its state allows."""
    drafts, records = user.has_perm("opinions.change_opinion", opinion), user.has_perm("opinions.record_opinion")
    return {
        "drafts": drafts,
        "directs": user.has_perm("opinions.direct_opinion"),
        "records": records,
        "keeps_documents": drafts if opinion.is_in_writing else records,
        "sees_versions": OpinionText.objects.visible_to(user).filter(opinion=opinion).exists(),
    }


def _now(opinion, user):
    """Which of the steps that its state allows is the next one."""
    submitted, followed = opinion.state == State.SUBMITTED, opinion.state == State.IN_FOLLOW_UP
    return {
        "deletable": opinion.state == State.PROPOSED and not opinion.is_used,
        "adoptable": submitted and adoption.points_of(opinion).exists(),
        "awaited_at": adoption.awaited_at(opinion, user) if submitted else None,
        "settled": followed and not opinion.recommendations.unsettled().exists(),
    }


class OpinionCreate(WithUser, CreateRecordView):
    """A proposal: of the secretariat and the bureau for any committee, of others for the committees they lead."""

    model = Opinion
    form_class = OpinionForm
    see = "opinions.view_opinion"
    do = "opinions.add_opinion"
    heading = _("Propose an opinion")
    saved = _("The opinion is proposed: its text can be written, and the chair takes it up for study.")

    def get_back_url(self):
        return reverse("opinions:opinion-list")


class OpinionUpdate(WithUser, HandlesOpinion, EditRecordView):
    model = Opinion
    form_class = OpinionForm
    heading = _("Edit the opinion")

    def get_object(self, queryset=None):
        return self.opinion


class OpinionDelete(HandlesOpinion, DeleteRecordView):
    model = Opinion
    states = [State.PROPOSED]
    heading = _("Delete this proposal?")
    in_use = _("Something has been written or added already: withdraw the opinion instead, it then stays on record.")

    def get_success_url(self):
        return reverse("opinions:opinion-list")


urlpatterns = [
    path("opinions/", OpinionList.as_view(), name="opinion-list"),
    *export_paths("opinions", OpinionListFile.as_view(), name="opinions"),
    path("opinions/new/", OpinionCreate.as_view(), name="opinion-create"),
    path("opinions/<int:pk>/", opinion_detail, name="opinion-detail"),
    path("opinions/<int:pk>/edit/", OpinionUpdate.as_view(), name="opinion-update"),
    path("opinions/<int:pk>/delete/", OpinionDelete.as_view(), name="opinion-delete"),
]
