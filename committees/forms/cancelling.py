"""Striking out an official record that stays (`hayaa.core.models.Cancellable`)."""

from committees.models import Body
from hayaa.core.forms import RecordForm, form_field


class CancelForm(RecordForm):
    """Why the record is struck out. Each record says of which model it is."""

    class Meta(RecordForm.Meta):
        fields = []

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["reason"] = form_field(self._meta.model._meta.get_field("cancel_reason"), required=True)

    def save(self, commit=True):
        self.instance.cancel(by=self.user, reason=self.cleaned_data["reason"], on=Body.today())
        return super().save(commit)
