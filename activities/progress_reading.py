"""What the progress of a plan is counted from, fetched in a constant number of questions."""

from activities import progress
from activities.models import PlanLine, PlanVersion, RemovedLine
from hayaa.core.models import empty


def read(plan, *, on, months=None):
    """The progress of a year plan on a day, against its adopted versions; of some of its months, or of all.

    `plan` comes with its programme. None where no version was adopted.
    """
    adopted = list(plan.versions.filter(state__in=PlanVersion.State.official()).order_by("number"))
    if not adopted:
        return None
    versions = adopted[:1] if len(adopted) == 1 else [adopted[0], adopted[-1]]
    lines = PlanLine.objects.filter(plan_version__in=versions).select_related("activity__year_plan", "axis")
    lines = lines.select_related("plan_version__year_plan").prefetch_related("activity__meetings")
    removals = RemovedLine.objects.official().filter(plan_version__year_plan=plan).exclude(empty("change_reason_ar"))
    outside = plan.activities.exclude(lines__plan_version__state__in=PlanVersion.State.official())
    outside = outside.select_related("axis", "year_plan").prefetch_related("meetings")
    return progress.compose(
        axes=list(plan.programme.axes.all()),
        versions=versions,
        lines=list(lines.order_by("axis__position", "position", "pk")),
        removals=removals.order_by("plan_version__number"),
        outside=outside.order_by("code"),
        on=on,
        months=months,
    )
