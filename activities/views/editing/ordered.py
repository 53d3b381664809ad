"""Entry of everything that stands in an ordered list of a programme or of an axis, in one way."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from activities import forms
from hayaa.core.richtext import editor_page
from hayaa.core.views import CreateRecordView, DeleteRecordView, EditRecordView, MoveRecordView


@dataclass(frozen=True)
class Noun:
    """One kind of record: its word in addresses and names, its parent, its form, its headings.

    `shown` is the field that people know it by. `group` is the field that tells apart the lists of one parent;
    a new record takes it from the address.
    """

    name: str
    plural: str
    form_class: type
    parent: str
    listed_on: str
    headings: tuple[str, str, str]
    shown: str = "text"
    in_use: str = ""
    group: str = ""
    rich: bool = False

    @property
    def model(self):
        return self.form_class._meta.model

    def permission(self, action):
        return f"activities.{action}_{self.model._meta.model_name}"

    def list_url(self, record):
        """Its place on the page where its list is edited."""
        parent = getattr(record, self.parent)
        programme = parent.programme_id if self.parent == "axis" else parent.pk
        place = f"#{self.name}-{record.pk}" if record.pk else ""
        return reverse(f"activities:{self.listed_on}", args=[programme]) + place


NOUNS = (
    Noun(
        "part", "parts", forms.PartForm, "programme", "part-list",
        (_("New part"), _("Edit the part"), _("Delete this part?")), shown="heading", group="section", rich=True,
    ),
    Noun(
        "statement", "statements", forms.StatementForm, "programme", "statement-list",
        (_("New statement"), _("Edit the statement"), _("Delete this statement?")), group="kind",
    ),
    Noun(
        "axis", "axes", forms.AxisForm, "programme", "axis-list",
        (_("New axis"), _("Edit the axis"), _("Delete this axis?")), shown="title",
        in_use=_("An axis with results, indicators, means, statements or activities stays: take those out first."),
    ),
    Noun(
        "result", "results", forms.ResultForm, "axis", "axis-list",
        (_("New expected result"), _("Edit the expected result"), _("Delete this expected result?")),
    ),
    Noun(
        "indicator", "indicators", forms.IndicatorForm, "axis", "axis-list",
        (_("New indicator"), _("Edit the indicator"), _("Delete this indicator?")),
    ),
    Noun(
        "means", "means", forms.MeansForm, "axis", "axis-list",
        (_("New means of verification"), _("Edit the means of verification"), _("Delete this means of verification?")),
        in_use=_("Evidence was given against this means of verification: it stays. Correct its text instead."),
    ),
)  # fmt: skip


class NounView:
    """What the pages of one noun share; `noun` comes with the address, `action` with the class."""

    noun = None
    action = ""

    @property
    def see(self):
        return self.noun.permission("view")

    @property
    def do(self):
        return self.noun.permission(self.action)

    @property
    def heading(self):
        return self.noun.headings[("add", "change", "delete").index(self.action)]

    @property
    def model(self):
        return self.noun.model

    @property
    def template_name(self):
        return "activities/richtext_form.html" if self.noun.rich else "layouts/form.html"

    def get_form_class(self):
        return self.noun.form_class

    def get_back_url(self):
        return self.noun.list_url(self.object)

    get_success_url = get_back_url


class CreateNounView(NounView, CreateRecordView):
    action = "add"

    @cached_property
    def new_record(self):
        parent_model = self.model._meta.get_field(self.noun.parent).related_model
        return self.model(**{self.noun.parent: get_object_or_404(parent_model, pk=self.kwargs["parent"])})

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.new_record}

    def get_initial(self):
        return {self.noun.group: self.request.GET.get(self.noun.group)} if self.noun.group else {}

    def form_valid(self, form):
        form.instance.place_last()
        return super().form_valid(form)

    def get_back_url(self):
        return self.noun.list_url(self.new_record)


class EditNounView(NounView, EditRecordView):
    action = "change"

    def form_valid(self, form):
        if self.noun.group in form.changed_data:
            form.instance.place_last()
        return super().form_valid(form)


class DeleteNounView(NounView, DeleteRecordView):
    action = "delete"
    in_use = property(lambda self: self.noun.in_use)
    template_name = "activities/noun_confirm_delete.html"

    def get_form_class(self):
        return self.form_class

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"back": self.get_back_url(), "shown": self.noun.shown, **kwargs})


class MoveNounView(NounView, MoveRecordView):
    action = "change"

    def get_list_url(self, record):
        return self.noun.list_url(record)


def urls_of(noun):
    """`part-create`, `part-update`, `part-delete`, `part-move`, and so on for each noun."""
    create, edit = CreateNounView.as_view(noun=noun), EditNounView.as_view(noun=noun)
    if noun.rich:
        create, edit = editor_page(create), editor_page(edit)
    parents = "axes" if noun.parent == "axis" else "programmes"
    return [
        path(f"{parents}/<int:parent>/{noun.plural}/new/", create, name=f"{noun.name}-create"),
        path(f"{noun.plural}/<int:pk>/edit/", edit, name=f"{noun.name}-update"),
        path(f"{noun.plural}/<int:pk>/delete/", DeleteNounView.as_view(noun=noun), name=f"{noun.name}-delete"),
        path(f"{noun.plural}/<int:pk>/move/", MoveNounView.as_view(noun=noun), name=f"{noun.name}-move"),
    ]


urlpatterns = [pattern for noun in NOUNS for pattern in urls_of(noun)]
