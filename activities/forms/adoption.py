from django.utils.translation import gettext_lazy as _

from activities.forms.programme import refuse_future
from committees.actions import meetings
from committees.forms.points import AdoptingPointField
from committees.models import AgendaItem


class Adoption:
    """A form that records an adoption: the point of a meeting, which gives the day; where it is not known, the day."""

    field_order = ["adoption_item", "adopted_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        points = AgendaItem.objects.that_could_adopt()
        self.fields["adoption_item"] = AdoptingPointField(points, required=False, empty_label=_("Not known"))
        self.fields["adopted_on"].help_text = _(
            "The day on which the body adopted it, where the point is not known. A day before the mandate is that of "
            "an earlier body: check the year."
        )
        self.order_fields(self.field_order)

    def clean_adopted_on(self):
        return refuse_future(self.cleaned_data["adopted_on"])

    def clean(self):
        cleaned = super().clean()
        if item := cleaned.get("adoption_item"):
            cleaned["adopted_on"] = item.meeting.day
            self._judge(item)
        elif not cleaned.get("adopted_on") and not self.errors:
            self.add_error("adopted_on", _("Choose the point that adopted it, or give the day."))
        return cleaned

    def _judge(self, item):
        meetings.hold_point(item)
        if obstacle := item.obstacle_to_adopting():
            self.add_error("adoption_item", obstacle)
        elif item.meeting.is_locked and item.outcome != AgendaItem.Outcome.APPROVED:
            message = _(
                "The minutes of this meeting are approved and do not say that this point was approved: take them "
                "back to a draft first."
            )
            self.add_error("adoption_item", message)
