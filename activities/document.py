"""The action programme as a readable document: chapters, their numbers and their anchors.

One outline for the page, its contents, the printed document and its bookmarks, so that none can differ.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from activities.models import ProgrammePart, Statement
from committees.statistics import Category, Statistics
from hayaa.core.figures import Figure

Chapter = ProgrammePart.Section
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
LISTS = {
    Statement.Kind.OBJECTIVE: _("Specific objectives"),
    Statement.Kind.STRENGTH: _("Strengths"),
    Statement.Kind.WEAKNESS: _("Weaknesses"),
    Statement.Kind.OPPORTUNITY: _("Opportunities"),
    Statement.Kind.THREAT: _("Threats"),
    Statement.Kind.DONE: _("Activities since the foundation"),
}


@dataclass(frozen=True)
class Section:
    """A chapter or one of its sections.

    `kind` names the template that draws `content`. The title is ours, or the translated field «heading» of a
    record. `opening` is the lone part of a chapter: its text stands right under the title, without a number.
    """

    kind: str
    anchor: str
    title: Any = ""
    record: Any = None
    content: Any = None
    opening: Any = None
    sections: tuple["Section", ...] = ()
    number: str = ""

    @property
    def template(self) -> str:
        return f"activities/document/{self.kind}.html"

    @property
    def printed(self) -> list[str]:
        """Its template on paper; where there is none of its own, that of the screen."""
        return [f"activities/print/{self.kind}.html", self.template]


@dataclass(frozen=True)
class StatedAttendance:
    """The three numbers of members as the diagnosis states them, each compared with their sum; nothing counted here."""

    permanent: Figure
    medium: Figure
    absent: Figure

    @property
    def present(self) -> Figure:
        """Permanently present and present now and then, together."""
        return Figure(self.permanent.numerator + self.medium.numerator, self.absent.denominator)

    @property
    def rows(self) -> list[dict]:
        """Name and figure, the sum of the first two after them."""
        return [
            {"name": _("Permanently present"), "figure": self.permanent},
            {"name": _("Present now and then"), "figure": self.medium},
            {"name": _("Present, permanently or now and then"), "figure": self.present},
            {"name": _("Permanently absent"), "figure": self.absent},
        ]

    @classmethod
    def of(cls, programme) -> "StatedAttendance | None":
        stated = (programme.stated_permanent, programme.stated_medium, programme.stated_absent)
        if None in stated:
            return None
        return cls(*(Figure(number, sum(stated)) for number in stated))


@dataclass(frozen=True)
class CountedAttendance:
    """The same categories as they are counted from the attendance of the plenary meetings."""

    statistics: Statistics

    @property
    def rows(self) -> list[dict]:
        """As those stated, each compared with the members who have a figure."""
        share = self.statistics.share
        return [
            {"name": _("Permanently present"), "figure": share(Category.PERMANENT)},
            {"name": _("Present now and then"), "figure": share(Category.MEDIUM)},
            {
                "name": _("Present, permanently or now and then"),
                "figure": share(Category.PERMANENT, Category.MEDIUM),
            },
            {"name": _("Permanently absent"), "figure": share(Category.ABSENT)},
        ]

    @property
    def left_out(self) -> int:
        """Members without a figure: invited to too few meetings."""
        return self.statistics.without_figure

    @classmethod
    def of(cls, statistics: Statistics | None) -> "CountedAttendance | None":
        return cls(statistics) if statistics and statistics.meetings else None


@dataclass(frozen=True)
class Attendance:
    """Attendance in the diagnosis: as the programme states it and as it is counted; either may be missing."""

    stated: StatedAttendance | None
    counted: CountedAttendance | None

    @property
    def title(self) -> Any:
        return _("Attendance of the members") if self.counted else _("Attendance of the members, as stated")

    @classmethod
    def of(cls, material: "Material") -> "Attendance | None":
        found = cls(StatedAttendance.of(material.programme), CountedAttendance.of(material.attendance))
        return found if found.stated or found.counted else None


@dataclass(frozen=True)
class Material:
    """What a programme is made of, already fetched. `plans` are pairs of an adopted version and its grid.

    `attendance`: the statistics of the plenary meetings of its mandate.
    """

    programme: Any
    body: Any
    parts: Sequence[Any] = ()
    statements: Sequence[Any] = ()
    axes: Sequence[Any] = ()
    plans: Sequence[tuple[Any, Any]] = ()
    chart: Any = None
    attendance: Statistics | None = None


def outline(material: Material) -> tuple[Section, ...]:
    """The numbered chapters of a programme; what has nothing to say is left out, and the numbers close up."""
    chapters = (
        _introduction(material),
        _about(material),
        _diagnosis(material),
        _objectives(material),
        _done(material),
        _implementation(material),
        _conclusion(material),
    )
    return _numbered(chapter for chapter in chapters if chapter.content or chapter.opening or chapter.sections)


def _numbered(chapters: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(
        replace(
            chapter,
            number=roman,
            sections=tuple(replace(s, number=f"{roman}-{n}") for n, s in enumerate(chapter.sections, start=1)),
        )
        for roman, chapter in zip(ROMAN, chapters, strict=False)
    )


def _chapter(material: Material, chapter, *sections: Section | None) -> Section:
    """A chapter that opens with the programme's own parts; a lone part is its text, several are sections of it."""
    parts = [part for part in material.parts if part.section == chapter]
    opening = parts[0] if len(parts) == 1 else None
    own = [] if opening else [Section("part", f"part-{part.pk}", record=part, content=part) for part in parts]
    present = tuple(section for section in (*own, *sections) if section and section.content)
    return Section("chapter", str(chapter), chapter.label, opening=opening, sections=present)


def _statements(material: Material, kind) -> Section:
    """The statements of a kind, in their order; anchored where `Statement.get_absolute_url` points."""
    found = [statement for statement in material.statements if statement.kind == kind]
    return Section("statements", str(kind), LISTS[kind], content=found)


def _introduction(material: Material) -> Section:
    return _chapter(material, Chapter.INTRODUCTION)


def _about(material: Material) -> Section:
    return _chapter(
        material,
        Chapter.ABOUT,
        Section("mission", "mission", _("Mission"), content=material.body if material.body.mission else None),
        Section("chart", "chart", _("Organisation chart"), content=material.chart),
        Section("committees", "committees", _("Committees set up"), content=material.chart and material.chart.branches),
    )


def _diagnosis(material: Material) -> Section:
    attendance = Attendance.of(material)
    return _chapter(
        material,
        Chapter.DIAGNOSIS,
        *(_statements(material, kind) for kind in Statement.DIAGNOSIS),
        Section("attendance", "attendance", attendance.title, content=attendance) if attendance else None,
    )


def _objectives(material: Material) -> Section:
    programme = material.programme
    general = programme if programme.general_objective else None
    sections = (
        Section("objective", "general-objective", _("General objective"), content=general),
        _statements(material, Statement.Kind.OBJECTIVE),
    )
    return Section("chapter", "objectives", _("Objectives"), sections=tuple(s for s in sections if s.content))


def _done(material: Material) -> Section:
    return _statements(material, Statement.Kind.DONE)


def _implementation(material: Material) -> Section:
    years = [version.year_plan.year for version, _grid in material.plans]
    sections = [Section("logframe", "logframe", _("Logical framework"), content=material.axes)]
    for version, grid in material.plans:
        names = {"year": version.year_plan.year, "number": version.number}
        title = _("Plan of %(year)s, version %(number)s") if years.count(names["year"]) > 1 else _("Plan of %(year)s")
        anchor = "plan-{year}-{number}".format(**names)
        sections.append(Section("plan", anchor, title % names, content=(version, grid)))
    title = _("Implementation, monitoring and evaluation")
    return Section("chapter", "implementation", title, sections=tuple(s for s in sections if s.content))


def _conclusion(material: Material) -> Section:
    return _chapter(material, Chapter.CONCLUSION)
