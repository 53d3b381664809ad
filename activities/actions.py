"""Steps that write several records together: all of them or none."""

from django.db import transaction
from django.db.models import Max

from activities.models import PlanLine, PlanVersion

COPIED = (
    "activity", "axis", "position", "wording_ar", "wording_fr", "month_from", "month_to", "starts_on", "ends_on",
    "printed_month", "as_written",
)  # fmt: skip


@transaction.atomic
def open_year_plan(*, year_plan):
    """Save the plan of a year with its version 1, an empty draft, and return that version."""
    year_plan.save()
    return PlanVersion.objects.create(year_plan=year_plan, number=1)


@transaction.atomic
def copy_version(*, version):
    """A new draft of the same year that holds every line of `version`, and return it."""
    versions = version.year_plan.versions
    number = versions.aggregate(last=Max("number"))["last"] + 1
    draft = PlanVersion.objects.create(year_plan=version.year_plan, number=number, based_on=version)
    for line in version.lines.all():
        PlanLine.objects.create(plan_version=draft, **{name: getattr(line, name) for name in COPIED})
    return draft


@transaction.atomic
def add_activity(*, activity, line):
    """Save a new activity, under the next code of its year, with its line in a draft."""
    activity.code = activity.next_code()
    activity.save()
    line.activity = activity
    line.place_last()
    line.save()


@transaction.atomic
def remove_line(*, line, reason_ar="", reason_fr=""):
    """Take an activity out of a draft; the activity itself goes when no other version holds it.

    Where the version it is based on holds it, the draft keeps that it was taken out, and why.
    """
    activity, version = line.activity, line.plan_version
    line.delete()
    if not activity.lines.exists():
        activity.delete()
    elif version.based_on and version.based_on.lines.filter(activity=activity).exists():
        version.removals.create(activity=activity, change_reason_ar=reason_ar, change_reason_fr=reason_fr or None)


@transaction.atomic
def put_back(*, removal):
    """Hold an activity again that was taken out of a draft, as the version it is based on words and dates it."""
    version, before = removal.plan_version, removal.plan_version.based_on
    line = before.lines.get(activity=removal.activity)
    restored = PlanLine.objects.create(plan_version=version, **{name: getattr(line, name) for name in COPIED})
    removal.delete()
    return restored
