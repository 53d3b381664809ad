"""Recommendations of an opinion, and the table of their follow-up."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views import View

from committees.models import Body
from hayaa.core.exports import export_paths, exported
from hayaa.core.forms import sent_keys
from hayaa.core.views import (
    CreateRecordView,
    DeleteRecordView,
    EditRecordView,
    MoveRecordView,
    WithUser,
    WritingRules,
)
from opinions import follow_up, follow_up_sheet
from opinions.forms.recommendations import BulkForm, FollowUpForm, RecommendationForm
from opinions.models import FollowUp, Opinion, Recommendation
from opinions.views.access import OfOpinion, PartOfOpinion, State

ROWS_A_PAGE = 50


class RecommendationCreate(OfOpinion, CreateRecordView):
    model = Recommendation
    form_class = RecommendationForm
    heading = _("New recommendation")

    def form_valid(self, form):
        form.instance.place_last()
        return super().form_valid(form)


class RecommendationUpdate(PartOfOpinion, EditRecordView):
    """Words, addressee and term, while the opinion is written: all three are part of what is adopted."""

    model = Recommendation
    form_class = RecommendationForm
    heading = _("Edit the recommendation")


class RecommendationDelete(PartOfOpinion, DeleteRecordView):
    model = Recommendation
    heading = _("Delete this recommendation?")
    in_use = _("Something has been entered about what became of it: it stays.")

    def get_success_url(self):
        return self.opinion.get_absolute_url() + "#recommendations"


class RecommendationMove(PartOfOpinion, MoveRecordView):
    model = Recommendation
    heading = _("Edit the recommendation")


class FollowUpCreate(PartOfOpinion, WithUser, EditRecordView):
    """One more entry in the log; the recommendation has its state from then on."""

    model = Recommendation
    queryset = Recommendation.objects.prefetch_related(
        Prefetch("follow_ups", FollowUp.objects.select_related("by__member"))
    )
    form_class = FollowUpForm
    may = "opinions.record_opinion"
    states = State.followed()
    template_name = "opinions/follow_up_form.html"
    heading = _("What became of the recommendation")
    saved = _("The entry is kept in the log of the recommendation.")


HEADING = _("Follow-up of the recommendations")


@login_not_required
def recommendation_list(request):
    """The table as the reader may see it; with the fields of the bulk update for those who follow up."""
    table = follow_up.table(request)
    page = Paginator(table.filter.qs, ROWS_A_PAGE).get_page(request.GET.get("page"))
    chosen = [each for each in page.object_list if each.opinion.is_followed]
    bulk = BulkForm(chosen) if chosen and request.user.has_perm("opinions.record_opinion") else None
    context = {"heading": HEADING, "table": table, "page_obj": page, "rows": _rows(page.object_list, bulk)}
    context |= {"bulk": bulk, "query": request.GET.urlencode(), "findings": table.findings}
    return render(request, "opinions/recommendation_list.html", context)


def _rows(recommendations, bulk):
    """Each row of the table, with its part of the bulk update where it has one."""
    forms, today = bulk.rows if bulk else {}, Body.today()
    return [(follow_up.row(each, on=today), forms.get(each.pk)) for each in recommendations]


@login_not_required
def recommendations_file(request, ending):
    return exported([follow_up_sheet.sheet(follow_up.table(request))], title=HEADING, ending=ending)


class RecommendationBulk(WritingRules, View):
    """Many entries at once, all or none; the filter of the table goes along in the address."""

    do = "opinions.record_opinion"

    def get(self, request):
        return HttpResponseRedirect(self.back)

    def post(self, request):
        bulk = BulkForm(self.recommendations, request.POST)
        if not bulk.is_valid():
            return self._refused(bulk)
        if count := bulk.save(by=request.user):
            told = ngettext("%(count)s entry is kept.", "%(count)s entries are kept.", count)
            messages.success(request, told % {"count": count})
        else:
            messages.warning(request, _("Nothing was entered: choose a new state first."))
        return HttpResponseRedirect(self.back)

    @cached_property
    def back(self):
        query = self.request.GET.urlencode()
        return reverse("opinions:recommendation-list") + (f"?{query}" if query else "")

    @property
    def recommendations(self):
        """Those whose rows were sent. Their opinions are held first, as whoever follows up one of them does."""
        keys = sent_keys(self.request.POST)
        theirs = Recommendation.objects.filter(pk__in=keys).values("opinion")
        list(Opinion.objects.select_for_update().filter(pk__in=theirs).order_by("pk"))
        return follow_up.followed_by(self.request.user).filter(pk__in=keys)

    def _refused(self, bulk):
        rows = _rows([form.recommendation for form in bulk.rows.values()], bulk)
        context = {"heading": HEADING, "rows": rows, "bulk": bulk, "back": self.back}
        context |= {"query": self.request.GET.urlencode(), "findings": True}
        return render(self.request, "opinions/recommendation_bulk.html", context)


urlpatterns = [
    path("opinions/<int:pk>/recommendations/new/", RecommendationCreate.as_view(), name="recommendation-create"),
    path("recommendations/", recommendation_list, name="recommendation-list"),
    *export_paths("recommendations", recommendations_file, name="recommendations"),
    path("recommendations/update/", RecommendationBulk.as_view(), name="recommendation-bulk"),
    path("recommendations/<int:pk>/edit/", RecommendationUpdate.as_view(), name="recommendation-update"),
    path("recommendations/<int:pk>/delete/", RecommendationDelete.as_view(), name="recommendation-delete"),
    path("recommendations/<int:pk>/move/", RecommendationMove.as_view(), name="recommendation-move"),
    path("recommendations/<int:pk>/follow-up/", FollowUpCreate.as_view(), name="follow-up-create"),
]
