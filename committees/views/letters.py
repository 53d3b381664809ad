"""The register of correspondence: letters out and in, none ever deleted."""

from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views import View
from django.views.generic import DetailView
from django_filters.views import FilterView

from committees import spreadsheets
from committees.filters import LetterFilter
from committees.forms.letters import CancelLetterForm, LetterDocumentForm, LetterForm, NewLetterForm
from committees.models import Letter, LetterDocument
from committees.printing import records
from hayaa.core.exports import ListFile, export_paths
from hayaa.core.pdf.responses import pdf_response
from hayaa.core.views import (
    AccessRules,
    ConfirmRecordView,
    CreateRecordView,
    DocumentFileView,
    EditRecordView,
    WithUser,
    refusal,
)

Direction = Letter.Direction


def of_reader(user):
    return Letter.objects.visible_to(user).with_records(user)


def listed(request):
    """The letters that a request asks for; page, spreadsheet and paper of one address show the same."""
    return LetterFilter(request.GET, queryset=of_reader(request.user), request=request)


class LetterList(AccessRules, FilterView):
    see = "committees.view_letter"
    filterset_class = LetterFilter
    strict = False
    paginate_by = 50
    template_name = "committees/letter_list.html"
    extra_context = {"heading": _("Register of letters")}

    def get_filterset(self, filterset_class):
        return listed(self.request)

    def get_context_data(self, **kwargs):
        return super().get_context_data(directions=self.directions(), **kwargs)

    def directions(self):
        """Tabs: all letters, those that left, those that arrived; the other choices of the filter stay."""
        asked = self.request.GET.get("direction", "")
        choices = [("", pgettext_lazy("letters", "All")), *Direction.choices]
        known = asked if asked in Direction else ""
        return [{"label": label, "url": self._url(code), "current": code == known} for code, label in choices]

    def _url(self, direction):
        query = self.request.GET.copy()
        query.pop("page", None)
        query["direction"] = direction
        return f"{self.request.path}?{query.urlencode()}"


class LetterListFile(ListFile, LetterList):
    def sheets(self, context):
        return [spreadsheets.letters(context["object_list"])]


class LettersPaper(AccessRules, View):
    """The register as it is listed, on paper."""

    see = "committees.view_letter"

    def get(self, request):
        context = records.letters(listed(request))
        return pdf_response(request, "committees/print/letters.html", context, filename=f"{context['title']}.pdf")


class LetterDetail(AccessRules, DetailView):
    see = "committees.view_letter"

    def get_queryset(self):
        return of_reader(self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=self.object, **kwargs)


class WritesLetters(WithUser):
    """A page of those who keep the register."""

    model = Letter
    see = "committees.view_letter"
    do = "committees.change_letter"

    def get_queryset(self):
        letters = super().get_queryset()
        return letters.select_for_update() if self.request.method == "POST" else letters

    def get_context_data(self, **kwargs):
        lede = {"lede": self.object} if self.object else {}
        return super().get_context_data(**lede, **kwargs)


class LetterCreate(WritesLetters, CreateRecordView):
    """The direction stands in the address: `?direction=in` for a letter that arrived."""

    form_class = NewLetterForm
    do = "committees.add_letter"
    saved = _("The letter has its number in the register.")

    @property
    def direction(self):
        return Direction.IN if self.request.GET.get("direction") == "in" else Direction.OUT

    @property
    def heading(self):
        return _("Enter an incoming letter") if self.direction == Direction.IN else _("Enter an outgoing letter")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": Letter(direction=self.direction)}

    def get_back_url(self):
        return reverse("committees:letter-list")


class LetterUpdate(WritesLetters, EditRecordView):
    form_class = LetterForm
    heading = _("Edit the letter")

    def obstacle(self):
        return struck_out(self.request, self.get_object(), self.heading)


class LetterCancel(WritesLetters, ConfirmRecordView):
    """Struck out and kept: its number is not given again."""

    form_class = CancelLetterForm
    heading = _("Cancel the letter")
    saved = _("The letter is cancelled and stays in the register.")
    consequence = _("The letter stays in the register, struck through, with the reason. Its number is not given again.")
    confirm = heading
    bound = _("A meeting or an opinion rests on this letter: it cannot be cancelled by itself.")

    def obstacle(self):
        letter = self.get_object()
        if letter.is_bound:
            return refusal(self.request, heading=self.heading, reason=self.bound, back=letter.get_absolute_url())
        return struck_out(self.request, letter, self.heading)


def struck_out(request, letter, heading):
    """The page that refuses a cancelled letter; None for any other."""
    if letter.is_cancelled:
        reason = _("The letter is cancelled: enter a new one instead.")
        return refusal(request, heading=heading, reason=reason, back=letter.get_absolute_url())


class LetterFileCreate(CreateRecordView):
    """A scan is added at any time."""

    model = LetterDocument
    form_class = LetterDocumentForm
    see = "committees.view_letter"
    do = "committees.change_letter"
    heading = _("Add a document")
    saved = _("The document is kept with the letter.")

    @cached_property
    def letter(self):
        return get_object_or_404(Letter, pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        instance = LetterDocument(letter=self.letter, added_by=self.request.user)
        return {**super().get_form_kwargs(), "instance": instance}

    def get_context_data(self, **kwargs):
        return super().get_context_data(lede=self.letter, **kwargs)

    def get_back_url(self):
        return self.letter.get_absolute_url()

    get_success_url = get_back_url


class LetterFile(DocumentFileView):
    """For those who may see its letter."""

    model = LetterDocument
    see = "committees.view_letter"


urlpatterns = [
    path("letters/", LetterList.as_view(), name="letter-list"),
    *export_paths("letters", LetterListFile.as_view(), name="letters"),
    path("letters.pdf", LettersPaper.as_view(), name="letters-pdf"),
    path("letters/new/", LetterCreate.as_view(), name="letter-create"),
    path("letters/<int:pk>/", LetterDetail.as_view(), name="letter-detail"),
    path("letters/<int:pk>/edit/", LetterUpdate.as_view(), name="letter-update"),
    path("letters/<int:pk>/cancel/", LetterCancel.as_view(), name="letter-cancel"),
    path("letters/<int:pk>/documents/new/", LetterFileCreate.as_view(), name="letter-file-create"),
    path("letter-documents/<int:pk>/", LetterFile.as_view(), name="letter-file"),
]
