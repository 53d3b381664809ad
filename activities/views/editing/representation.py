"""The register of the seats of the body in committees of others: their list and their entry."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView

from activities import spreadsheets
from activities.forms import EndRepresentationForm, NameSearch, RepresentationForm
from activities.models import Representation
from committees.models import Body
from committees.views.pages import EndRecordView
from hayaa.core.exports import ListFile, export_paths
from hayaa.core.views import AccessRules, CreateRecordView, EditRecordView

REGISTER = reverse_lazy("activities:representation-list")


class RepresentationListView(AccessRules, ListView):
    """The seats held today, then the former ones."""

    see = "activities.view_representation"
    paginate_by = 50

    def get_queryset(self):
        self.search = NameSearch(self.request.GET)
        text = self.search.cleaned_data["q"] if self.search.is_valid() else ""
        return Representation.objects.visible_to(self.request.user).search(text).select_related("member")

    def get_context_data(self, **kwargs):
        trail = [(_("Indicators"), reverse_lazy("activities:indicator-list"))]
        heading = _("Seats of the body in committees of others")
        return super().get_context_data(heading=heading, trail=trail, today=Body.today(), search=self.search, **kwargs)


class RepresentationListFile(ListFile, RepresentationListView):
    def sheets(self, context):
        return [spreadsheets.representations(context["object_list"])]


class RepresentationView:
    see = "activities.view_representation"
    model = Representation
    form_class = RepresentationForm
    success_url = REGISTER

    def get_back_url(self):
        return REGISTER


class RepresentationCreateView(RepresentationView, CreateRecordView):
    do = "activities.add_representation"
    heading = _("New seat in a committee of others")


class RepresentationUpdateView(RepresentationView, EditRecordView):
    do = "activities.change_representation"
    heading = _("Edit the representation")


class RepresentationEndView(RepresentationView, EndRecordView):
    do = "activities.change_representation"
    form_class = EndRepresentationForm
    heading = _("End the representation")


urlpatterns = [
    path("representations/", RepresentationListView.as_view(), name="representation-list"),
    *export_paths("representations", RepresentationListFile.as_view(), name="representations"),
    path("representations/new/", RepresentationCreateView.as_view(), name="representation-create"),
    path("representations/<int:pk>/edit/", RepresentationUpdateView.as_view(), name="representation-update"),
    path("representations/<int:pk>/end/", RepresentationEndView.as_view(), name="representation-end"),
]
