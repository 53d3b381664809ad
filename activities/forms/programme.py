from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from activities.models import Axis, Programme, ProgrammePart, Statement
from committees.models import Body
from hayaa.core.forms import RecordForm, both
from hayaa.core.richtext import RichTextField


def refuse_future(day):
    """A day on which something has happened is not ahead of us (in a demonstration, of its own today)."""
    if day and day > Body.today():
        message = _("This day is still to come: today is %(today)s.")
        raise ValidationError(message, params={"today": date_format(Body.today(), "SHORT_DATE_FORMAT")})
    return day


class ProgrammeForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Programme
        fields = [
            *both("title", "general_objective"), "mandate", "first_year", "last_year", "state", "adopted_on",
            "stated_permanent", "stated_medium", "stated_absent",
        ]  # fmt: skip
        widgets = dict.fromkeys(both("title"), forms.Textarea(attrs={"rows": 2}))

    groups = [
        (_("Duration"), ["mandate", ("first_year", "last_year")]),
        (_("Adoption"), [("state", "adopted_on")]),
        (
            _("Attendance, as the diagnosis of the programme states it"),
            [("stated_permanent", "stated_medium", "stated_absent")],
        ),
    ]

    def clean_adopted_on(self):
        return refuse_future(self.cleaned_data["adopted_on"])


class PartForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = ProgrammePart
        fields = ["section", *both("heading", "body")]
        field_classes = {"body_ar": RichTextField, "body_fr": RichTextField}


class StatementForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Statement
        fields = ["kind", *both("text"), "axes"]
        widgets = {"axes": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["axes"].queryset = Axis.objects.filter(programme=self.instance.programme)
