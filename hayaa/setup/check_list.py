"""How far a new commune has come: each step is done once the records say so, and nothing else is remembered."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.models import PlanVersion, Programme
from committees.models import AttendanceThreshold, Body, Committee, Convocation, Mandate, Member
from hayaa.core.figures import Figure


@dataclass(frozen=True)
class Step:
    """One line: what is to be entered, on which page, and where it stands afterwards; `other`: words and page of
    another way to enter it."""

    code: str
    title: str | Promise
    sentence: str | Promise
    done: bool
    url: str
    place: str
    other: tuple[str | Promise, str] | None = None


@dataclass(frozen=True)
class CheckList:
    """The steps in their order. `members`: those in office, of the seats of the body."""

    steps: tuple[Step, ...]
    members: Figure

    @property
    def done(self) -> Figure:
        return Figure(sum(step.done for step in self.steps), len(self.steps))

    @property
    def next(self) -> Step | None:
        """The first step that is not done, or None once all are."""
        return next((step for step in self.steps if not step.done), None)


def read(body: Body) -> CheckList:
    """The check-list of a body, saved or not yet, as its records stand today."""
    members = Figure(Member.objects.in_office(on=body.day).count(), body.seats)
    return CheckList(tuple(_steps(body, has_members=bool(members.numerator))), members)


def _steps(body, *, has_members):
    has_head = bool(body.pk and (body.letterhead_ar or body.province_ar))
    settings = reverse("committees:settings")
    yield Step(
        "body", _("The body and its letterhead"),
        _("Its name, its commune and its seats, and the head of its letters, which is shown as it prints."),
        has_head, settings, settings,
    )  # fmt: skip
    yield Step(
        "mandate", _("The mandate"), _("Since when the body sits, and by which decision of the council."),
        Mandate.objects.on(body.day).exists(), reverse("committees:mandate-create"), settings + "#mandates",
    )  # fmt: skip
    yield Step(
        "committees", _("The committees"),
        _("The usual ones are proposed: keep them, rename them or leave them out, and add your own."),
        Committee.objects.exists(), reverse("setup:committees"), reverse("committees:committee-list"),
    )  # fmt: skip
    yield Step(
        "members", _("The members"), _("Who sits in the body, with their sex and the organisation they represent."),
        has_members, reverse("import", args=["members"]), reverse("committees:member-list"),
        None if has_members else (_("One by one"), reverse("committees:member-create")),
    )  # fmt: skip
    yield Step(
        "rules", _("Quorum and attendance thresholds"),
        _("The usual rules are set: compare them with the internal rules of your body."),
        AttendanceThreshold.objects.exists(), reverse("setup:rules"), settings + "#thresholds",
    )  # fmt: skip
    has_plan = PlanVersion.objects.exists()
    yield Step(
        "plan", _("The first year plan"), _("The axes of the programme, and what is planned for the year."),
        has_plan, _plan_page(), reverse("activities:plan-list"),
        (_("From a spreadsheet"), reverse("import", args=["plan"])) if has_plan else None,
    )  # fmt: skip
    yield Step(
        "convocation", _("The first convocation"),
        _("The first meeting and its agenda; the letters to the members are ready at once."),
        Convocation.objects.exists(), reverse("committees:meeting-create"), reverse("committees:meeting-list"),
    )  # fmt: skip


def _plan_page():
    return reverse("activities:plan-create" if Programme.objects.exists() else "setup:first-plan")
