"""What waits to be done of the year plans and the reports on them, for the desk."""

from collections import Counter
from datetime import date, timedelta

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.models import Activity, AnnualReport, Evidence, PlanLine, PlanVersion
from committees.models import Meeting
from hayaa.core.months import MONTHS
from hayaa.core.tasks import MOST, Task, at_most, due, in_short, task

State = Activity.State


def tasks(user, on):
    """What waits for this user on a day, in no special order; whoever has nothing to do with it is told nothing.

    Secretariat and chair: activities without a settled state after their day, those not confirmed, versions to adopt,
    evidence to check and reports still in draft; the secretariat also what comes soon and what has no proof.
    """
    if not user.has_perm("activities.adopt_planversion"):
        return []
    records, lines = user.has_perm("activities.change_activity"), _unsettled(on)
    return [
        *_late(lines, on, records=records),
        *_not_confirmed(lines, on, records=records),
        *_to_adopt(),
        *(_soon(lines, on) if records else ()),
        *(_without_proof() if records else ()),
        *_to_check(),
        *_reports(on),
    ]


def _state_page(activity, *, records):
    """Where the state of an activity is set, by those who keep the records; the others read about it."""
    return reverse("activities:activity-execution", args=[activity.pk]) if records else activity.get_absolute_url()


def _month_page(day, *, records):
    """Where everything of a month is settled at once; the others read the plan."""
    if not records:
        return _plan_page(day.year)
    return reverse("activities:month-entry", args=[day.year]) + f"?month={day.month}"


def _plan_page(year):
    return reverse("activities:plan-detail", args=[year])


def _proof_page(year):
    """Where the proof that is missing in a year is listed."""
    return reverse("activities:evidence-list") + f"?year={year}"


def _unsettled(on):
    """The lines of the plans in force, until the year of that day, whose activity waits for a state, by last day."""
    lines = PlanLine.objects.filter(
        plan_version__in=PlanVersion.objects.in_force().filter(year_plan__year__lte=on.year),
        activity__state__in=[*State.open(), State.NOT_CONFIRMED],
    )
    found = lines.select_related("activity", "plan_version__year_plan").prefetch_related("activity__meetings")
    return sorted(found, key=lambda line: (line.schedule.latest or date.max, line.pk))


def _line(on, sentence, line, day, *, records, **about):
    words = sentence % {"title": in_short(line.wording), "when": line.schedule.words}
    return task(on, day, words, _state_page(line.activity, records=records), **about)


def _late(lines, on, *, records):
    """Nothing settled after their last day; where there are many, those of a month together, of a past year too."""
    late = [line for line in lines if line.activity.is_late(line.schedule, on)]
    if len(late) <= MOST:
        return [_one_late(on, line, records=records) for line in late]
    periods = {}
    for line in late:
        periods.setdefault(_period(line, on), []).append(line)
    return [
        _one_late(on, *group, records=records) if len(group) == 1 else _many_late(on, last, len(group), records=records)
        for last, group in sorted(periods.items())
    ]


def _one_late(on, line, *, records):
    sentence = _("State to be entered: “%(title)s” (%(when)s)")
    return _line(on, sentence, line, line.schedule.latest, late=True, records=records)


def _period(line, on):
    """The last day of the month in which it ended; of a year that is over, of the year."""
    latest = line.schedule.latest
    return date(latest.year, 12, 31) if latest.year < on.year else _end_of_month(latest)


def _end_of_month(day):
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _many_late(on, last, number, *, records):
    """One line for the activities that ended in a month of this year or in a year before."""
    of_month = ngettext(
        "%(number)s activity of %(month)s %(year)s without a state",
        "%(number)s activities of %(month)s %(year)s without a state",
        number,
    )
    of_year = ngettext(
        "%(number)s activity of %(year)s without a state", "%(number)s activities of %(year)s without a state", number
    )
    said = {"number": number, "month": MONTHS[last.month], "year": last.year}
    words = (of_year if last.year < on.year else of_month) % said
    return due(on, last, words, _month_page(last, records=records))


def _not_confirmed(lines, on, *, records):
    waiting = [line for line in lines if line.activity.standing == State.NOT_CONFIRMED]
    sentence = _("To be confirmed or not: “%(title)s” (%(when)s)")
    found = [_line(on, sentence, line, line.schedule.latest, records=records) for line in waiting]
    return at_most(found, _("More activities are not confirmed"), _plan_page(on.year))


def _soon(lines, on):
    """Those of the next two weeks; never on a day that nobody gave."""
    near = sorted(
        (line.schedule.next_day(on), line.pk, line) for line in lines if line.activity.is_soon(line.schedule, on)
    )
    sentence = _("In the plan: “%(title)s” (%(when)s)")
    return at_most(
        [_line(on, sentence, line, day, records=True) for day, _pk, line in near],
        _("More activities come soon"),
        _plan_page(on.year),
    )


def _to_adopt():
    submitted = PlanVersion.objects.filter(state=PlanVersion.State.SUBMITTED).select_related("year_plan")
    sentence = _("Adoption to be recorded: %(version)s")
    return [
        Task(
            None,
            sentence % {"version": version},
            reverse("activities:version-adopt", args=[version.year_plan.year, version.number]),
            None,
        )
        for version in submitted.order_by("year_plan__year", "number")
    ]


def _without_proof():
    """How many activities of each year were carried out and have no proof that stands."""
    held = Count("meetings", filter=Q(meetings__state__in=Meeting.State.took_place()), distinct=True)
    done = Q(state__in=State.carried_out()) | Q(
        state__in=[*State.open(), State.NOT_CONFIRMED], held_meetings__gte=F("quantity")
    )
    bare = Activity.objects.exclude(pk__in=Evidence.objects.standing().values("activity"))
    years = bare.annotate(held_meetings=held).filter(done).order_by().values_list("year_plan__year", flat=True)
    return [_bare(year, number) for year, number in sorted(Counter(years).items())]


def _bare(year, number):
    sentence = ngettext(
        "%(number)s activity of %(year)s was carried out and has no evidence yet",
        "%(number)s activities of %(year)s were carried out and have no evidence yet",
        number,
    )
    return Task(None, sentence % {"number": number, "year": year}, _proof_page(year), None)


def _to_check():
    """How much evidence waits for somebody to accept or reject it."""
    number = Evidence.objects.to_check().count()
    sentence = ngettext(
        "%(number)s piece of evidence waits to be checked", "%(number)s pieces of evidence wait to be checked", number
    )
    return [Task(None, sentence % {"number": number}, reverse("activities:evidence-queue"), None)] if number else []


def _reports(on):
    """Drafts of reports on a period that is over, since its last day."""
    drafts = AnnualReport.objects.filter(state=AnnualReport.State.DRAFT, year__lte=on.year).order_by("year", "part")
    over = [(_last_day(report), report) for report in drafts if _last_day(report) < on]
    sentence = _("To be finished and adopted: %(report)s")
    return [task(on, day, sentence % {"report": report}, report.get_absolute_url()) for day, report in over]


def _last_day(report):
    return date(report.year, 6, 30) if report.part == AnnualReport.Part.FIRST_HALF else date(report.year, 12, 31)
