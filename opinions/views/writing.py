"""Writing the text of an opinion, and reading its kept versions."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import DetailView, FormView, ListView

from committees.models import Body
from hayaa.core.richtext import editor_page
from hayaa.core.views import AccessRules, WritingRules
from opinions import actions, difference
from opinions.forms.writing import TextForm
from opinions.models import Opinion, OpinionText
from opinions.views.access import HandlesOpinion

LANGUAGES = ("ar", "fr")
JUST_NOW = timedelta(minutes=10)


class TextUpdate(HandlesOpinion, WritingRules, FormView):
    """The text in one language. A request with the header `X-Autosave` is answered in JSON (`js/draft.js`)."""

    form_class = TextForm
    template_name = "opinions/text_form.html"
    heading = gettext_lazy("Write the text")

    @cached_property
    def text(self):
        """The latest version, or None."""
        return self.opinion.texts.select_related("by__member").order_by("number").last()

    @property
    def language(self):
        if self.kwargs["language"] not in LANGUAGES:
            raise Http404
        return self.kwargs["language"]

    def get_form_kwargs(self):
        about = {"opinion": self.opinion, "text": self.text, "language": self.language, "user": self.request.user}
        return {**super().get_form_kwargs(), **about}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading,
            back=self.get_back_url(),
            language=self.language,
            text=self.text,
            other_writer=self._other_writer(),
            languages=[self._pill(language) for language in LANGUAGES],
            **kwargs,
        )

    def _pill(self, language):
        label = {"ar": _("Arabic text"), "fr": _("French text")}[language]
        url = reverse("opinions:text-update", args=[self.opinion.pk, language])
        return {"label": label, "url": url, "current": language == self.language}

    def _other_writer(self):
        """Who else wrote in this text a moment ago, or None."""
        text = self.text
        recent = text and text.by != self.request.user and text.saved_at > Body.now() - JUST_NOW
        return text.by if recent else None

    @property
    def saves_itself(self):
        return "X-Autosave" in self.request.headers

    def form_valid(self, form):
        text = form.save()
        if self.saves_itself:
            return JsonResponse({"seen": text.seen, "saved": f"{timezone.localtime(text.saved_at):%H:%M}"})
        messages.success(self.request, _("The text is saved."))
        return HttpResponseRedirect(self.opinion.get_absolute_url())

    def form_invalid(self, form):
        if not self.saves_itself:
            return super().form_invalid(form)
        if form.is_conflict:
            return JsonResponse({"conflict": True, "message": " ".join(form.non_field_errors())}, status=409)
        return JsonResponse({"errors": form.errors}, status=422)


class OfTexts(AccessRules):
    """The versions of an opinion that this reader may see; where there is none for them, the page does not exist."""

    see = "opinions.view_opinion"

    @cached_property
    def opinion(self):
        return get_object_or_404(Opinion.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def obstacle(self):
        if not self.get_queryset().exists():
            raise Http404

    def get_queryset(self):
        seen = OpinionText.objects.visible_to(self.request.user).filter(opinion=self.opinion)
        return seen.select_related("by__member", "opinion").order_by("-number")

    def get_context_data(self, **kwargs):
        user = self.request.user
        writes = self.opinion.is_in_writing and user.has_perm("opinions.change_opinion", self.opinion)
        return super().get_context_data(opinion=self.opinion, lede=self.opinion, writes=writes, **kwargs)


class TextList(OfTexts, ListView):
    allow_empty = False
    paginate_by = 50
    template_name = "opinions/text_list.html"
    extra_context = {"heading": gettext_lazy("Versions of the text")}


class TextDetail(OfTexts, DetailView):
    """An old version, and what it changed in the one before."""

    template_name = "opinions/text_detail.html"
    context_object_name = "text"

    def get_object(self, queryset=None):
        return get_object_or_404(self.get_queryset(), number=self.kwargs["number"])

    def get_context_data(self, **kwargs):
        before = self.get_queryset().filter(number__lt=self.object.number).first()
        return super().get_context_data(
            heading=_("Version %(number)s of the text") % {"number": self.object.number},
            changes={language: difference.compare(before, self.object, language) for language in LANGUAGES},
            is_latest=not self.get_queryset().filter(number__gt=self.object.number).exists(),
            **kwargs,
        )


class TextRestore(HandlesOpinion, WritingRules, View):
    """Bring an old version back: its words are saved over the latest one, which stays."""

    heading = gettext_lazy("Versions of the text")
    http_method_names = ["post"]

    def post(self, request, pk, number):
        old = get_object_or_404(self.opinion.texts, number=number)
        columns = [f"{name}_{language}" for name in OpinionText.SECTIONS for language in LANGUAGES]
        values = {column: getattr(old, column) for column in columns}
        latest = self.opinion.texts.order_by("number").last()
        actions.keep_text(opinion=self.opinion, by=request.user, values=values, over=latest, anew=True)
        messages.success(request, _("The words of version %(number)s hold again.") % {"number": number})
        return HttpResponseRedirect(self.opinion.get_absolute_url())


urlpatterns = [
    path("opinions/<int:pk>/text/<str:language>/edit/", editor_page(TextUpdate.as_view()), name="text-update"),
    path("opinions/<int:pk>/versions/", TextList.as_view(), name="text-list"),
    path("opinions/<int:pk>/versions/<int:number>/", TextDetail.as_view(), name="text-detail"),
    path("opinions/<int:pk>/versions/<int:number>/restore/", TextRestore.as_view(), name="text-restore"),
]
