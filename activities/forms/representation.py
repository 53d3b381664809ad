from activities.models import Representation
from committees.forms.people import EndForm, PeriodForm
from committees.models import Body, Member
from hayaa.core.forms import RecordForm, both


class RepresentationForm(PeriodForm):
    class Meta(RecordForm.Meta):
        model = Representation
        fields = [*both("name"), "member", "starts_on", "ends_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = Member.objects.filter(pk=self.instance.member_id)
        self.fields["member"].queryset = (Member.objects.in_office(on=Body.today()) | chosen).order_by("number")


class EndRepresentationForm(EndForm):
    class Meta(RecordForm.Meta):
        model = Representation
        fields = ["ends_on"]
