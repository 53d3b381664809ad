"""The filters of lists: plain GET forms."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.models import Body, Committee, CommitteeMembership, Decision, Letter, Meeting, Member
from hayaa.core.fields import Alphabetical


def committees_of_today(request):
    return Committee.objects.on(Body.today())


def words(label):
    """The field in which people type what they look for."""
    search = forms.TextInput(attrs={"type": "search"})
    return django_filters.CharFilter(label=label, method="search", max_length=100, widget=search)


class ListFilter(django_filters.FilterSet):
    """A filter whose choices have defaults: it filters also where the address says nothing."""

    def __init__(self, data=None, *args, **kwargs):
        super().__init__({} if data is None else data, *args, **kwargs)

    def search(self, queryset, name, value):
        return queryset.search(value)

    def leave(self, queryset, name, value):
        """Of choices that are read in `filter_queryset`, for they have a default."""
        return queryset


def asked(filtered):
    """What a filter lets through, as pairs of a field's label and words: its choices always, what was typed if any."""
    found = []
    for key, field in filtered.form.fields.items():
        value = filtered.form.cleaned_data.get(key) or ""
        choices = {str(code): label for code, label in getattr(field, "choices", ())}
        if words := choices.get(str(getattr(value, "pk", value)), value):
            found.append((field.label, words))
    return found


class MemberFilter(ListFilter):
    """Members in office today unless asked otherwise, by number unless asked otherwise."""

    q = words(_("Name, organisation or speciality"))
    status = django_filters.ChoiceFilter(
        label=_("Situation"),
        method="leave",
        empty_label=_("In office today"),
        choices=[("former", _("No longer in office")), ("all", _("All"))],
    )
    sex = django_filters.ChoiceFilter(label=_("Sex"), choices=Member.Sex, empty_label=_("Women and men"))
    provenance = django_filters.ChoiceFilter(
        label=_("Provenance"), choices=Member.Provenance, empty_label=_("All provenances")
    )
    committee = django_filters.ModelChoiceFilter(
        label=_("Committee"), queryset=committees_of_today, method="sits_in", empty_label=_("All committees")
    )
    order = django_filters.ChoiceFilter(
        label=_("Order"), method="leave", empty_label=_("By number"), choices=[("name", _("By name"))]
    )

    class Meta:
        model = Member
        fields = []

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        chosen = self.form.cleaned_data
        in_office = Member.objects.in_office(on=Body.today()).values("pk")
        if not chosen.get("status"):
            queryset = queryset.filter(pk__in=in_office)
        elif chosen["status"] == "former":
            queryset = queryset.exclude(pk__in=in_office)
        return queryset.order_by(Alphabetical("sort_name"), "number") if chosen.get("order") else queryset

    def sits_in(self, queryset, name, value):
        seats = CommitteeMembership.objects.on(Body.today()).filter(committee=value)
        return queryset.filter(pk__in=seats.values("member"))


def years_of(meetings):
    """The years that have one of these meetings, the latest first."""
    return [(day.year, day.year) for day in meetings.order_by().dates("day", "year", order="DESC")]


class MeetingFilter(ListFilter):
    """Meetings by what they were about, when, of which organ, and what became of them."""

    STATES = {
        "ahead": Meeting.State.ahead(),
        "held": Meeting.State.took_place(),
        "minutes": [Meeting.State.HELD, Meeting.State.MINUTES_DRAFTED],
        "lost": [Meeting.State.NOT_HELD, Meeting.State.POSTPONED, Meeting.State.CANCELLED],
    }

    q = words(_("Subject, place or point of the agenda"))
    year = django_filters.ChoiceFilter(label=_("Year"), choices=[], field_name="day__year", empty_label=_("All years"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Meeting.Kind, empty_label=_("All kinds"))
    committee = django_filters.ModelChoiceFilter(
        label=_("Committee"), queryset=lambda request: Committee.objects.all(), empty_label=_("All committees")
    )
    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="in_state",
        empty_label=_("All states"),
        choices=[
            ("ahead", _("Still to be held")),
            ("held", pgettext_lazy("meetings", "Held")),
            ("minutes", _("Minutes not approved yet")),
            ("lost", _("Postponed, cancelled or not held")),
        ],
    )

    class Meta:
        model = Meeting
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["year"].extra["choices"] = years_of(Meeting.objects.visible_to(self.request.user))

    def in_state(self, queryset, name, value):
        return queryset.filter(state__in=self.STATES[value])


class DecisionFilter(ListFilter):
    """Decisions still open unless asked otherwise."""

    q = words(_("Words of the decision"))
    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="leave",
        empty_label=_("Still open"),
        choices=[
            ("overdue", pgettext_lazy("decisions", "Overdue")),
            ("ended", pgettext_lazy("decisions", "Done or dropped")),
            ("all", _("All")),
        ],
    )
    in_charge = django_filters.ModelChoiceFilter(
        label=_("In charge"),
        queryset=lambda request: Member.objects.filter(decisions__isnull=False).distinct(),
        empty_label=_("Everybody"),
    )

    class Meta:
        model = Decision
        fields = []

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        state = self.form.cleaned_data.get("state")
        if state == "ended":
            return queryset.exclude(state__in=Decision.State.open())
        if state == "overdue":
            queryset = queryset.filter(due_on__lt=Body.today())
        return queryset if state == "all" else queryset.open()


class LetterFilter(ListFilter):
    """Letters by their words, direction and year."""

    q = words(_("Correspondent, subject or reference"))
    direction = django_filters.ChoiceFilter(
        label=_("Direction"), choices=Letter.Direction, widget=forms.HiddenInput
    )  # chosen by the tabs above the filter
    year = django_filters.ChoiceFilter(label=_("Year"), choices=[], empty_label=_("All years"))

    class Meta:
        model = Letter
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        years = Letter.objects.order_by("-year").values_list("year", flat=True).distinct()
        self.filters["year"].extra["choices"] = [(year, year) for year in years]
