"""What the progress of a plan is counted from, fetched in a constant number of questions."""

from activities import progress
from activities.models import PlanLine, PlanVersion, RemovedLine
from hayaa.core.models import empty


def read(plan, *, on, months=None):
    """The progress of a year plan on a day, against its adopted versions; of some of its months, or of all.

    `plan` comes with its programme.
    """
    versions = measures(plan.versions.filter(state__in=PlanVersion.State.official()).order_by("number"))
    lines = PlanLine.objects.filter(plan_version__in=versions).select_related("activity__year_plan", "axis")
    lines = lines.select_related("plan_version__year_plan").prefetch_related("activity__meetings")
    removals = RemovedLine.objects.official().filter(plan_version__year_plan=plan).exclude(empty("change_reason_ar"))
    outside = plan.activities.filter(lines=None).select_related("axis", "year_plan").prefetch_related("meetings")
    return progress.compose(
        axes=list(plan.programme.axes.all()),
        versions=versions,
        lines=list(lines.order_by("axis__position", "position", "pk")),
        removals=removals.order_by("plan_version__number"),
        outside=outside.order_by("code"),
        on=on,
        months=months,
    )


def measures(adopted):
    """Of the adopted versions of a year, in order, the first and the last, which is in force."""
    found = list(adopted)
    return found[:1] if len(found) < 2 else [found[0], found[-1]]
