from django.utils.translation import gettext_lazy as _

from committees.models import Convocation
from hayaa.core.forms import RecordForm


class ConvocationForm(RecordForm):
    """One row of the list of convocations: how, when sent, when received."""

    class Meta(RecordForm.Meta):
        model = Convocation
        fields = ["channel", "sent_on", "delivered_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True  # a row that somebody else changed meanwhile is not ours to save
            field.widget.attrs["aria-label"] = _("%(what)s – %(member)s") % {
                "what": field.label,
                "member": self.instance.member,
            }
