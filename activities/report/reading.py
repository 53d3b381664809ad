"""What a report is composed from, fetched in a constant number of questions."""

from django.db.models import Q

from activities import evidence_reading, indicators, metrics, progress_reading, reading
from activities.models import Programme, YearPlan
from activities.report import compose
from activities.report.figures import Figures
from committees import statistics_reading
from committees.models import Meeting
from committees.statistics import Scope
from opinions.models import Opinion


def read(report, *, on):
    """The figures of a report as the records of the body give them on a day."""
    now = metrics.Scope(report.begin, report.end)
    before = metrics.Scope(*(day.replace(year=day.year - 1) for day in (now.begin, now.end)))
    material = metrics.read(before.begin, metrics.Scope.of_year(report.year).end)
    plan = YearPlan.objects.filter(year=report.year).select_related("programme").first()
    programme = plan.programme if plan else _programme(report.year)
    records = reading.axes_with_figures(programme) if programme else []
    axes = [compose.axis(place, record) for place, record in enumerate(records, start=1)]
    strands = indicators.strands(records, material, [report.year], today=on)
    return Figures(
        year=report.year,
        begin=now.begin,
        end=now.end,
        on=on,
        keys=compose.keys(material, now, before),
        plan=_plan(plan, axes, on, report.months),
        meetings=compose.meetings(statistics_reading.read(Scope(now.begin, now.end, kind="")), _not_held(now)),
        trainings=tuple(compose.trainings(material, now)),
        opinions=compose.opinions(_opinions(now), material, now),
        strands=tuple(compose.strands(strands, axes, material, now)),
        proofs=tuple(compose.proofs(evidence_reading.of_carried_out(year=report.year), records, axes, now)),
    )


def _programme(year):
    """The adopted programme in whose years this one lies, or None."""
    adopted = Programme.objects.filter(state=Programme.State.ADOPTED)
    return adopted.filter(first_year__lte=year, last_year__gte=year).current()


def _plan(plan, axes, on, months):
    """None where no version of the plan was adopted."""
    found = progress_reading.read(plan, on=on, months=months) if plan else None
    return compose.plan(found, axes) if found else None


def _not_held(scope):
    days = {"day__range": (scope.begin, scope.end)}
    return Meeting.objects.filter(state=Meeting.State.NOT_HELD, **days).select_related("committee")


def _opinions(scope):
    """Those with a number that were adopted, deposited or answered in the period."""
    days = (scope.begin, scope.end)
    moved = Q(adopted_on__range=days) | Q(deposited_on__range=days) | Q(answered_on__range=days)
    numbered = Opinion.objects.with_clock().filter(number__isnull=False).exclude(state=Opinion.State.CANCELLED)
    return numbered.filter(moved).order_by("number_year", "number")
