"""What metrics are counted from, fetched in a constant number of questions."""

from collections import Counter, defaultdict

from django.db.models import Count, Prefetch

from activities.metrics.activities import Activities, Row
from activities.metrics.measured import Known
from activities.metrics.meetings import Meetings
from activities.metrics.opinions import Opinions
from activities.metrics.registry import Material
from activities.metrics.representations import Representations
from activities.models import Activity, MeansOfVerification, PlanLine, PlanVersion, Representation
from committees.models import Attendance, Body
from committees.statistics import Scope as MeetingScope
from committees.statistics_reading import meetings_of
from opinions.models import Opinion


def measure(key, scope):
    """One metric in one period; whoever asks for several reads once, and measures them from that."""
    return read(scope.begin, scope.end).measure(key, scope)


def read(begin, end):
    """The material of the days from `begin` to `end`."""
    meetings, opinions = _meetings(begin, end), _opinions(end)
    days = [*(meeting.day for meeting in meetings), *(opinion.deposited_on for opinion in opinions)]
    plans = PlanVersion.objects.filter(state__in=PlanVersion.State.official())
    plans = plans.filter(year_plan__year__range=(begin.year, end.year)).values_list("year_plan__year", flat=True)
    known = Known(today=Body.today(), plans=frozenset(plans), days=frozenset(days))
    return Material(
        begin=begin,
        end=end,
        meetings=Meetings(known, meetings, _rows(begin, end)),
        activities=Activities(known, [Row.of(one) for one in _activities(begin, end)], _means()),
        opinions=Opinions(known, opinions),
        representations=Representations(known, _representations(end)),
    )


def _meetings(begin, end):
    return list(meetings_of(MeetingScope(begin, end, kind="")).select_related("committee"))


def _rows(begin, end):
    """How many of each sex have each status on the sheet of each meeting."""
    meetings = meetings_of(MeetingScope(begin, end, kind="")).order_by()
    rows = Attendance.objects.filter(meeting__in=meetings).order_by()
    counted = rows.values_list("meeting_id", "member__sex", "status").annotate(Count("pk"))
    return Counter({(meeting, sex, status): number for meeting, sex, status, number in counted})


def _activities(begin, end):
    lines = Prefetch("lines", PlanLine.objects.select_related("plan_version"))
    activities = Activity.objects.filter(year_plan__year__range=(begin.year, end.year)).select_related("year_plan")
    return activities.prefetch_related(lines, "meetings", "participations__member", "evidence").order_by("code")


def _means():
    of_axis = defaultdict(list)
    for means in MeansOfVerification.objects.order_by("axis", "position", "pk"):
        of_axis[means.axis_id].append(means)
    return of_axis


def _opinions(end):
    opinions = Opinion.objects.deposited().with_clock().filter(deposited_on__lte=end).select_related("theme")
    return list(opinions.prefetch_related("recommendations__follow_ups").order_by("deposited_on", "pk"))


def _representations(end):
    seats = Representation.objects.filter(starts_on__lte=end).select_related("member")
    return list(seats.order_by("starts_on", "pk"))
