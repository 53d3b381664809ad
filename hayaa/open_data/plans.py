"""The year plans as they were adopted, with what became of each activity."""

from django.utils.translation import gettext_lazy as _

from activities.models import Activity, PlanLine, PlanVersion
from hayaa.open_data.tables import DAY, PUBLIC, Column, DataSet, both, texts

MONTH = _("month, 1 to 12")
State = PlanVersion.State


def _plans(absolute):
    lines = PlanLine.objects.filter(plan_version__in=PlanVersion.objects.visible_to(PUBLIC))
    found = lines.select_related("axis", "activity", "plan_version__year_plan").prefetch_related("activity__meetings")
    order = ("plan_version__year_plan__year", "plan_version__number", "axis__position", "position", "pk")
    return [_row(line, absolute) for line in found.order_by(*order)]


def _row(line, absolute):
    version, activity, axis = line.plan_version, line.activity, line.axis
    return [
        version.year_plan.year, version.number, version.state, version.adopted_on, version.recorded_afterwards,
        activity.code, axis.code, *texts(axis, "title"), *texts(line, "wording"), activity.kind, activity.role,
        activity.quantity, line.month_from, line.month_to, line.starts_on, line.ends_on, line.printed_month,
        str(activity.standing), absolute(version.get_absolute_url()),
    ]  # fmt: skip


PLANS = DataSet(
    "plans",
    _("Year plans"),
    _("One row for each activity in each version of a year plan that was adopted: in force or superseded."),
    [
        Column("year", _("Year")),
        Column("version", _("Version"), _("Its number within the year.")),
        Column(
            "version_state",
            _("State of the version"),
            values=[(state.value, state.label) for state in State.official()],
        ),
        Column("adopted_on", _("Adopted on"), _("Empty where the day is not known."), DAY),
        Column(
            "recorded_afterwards",
            _("Recorded afterwards"),
            _("true: written down when the year was over, and no measure of what was done."),
        ),
        Column("activity", _("Activity"), _("Its code, the same in every version of the year.")),
        Column("axis", _("Axis"), _("Its code within the programme.")),
        *both("axis_title", _("Title of the axis")),
        *both("wording", _("Wording")),
        Column("kind", _("Kind"), values=Activity.Kind.choices),
        Column("role", _("Role of the body"), values=Activity.Role.choices),
        Column("quantity", _("Quantity"), _("How many of them the row stands for.")),
        Column("month_from", _("From month"), _("Empty: undated. 1 to 12: all year long."), MONTH),
        Column("month_to", _("To month"), unit=MONTH),
        Column("starts_on", _("First day"), _("Empty where the month alone is known."), DAY),
        Column("ends_on", _("Last day"), _("Empty where it is not known, or is the first."), DAY),
        Column(
            "printed_month",
            _("Printed month"),
            _("The month where the source printed it; where it is another one, the date is in doubt."),
            MONTH,
        ),
        Column(
            "state", _("State"), _("Of the activity today, whichever version holds it."), values=Activity.State.choices
        ),
        Column("address", _("Address"), _("The page of the version.")),
    ],
    _plans,
)
