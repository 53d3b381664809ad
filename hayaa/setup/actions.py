"""What the first days write: the first account, the committees, the outline of the programme, the rules."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Max

from activities.actions import open_year_plan
from activities.models import Axis, YearPlan
from committees.models import AttendanceThreshold, Body, Committee, Mandate
from hayaa.setup import first_account


@transaction.atomic
def make_first_account(*, user):
    """Save the account of the administrator and return it; None where somebody else was quicker."""
    group, _made = Group.objects.get_or_create(name="administrator")
    Group.objects.select_for_update().get(pk=group.pk)  # two at once: the second one waits, and then finds the first
    if not first_account.is_awaited():
        return None
    user.save()
    user.groups.add(group)
    return user


@transaction.atomic
def make_committees(*, kept, starts_on):
    """Save these committees (`kept`: kind → the columns of each), numbered on from those of their kind."""
    for kind, committees in kept.items():
        last = Committee.objects.filter(kind=kind).aggregate(last=Max("number"))["last"] or 0
        for number, columns in enumerate(committees, start=last + 1):
            Committee.objects.create(**{**columns, "kind": kind, "number": number, "starts_on": starts_on})


@transaction.atomic
def begin_plan(*, programme, axes, year):
    """Save a programme with its axes, and return the draft of the plan of one of its years."""
    programme.save()
    for position, axis in enumerate(axes, start=1):
        axis.programme, axis.position = programme, position
        axis.colour = (position - 1) % len(Axis.Colour) + 1
        axis.code = axis.code or f"axis-{position}"
        axis.save()
    return open_year_plan(year_plan=YearPlan(programme=programme, year=year))


@transaction.atomic
def agree_to_rules():
    """Write down the usual attendance thresholds, from the first day of the mandate, where there are none yet."""
    if not AttendanceThreshold.objects.exists():
        mandate = Mandate.objects.first()
        AttendanceThreshold.objects.create(starts_on=mandate.starts_on if mandate else Body.today())
