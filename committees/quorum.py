"""The quorum of a meeting: how many have to be there, and whether they are.

The rule of each call is the body's own (organic law 113-14 leaves it to the internal rules of the commune).
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class QuorumRule(models.TextChoices):
    MAJORITY = "majority", _("More than half of those in office")
    HALF = "half", _("Half of those in office, at least")
    THIRD = "third", _("A third of those in office, at least")
    ANY = "any", _("Any number")


def needed(rule: str, eligible: int) -> int:
    """How many of the `eligible` (those on the sheet that day) a call needs by its rule; one at least.

    Raises KeyError for an unknown rule.
    """
    return {
        QuorumRule.MAJORITY: eligible // 2 + 1,
        QuorumRule.HALF: max(1, -(-eligible // 2)),
        QuorumRule.THIRD: max(1, -(-eligible // 3)),
        QuorumRule.ANY: 1,
    }[QuorumRule(rule)]


@dataclass(frozen=True)
class Quorum:
    """People: eligible on the day, needed of them, and present as the body's rule counts late and remote ones."""

    eligible: int
    needed: int
    present: int

    @property
    def is_reached(self) -> bool:
        return self.present >= self.needed

    @property
    def missing(self) -> int:
        """How many more are needed; 0 once the quorum is reached."""
        return max(0, self.needed - self.present)
