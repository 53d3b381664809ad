"""The filter of the members' list: plain GET forms."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from committees.models import Body, Committee, CommitteeMembership, Member


def committees_of_today(request):
    return Committee.objects.on(Body.today())


class MemberFilter(django_filters.FilterSet):
    """Members in office today unless asked otherwise, by number unless asked otherwise."""

    q = django_filters.CharFilter(
        label=_("Name, organisation or speciality"),
        method="search",
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
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

    def __init__(self, data=None, *args, **kwargs):
        super().__init__({} if data is None else data, *args, **kwargs)

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        chosen = self.form.cleaned_data
        in_office = Member.objects.in_office(on=Body.today()).values("pk")
        if not chosen.get("status"):
            queryset = queryset.filter(pk__in=in_office)
        elif chosen["status"] == "former":
            queryset = queryset.exclude(pk__in=in_office)
        return queryset.order_by("sort_name", "number") if chosen.get("order") else queryset

    def search(self, queryset, name, value):
        return queryset.search(value)

    def sits_in(self, queryset, name, value):
        seats = CommitteeMembership.objects.on(Body.today()).filter(committee=value)
        return queryset.filter(pk__in=seats.values("member"))

    def leave(self, queryset, name, value):
        """Choices that have a default are read in `filter_queryset`."""
        return queryset
