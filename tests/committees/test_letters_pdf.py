"""The register of letters on paper, and the letters of a meeting that bear its number, in the demonstration body."""

from datetime import date

import pytest

from committees.models import Letter, Meeting, User
from tests import factories, opinion_factories

both_languages = pytest.mark.parametrize("language", ["ar", "fr"])


@pytest.fixture
def cancelled(demonstration):
    """A letter struck out of the register of 2023, whose number stays in its line."""
    letter = opinion_factories.letter(subject_ar="طلب قاعة للاجتماع", subject_fr="Demande de salle")
    letter.cancel(by=User.objects.get(username="secretariat"), reason="سجلت مرتين", on=date(2023, 5, 31))
    letter.save()
    return letter


@both_languages
def test_register_on_paper_holds_each_letter_in_the_order_of_numbers(printed, cancelled, language):
    document = printed("/letters.pdf?direction=out&year=2023", language, role="secretariat")
    rows = document.body.xpath("main//table/tbody/tr")
    letters = list(Letter.objects.filter(direction="out", year=2023).order_by("number"))
    assert [int(row.findtext("td")) for row in rows] == [letter.number for letter in letters]
    assert letters[-1] == cancelled and rows[-1].find("th/s") is not None
    subjects = [getattr(letter, f"subject_{language}") for letter in letters]
    assert [subject for subject in subjects if not document.holds(subject)] == []
    assert len(document.body.xpath("main//h2")) == 1


@both_languages
def test_register_on_paper_is_tagged_and_can_be_searched(printed, cancelled, language):
    document = printed("/letters.pdf", language, role="member")
    assert str(document.document.Root.Lang) == language
    assert (document.recovered >= 0.99, document.loose_fonts) == (True, [])
    assert len(document.body.xpath("main//h2")) == 3  # out and in of 2023, out of 2022


@both_languages
def test_register_on_paper_holds_what_is_listed_and_no_more(printed, cancelled, language):
    document = printed("/letters.pdf?direction=in&q=إحالة", language, role="secretariat")
    rows = document.body.xpath("main//table/tbody/tr")
    found = Letter.objects.filter(direction="in").search("إحالة").order_by("number")
    assert [int(row.findtext("td")) for row in rows] == [letter.number for letter in found] == [1, 2]


@both_languages
def test_all_letters_of_a_meeting_bear_its_one_number(printed, demonstration, language):
    # Print: the letters of a meeting go out under one number of the register, to all but the chair (decision 0013).
    meeting = Meeting.objects.filter(kind="plenary", state="minutes_drafted").get()
    number = meeting.convocation_letter.official_number
    document = printed(f"/meetings/{meeting.pk}/convocation.pdf", language, role="secretariat")
    lines = document.body.xpath("main//*[@class='letter-line']/p[1]/b")
    assert [line.text_content().strip("\u2066\u2067\u2068\u2069") for line in lines] == [number] * 30
    assert meeting.letters.count() == 1


@both_languages
def test_letters_of_a_meeting_convened_before_the_register_keep_the_dotted_line(printed, demonstration, language):
    meeting = factories.meeting(state="convened", day=date(2023, 6, 30))
    document = printed(f"/meetings/{meeting.pk}/convocation.pdf", language, role="secretariat")
    assert len(document.body.find_class("dotted")) == 30
