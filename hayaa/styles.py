"""What the style-guide page shows: invented content for every component."""

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from committees.quorum import Quorum
from hayaa.core.figures import Figure
from hayaa.core.forms import DateField


class SampleForm(forms.Form):
    """One field of each kind; the groups show how a form class names its own."""

    groups = [(_("Choices"), ["kind", "sex", "days", "consent"]), (_("Other fields"), ["day", "number", "file"])]

    name_ar = forms.CharField(
        label=_("Name (in Arabic)"), max_length=80, widget=forms.TextInput(attrs={"lang": "ar", "dir": "rtl"})
    )
    name_fr = forms.CharField(
        label=_("Name (in French)"),
        required=False,
        help_text=_("Empty, the Arabic is shown in its place."),
        widget=forms.TextInput(attrs={"lang": "fr", "dir": "ltr"}),
    )
    task_ar = forms.CharField(
        label=_("Task (in Arabic)"), required=False, widget=forms.Textarea(attrs={"lang": "ar", "dir": "rtl"})
    )
    task_fr = forms.CharField(
        label=_("Task (in French)"), required=False, widget=forms.Textarea(attrs={"lang": "fr", "dir": "ltr"})
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "—"), ("1", _("First choice")), ("2", _("Second choice"))])
    sex = forms.ChoiceField(label=_("Sex"), choices=[("f", _("Woman")), ("m", _("Man"))], widget=forms.RadioSelect)
    days = forms.MultipleChoiceField(
        label=_("Several choices"),
        required=False,
        choices=[("1", _("First choice")), ("2", _("Second choice"))],
        widget=forms.CheckboxSelectMultiple,
    )
    consent = forms.BooleanField(label=_("Yes or no"), required=False)
    day = DateField(label=_("Day"), help_text=_("For example 19/05/2023."))
    number = forms.IntegerField(label=_("Number"), required=False)
    file = forms.FileField(label=_("File"), required=False)


SAMPLES = {
    "figure": Figure(9, 31),
    "quorum": Quorum(31, 16, 18),
    "axes": range(1, 9),
    "years": [{"label": year, "url": f"?year={year}", "current": year == 2023} for year in (2022, 2023, 2024)],
    "only_row": {"first": True, "last": True},
    "sample_trail": [(_("Home"), "#")],
    "page_obj": Paginator(range(60), 20).page(2),
}
