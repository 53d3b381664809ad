"""What the pages of evidence are made from, fetched in a constant number of questions."""

from django.db.models import Prefetch

from activities import evidence
from activities.models import Activity, Evidence
from committees.models import Body

RELATED = ("lines__plan_version", "lines__axis__means", "axis__means", "meetings", "opinions", "participations")
SAID = ("means", "meeting__committee", "opinion", "added_by", "checked_by")


def of_activity(pk, *, user):
    """The proof of one activity, with the records of the body found for it; `checkable` as this user may check."""
    proof = _weighed(_activities().get(pk=pk))
    mark_checkable(proof.activity.evidence.all(), user=user)
    return proof


def of_carried_out(*, year=None, axis=None):
    """The proofs of the activities that were carried out, by year and axis; of one year or axis where it is given."""
    activities = _activities()
    if year:
        activities = activities.filter(year_plan__year=year)
    proofs = [_weighed(activity) for activity in activities if activity.is_carried_out]
    return sorted((proof for proof in proofs if axis in (None, proof.axis)), key=_place)


def to_check():
    """What waits to be checked, the oldest first."""
    found = Evidence.objects.to_check().select_related(*SAID, "activity__year_plan")
    return found.prefetch_related("activity__lines__plan_version").order_by("added_at", "pk")


def mark_checkable(rows, *, user):
    """Say of each piece of evidence whether this user may accept or reject it now (`checkable`), withdraw the consent
    to its photograph (`withdrawable`), and whether its file is closed to them (`closed`).
    """
    checks, body = user.has_perm("activities.check_evidence"), Body.current()
    for given in rows:
        given.checkable = checks and given.state != Evidence.State.REJECTED and not given.is_barred_to(user, body)
        given.withdrawable = checks and given.is_withdrawable
        given.closed = not given.is_readable_by(user)


def _activities():
    given = Evidence.objects.select_related(*SAID).order_by("pk")
    return Activity.objects.select_related("year_plan", "axis").prefetch_related(
        *RELATED, Prefetch("evidence", queryset=given)
    )


def _weighed(activity):
    axis = activity.current_axis
    means = axis.means.all() if axis else []
    return evidence.weigh(activity, axis=axis, means=means, evidence=list(activity.evidence.all()))


def _place(proof):
    """Year, axis, place in the plan; what stands under no axis or in no version comes last."""
    axis, line = proof.axis, proof.line
    return (
        proof.year,
        (axis.programme_id, axis.position, axis.pk) if axis else (float("inf"),),
        line.position if line else float("inf"),
        proof.activity.code,
    )
