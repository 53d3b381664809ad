"""From a proposal to a draft version of the plan: all of it, or nothing."""

from django.contrib.admin.models import ADDITION, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from activities.actions import open_year_plan
from activities.intake.proposal import basis_of, draft_to_fill
from activities.models import Activity, Axis, PlanLine, PlanVersion, YearPlan
from hayaa.core.arabic import fold
from hayaa.core.intake.tables import Unreadable

SHORT_TITLE = Axis._meta.get_field("short_title_ar").max_length


@transaction.atomic
def accept(proposal, *, by, chosen=None):
    """Save the draft that was proposed, and return it; `by` is the account that does it.

    `chosen`: for lines in doubt, by their key, the number of the reading that is meant; the others keep their months
    alone. Raises Unreadable where something has come in between, or a record does not hold together.
    """
    if not proposal.is_acceptable:
        raise ValueError("What is wrong in the sheet has to be mended first.")
    chosen = chosen or {}
    try:
        version = _version(proposal)
        axes = {fold(title): _make_axis(proposal.programme, title) for title in proposal.new_axes}
    except ValidationError as error:
        raise Unreadable(error.messages[0]) from error
    for position, proposed in enumerate(proposal.proposed, start=1):
        line = proposed.line
        line = line.settled(chosen[line.key]) if line.key in chosen else line
        try:
            activity = proposed.activity or _make_activity(version, proposed)
            axis = proposed.axis or axes[fold(line.axis)]
            _make_line(version, activity, axis, line, position, wording_fr=proposed.wording_fr or None)
        except ValidationError as error:
            raise Unreadable(_("Row %(row)s: %(why)s") % {"row": line.place.row, "why": error.messages[0]}) from error
    _keep_removals(version, proposal.removed)
    LogEntry.objects.log_actions(by.pk, [version], ADDITION, change_message=_("Read from a spreadsheet."))
    return version


def _version(proposal):
    """The empty draft of the year, or a new one."""
    plan = YearPlan.objects.select_for_update().filter(year=proposal.year).first()
    draft = draft_to_fill(plan)
    if basis_of(plan, draft) != proposal.basis or draft != proposal.draft:
        raise Unreadable(_("The plan of this year has changed in the meantime: read the file once more."))
    if draft:
        return draft
    if plan is None:
        plan = YearPlan(programme=proposal.programme, year=proposal.year)
        plan.full_clean()
        return open_year_plan(year_plan=plan)
    last = plan.versions.aggregate(last=Max("number"))["last"] or 0
    return _saved(PlanVersion(year_plan=plan, number=last + 1, based_on=proposal.basis))


def _make_axis(programme, title):
    axis = Axis(programme=programme, title_ar=title, short_title_ar=title[:SHORT_TITLE].strip())
    axis.place_last()
    axis.code = f"axis-{axis.position}"
    axis.colour = (axis.position - 1) % len(Axis.Colour) + 1
    return _saved(axis)


def _make_activity(version, proposed):
    line = proposed.line
    activity = Activity(
        year_plan=version.year_plan, kind=proposed.kind, role=line.role or Activity.Role.ORGANISES,
        quantity=line.quantity,
    )  # fmt: skip
    activity.code = line.code or activity.next_code()
    _saved(activity).partners.set(proposed.partners)
    return activity


def _make_line(version, activity, axis, line, position, *, wording_fr):
    _saved(
        PlanLine(
            plan_version=version, activity=activity, axis=axis, position=position, wording_ar=line.wording_ar,
            wording_fr=wording_fr, printed_month=line.printed_month, as_written=line.as_written,
            change_reason_ar=line.reason_ar, change_reason_fr=line.reason_fr or None, **line.reading._asdict(),
        )
    )  # fmt: skip


def _keep_removals(version, removed):
    """What the version leaves out of the one it is based on; the sheet does not say why."""
    version.removals.all().delete()
    for line in removed:
        version.removals.create(activity=line.activity)


def _saved(record):
    record.full_clean()
    record.save()
    return record
