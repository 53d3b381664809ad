"""What the search finds of opinions, recommendations and themes, as far as the reader may see them."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from hayaa.core.search import Kind, Part
from opinions.models import (
    CouncilEvent,
    Deposit,
    FollowUp,
    Opinion,
    OpinionDocument,
    OpinionText,
    Recommendation,
    Theme,
)


def kinds(user):
    return [opinions(user), recommendations(user), themes(user)]


def opinions(user):
    """With the one text that their page shows this reader, the documents that it offers, and the council's side."""
    return Kind(
        code="opinions",
        label=_("Opinions"),
        records=Opinion.objects.visible_to(user).select_related("theme"),
        title="title",
        order=(F("number_year").desc(nulls_first=True), F("number").desc(nulls_first=True), "-pk"),
        parts=(
            Part(OpinionText.objects.shown_to(user), "opinion"),
            Part(OpinionDocument.objects.visible_to(user), "opinion"),
            Part(_at_council(Deposit.objects.all(), user), "opinion"),
            Part(_at_council(CouncilEvent.objects.all(), user), "opinion"),
        ),
        facts=lambda opinion: [opinion.official_number, opinion.get_state_display(), opinion.theme],
    )


def _at_council(records, user):
    """Deposits or events as the page of the opinion has them: all inside, those that stand in the reading room."""
    if user.has_perm("opinions.view_opinion"):
        return records.filter(opinion__in=Opinion.objects.visible_to(user))
    return records.standing().filter(opinion__in=_in_reading_room(user))


def _findings(user):
    """What was found of recommendations, for those inside and the council; the public sees states and days only."""
    seen = Opinion.objects.visible_to(user) if user.has_perm("opinions.view_opinion") else _in_reading_room(user)
    return FollowUp.objects.filter(recommendation__opinion__in=seen.deposited())


def _in_reading_room(user):
    return Opinion.objects.deposited() if user.has_perm("opinions.read_opinion") else Opinion.objects.none()


def recommendations(user):
    """With what was found of them once the council had them."""
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
        parts=(Part(_findings(user), "recommendation"),),
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
