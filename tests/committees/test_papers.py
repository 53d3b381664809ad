"""The papers of a meeting: what stands on them, in which order, and who gets them."""

import pytest

from committees import signature
from committees.models import Attendance, Committee, Member
from committees.printing import convening
from hayaa.core.pdf import responses
from tests import factories
from tests.html import parse

LETTERS = "/meetings/{}/convocation.pdf"


@pytest.fixture
def unprinted(monkeypatch):
    """The HTML in the place of the PDF: quicker, and all that a test of the words needs."""
    monkeypatch.setattr(responses, "render", lambda html, language: html.encode())


@pytest.fixture
def meeting(body):
    """Convened, with a woman and a man on its sheet; the chair is a woman."""
    factories.office(member=factories.member_in_office(sex="f", given_name_ar="خديجة"))
    factories.member_in_office(sex="m", given_name_ar="إدريس")
    return factories.meeting()


def text(page):
    return " ".join(page.text_content().split())


def test_sign_in_sheet_is_blank_after_the_meeting(meeting, client_of, unprinted):
    held = factories.meeting(state="held")
    for status in Attendance.Status.values:
        factories.attendance(meeting=held, status=status, note="عذر")
    words = text(parse(client_of("member").get(f"/meetings/{held.pk}/sign-in-sheet.pdf")))
    assert [title for title in [*map(str, Attendance.TITLES.values()), "عذر"] if title in words] == []


@pytest.mark.parametrize(
    ("sex", "words"),
    [("f", ("إلى السيدة", "عضوة الهيئة", "سيدتي الفاضلة", "وتفضلوا، سيدتي")),
     ("m", ("إلى السيد ", "عضو الهيئة", "سيدي الفاضل", "وتفضلوا، سيدي،"))],
)  # fmt: skip
def test_letter_speaks_to_a_woman_or_a_man(meeting, client_of, unprinted, sex, words):
    member = factories.member_in_office(sex=sex)
    page = text(parse(client_of("secretariat").get(f"{LETTERS.format(meeting.pk)}?member={member.pk}")))
    assert [word for word in words if word not in page] == []


@pytest.mark.parametrize(
    ("signed_by", "title", "on_behalf"),
    [(None, "رئيسة الهيئة", ""), ("chair", "رئيسة الهيئة", ""), ("deputy", "النائب الأول", "نيابة عن رئيسة الهيئة"),
     ("other", "", "نيابة عن رئيسة الهيئة")],
)  # fmt: skip
def test_deputy_signs_for_the_chair(meeting, signed_by, title, on_behalf):
    deputy = factories.office(office="first_deputy_chair", member=factories.member_in_office(sex="m"))
    people = {"chair": Member.objects.get(sex="f"), "deputy": deputy.member, "other": factories.member_in_office()}
    meeting.signed_by = people.get(signed_by)
    found = signature.of(meeting)
    assert (found.title, found.on_behalf, found.issuer) == (title, on_behalf, "رئيسة الهيئة")


def test_convocation_of_a_committee_comes_from_its_coordinator(meeting):
    seat = factories.seat(role="coordinator", member=factories.member_in_office(sex="m"))
    committee = factories.meeting(kind="committee", committee=seat.committee)
    found = signature.of(committee)
    assert (found.member, found.title, found.on_behalf) == (seat.member, "منسق اللجنة", "")
    # The chair of the whole body signs for its committees in her own name.
    committee.signed_by = Member.objects.get(sex="f", given_name_ar="خديجة")
    assert signature.of(committee).on_behalf == ""


def test_vacant_post_leaves_the_signature_blank(body):
    found = signature.of(factories.meeting())
    assert (found.member, found.issuer_sex, found.on_behalf) == (None, "", "")


def test_open_decisions_return_on_the_agenda(meeting, client_of, unprinted):
    # Domain, Decision: open ones return on the next agenda.
    earlier = factories.meeting(state="held", day=meeting.day.replace(month=4))
    item = factories.agenda_item(meeting=earlier)
    factories.decision(agenda_item=item, text_ar="مراسلة المجلس")
    factories.decision(agenda_item=item, text_ar="طبع المطويات", state="done")
    page = parse(client_of("member").get(f"/meetings/{meeting.pk}/agenda.pdf"))
    assert [item.text for item in page.xpath("//ul[contains(@class, 'points')]/li")] == ["مراسلة المجلس"]
    assert page.xpath("//ol/li") == []  # no point of its own: minutes number what the agenda does


@pytest.mark.parametrize(("state", "marks"), [("draft", ["مسودة"]), ("convened", [])])
@pytest.mark.parametrize("paper", ["agenda", "convocation"])
def test_paper_of_a_meeting_that_is_a_draft_says_so(body, client_of, unprinted, paper, state, marks):
    factories.member_in_office()
    meeting = factories.meeting(state=state)
    page = parse(client_of("secretariat").get(f"/meetings/{meeting.pk}/{paper}.pdf"))
    assert page.xpath("//p[@class='paper-mark']/text()") == marks


def test_long_agenda_is_set_closer():
    assert [convening._density(["نقطة"] * points) for points in (5, 9, 17)] == ["", "close", "dense"]
    assert convening._density(["نقطة طويلة " * 25] * 4) == "close"  # three lines each, and a bit


@pytest.mark.parametrize("deputy_signs", [False, True])
def test_nobody_is_convened_by_themselves(meeting, client_of, unprinted, deputy_signs):
    # Decision 0013: whom the letters come from has none, whoever signs for her, and is on the list of those convened.
    chair, other = Member.objects.get(sex="f"), Member.objects.get(sex="m")
    if deputy_signs:
        factories.office(office="first_deputy_chair", member=other)
        meeting.signed_by = other
        meeting.save()
    client = client_of("secretariat")
    letters = parse(client.get(LETTERS.format(meeting.pk))).xpath("//section[@class='letter']")
    assert [other.full_name_ar in text(letter) for letter in letters] == [True]
    assert client.get(f"{LETTERS.format(meeting.pk)}?member={chair.pk}").status_code == 404
    convened = text(parse(client.get(f"/meetings/{meeting.pk}/convocations.pdf")))
    assert [name in convened for name in (chair.full_name_ar, other.full_name_ar)] == [True, True]


def test_member_gets_their_own_letter_only(meeting, client_of, unprinted):
    client = client_of("member")
    own, other = Member.objects.order_by("pk").last(), Member.objects.order_by("pk").first()
    path = LETTERS.format(meeting.pk)
    for address in (path, f"{path}?member={own.pk}"):
        letters = parse(client.get(address)).xpath("//section[@class='letter']")
        assert [own.full_name_ar in text(letter) for letter in letters] == [True]
    assert client.get(f"{path}?member={other.pk}").status_code == 403
    assert [client.get(f"{path}?member={wrong}").status_code for wrong in ("x", "٣", "9" * 30)] == [404] * 3


def test_no_letter_for_somebody_who_is_not_on_the_sheet(meeting, client_of, unprinted):
    gone = factories.term(ends_on=meeting.day.replace(year=2022)).member
    assert client_of("secretariat").get(f"{LETTERS.format(meeting.pk)}?member={gone.pk}").status_code == 404


@pytest.mark.parametrize("paper", ["convocation.pdf", "convocations.pdf", "file.pdf"])
def test_coordinator_handles_the_papers_of_their_own_committee(meeting, client_of, unprinted, paper):
    client = client_of("coordinator")
    own = factories.meeting(kind="committee", committee=Committee.objects.get(), state="draft")
    other = factories.meeting(kind="committee", committee=factories.committee(), state="draft")
    factories.seat(committee=own.committee)
    assert client.get(f"/meetings/{own.pk}/{paper}").status_code == 200
    # Issue: a coordinator gets 404 on another committee's draft.
    assert client.get(f"/meetings/{other.pk}/{paper}").status_code == 404


@pytest.mark.parametrize("state", ["draft", "convened", "not_held", "cancelled"])
def test_no_minutes_of_a_meeting_that_did_not_take_place(body, client_of, state):
    meeting, client = factories.meeting(state=state), client_of("secretariat")
    assert [client.get(f"/meetings/{meeting.pk}/minutes{end}").status_code for end in ("/", ".pdf")] == [404, 404]


@pytest.mark.parametrize(
    ("query", "language", "sexes", "asked"),
    [("", "", ["f", "m"], "الوضعية: الأعضاء حاليا"), ("?sex=f", "", ["f"], "الجنس: امرأة"),
     ("?sex=f", "/fr", ["f"], "Sexe\u00a0: Femme")],
)  # fmt: skip
def test_printed_list_is_that_of_the_page_and_says_its_filter(
    meeting, client_of, unprinted, query, language, sexes, asked
):
    client = client_of("secretariat")
    page = parse(client.get(f"{language}/members/{query}"))
    assert f"{language}/members.pdf{query}" in page.xpath("//main//a/@href")
    paper = parse(client.get(f"{language}/members.pdf{query}"))
    numbers = [int(cell.text) for cell in paper.xpath("//tbody/tr/td[@class='number']")]
    assert numbers == [Member.objects.get(sex=sex).number for sex in sexes]
    assert asked in " ".join(note.text_content() for note in paper.find_class("notice"))


def test_contacts_stand_on_the_list_of_those_who_may_see_them_all(client_of, unprinted):
    # Domain, Member: phone and mail are seen by the secretariat and the chair, and by others only in part.
    clients = {role: client_of(role) for role in ("secretariat", "chair", "member")}
    Member.objects.update(phone="0600-111-222", email="nobody@example.org")
    seen = {role: text(parse(client.get("/members.pdf"))) for role, client in clients.items()}
    assert {role: "0600-111-222" in page and "nobody@" in page for role, page in seen.items()} == {
        "secretariat": True, "chair": True, "member": False,
    }  # fmt: skip
    assert "0600" not in seen["member"] and "@" not in seen["member"]


def test_french_paper_shows_a_name_without_latin_letters_in_arabic(meeting, client_of, unprinted):
    Member.objects.filter(sex="m").update(family_name_fr=None)
    page = parse(client_of("secretariat").get(f"/fr/meetings/{meeting.pk}/sign-in-sheet.pdf"))
    arabic = page.xpath("//tbody/tr/th/span[@lang='ar'][@dir='rtl']")
    assert [span.text_content() for span in arabic] == [Member.objects.get(sex="m").full_name_ar]
