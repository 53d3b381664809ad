"""The filter of the follow-up table: a plain GET form."""

import django_filters
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from committees.filters import ListFilter, words
from committees.models import Body
from hayaa.core.bidi import isolate
from opinions.models import Opinion, Recommendation


class RecommendationFilter(ListFilter):
    """Recommendations still open unless asked otherwise."""

    q = words(_("Words of the recommendation or its addressee"))
    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="leave",
        empty_label=pgettext_lazy("recommendations", "Still open"),
        choices=[
            ("overdue", pgettext_lazy("recommendations", "Overdue")),
            ("soon", _("Due within 30 days")),
            ("settled", pgettext_lazy("recommendations", "Settled")),
            ("all", pgettext_lazy("recommendations", "All")),
        ],
    )
    opinion = django_filters.ChoiceFilter(label=_("Opinion"), choices=[], empty_label=_("All opinions"))
    addressee = django_filters.ChoiceFilter(
        label=_("Addressee"), choices=[], field_name="addressee_ar", empty_label=_("All addressees")
    )
    year = django_filters.ChoiceFilter(
        label=_("Year"), choices=[], field_name="opinion__number_year", empty_label=_("All years")
    )

    class Meta:
        model = Recommendation
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        opinions = list(Opinion.objects.visible_to(self.request.user).deposited())
        offered = {
            "opinion": [(opinion.pk, isolate(str(opinion), get_language())) for opinion in opinions],
            "addressee": addressees(self.queryset),
            "year": [(year, year) for year in sorted({opinion.number_year for opinion in opinions}, reverse=True)],
        }
        for name, choices in offered.items():
            self.filters[name].extra["choices"] = choices

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        state, today = self.form.cleaned_data.get("state"), Body.today()
        if state == "all":
            return queryset
        if state == "settled":
            return queryset.filter(state__in=Recommendation.State.ended())
        if state == "overdue":
            return queryset.overdue(today)
        return queryset.due_soon(today) if state == "soon" else queryset.unsettled()

    def whatever_state(self):
        """All that the other fields let through."""
        return super().filter_queryset(self.queryset.all())


def addressees(recommendations):
    """Each addressee that was written, in the reader's language where it is."""
    written = recommendations.exclude(addressee_ar="").exclude(addressee_ar=None).order_by()
    found = dict(written.values_list("addressee_ar", "addressee_fr").distinct())
    language = get_language()
    shown = {arabic: arabic if language == "ar" else french or arabic for arabic, french in found.items()}
    return sorted(((arabic, isolate(name, language)) for arabic, name in shown.items()), key=lambda one: one[1])
