"""The filters of the lists of opinions: plain GET forms."""

import django_filters
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.filters import ListFilter, words
from committees.models import Committee
from opinions.models import Opinion, Theme

State = Opinion.State


def about(model):
    """The records of a model that opinions which the reader may see refer to: no other is offered."""

    def offered(request):
        seen = Opinion.objects.visible_to(request.user).order_by()
        return model.objects.filter(opinions__in=seen).distinct()

    return offered


class ReadingFilter(ListFilter):
    """What lies in the reading room, by its words."""

    q = words(_("Words of the title, or number"))

    class Meta:
        model = Opinion
        fields = []


class OpinionFilter(ListFilter):
    """Opinions by what they are about, their year, where they come from, who works on them and where they stand."""

    GROUPS = {
        "writing": [*State.in_writing(), State.SUBMITTED],
        "adopted": [State.ADOPTED],
        "council": State.followed(),
        "closed": [State.CLOSED, State.CLOSED_WITHOUT_ANSWER],
        "dropped": [State.WITHDRAWN, State.CANCELLED],
    }

    q = words(_("Words of the title, or reference"))
    year = django_filters.ChoiceFilter(
        label=_("Year"), choices=[], field_name="number_year", empty_label=_("All years")
    )
    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="in_group",
        empty_label=_("All states"),
        choices=[
            ("writing", pgettext_lazy("opinions", "In preparation")),
            ("adopted", pgettext_lazy("opinions", "Adopted and not deposited")),
            ("council", pgettext_lazy("opinions", "With the council")),
            ("closed", pgettext_lazy("opinions", "Closed")),
            ("dropped", pgettext_lazy("opinions", "Withdrawn or cancelled")),
        ],
    )
    theme = django_filters.ModelChoiceFilter(label=_("Theme"), queryset=about(Theme), empty_label=_("All themes"))
    committee = django_filters.ModelChoiceFilter(
        label=_("Committee"), queryset=about(Committee), empty_label=_("All committees")
    )
    origin = django_filters.ChoiceFilter(label=_("Origin"), choices=Opinion.Origin, empty_label=_("All origins"))

    class Meta:
        model = Opinion
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        seen = Opinion.objects.visible_to(self.request.user).order_by()
        years = seen.exclude(number_year=None).values_list("number_year", flat=True).distinct()
        self.filters["year"].extra["choices"] = [(year, year) for year in sorted(years, reverse=True)]

    def in_group(self, queryset, name, value):
        return queryset.filter(state__in=self.GROUPS[value])
