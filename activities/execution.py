"""What has to be settled at the end of a month, and who can have taken part: read in a constant number of questions."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from activities.models import PlanLine
from committees.models import Member, Term


@dataclass(frozen=True)
class MonthAgenda:
    """Lines of the version in force: `of_month` stand in the month, `earlier` before it, `any_time` in no one month.

    Those three are not settled yet; `settled` are the others of the month.
    """

    of_month: tuple[Any, ...]
    earlier: tuple[Any, ...]
    any_time: tuple[Any, ...]
    settled: tuple[Any, ...]

    @property
    def groups(self):
        """What is to be settled, under its titles; none for a list with nothing in it."""
        titled = [
            (_("Of this month"), self.of_month),
            (_("Of earlier months, not settled yet"), self.earlier),
            (_("All year long or undated"), self.any_time),
        ]
        return [(title, lines) for title, lines in titled if lines]

    @property
    def to_settle(self):
        return [*self.of_month, *self.earlier, *self.any_time]


def month_agenda(plan, month, *, sent=()):
    """The lines of the version in force by what a month asks of them.

    `sent`: keys of activities whose rows somebody has sent: they are to be settled, whatever was saved meanwhile.
    """
    lines = PlanLine.objects.filter(plan_version__in=plan.versions.in_force())
    lines = lines.select_related("activity__year_plan", "axis", "plan_version__year_plan")
    lists = {"of_month": [], "earlier": [], "any_time": [], "settled": [], "later": []}
    for line in lines.prefetch_related("activity__meetings").order_by("axis__position", "position", "pk"):
        unsettled = line.activity.is_unsettled or line.activity_id in sent
        lists[_list_of(line, month, unsettled)].append(line)
    del lists["later"]
    return MonthAgenda(**{name: tuple(found) for name, found in lists.items()})


def _list_of(line, month, unsettled):
    columns = line.schedule.columns
    if columns in (None, (1, 12)):
        return "any_time" if unsettled else "later"
    if not unsettled:
        return "settled" if columns[0] <= month <= columns[1] else "later"
    if columns[1] < month:
        return "earlier"
    return "of_month" if columns[0] <= month else "later"


def month_to_settle(year, *, today):
    """The month to open: the running one of this year, the last of a past one, the first of one to come."""
    if year == today.year:
        return today.month
    return 12 if year < today.year else 1


def could_take_part(activity, *, today):
    """Members in office on any day on which it can have taken place; and whoever has been recorded already."""
    line = activity.latest_line
    when = activity.held if activity.held_month_from else line and line.schedule
    first, last = (when.earliest or today, when.latest or when.earliest or today) if when else (today, today)
    terms = Term.objects.overlapping(Term(starts_on=first, ends_on=last))
    recorded = activity.participations.values("member")
    return Member.objects.filter(Q(pk__in=terms.values("member")) | Q(pk__in=recorded)).order_by("number")
