from django import forms
from django.utils.translation import gettext_lazy as _

from activities.forms.codes import CodeMixin
from activities.models import Partner
from hayaa.core.forms import RecordForm, both


class PartnerForm(CodeMixin, RecordForm):
    code_from = "name_fr"

    class Meta(RecordForm.Meta):
        model = Partner
        fields = [*both("name"), "kind", "code"]


class NameSearch(forms.Form):
    """The filter of a list of names; their spelling is folded."""

    q = forms.CharField(label=_("Name"), required=False, max_length=100)
