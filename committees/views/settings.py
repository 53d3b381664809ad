from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from committees.forms.people import BodyForm, EndMandateForm, MandateForm, NewBodyForm
from committees.forms.statistics import ThresholdForm
from committees.models import AttendanceThreshold, Body, Mandate
from committees.statistics_words import rule_of
from committees.views.pages import EndRecordView
from hayaa.core.views import CreateRecordView, EditRecordView


class Settings(EditRecordView):
    """The body's own data, its mandates and its attendance thresholds; beside them a letter with its head.

    `preview` draws that letter from what was typed and saves nothing; as a «fragment», it alone, for the script.
    """

    model = Body
    template_name = "committees/settings.html"
    see = "committees.view_body"
    do = "committees.change_body"
    heading = _("Settings of the body")
    success_url = reverse_lazy("committees:settings")

    def get_object(self, queryset=None):
        return Body.objects.first() or Body()

    def get_form_class(self):
        return BodyForm if self.object.pk or Mandate.objects.exists() else NewBodyForm

    def get_back_url(self):
        return reverse("home")

    def post(self, request, *args, **kwargs):
        if "preview" not in request.POST:
            return super().post(request, *args, **kwargs)
        self.object = self.get_object()
        sent = self.get_form()
        typed = {name: sent[name].data for name in sent.fields}
        sent.full_clean()  # writes into its body what makes sense so far
        if request.POST["preview"] == "fragment":
            return render(request, "committees/letter_preview.html", {"letter": sent.instance})
        form = self.get_form_class()(initial=typed, instance=Body.objects.first())
        return self.render_to_response(self.get_context_data(form=form, letter=sent.instance))

    def get_context_data(self, **kwargs):
        kwargs.setdefault("letter", self.object)
        return super().get_context_data(
            mandates=Mandate.objects.all(),
            thresholds=[(threshold, rule_of(threshold)) for threshold in AttendanceThreshold.objects.all()],
            default_rule=rule_of(AttendanceThreshold()),
            **kwargs,
        )


class MandateCreate(CreateRecordView):
    model = Mandate
    form_class = MandateForm
    see = "committees.view_mandate"
    do = "committees.add_mandate"
    heading = _("New mandate")

    def get_back_url(self):
        return reverse("committees:settings")


class MandateUpdate(EditRecordView):
    model = Mandate
    form_class = MandateForm
    see = "committees.view_mandate"
    do = "committees.change_mandate"
    heading = _("Edit the mandate")


class MandateEnd(EndRecordView):
    model = Mandate
    form_class = EndMandateForm
    do = "committees.change_mandate"
    heading = _("End the mandate")


class ThresholdCreate(CreateRecordView):
    model = AttendanceThreshold
    form_class = ThresholdForm
    see = "committees.view_attendancethreshold"
    do = "committees.add_attendancethreshold"
    heading = _("New attendance threshold")

    def get_back_url(self):
        return reverse("committees:settings") + "#thresholds"


class ThresholdUpdate(EditRecordView):
    model = AttendanceThreshold
    form_class = ThresholdForm
    see = "committees.view_attendancethreshold"
    do = "committees.change_attendancethreshold"
    heading = _("Edit the attendance threshold")
