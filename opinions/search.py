"""What the search finds of opinions, recommendations and themes, as far as the reader may see them."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from hayaa.core.search import Kind, Part
from opinions.models import Opinion, OpinionDocument, OpinionText, Recommendation, Theme


def kinds(user):
    return [opinions(user), recommendations(user), themes(user)]


def opinions(user):
    """With the one text that their page shows this reader, and the documents that it offers."""
    return Kind(
        code="opinions",
        label=_("Opinions"),
        records=Opinion.objects.visible_to(user).select_related("theme"),
        title="title",
        order=(F("number_year").desc(nulls_first=True), F("number").desc(nulls_first=True), "-pk"),
        parts=(
            Part(OpinionText.objects.shown_to(user), "opinion"),
            Part(OpinionDocument.objects.visible_to(user), "opinion"),
        ),
        facts=lambda opinion: [opinion.official_number, opinion.get_state_display(), opinion.theme],
    )


def recommendations(user):
    return Kind(
        code="recommendations",
        label=_("Recommendations"),
        records=Recommendation.objects.visible_to(user).select_related("opinion"),
        title="text",
        titled="search_text",
        order=(
            F("opinion__number_year").desc(nulls_first=True),
            F("opinion__number").desc(nulls_first=True),
            "-opinion_id",
            "position",
            "pk",
        ),
        facts=lambda recommendation: [recommendation.opinion, recommendation.get_state_display()],
    )


def themes(user):
    return Kind(
        code="themes",
        label=_("Themes"),
        records=Theme.objects.visible_to(user),
        title="name",
        titled="search_text",
        order=("position", "pk"),
    )
