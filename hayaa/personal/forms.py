"""The form of a step that cannot be taken back; it asks nothing."""

from committees.models import Member
from hayaa.core.forms import RecordForm
from hayaa.personal import erasing


class EraseForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Member
        fields = []

    def save(self, commit=True):
        self.instance.version += 1
        erasing.erase(member=self.instance)
        return self.instance
