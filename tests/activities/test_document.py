from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from activities.document import Attendance, Material, StatedAttendance, outline
from committees.statistics import Category, CategoryLine, MeetingLine, Statistics
from hayaa.core.figures import Figure


@dataclass
class Programme:
    general_objective: str = ""
    stated_permanent: int | None = None
    stated_medium: int | None = None
    stated_absent: int | None = None


def material(**values):
    """A programme with nothing to say, but for what a test gives."""
    return Material(**{"programme": Programme(), "body": SimpleNamespace(mission=""), **values})


def part(pk, section, heading="عنوان"):
    return SimpleNamespace(pk=pk, section=section, heading=heading)


def statement(kind):
    return SimpleNamespace(kind=kind)


def plan(year, number):
    return SimpleNamespace(year_plan=SimpleNamespace(year=year), number=number), object()


FULL = {
    "programme": Programme("هدف", 11, 7, 13),
    "body": SimpleNamespace(mission="رسالة"),
    "parts": [part(1, "introduction"), part(2, "introduction"), part(3, "about"), part(4, "conclusion")],
    "statements": [statement(kind) for kind in ("objective", "strength", "weakness", "done")],
    "axes": ["axis"],
    "plans": [plan(2022, 1), plan(2023, 1), plan(2023, 2)],
    "chart": SimpleNamespace(branches=["branch"]),
}


def contents(chapters):
    return [(c.number, c.anchor, [(s.number, s.anchor) for s in c.sections]) for c in chapters]


def test_whole_programme_has_seven_chapters():
    assert contents(outline(material(**FULL))) == [
        ("I", "introduction", [("I-1", "part-1"), ("I-2", "part-2")]),
        ("II", "about", [("II-1", "mission"), ("II-2", "chart"), ("II-3", "committees")]),
        ("III", "diagnosis", [("III-1", "strength"), ("III-2", "weakness"), ("III-3", "attendance")]),
        ("IV", "objectives", [("IV-1", "general-objective"), ("IV-2", "objective")]),
        ("V", "done", []),
        (
            "VI",
            "implementation",
            [
                ("VI-1", "logframe"),
                ("VI-2", "plan-2022-1"),
                ("VI-3", "plan-2023-1"),
                ("VI-4", "plan-2023-2"),
            ],
        ),
        ("VII", "conclusion", []),
    ]


def test_anchors_are_unique():
    chapters = outline(material(**FULL))
    anchors = [section.anchor for chapter in chapters for section in (chapter, *chapter.sections)]
    assert sorted(set(anchors)) == sorted(anchors)


def test_empty_chapters_are_left_out_and_the_numbers_close_up():
    chapters = outline(material(statements=[statement("threat"), statement("done")]))
    assert contents(chapters) == [("I", "diagnosis", [("I-1", "threat")]), ("II", "done", [])]


def test_nothing_to_say_is_an_empty_document():
    assert outline(material()) == ()


def test_lone_part_opens_its_chapter_without_a_number():
    lone = part(1, "diagnosis")
    (chapter,) = outline(material(parts=[lone], statements=[statement("strength")]))
    assert (chapter.opening, [section.number for section in chapter.sections]) == (lone, ["I-1"])


def test_several_parts_are_sections_with_their_own_headings():
    parts = [part(1, "about", "أولا"), part(2, "about", "ثانيا")]
    (chapter,) = outline(material(parts=parts))
    assert (chapter.opening, [section.record.heading for section in chapter.sections]) == (None, ["أولا", "ثانيا"])


@pytest.mark.parametrize(
    ("plans", "titles"),
    [
        ([plan(2022, 1)], ["برنامج سنة 2022"]),
        ([plan(2023, 1), plan(2023, 2)], ["برنامج سنة 2023، الصيغة 1", "برنامج سنة 2023، الصيغة 2"]),
    ],
)
def test_plan_is_named_by_its_version_where_there_are_several(plans, titles):
    (chapter,) = outline(material(plans=plans))
    assert [str(section.title) for section in chapter.sections] == titles


def test_stated_attendance_is_compared_with_its_sum():
    """Domain: 11, 7 and 13 of 31 as stated; 18 of 31 is permanently or now and then."""
    stated = StatedAttendance.of(Programme("", 11, 7, 13))
    assert [row["figure"] for row in stated.rows] == [Figure(11, 31), Figure(7, 31), Figure(18, 31), Figure(13, 31)]


def test_attendance_that_is_not_stated_is_left_out():
    assert StatedAttendance.of(Programme()) is None


def counted(meetings=6):
    """11, 7 and 12 members by category, and one invited to too few meetings."""
    numbers = zip((*Category, None), (11, 7, 12, 1), strict=True)
    lines = tuple(CategoryLine(category, 1, number - 1) for category, number in numbers)
    return Statistics(None, None, (MeetingLine(None, None),) * meetings, (), (), lines)


def test_counted_attendance_stands_beside_the_stated_one():
    """Domain: the stated figures are a quotation; the counted ones stand beside them, of those who have a figure."""
    (chapter,) = outline(material(programme=Programme("", 11, 7, 13), attendance=counted()))
    (section,) = chapter.sections
    assert section.title == "حضور الأعضاء"
    assert [row["figure"] for row in section.content.stated.rows][3] == Figure(13, 31)
    figures = [row["figure"] for row in section.content.counted.rows]
    assert figures == [Figure(11, 30), Figure(7, 30), Figure(18, 30), Figure(12, 30)]
    assert section.content.counted.left_out == 1


@pytest.mark.parametrize(("programme", "meetings"), [(Programme("", 11, 7, 13), 0), (Programme(), 6)])
def test_either_attendance_may_be_missing(programme, meetings):
    found = Attendance.of(material(programme=programme, attendance=counted(meetings)))
    assert (bool(found.stated), bool(found.counted)) == (not meetings, bool(meetings))


def test_without_meetings_the_title_says_that_the_numbers_are_stated():
    (chapter,) = outline(material(programme=Programme("", 11, 7, 13), attendance=counted(0)))
    assert str(chapter.sections[0].title) == "حضور الأعضاء كما ورد في البرنامج"
