"""Whether an activity is proved."""

from collections.abc import Collection, Iterable
from typing import Any

from activities.models import Evidence


def is_proved(means: Collection[int], evidence: Iterable[Any]) -> bool:
    """Each of these means of verification (their keys) has accepted evidence, or was found not to apply.

    `evidence`: that of the activity. Where its axis has no means at all, nothing can prove it.
    """
    accepted = {one.means_id for one in evidence if one.state == Evidence.State.ACCEPTED}
    return bool(means) and accepted.issuperset(means)
