"""The council's reading room, and what the public reads of an opinion that was released."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.generic import DetailView
from django_filters.views import FilterView

from committees.models import Body
from hayaa.core.exports import ListFile, export_paths
from hayaa.core.views import AccessRules
from opinions import actions, clock, reading_room, spreadsheets
from opinions.filters import ReadingFilter
from opinions.models import Opinion, Reading

ROOM = _("Reading room")
READERS_ONLY = {"drafts": False, "directs": False, "records": False}


class ReadingList(AccessRules, FilterView):
    """The opinions deposited with the council, unread first."""

    see = "opinions.read_opinion"
    filterset_class = ReadingFilter
    strict = False
    template_name = "opinions/reading_list.html"
    paginate_by = 20
    extra_context = {"heading": ROOM}

    def get_queryset(self):
        return reading_room.shelf(self.request.user)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        lying = reading_room.lying(context["object_list"], Body.today())
        return {**context, "lying": lying, "unread": reading_room.unread(self.request.user).count()}


class ReadingListFile(ListFile, ReadingList):
    def sheets(self, context):
        return [spreadsheets.reading_room(context["lying"])]


class ReadingDetail(AccessRules, DetailView):
    """One opinion, to be read: its adopted text and what became of it, and nothing of how it was made."""

    see = "opinions.read_opinion"
    template_name = "opinions/reading_detail.html"

    def get_queryset(self):
        found = Opinion.objects.deposited().with_clock()
        return found.select_related("theme", "adopted_text", "adopted_in__meeting__committee")

    def get_context_data(self, **kwargs):
        opinion, reader = self.object, self.request.user
        return super().get_context_data(
            **as_adopted(opinion),
            deposits=opinion.deposits.standing(),
            events=opinion.events.standing().select_related("document", "letter"),
            documents=reading_room.enclosed(opinion, reader),
            reading=Reading.objects.filter(opinion=opinion, user=reader).first(),
            trail=[(ROOM, reverse("opinions:reading-list"))],
            **kwargs,
        )


def as_adopted(opinion):
    """What whoever is not inside reads of an opinion: only what was adopted, and what became of it since."""
    today = Body.today()
    return {
        "heading": opinion.title,
        "opinion": opinion,
        "text": opinion.adopted_text,
        "clock": clock.read(opinion, today),
        "recommendations": opinion.recommendations.prefetch_related("follow_ups"),
        "answers": opinion.events.standing().answers(),
        "errata": reading_room.errata(opinion),
        "today": today,
        **READERS_ONLY,
    }


def outside(request, opinion):
    """The answer at the address of an opinion to whoever is not inside.

    The council goes on to its reading room; everybody reads what has been released, and nothing else exists for them.
    `opinion` comes from `Opinion.objects.with_clock()`.
    """
    if opinion.is_with_council and request.user.has_perm("opinions.read_opinion"):
        return redirect("opinions:reading-detail", opinion.pk)
    if not opinion.is_released:
        raise Http404
    return render(request, "opinions/opinion_public.html", as_adopted(opinion))


class OfReader(AccessRules, View):
    """Something that a council member says about an opinion in the reading room, by a POST and never by looking."""

    see = "opinions.read_opinion"
    http_method_names = ["post"]

    def get_opinion(self):
        return get_object_or_404(Opinion.objects.deposited(), pk=self.kwargs["pk"])


class ReadingOpen(OfReader):
    """Sent by the page itself once it has been looked at for a while."""

    def post(self, request, pk):
        actions.record_opening(opinion=self.get_opinion(), reader=request.user)
        return HttpResponse(status=204)


class ReadingAcknowledge(OfReader):
    def post(self, request, pk):
        opinion = self.get_opinion()
        actions.acknowledge(opinion=opinion, reader=request.user)
        messages.success(request, _("Recorded: you have read this opinion. Others see a number only, and no name."))
        return redirect("opinions:reading-detail", opinion.pk)


class ReadingMail(AccessRules, View):
    """Whether this reader is told of new deposits by mail: as the button said, however often it is pressed."""

    see = "opinions.read_opinion"
    http_method_names = ["post"]

    def post(self, request):
        wanted = request.POST.get("mail") == "yes"
        request.user.mail_on_deposit = wanted
        request.user.save(update_fields=["mail_on_deposit"])
        told = _("You will get a mail at each deposit.") if wanted else _("You will get no mail at a deposit any more.")
        messages.success(request, told)
        return redirect("opinions:reading-list")


urlpatterns = [
    path("reading/", ReadingList.as_view(), name="reading-list"),
    *export_paths("reading", ReadingListFile.as_view(), name="reading"),
    path("reading/mail/", ReadingMail.as_view(), name="reading-mail"),
    path("reading/<int:pk>/", ReadingDetail.as_view(), name="reading-detail"),
    path("reading/<int:pk>/opened/", ReadingOpen.as_view(), name="reading-open"),
    path("reading/<int:pk>/read/", ReadingAcknowledge.as_view(), name="reading-acknowledge"),
]
