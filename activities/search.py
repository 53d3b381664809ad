"""What the search finds of the programme, its plans and what came of them, as far as the reader may see them."""

from django.utils.translation import gettext_lazy as _

from activities.models import (
    Activity,
    AnnualReport,
    Axis,
    Evidence,
    ExpectedResult,
    Indicator,
    MeansOfVerification,
    Partner,
    PlanLine,
    PlanVersion,
    Programme,
    ProgrammePart,
    Representation,
    Statement,
)
from hayaa.core.fields import Alphabetical
from hayaa.core.search import Kind, Part


def kinds(user):
    """Of the programmes only the one that has a page: that of the latest years which the reader may see."""
    programme = Programme.objects.visible_to(user).current()
    return [
        *of_programme(user, programme),
        activities(user) if user.has_perm("activities.view_activity") else lines(user),
        versions(user),
        reports(user),
        partners(user),
        representations(user),
    ]


def of_programme(user, programme):
    key = programme and programme.pk
    inside = user.has_perm("activities.view_indicator")
    axes = Axis.objects.visible_to(user).filter(programme=key)
    of_axis = {"titled": "search_text", "title": "text", "facts": lambda row: [row.axis]}
    return [
        Kind(
            code="programme",
            label=_("Action programme"),
            records=Programme.objects.visible_to(user).filter(pk=key),
            title="title",
        ),
        Kind(
            code="parts",
            label=_("Parts of the programme"),
            records=ProgrammePart.objects.visible_to(user).filter(programme=key),
            title="heading",
            order=("position", "pk"),
            facts=lambda part: [part.get_section_display()],
        ),
        Kind(
            code="statements",
            label=_("Diagnosis, objectives and activities done"),
            records=Statement.objects.visible_to(user).filter(programme=key),
            title="text",
            titled="search_text",
            order=("kind", "position", "pk"),
            facts=lambda statement: [statement.get_kind_display()],
        ),
        Kind(
            code="axes",
            label=_("Axes"),
            records=axes,
            title="title",
            order=("position", "pk"),
            parts=tuple(
                Part(model.objects.visible_to(user).select_related("axis"), "axis")
                for model in (ExpectedResult, MeansOfVerification)
            ),
        ),
        Kind(
            code="indicators",
            label=_("Indicators"),
            records=Indicator.objects.visible_to(user).filter(axis__in=axes).select_related("axis"),
            order=("axis__position", "position", "pk"),
            url=lambda row: row.get_absolute_url() if inside else row.axis.get_absolute_url(),
            **of_axis,
        ),
    ]


def activities(user):
    """With how every version of the plan words them, their partners and their evidence."""
    return Kind(
        code="activities",
        label=_("Activities"),
        records=Activity.objects.visible_to(user)
        .select_related("year_plan")
        .prefetch_related("lines__plan_version", "meetings"),
        title="name",
        order=("-year_plan__year", "pk"),
        parts=(
            Part(PlanLine.objects.visible_to(user), "activity", names=True),
            Part(Partner.objects.visible_to(user), "activities"),
            Part(Evidence.objects.visible_to(user).select_related("activity"), "activity", leads=True),
        ),
        facts=lambda activity: [activity.year_plan, activity.standing.label],
    )


def lines(user):
    """What the public finds of activities: the lines of each adopted version."""
    return Kind(
        code="activities",
        label=_("Activities"),
        records=PlanLine.objects.visible_to(user).select_related("plan_version__year_plan"),
        title="wording",
        titled="search_text",
        order=("-plan_version__year_plan__year", "-plan_version__number", "position", "pk"),
        facts=lambda line: [line.plan_version],
        url=lambda line: line.plan_version.get_absolute_url(),
    )


def versions(user):
    return Kind(
        code="plans",
        label=_("Year plans"),
        records=PlanVersion.objects.visible_to(user).select_related("year_plan"),
        title="name",
        order=("-year_plan__year", "-number"),
        facts=lambda version: [version.label, version.get_state_display()],
    )


def reports(user):
    return Kind(
        code="reports",
        label=_("Annual reports"),
        records=AnnualReport.objects.visible_to(user),
        title="name",
        order=("-year", "part"),
        facts=lambda report: [report.get_state_display()],
    )


def partners(user):
    return Kind(
        code="partners",
        label=_("Partners"),
        records=Partner.objects.visible_to(user),
        title="name",
        titled="search_text",
        order=(Alphabetical("sort_name"), "pk"),
        facts=lambda partner: [partner.get_kind_display()],
    )


def representations(user):
    return Kind(
        code="representations",
        label=_("Seats of the body in committees of others"),
        records=Representation.objects.visible_to(user).select_related("member"),
        title="name",
        titled="search_text",
        order=("-starts_on", "pk"),
        facts=lambda seat: [seat.member],
    )
