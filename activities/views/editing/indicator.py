"""Entry of targets and measurements of an indicator: each is kept, none is overwritten."""

from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from activities.forms import MeasurementForm, TargetForm
from activities.models import Indicator, Measurement, Target
from committees.models import Body
from hayaa.core.views import CreateRecordView, refusal


class OfIndicator:
    """The page makes an entry of the indicator whose key stands in the address."""

    see = "activities.view_indicator"

    @cached_property
    def indicator(self):
        return get_object_or_404(Indicator.objects.select_related("axis__programme"), pk=self.kwargs["indicator"])

    def get_form_kwargs(self):
        entry = self.model(indicator=self.indicator, by=self.request.user, at=Body.now())
        return {**super().get_form_kwargs(), "instance": entry}

    def get_back_url(self):
        return reverse("activities:indicator-detail", args=[self.indicator.pk])

    get_success_url = get_back_url

    def get_context_data(self, **kwargs):
        return super().get_context_data(lede=self.indicator, **kwargs)


class TargetCreate(OfIndicator, CreateRecordView):
    model = Target
    form_class = TargetForm
    do = "activities.add_target"
    heading = _("Set a target")
    saved = _("The target counts from now on; the former ones stay on record.")


class MeasurementCreate(OfIndicator, CreateRecordView):
    model = Measurement
    form_class = MeasurementForm
    do = "activities.add_measurement"
    heading = _("Enter a measurement")
    saved = _("The measurement counts from now on; the former ones stay on record.")

    def obstacle(self):
        if self.indicator.is_computed:
            reason = _("This indicator is counted from the records: no value is typed.")
            return refusal(self.request, heading=self.heading, reason=reason, back=self.get_back_url())
        return None


urlpatterns = [
    path("indicators/<int:indicator>/targets/new/", TargetCreate.as_view(), name="target-create"),
    path("indicators/<int:indicator>/measurements/new/", MeasurementCreate.as_view(), name="measurement-create"),
]
