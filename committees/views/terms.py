from django.utils.translation import gettext_lazy as _

from committees.forms.people import EndTermForm, TermForm
from committees.models import Term
from committees.views.pages import EndRecordView, OfMember
from hayaa.core.views import CreateRecordView, EditRecordView


class TermCreate(OfMember, CreateRecordView):
    model = Term
    form_class = TermForm
    do = "committees.add_term"
    heading = _("New term")


class TermUpdate(EditRecordView):
    queryset = Term.objects.select_related("member")
    form_class = TermForm
    see = "committees.view_member"
    do = "committees.change_term"
    heading = _("Edit the term")


class TermEnd(EndRecordView):
    queryset = Term.objects.select_related("member")
    form_class = EndTermForm
    do = "committees.change_term"
    heading = _("End the term")
