from django.utils.translation import gettext_lazy as _

from committees.forms.people import EndOfficeForm, OfficeForm
from committees.models import BureauOffice
from committees.views.pages import EndRecordView, OfMember
from hayaa.core.views import CreateRecordView, EditRecordView


class OfficeCreate(OfMember, CreateRecordView):
    model = BureauOffice
    form_class = OfficeForm
    do = "committees.add_bureauoffice"
    heading = _("Give an office")


class OfficeUpdate(EditRecordView):
    queryset = BureauOffice.objects.select_related("member")
    form_class = OfficeForm
    see = "committees.view_member"
    do = "committees.change_bureauoffice"
    heading = _("Edit the office")


class OfficeEnd(EndRecordView):
    queryset = BureauOffice.objects.select_related("member")
    form_class = EndOfficeForm
    do = "committees.change_bureauoffice"
    heading = _("End the office")
