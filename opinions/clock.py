"""The clock of an opinion: for how long nothing has happened that should."""

from dataclasses import dataclass
from datetime import date

from opinions.models import Opinion

State = Opinion.State


@dataclass(frozen=True)
class Clock:
    """`awaits` is «deposit» or «answer»; `days` are those from `since` to the day asked for, 0 on `since` itself."""

    awaits: str
    since: date
    days: int


def read(opinion, on):
    """The clock that runs for an opinion on a day, or None: since its adoption until it is deposited, then until the
    council's first answer, one in part included.

    The opinion comes from `Opinion.objects.with_clock()`.
    """
    if opinion.state == State.ADOPTED:
        return Clock("deposit", opinion.adopted_on, (on - opinion.adopted_on).days)
    if opinion.state in (State.DEPOSITED, State.IN_FOLLOW_UP) and opinion.answered_on is None:
        return Clock("answer", opinion.deposited_on, (on - opinion.deposited_on).days)
    return None
