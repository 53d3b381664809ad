"""The dated activities of the year plans in force, which everybody sees, as a file for calendar programs."""

from collections.abc import Callable
from datetime import UTC, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Event

from activities.models import Activity, PlanLine, PlanVersion
from committees.calendar_file import installation
from hayaa.core import calendars

A_DAY = timedelta(days=1)
State = Activity.State
CANCELLED = (State.POSTPONED, State.CANCELLED, State.NOT_DONE)


def activities_feed(body, *, absolute: Callable[[str], str]) -> bytes:
    """Every activity with a first day in a version in force; `absolute` makes an address whole.

    What has no day, or months alone, is not made up: the description says how many there are.
    """
    lines = PlanLine.objects.filter(plan_version__in=PlanVersion.objects.in_force())
    dated = lines.filter(starts_on__isnull=False).select_related("axis", "activity", "plan_version__year_plan")
    left_out = lines.filter(starts_on__isnull=True).count()
    found = dated.prefetch_related("activity__meetings").order_by("starts_on", "axis__position", "position", "pk")
    return calendars.feed(
        [_event(line, absolute) for line in found],
        name=_("Activities – %(body)s") % {"body": body.short_name},
        description=" ".join([_("The dated activities of the year plans in force."), *_left_out(left_out)]),
    )


def _left_out(number):
    sentence = ngettext(
        "%(number)s activity without a day is left out: it stands in its year plan.",
        "%(number)s activities without a day are left out: they stand in their year plans.",
        number,
    )
    return [sentence % {"number": number}] if number else []


def _event(line, absolute) -> Event:
    """One VEVENT of whole days; the last one is the day after, as the format has it. It names no person."""
    activity, version, schedule = line.activity, line.plan_version, line.schedule
    event = Event()
    event.add("uid", f"activity-{activity.pk}@{installation()}")
    event.add("sequence", activity.version + version.number)  # both only grow
    event.add("dtstamp", max(activity.updated_at, version.updated_at).astimezone(UTC))
    event.add("dtstart", line.starts_on)
    event.add("dtend", (line.ends_on or line.starts_on) + A_DAY)
    event.add("status", _status(activity, schedule))
    event.add("summary", line.wording)
    event.add("categories", [line.axis.title])
    event.add("description", "\n".join(_sentences(line, schedule)))
    event.add("url", absolute(version.year_plan.get_absolute_url()))
    event.add("transp", "TRANSPARENT")
    return event


def _status(activity, schedule):
    if activity.standing in CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if schedule.contradicts_its_month else "CONFIRMED"


def _sentences(line, schedule):
    """When, in the words of the plan; under which axis; what became of it; and where its source contradicts itself."""
    yield schedule.words
    yield line.axis.title
    yield str(line.activity.standing.label)
    if schedule.contradicts_its_month:
        printed = {"date": schedule.words, "month": schedule.printed_month_name}
        yield _("dated %(date)s, printed in %(month)s") % printed
