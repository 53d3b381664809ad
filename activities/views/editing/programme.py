"""Entry of an action programme itself."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from activities.forms import ProgrammeForm
from activities.models import Programme
from committees.models import Body, Mandate
from hayaa.core.views import CreateRecordView, EditRecordView


class ProgrammeView:
    see = "activities.view_programme"
    model = Programme
    form_class = ProgrammeForm

    def get_back_url(self):
        return reverse("activities:programme-detail")


class ProgrammeCreateView(ProgrammeView, CreateRecordView):
    do = "activities.add_programme"
    heading = _("New action programme")

    def get_initial(self):
        return {"mandate": Mandate.objects.on(Body.today()).first()}


class ProgrammeUpdateView(ProgrammeView, EditRecordView):
    do = "activities.change_programme"
    heading = _("Edit the action programme")


urlpatterns = [
    path("programme/new/", ProgrammeCreateView.as_view(), name="programme-create"),
    path("programmes/<int:pk>/edit/", ProgrammeUpdateView.as_view(), name="programme-update"),
]
