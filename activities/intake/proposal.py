"""What a sheet would make of the plan of a year: each line with its axis, its activity and what becomes of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from activities.intake import grid, rows
from activities.intake.lines import Line, Remark
from activities.intake.matching import match
from activities.intake.sheets import MOST_ROWS, refuse_too_many
from activities.models import Activity, Partner, PlanVersion, Programme, YearPlan
from activities.schedule import Schedule
from hayaa.core.arabic import fold
from hayaa.core.intake.tables import Table, Unreadable


@dataclass(frozen=True)
class Proposed:
    """A line of the sheet as it would enter the plan.

    `axis`: None where the import makes it. `activity`: the one that it goes on with, None for a new one; `former`: the
    line of that activity in the version before, if it has one.
    """

    line: Line
    year: int
    axis: Any = None
    activity: Any = None
    former: Any = None
    partners: tuple[Any, ...] = ()

    @property
    def schedule(self) -> Schedule:
        return Schedule(self.year, *self.line.reading, self.line.printed_month)

    @property
    def offered(self) -> list[Schedule]:
        """The schedules to choose from, by their number, where the days are in doubt."""
        return [Schedule(self.year, *reading) for reading in self.line.when.others] if self.line.is_doubtful else []

    @property
    def kind(self) -> str:
        """Of the activity it goes on with, else as the sheet has it; where its words do not say, participation."""
        return str(self.activity.kind if self.activity else self.line.kind or Activity.Kind.PARTICIPATION)

    @property
    def is_new(self) -> bool:
        return self.activity is None

    @property
    def is_unchanged(self) -> bool:
        """The version before has it under the same axis, in the same words and at the same time."""
        former = self.former
        return (
            former is not None
            and former.axis_id == (self.axis and self.axis.pk)
            and (former.wording_ar, former.wording_fr or "") == (self.line.wording_ar, self.line.wording_fr)
            and Schedule.of(former, self.year).written_out == self.schedule.written_out
        )

    @property
    def notes(self) -> list[str]:
        """What is not taken as the sheet has it."""
        return list(self._notes())

    def _notes(self) -> Iterator[str]:
        line, activity = self.line, self.activity
        if activity is None:
            if not line.kind:
                entered = {"kind": Activity.Kind.PARTICIPATION.label}
                yield _("The words do not say of what kind it is: “%(kind)s” is entered.") % entered
        elif any(getattr(line, name) != getattr(activity, name) for name in line.typed) or (
            line.partners is not None and set(self.partners) != set(activity.partners.all())
        ):
            stays = _(
                "It goes on with the activity %(code)s, whose kind, role, quantity and partners stay as they are."
            )
            yield stays % {"code": activity.code}


@dataclass(frozen=True)
class Proposal:
    """The draft that a sheet would make. Nothing is in the database yet.

    `draft`: the empty draft that it fills, None where it makes one; `basis`: the version it changes, if there is one;
    `removed`: lines of that version that the sheet leaves out; `new_axes`: those it makes, as the sheet writes them.
    """

    programme: Programme
    year: int
    proposed: tuple[Proposed, ...]
    plan: YearPlan | None = None
    draft: PlanVersion | None = None
    basis: PlanVersion | None = None
    removed: tuple[Any, ...] = ()
    new_axes: tuple[str, ...] = ()
    wrong: tuple[Remark, ...] = ()
    notes: tuple[Remark | str, ...] = ()

    @property
    def is_unchanged(self) -> bool:
        """The sheet says what is there already."""
        different = self.wrong or self.removed or self.begins_again
        return not different and all(each.is_unchanged for each in self.proposed)

    @property
    def begins_again(self) -> bool:
        """The only version there is was given up: whatever it held is entered anew, for the same activities."""
        return _is_given_up(self.basis)

    @property
    def is_acceptable(self) -> bool:
        return not self.wrong

    @property
    def doubtful(self) -> list[Proposed]:
        return [proposed for proposed in self.proposed if proposed.line.is_doubtful]


def propose(table: Table, *, programme: Programme | None, year: int | None = None) -> Proposal:
    """Read the plan of a year from a sheet; `year`: None where the title or the name of the sheet gives it.

    Raises Unreadable where nothing can be made of the sheet as a whole.
    """
    if programme is None:
        raise Unreadable(_("There is no action programme yet: enter its title and its years first, then its plans."))
    refuse_too_many(len(table.rows), MOST_ROWS)
    sheet = (grid if grid.is_grid(table) else rows).read(table, year=year)
    year = year or sheet.year or 0
    if year not in programme.years:
        years = {"year": year, "first": programme.first_year, "last": programme.last_year}
        raise Unreadable(_("The year %(year)s lies outside the programme (%(first)s–%(last)s).") % years)
    plan = YearPlan.objects.filter(year=year).first()
    draft = plan and plan.in_preparation
    basis = draft if is_filled(draft) else basis_of(plan, draft)
    reader = _Reader(programme, year, plan, basis)
    proposed = tuple(reader.propose(sheet.lines))
    kept = {each.activity for each in proposed if each.activity}
    proposal = Proposal(
        programme, year, proposed, plan, draft, basis,
        removed=() if _is_given_up(basis) else tuple(line for line in reader.former if line.activity not in kept),
        new_axes=tuple(reader.new_axes.values()), wrong=(*sheet.wrong, *reader.wrong),
        notes=(*_other_year(sheet.year, year), *sheet.notes),
    )  # fmt: skip
    if not proposal.is_unchanged:
        refuse_filled(draft)
    return proposal


def is_filled(draft: PlanVersion | None) -> bool:
    return draft is not None and (draft.is_submitted or draft.lines.exists())


def refuse_filled(draft: PlanVersion | None) -> None:
    """Raise Unreadable for a version in preparation that holds something already."""
    if is_filled(draft):
        message = _(
            "%(version)s is in preparation, and a file replaces nothing of it: change it on its page, adopt it or give "
            "it up first."
        )
        raise Unreadable(message % {"version": draft})


def basis_of(plan: YearPlan | None, draft: PlanVersion | None) -> PlanVersion | None:
    """The version that the new one changes: an empty draft knows it; none for the first of its year."""
    if draft:
        return draft.based_on
    return plan.basis if plan else None


def _is_given_up(version: PlanVersion | None) -> bool:
    return version is not None and version.state == PlanVersion.State.ABANDONED


def _other_year(own: int | None, year: int) -> Iterator[str]:
    if own and own != year:
        yield _("The sheet says %(own)s; it is read as the plan of %(year)s.") % {"own": own, "year": year}


class _Reader:
    """Finds the axis, the activity and the partners of each line; what it does not find is `wrong`."""

    def __init__(self, programme: Programme, year: int, plan: YearPlan | None, basis: PlanVersion | None) -> None:
        self.year, self.plan = year, plan
        self.axes = list(programme.axes.all())
        self.partners = list(Partner.objects.all())
        self.former = (
            list(basis.lines.select_related("activity", "axis").prefetch_related("activity__partners")) if basis else []
        )
        for line in self.former:
            line.plan_version = basis
        self.new_axes: dict[str, str] = {}
        self.wrong: list[Remark] = []

    def propose(self, lines: Sequence[Line]) -> Iterator[Proposed]:
        axes = {line.axis: self._axis(line) for line in lines}
        keys = {written: axis.pk for written, axis in axes.items() if axis}
        former = match(lines, keys, self.former, self.year)
        codes = [line.code for line in lines if line.code]
        coded = {a.code: a for a in Activity.objects.filter(code__in=codes).prefetch_related("partners")}
        for line in lines:
            before = former.get(line.key)
            activity = before.activity if before else self._coded(line, coded)
            partners = tuple(self._partners(line))
            yield Proposed(_completed(line, before, self.year), self.year, axes[line.axis], activity, before, partners)

    def _axis(self, line: Line) -> Any:
        """The axis of that code, title or short title; one that is made where the programme has none yet."""
        written = fold(line.axis)
        for axis in self.axes:
            names = (axis.code, axis.title_ar, axis.title_fr, axis.short_title_ar, axis.short_title_fr)
            if written in [fold(name) for name in names if name]:
                return axis
        if not self.axes:
            self.new_axes.setdefault(written, line.axis)
        else:
            offered = get_text_list([str(axis) for axis in self.axes])
            sentence = _("The programme has no axis “%(axis)s”: write %(offered)s.")
            self.wrong.append(Remark(line.place, sentence % {"axis": line.axis, "offered": offered}))
        return None

    def _coded(self, line: Line, coded: dict[str, Any]) -> Any:
        activity = coded.get(line.code)
        if activity and (self.plan is None or activity.year_plan_id != self.plan.pk):
            sentence = _("The code %(code)s is that of an activity of another year: take it out.")
            self.wrong.append(Remark(line.place, sentence % {"code": line.code}))
        return activity

    def _partners(self, line: Line) -> Iterator[Any]:
        """Those that the sheet names; where it has no column for them, those whose code or name the wording holds."""
        if line.partners is None:
            words = f" {fold(line.wording_ar)} "
            yield from (p for p in self.partners if any(f" {name} " in words for name in _names(p)))
        for written in line.partners or ():
            found = next((partner for partner in self.partners if fold(written) in _names(partner)), None)
            if found:
                yield found
            else:
                sentence = _("No partner is called “%(partner)s”: add it to the partners first, or correct its name.")
                self.wrong.append(Remark(line.place, sentence % {"partner": written}))


def _completed(line: Line, former: Any, year: int) -> Line:
    """The line with what its sheet has no column for, as the version before has it while it says the same."""
    if former is None:
        return line
    kept: dict[str, Any] = {"as_written": former.as_written}
    if fold(line.wording_ar) == fold(former.wording_ar):
        kept["wording_fr"] = former.wording_fr or ""
    if Schedule.of(former, year).written_out == Schedule(year, *line.reading, former.printed_month).written_out:
        kept["printed_month"] = former.printed_month
    return replace(line, **{name: value for name, value in kept.items() if name in line.left_out})


def _names(partner: Partner) -> list[str]:
    return [fold(name) for name in (partner.code, partner.name_ar, partner.name_fr) if name]
