"""What pages and prints of the programme are made from, fetched in a constant number of questions."""

from itertools import groupby

from activities.difference import compare
from activities.document import Material
from activities.grid import year_grid
from activities.models import PlanLine, PlanVersion, RemovedLine
from activities.seal import seal
from committees import chart, statistics_reading
from committees.models import Body
from committees.statistics import Scope

PROOF = "activity__evidence"


def version_grid(version, *, today=None):
    """The year grid of one version; with `today`, its month is marked."""
    ((_version, grid),) = grids(version.year_plan.programme, [version], today=today)
    return grid


def shown(version, *, today, kept):
    """What the page of a version shows: how many activities are in each state, its grid, and whether its lines are
    still those that were adopted.

    `kept` tells of a block whether the grid holds it; the numbers and the seal are of all of them.
    """
    axes, lines = list(version.year_plan.programme.axes.all()), list(_lines([version]).prefetch_related(PROOF))
    whole = year_grid(version.year_plan.year, axes, lines, today=today)
    chosen = [block.line for block in whole.blocks if kept(block)]
    grid = year_grid(version.year_plan.year, axes, chosen, today=today) if len(chosen) < len(lines) else whole
    broken = bool(version.digest) and seal(lines) != version.digest
    return {"whole": whole, "grid": grid, "broken": broken}


def outside_plan(plan):
    """What was done, or is to be done, in a year though no version of its plan holds it."""
    found = plan.activities.filter(lines=None).select_related("axis", "year_plan")
    return list(found.prefetch_related("meetings", "lines").order_by("axis__position", "code"))


def _lines(versions):
    """Their lines, version by version, in the order of the grid."""
    lines = PlanLine.objects.filter(plan_version__in=versions).select_related("activity", "axis")
    return lines.prefetch_related("activity__meetings").order_by("plan_version_id", "axis__position", "position", "pk")


def grids(programme, versions, *, today=None):
    """Each of these versions of a programme with its year grid."""
    axes = list(programme.axes.all())
    of_version = {pk: list(group) for pk, group in groupby(_lines(versions), key=lambda line: line.plan_version_id)}
    return [
        (version, year_grid(version.year_plan.year, axes, of_version.get(version.pk, []), today=today))
        for version in versions
    ]


def difference(before, after):
    """What changed between two versions of a year, the earlier one given first."""
    lines = PlanLine.objects.filter(plan_version__in=[before, after]).select_related("activity", "axis")
    rows = list(lines.select_related("plan_version__year_plan").prefetch_related("activity__meetings"))
    of = {version: [row for row in rows if row.plan_version_id == version.pk] for version in (before, after)}
    return compare(of[before], of[after], _reasons(before.year_plan, before.number, after.number))


def unexplained(version):
    """What a version changes of the one it is based on without saying why."""
    if version.based_on is None:
        return []
    return [
        change for change in difference(version.based_on, version).changes if not change.is_kept and not change.said_by
    ]


def difference_grid(plan, found):
    """The grid of both versions of a plan, each line marked by what became of it."""
    return year_grid(plan.year, list(plan.programme.axes.all()), found.lines, marks=found.marks)


def _reasons(plan, first, last):
    """What was said of each change on the way from one number to the other, the latest last."""
    on_the_way = {"plan_version__year_plan": plan, "plan_version__number__gt": first, "plan_version__number__lte": last}
    records = [
        record
        for model in (PlanLine, RemovedLine)
        for record in model.objects.filter(**on_the_way, change_reason_ar__gt="").select_related("plan_version")
    ]
    return sorted(records, key=lambda record: record.plan_version.number)


def year_to_open(versions, *, today):
    """The latest year, up to today's, with an adopted version among these; failing that the latest at all, or None."""
    states = list(versions.order_by().values_list("year_plan__year", "state"))
    adopted = {year for year, state in states if state in PlanVersion.State.official()}
    return max({year for year in adopted if year <= today.year} or {year for year, _state in states}, default=None)


def logframe(programme):
    """The axes of a programme with the items of their cells."""
    return list(programme.axes.prefetch_related("results", "indicators", "means"))


def years_of_figures(programme, *, user, today):
    """The years of a programme that have begun, or have a plan that the reader may see."""
    versions = PlanVersion.objects.visible_to(user).filter(year_plan__programme=programme)
    planned = set(versions.values_list("year_plan__year", flat=True))
    return [year for year in programme.years if year <= today.year or year in planned]


def axes_with_figures(programme):
    """The axes of a programme with their indicators, and the targets and measurements of these."""
    return list(programme.axes.prefetch_related("indicators__targets", "indicators__measurements"))


def material(programme, *, user):
    """All that the document of a programme holds: names in its chart as far as the reader may see them.

    Of its plans the adopted versions, whoever reads.
    """
    adopted = PlanVersion.objects.filter(year_plan__programme=programme, state__in=PlanVersion.State.official())
    versions = list(adopted.select_related("year_plan"))
    body = Body.current()
    return Material(
        programme=programme,
        body=body,
        parts=list(programme.parts.all()),
        statements=list(programme.statements.all()),
        axes=logframe(programme),
        plans=grids(programme, versions),
        chart=chart.read(user=user, on=body.day),
        attendance=_attendance(programme.mandate, until=body.day),
    )


def _attendance(mandate, *, until):
    """The plenary meetings of a mandate up to a day, counted; no names."""
    end = min(until, mandate.ends_on) if mandate.ends_on else until
    return statistics_reading.read(Scope(begin=mandate.starts_on, end=end))
