"""The desk of those inside: what waits for them, the most urgent first, and three figures of the year so far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from activities import tasks as of_activities
from activities.models import Axis, PlanLine, PlanVersion
from committees import statistics_reading
from committees import tasks as of_committees
from committees.models import Meeting
from committees.statistics import Scope
from hayaa import health
from hayaa.core.figures import Figure, Trend
from hayaa.core.tasks import Task
from hayaa.personal import tasks as of_personal_data
from opinions import tasks as of_opinions

# What each app, and the program itself, has to say to the desk: a function of the user and the day.
ASKED = (of_committees.tasks, of_activities.tasks, of_opinions.tasks, of_personal_data.tasks, health.tasks)
A_WEEK = 7


class Urgency(Enum):
    """When something wants doing, in the order in which the desk shows it."""

    OVERDUE = _("Overdue")
    NEAR = _("Today and within a week")
    WAITING = _("Waiting, without a term")
    LATER = _("Later")
    UNDATED = _("Without a day")

    @classmethod
    def of(cls, task: Task) -> "Urgency":
        if task.days is None:
            return cls.UNDATED
        if task.late:
            return cls.OVERDUE
        if task.days > 0:
            return cls.WAITING
        return cls.NEAR if task.ahead <= A_WEEK else cls.LATER


@dataclass(frozen=True)
class Group:
    """What is equally urgent, by its day."""

    urgency: Urgency
    tasks: tuple[Task, ...]

    @property
    def is_overdue(self) -> bool:
        return self.urgency is Urgency.OVERDUE


@dataclass(frozen=True)
class AxisLine:
    """An axis, and how many activities of it were carried out of those planned until the day; undated ones left out."""

    axis: Any
    done: Figure


@dataclass(frozen=True)
class Figures:
    """The year until a day, beside the year before until the same day.

    `meetings`: those held with their quorum, of those for which people were convened and came or did not come in
    number; what was postponed or cancelled is left out. `women` and `men`: attended of invited, in plenary meetings.
    `axes`: as the plan in force holds them; without such a plan there are none.
    """

    year: int
    before: date
    meetings: Trend
    women: Trend
    men: Trend
    axes: tuple[AxisLine, ...]

    @cached_property
    def plan(self) -> Figure:
        """All axes together."""
        return Figure(sum(line.done.numerator for line in self.axes), sum(line.done.denominator for line in self.axes))


@dataclass(frozen=True)
class Desk:
    day: date
    groups: tuple[Group, ...]
    figures: Figures

    @property
    def number(self) -> int:
        return sum(len(group.tasks) for group in self.groups)

    @property
    def late(self) -> int:
        return sum(len(group.tasks) for group in self.groups if group.is_overdue)


def read(user: Any, on: date) -> Desk:
    """The desk of somebody inside as it stands on a day."""
    return Desk(on, grouped(task for ask in ASKED for task in ask(user, on)), figures(on))


def grouped(tasks: Iterable[Task]) -> tuple[Group, ...]:
    """The tasks by their urgency, then by their day; no empty group."""
    by_day = sorted(tasks, key=lambda task: task.day or date.max)
    found = [Group(one, tuple(task for task in by_day if Urgency.of(task) is one)) for one in Urgency]
    return tuple(group for group in found if group.tasks)


def figures(on: date) -> Figures:
    """Nothing in them that not everybody inside may see."""
    before = a_year_before(on)
    now, then = (statistics_reading.total(Scope(begin=day.replace(month=1, day=1), end=day)) for day in (on, before))
    return Figures(
        year=on.year,
        before=before,
        meetings=Trend(_with_quorum(on), _with_quorum(before)),
        women=Trend(now.women.rate, then.women.rate),
        men=Trend(now.men.rate, then.men.rate),
        axes=_by_axis(on),
    )


def a_year_before(day: date) -> date:
    """The same day of the year before; of 29 February, the 28th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _with_quorum(until: date) -> Figure:
    closed = Meeting.objects.filter(day__range=(until.replace(month=1, day=1), until), state__in=Meeting.State.closed())
    held = Q(state__in=Meeting.State.took_place())
    return Figure(*closed.aggregate(held=Count("pk", filter=held), all=Count("pk")).values())


def _by_axis(on: date) -> tuple[AxisLine, ...]:
    in_force = PlanVersion.objects.in_force().filter(year_plan__year=on.year)
    lines = PlanLine.objects.filter(plan_version__in=in_force).select_related("activity", "plan_version__year_plan")
    found = list(lines.prefetch_related("activity__meetings"))
    axes = Axis.objects.filter(programme__year_plans__versions__in=in_force).order_by("position") if found else ()
    return by_axis(list(axes), found, on)


def by_axis(axes: Sequence[Any], lines: Sequence[Any], on: date) -> tuple[AxisLine, ...]:
    """For each axis, in the order given: carried out of those whose last planned day has come.

    Undated lines are left out of both numbers: nobody can say that their day has come.
    """
    due = [line for line in lines if line.schedule.latest is not None and line.schedule.latest <= on]
    return tuple(AxisLine(axis, _done([line for line in due if line.axis_id == axis.pk])) for axis in axes)


def _done(lines: Sequence[Any]) -> Figure:
    return Figure(sum(line.activity.is_carried_out for line in lines), len(lines))
