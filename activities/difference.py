"""What changed from one version of a year plan to another: each activity once, by its lasting identity."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.translation import pgettext_lazy


class Kind(Enum):
    """What became of an activity. Moved: its columns of the grid are others; reworded: its Arabic wording is."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    OTHER_AXIS = "other_axis"
    REWORDED = "reworded"
    KEPT = "kept"

    @property
    def title(self) -> str:
        """Heads a list of such activities."""
        return str(TITLES[self])


TITLES = {
    Kind.ADDED: pgettext_lazy("activities", "Added"),
    Kind.REMOVED: pgettext_lazy("activities", "Taken out"),
    Kind.MOVED: pgettext_lazy("activities", "Moved to other months"),
    Kind.OTHER_AXIS: pgettext_lazy("activities", "Under another axis"),
    Kind.REWORDED: pgettext_lazy("activities", "Reworded"),
    Kind.KEPT: pgettext_lazy("activities", "Kept as they were"),
}


@dataclass(frozen=True)
class Change:
    """An activity with its line in either version, None where it has none, and all that became of it.

    `said_by` is the record whose `change_reason` says why, or None.
    """

    before: Any
    after: Any
    kinds: tuple[Kind, ...]
    said_by: Any = None

    @property
    def line(self) -> Any:
        """The line to name it by."""
        return self.after or self.before

    @property
    def is_kept(self) -> bool:
        return self.kinds == (Kind.KEPT,)

    @property
    def is_elsewhere(self) -> bool:
        """It stands in another place of the grid than before."""
        return bool({Kind.MOVED, Kind.OTHER_AXIS} & set(self.kinds))


@dataclass(frozen=True)
class Difference:
    """All activities of two versions, in the order of the later one, those removed last."""

    changes: tuple[Change, ...]

    def of(self, kind: Kind) -> list[Change]:
        """Those to which this happened; one that was moved and reworded is in both lists."""
        return [change for change in self.changes if kind in change.kinds]

    @property
    def groups(self) -> list[tuple[Kind, list[Change]]]:
        """Each kind with its activities, none for a kind that did not happen."""
        return [(kind, self.of(kind)) for kind in Kind]

    @property
    def marks(self) -> dict[Any, str]:
        """How each line stands in the grid of both versions, by its key; a place that was left is «gone»."""
        marks = {}
        for change in self.changes:
            if change.is_elsewhere:
                marks[change.before.pk], marks[change.after.pk] = "gone", "moved"
            elif not change.is_kept:
                marks[change.line.pk] = change.kinds[0].value
        return marks

    @property
    def lines(self) -> list[Any]:
        """What the grid of both versions shows: the lines of the later one, and those that left their place."""
        left = [change.before for change in self.changes if change.after is None or change.is_elsewhere]
        return [change.after for change in self.changes if change.after] + left


def compare(before: Sequence[Any], after: Sequence[Any], reasons: Iterable[Any] = ()) -> Difference:
    """The difference of two versions of one plan, given their lines.

    A line has `pk`, `activity_id`, `axis_id`, `wording_ar` and `schedule`. `reasons` are records with an
    `activity_id`, the latest last: each says why its activity was changed or removed.
    """
    earlier: Mapping[Any, Any] = {line.activity_id: line for line in before}
    later = {line.activity_id: line for line in after}
    said = {record.activity_id: record for record in reasons}
    order = [*later, *(key for key in earlier if key not in later)]
    return Difference(tuple(_change(earlier.get(key), later.get(key), said.get(key)) for key in order))


def _change(before: Any, after: Any, said_by: Any) -> Change:
    kinds = tuple(_kinds(before, after))
    return Change(before, after, kinds or (Kind.KEPT,), said_by if kinds else None)


def _kinds(before: Any, after: Any) -> Iterable[Kind]:
    if before is None:
        yield Kind.ADDED
    elif after is None:
        yield Kind.REMOVED
    else:
        if before.schedule.columns != after.schedule.columns:
            yield Kind.MOVED
        if before.axis_id != after.axis_id:
            yield Kind.OTHER_AXIS
        if before.wording_ar != after.wording_ar:
            yield Kind.REWORDED
