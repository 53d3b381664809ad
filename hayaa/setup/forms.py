"""Forms of the first days: the first account, the committees, the first plan."""

from django.contrib.auth.forms import BaseUserCreationForm, UsernameField
from django.core.exceptions import ValidationError
from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from activities.models import Axis, Programme, YearPlan
from committees.models import Body, Committee, Mandate, User
from hayaa.access.forms import RefusesWeakPasswords
from hayaa.core.forms import NoStrayFiles, RecordForm, both, form_field
from hayaa.setup import actions
from hayaa.setup.proposals import ProposalsForm, proposed

KINDS = (Committee.Kind.THEMATIC, Committee.Kind.ORGANISATIONAL)
YEARS = 3  # of a programme, unless somebody says otherwise


class FirstAccountForm(NoStrayFiles, RefusesWeakPasswords, BaseUserCreationForm):
    """Who looks after the program from the first day on."""

    class Meta:
        model = User
        fields = ["first_name", "last_name", "username", "language"]
        field_classes = {"username": UsernameField}
        formfield_callback = form_field

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["first_name"].required = self.fields["last_name"].required = True
        self.fields["last_name"].label = capfirst(_("family name"))
        self.fields["username"].help_text = _("Latin letters and digits, without blanks.")
        self.fields["username"].widget.attrs |= {"dir": "ltr", "autofocus": False}
        self.fields["language"].initial = get_language()
        self.order_fields(["first_name", "last_name", "username", "password1", "password2", "language"])

    def save(self, commit=True):
        """The account, or None where somebody else made the first one meanwhile."""
        return actions.make_first_account(user=super().save(commit=False))


class CommitteesForm(NoStrayFiles, ProposalsForm):
    """The committees of a body, most of them at once; what the body has already is not proposed again."""

    starts_on = form_field(Committee._meta.get_field("starts_on"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        mandate = Mandate.objects.first()
        self.initial.setdefault("starts_on", mandate.starts_on if mandate else Body.today())
        present = set(Committee.objects.values_list("name_ar", flat=True))
        left = [one for one in proposed()["committee"] if one["name_ar"] not in present]
        self.groups = [
            (
                kind.plural,
                self.add_rows(kind, Committee, "name", [one for one in left if one["kind"] == kind]),
            )
            for kind in KINDS
        ]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(self.kept(kind) for kind in KINDS):
            raise ValidationError(_("Keep one of the committees at least, or write one of your own."))
        return cleaned

    def save(self):
        kept = {kind: self.kept(kind) for kind in KINDS}
        return actions.make_committees(kept=kept, starts_on=self.cleaned_data["starts_on"])


class FirstPlanForm(ProposalsForm, RecordForm):
    """The action programme in outline, with its axes, and the year that is planned first."""

    year = form_field(YearPlan._meta.get_field("year"), label=_("Year of the first plan"))

    class Meta(RecordForm.Meta):
        model = Programme
        fields = [*both("title"), "first_year", "last_year"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        this_year = Body.today().year
        self.initial |= {"first_year": this_year, "last_year": this_year + YEARS - 1, "year": this_year}
        self.initial |= proposed()["programme"]
        rows = self.add_rows("axis", Axis, "title", proposed()["axis"])
        self.groups = [(_("Duration"), [("first_year", "last_year", "year")]), (_("Axes"), rows)]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and cleaned["year"] not in range(cleaned["first_year"], cleaned["last_year"] + 1):
            self.add_error("year", _("The year lies outside the years of the programme."))
        if not self.errors and not self.kept("axis"):
            raise ValidationError(_("Keep one of the axes at least, or write one of your own."))
        return cleaned

    def save(self, commit=True):
        axes = [Axis(**_short(values)) for values in self.kept("axis")]
        return actions.begin_plan(programme=self.instance, axes=axes, year=self.cleaned_data["year"])


def _short(values):
    """An axis with a short title: what fits of its title, where it has none."""
    most = Axis._meta.get_field("short_title_ar").max_length
    short = {
        f"short_{name}": text and Truncator(text).chars(most) for name, text in values.items() if name in both("title")
    }
    return {**short, **values}
