"""Partners: their list and their entry."""

from django.db.models import Count
from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView

from activities import spreadsheets
from activities.forms import NameSearch, PartnerForm
from activities.models import Partner
from hayaa.core.exports import ListFile, export_paths
from hayaa.core.views import AccessRules, CreateRecordView, DeleteRecordView, EditRecordView


class PartnerView:
    see = "activities.view_partner"
    model = Partner
    form_class = PartnerForm
    success_url = reverse_lazy("activities:partner-list")

    def get_back_url(self):
        return self.success_url


class PartnerListView(AccessRules, ListView):
    see = "activities.view_partner"
    paginate_by = 50

    def get_queryset(self):
        self.search = NameSearch(self.request.GET)
        text = self.search.cleaned_data["q"] if self.search.is_valid() else ""
        return Partner.objects.visible_to(self.request.user).search(text).annotate(activity_count=Count("activities"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=_("Partners"), search=self.search, **kwargs)


class PartnerListFile(ListFile, PartnerListView):
    def sheets(self, context):
        return [spreadsheets.partners(context["object_list"])]


class PartnerCreateView(PartnerView, CreateRecordView):
    do = "activities.add_partner"
    heading = _("New partner")


class PartnerUpdateView(PartnerView, EditRecordView):
    do = "activities.change_partner"
    heading = _("Edit the partner")


class PartnerDeleteView(DeleteRecordView):
    see = "activities.view_partner"
    do = "activities.delete_partner"
    model = Partner
    success_url = reverse_lazy("activities:partner-list")
    heading = _("Delete this partner?")
    in_use = _("Activities name this partner, so it stays: correct its name instead.")


urlpatterns = [
    path("partners/", PartnerListView.as_view(), name="partner-list"),
    *export_paths("partners", PartnerListFile.as_view(), name="partners"),
    path("partners/new/", PartnerCreateView.as_view(), name="partner-create"),
    path("partners/<int:pk>/edit/", PartnerUpdateView.as_view(), name="partner-update"),
    path("partners/<int:pk>/delete/", PartnerDeleteView.as_view(), name="partner-delete"),
]
