"""The opinions that were released, and what became of their recommendations; no rapporteur, no finding, no draft."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hayaa.open_data.organisation import key_of
from hayaa.open_data.tables import DAY, PUBLIC, Column, DataSet, both, texts
from opinions.models import Opinion, Recommendation

State = Opinion.State
STATES = [(state.value, state.label) for state in (State.ADOPTED, *State.with_council())]  # those of a released one


def _opinions(absolute):
    released = Opinion.objects.visible_to(PUBLIC).with_clock().select_related("theme", "committee")
    return [_opinion(opinion, absolute) for opinion in released.order_by("number_year", "number", "pk")]


def _opinion(opinion, absolute):
    return [
        opinion.number_year, opinion.number, *texts(opinion, "title"),
        *(texts(opinion.theme, "name") if opinion.theme else (None, None)), opinion.origin, key_of(opinion.committee),
        opinion.state, opinion.adopted_on, opinion.deposited_on, opinion.answered_on, opinion.released_on,
        absolute(opinion.get_absolute_url()),
    ]  # fmt: skip


def _recommendations(absolute):
    found = Recommendation.objects.visible_to(PUBLIC).select_related("opinion").prefetch_related("follow_ups")
    order = ("opinion__number_year", "opinion__number", "position", "pk")
    return [_recommendation(one, absolute) for one in found.order_by(*order)]


def _recommendation(one, absolute):
    log = list(one.follow_ups.all())
    return [
        one.opinion.number_year, one.opinion.number, one.position, *texts(one, "text", "addressee"), one.due_on,
        one.state, log[-1].day if log else None, absolute(one.get_absolute_url()),
    ]  # fmt: skip


OPINIONS = DataSet(
    "opinions",
    _("Opinions"),
    _("One row for each advisory opinion that the body has released."),
    [
        Column("year", _("Year"), _("That of its number.")),
        Column("number", pgettext_lazy("opinion", "Number"), _("Within the year, given at the adoption.")),
        *both("title", _("Title")),
        *both("theme", _("Theme")),
        Column("origin", _("Origin"), values=Opinion.Origin.choices),
        Column("committee", _("Committee"), _("Its key in the set of committees.")),
        Column("state", _("State"), values=STATES),
        Column("adopted_on", _("Adopted on"), unit=DAY),
        Column("deposited_on", _("Deposited on"), _("With the council."), DAY),
        Column("answered_on", _("Answered on"), _("The first answer of the council, in part or whole."), DAY),
        Column("released_on", _("Released on"), unit=DAY),
        Column("address", _("Address"), _("The page of the opinion.")),
    ],
    _opinions,
)
RECOMMENDATIONS = DataSet(
    "recommendations",
    _("Recommendations"),
    _("One row for each recommendation of an opinion that was released, and what became of it."),
    [
        Column("opinion_year", _("Year of the opinion")),
        Column("opinion_number", _("Number of the opinion"), _("With its year the key of the set of opinions.")),
        Column("position", _("Order"), _("Its place in the opinion.")),
        *both("text", _("Recommendation")),
        *both("addressee", _("Addressee")),
        Column("due_on", _("Due on"), _("Empty where no term was set."), DAY),
        Column("state", _("State"), values=Recommendation.State.choices),
        Column("found_on", _("Found on"), _("The day of the latest entry of its follow-up."), DAY),
        Column("address", _("Address"), _("Its place on the page of the opinion.")),
    ],
    _recommendations,
)
