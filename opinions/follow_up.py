"""The follow-up of recommendations as a table: one reading for the page, the spreadsheet and the paper."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Subquery

from committees.models import Body
from hayaa.core.figures import Figure
from opinions.follow_up_filter import RecommendationFilter
from opinions.models import Deposit, FollowUp, Recommendation

State = Recommendation.State
TONES = {
    State.AWAITING: "amber",
    State.ACCEPTED: "blue",
    State.ACCEPTED_IN_PART: "blue",
    State.IN_EXECUTION: "accent",
    State.EXECUTED: "green",
    State.EXECUTED_IN_PART: "green",
    State.REJECTED: "red",
    State.POSTPONED: "amber",
    State.MOOT: "muted",
}


@dataclass(frozen=True)
class Row:
    """A recommendation and what became of it; `last` is the latest entry of its log, or None."""

    recommendation: Recommendation
    last: FollowUp | None
    is_overdue: bool


@dataclass(frozen=True)
class Share:
    """How many of all recommendations have a state."""

    state: State
    figure: Figure

    @property
    def tone(self):
        return TONES[self.state]


@dataclass(frozen=True)
class Table:
    """The follow-up as somebody asked for it. `findings`: the reader may see what was found, not only the state.

    `shares` count the recommendations of every state, also those that the filter by state leaves out.
    """

    on: date
    findings: bool
    filter: RecommendationFilter
    shares: list[Share]

    @property
    def rows(self):
        return [row(recommendation, on=self.on) for recommendation in self.filter.qs]


def sees_findings(user):
    """Those inside and the council; the public sees the state and its day."""
    return user.has_perm("opinions.view_opinion") or user.has_perm("opinions.read_opinion")


def followed_by(user):
    """The recommendations of deposited opinions that this user may see, by term, with their opinion and log.

    Each has the `deposited_on` of its opinion.
    """
    deposits = Deposit.objects.standing().filter(opinion=OuterRef("opinion"))
    found = Recommendation.objects.visible_to(user).followed().select_related("opinion").prefetch_related("follow_ups")
    return found.annotate(deposited_on=Subquery(deposits.values("day")[:1])).order_by(
        F("due_on").asc(nulls_last=True), "opinion__number_year", "opinion__number", "position", "pk"
    )


def row(recommendation, *, on):
    log = list(recommendation.follow_ups.all())
    return Row(recommendation, log[-1] if log else None, recommendation.is_overdue(on))


def shares(states):
    """How often each state occurs among these, in the order of the states; those that nobody has are left out."""
    counted = Counter(states)
    return [Share(state, Figure(counted[state], counted.total())) for state in State if counted[state]]


def table(request):
    """The table that a request asks for; page, spreadsheet and paper of one address show the same."""
    asked = RecommendationFilter(request.GET, queryset=followed_by(request.user), request=request)
    asked.form.is_valid()
    counted = shares(asked.whatever_state().order_by().values_list("state", flat=True))
    return Table(Body.today(), sees_findings(request.user), asked, counted)
