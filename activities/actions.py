"""Steps that write several records together: all of them or none."""

from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.template.loader import render_to_string
from django.utils.translation import override

from activities import printing
from activities.models import Activity, PlanLine, PlanVersion
from activities.report import freeze, read
from committees.actions import meetings
from hayaa.core.pdf import render

COPIED = (
    "activity", "axis", "position", "wording_ar", "wording_fr", "month_from", "month_to", "starts_on", "ends_on",
    "printed_month", "as_written",
)  # fmt: skip


@transaction.atomic
def open_year_plan(*, year_plan, like=None):
    """Save the plan of a year with its version 1, and return it: an empty draft, or the activities of another year.

    Those are new activities of the new year, of which nothing is done yet, under the axes of the same codes. Each
    keeps its wording and its months; its days were those of the other year and are left open.
    """
    year_plan.save()
    draft = PlanVersion.objects.create(year_plan=year_plan, number=1)
    axes = {axis.code: axis for axis in year_plan.programme.axes.all()}
    for line in like.lines.select_related("activity", "axis") if like else ():
        _carry_over(line, draft, axes[line.axis.code])
    return draft


def _carry_over(line, draft, axis):
    former = line.activity
    again = {name: getattr(former, name) for name in ("kind", "role", "quantity")}
    activity = Activity(year_plan=draft.year_plan, **again)
    activity.code = activity.next_code()
    activity.save()
    activity.partners.set(former.partners.all())
    kept = {name: getattr(line, name) for name in ("position", "wording_ar", "wording_fr", "month_from", "month_to")}
    PlanLine.objects.create(plan_version=draft, activity=activity, axis=axis, **kept)


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
def adopt_version(*, version, on, item=None):
    """Put a version in force, at a point of an agenda where it is known; its sheets are kept as adopted, for ever."""
    if item:
        meetings.approve_point(item)
    version.adopt(on=on, item=item)
    transaction.on_commit(partial(keep_sheets, version), robust=True)


def keep_sheets(version):
    """Print the version in both languages and keep the files; one that cannot be made now is printed when asked for."""
    _keep(version, "sheet", printing.PLAN_SHEET, printing.plan)


@transaction.atomic
def adopt_report(*, report, on, item=None):
    """Freeze a report with the figures of that day, at a point of an agenda where it is known; its papers are kept."""
    if item:
        meetings.approve_point(item)
    report.adopt(on=on, item=item, figures=freeze(read(report, on=on)))
    transaction.on_commit(partial(keep_prints, report), robust=True)


def keep_prints(report):
    """The same for a report."""
    _keep(report, "print", printing.REPORT, printing.report)


def _keep(record, field, template, context):
    """Print the record in both languages into its two fields of files."""
    for language in ("ar", "fr"):
        with override(language):
            paper = render(render_to_string(template, context(record)), language=language)
        getattr(record, f"{field}_{language}").save(f"{field}.pdf", ContentFile(paper), save=False)
    record.save(update_fields=[f"{field}_ar", f"{field}_fr"])


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
    """Take an activity out of a draft; the activity itself goes when no other version holds it and nothing is recorded
    of it. Else it stands outside the plan from then on, under its wording and axis.

    Where the version it is based on holds it, the draft keeps that it was taken out, and why.
    """
    activity, version, inherited = line.activity, line.plan_version, line.is_inherited
    line.delete()
    if not activity.lines.exists():
        _leave_outside(activity, line) if activity.is_recorded else activity.delete()
    elif inherited:
        version.removals.create(activity=activity, change_reason_ar=reason_ar, change_reason_fr=reason_fr or None)


def _leave_outside(activity, line):
    activity.title_ar, activity.title_fr, activity.axis = line.wording_ar, line.wording_fr, line.axis
    activity.version += 1
    activity.save()


@transaction.atomic
def put_back(*, removal):
    """Hold an activity again that was taken out of a draft, as the version it is based on words and dates it."""
    version, before = removal.plan_version, removal.plan_version.based_on
    line = before.lines.get(activity=removal.activity)
    restored = PlanLine.objects.create(plan_version=version, **{name: getattr(line, name) for name in COPIED})
    removal.delete()
    return restored
