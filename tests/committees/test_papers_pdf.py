"""The papers of a meeting on paper, in the demonstration body: pages, order, text, fonts."""

from itertools import pairwise

import pytest
from django.utils.html import strip_tags

from committees import sheet, signature
from committees.actions import meetings as actions
from committees.models import Meeting, Member, User
from tests import factories

PAPERS = [
    ("convened", "convocation"), ("convened", "agenda"), ("convened", "sign-in-sheet"), ("convened", "convocations"),
    ("minutes_approved", "minutes"), ("minutes_approved", "file"),
]  # fmt: skip
WIDTH, SIDE, HEAD = 595, 62, 76  # of a sheet, of its margins (22 and 27 mm), in points
both_languages = pytest.mark.parametrize("language", ["ar", "fr"])


def plenary(state):
    """A plenary meeting of the demonstration; a convened one is made, with an agenda of five points."""
    found = Meeting.objects.filter(kind="plenary", state=state).order_by("pk").first()
    if found is None:
        found = factories.meeting(state="draft")
        for _ in range(5):
            factories.agenda_item(meeting=found)
        actions.convene(meeting=found, by=User.objects.get(username="secretariat"))
    return found


@both_languages
@pytest.mark.parametrize(("state", "paper"), [*PAPERS, ("", "members")])
def test_paper_is_tagged_and_can_be_searched(printed, state, paper, language):
    path = f"/meetings/{plenary(state).pk}/{paper}.pdf" if state else f"/{paper}.pdf"
    document = printed(path, language, role="secretariat")
    assert str(document.document.Root.Lang) == language
    assert document.recovered >= 0.99
    assert document.loose_fonts == []


@both_languages
def test_each_member_has_a_letter_on_a_page_of_its_own(printed, language):
    meeting = plenary("convened")
    document = printed(f"/meetings/{meeting.pk}/convocation.pdf", language, role="secretariat")
    sender = signature.of(meeting).sender
    members = [row.member for row in sheet.read(meeting).rows if row.member != sender]
    assert len(document.document.pages) == len(members) == 30
    names = [getattr(member, f"full_name_{language}") for member in members]
    assert [document.holds(name, page) for page, name in enumerate(names, start=1)] == [True] * 30
    assert [title for _depth, title, _page in document.bookmarks] == names


def test_sign_in_sheet_is_in_the_order_of_the_entry_screen(printed):
    # Issue: the same order and numbers as the entry screen, also after the sheet is frozen.
    Member.objects.filter(number=1).update(number=90)  # no longer the order of the names
    for state in ("convened", "minutes_approved"):
        meeting = plenary(state)
        document = printed(f"/meetings/{meeting.pk}/sign-in-sheet.pdf", "ar", role="member")
        rows = document.body.xpath("main//table[1]/tbody/tr")
        shown = [(int(row.findtext("td")), row.findtext("th")) for row in rows]
        members = [row.member for row in sheet.read(meeting).rows]
        assert shown == [(member.number, member.full_name_ar) for member in members]


def test_every_page_of_the_sign_in_sheet_names_the_meeting(printed):
    meeting = plenary("convened")
    document = printed(f"/meetings/{meeting.pk}/sign-in-sheet.pdf", "ar", role="member")
    assert len(document.document.pages) > 1
    assert all(document.holds(meeting.place_ar, page) for page, _ in enumerate(document.document.pages, start=1))


@both_languages
def test_headings_of_the_file_never_jump_a_level(printed, language):
    document = printed(f"/meetings/{plenary('minutes_approved').pk}/file.pdf", language, role="secretariat")
    levels = [int(heading.tag[1]) for heading in document.body.xpath("main//*[self::h1|self::h2|self::h3|self::h4]")]
    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []
    assert {"agenda", "convened", "attendance", "minutes", "documents"} <= set(document.pages_of_anchors)


@both_languages
def test_long_name_leaves_the_running_head_its_margins(printed, language):
    # The longest name of a committee stands beside that of the body: both are wrapped, nothing leaves the sheet.
    papers = Meeting.objects.filter(state="minutes_approved", committee__isnull=False)
    meeting = max(papers, key=lambda meeting: len(meeting.committee.name_fr))
    document = printed(f"/meetings/{meeting.pk}/minutes.pdf", language, role="secretariat")
    head = [box for box in document.boxes(2) if box[4] < HEAD]
    assert "".join(box[0] for box in head)
    assert [box for box in head if box[1] < SIDE or box[2] < HEAD / 4 or box[3] > WIDTH - SIDE] == []


def first_words(text):
    return " ".join(strip_tags(text).split()[:4])


def shares_a_page(document, *texts):
    """Do these stand on one page, each right after the other?"""
    pages = range(1, len(document.document.pages) + 1)
    return any(document.holds(" ".join(texts), page) for page in pages)


@pytest.mark.parametrize(("day", "language"), [("2022-04-16", "ar"), ("2022-11-11", "fr"), ("2023-05-19", "fr")])
def test_who_presents_a_point_is_printed_over_what_was_said(printed, day, language):
    meeting = Meeting.objects.get(day=day)
    document = printed(f"/meetings/{meeting.pk}/minutes.pdf", language, role="secretariat")
    presented = [item for item in meeting.agenda.all() if item.presented_by and item.discussion_ar]
    beginnings = [
        (getattr(item.presented_by, f"full_name_{language}"), first_words(getattr(item, f"discussion_{language}")))
        for item in presented
    ]
    assert beginnings
    assert [begin for begin in beginnings if not shares_a_page(document, *begin)] == []


@pytest.mark.parametrize(("day", "paper"), [("2022-03-18", "file"), ("2022-04-16", "file"), ("2023-05-19", "minutes")])
def test_no_sheet_bears_signatures_alone(printed, day, paper):
    # With them stands the end of the last point: what is to be done, and when the meeting was adjourned.
    meeting = Meeting.objects.get(day=day)
    document = printed(f"/meetings/{meeting.pk}/{paper}.pdf", "ar", role="secretariat")
    [page] = [
        n for n in range(1, len(document.document.pages) + 1) if document.holds("رئيسة الاجتماع مقرر الاجتماع", n)
    ]
    last = meeting.agenda.last()
    ends = last.decisions.last().text_ar if last.decisions.exists() else last.get_outcome_display()
    assert document.holds("رفعت الجلسة على الساعة", page)
    assert document.holds(ends, page)


@both_languages
def test_list_of_those_convened_keeps_to_one_page_of_the_file(printed, language):
    # 31 members: each has a line of their own, how they were convened is not broken.
    meeting = Meeting.objects.get(day="2023-05-19")
    document = printed(f"/meetings/{meeting.pk}/file.pdf", language, role="secretariat")
    anchors = document.pages_of_anchors
    assert anchors["attendance"] == anchors["convened"] + 1
    hours = {"fr": "Horaire de à", "ar": "التوقيت من إلى"}
    assert document.holds(hours[language], 1)


def test_arabic_minutes_say_whose_deputy_somebody_is(printed):
    meeting = Meeting.objects.get(day="2023-03-31")
    document = printed(f"/meetings/{meeting.pk}/minutes.pdf", "ar", role="secretariat")
    assert document.holds("نائب منسق اللجنة")


def test_no_page_of_the_file_says_only_that_there_is_no_document(printed):
    meeting = Meeting.objects.get(day="2023-06-14")  # convened, of a committee: its lists are short
    anchors = printed(f"/meetings/{meeting.pk}/file.pdf", "fr", role="secretariat").pages_of_anchors
    assert anchors["documents"] == anchors["attendance"]
