"""Meetings in the browser: planned on one page, changed while ahead, followed to the last decision."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from committees.models import Attendance, Decision, Meeting, MeetingDocument
from tests import factories
from tests.html import parse
from tests.pages import errors, filled

pytestmark = pytest.mark.usefixtures("body")


@pytest.fixture
def office(client_of, time_machine):
    time_machine.move_to(date(2023, 5, 31))
    return client_of("secretariat")


def new(client, query="", **typed):
    page = client.get(f"/meetings/new/{query}")
    return client.post("/meetings/new/", filled(page, **typed))


def test_one_page_plans_and_convenes(office):
    """Screens: convene a meeting on one page, nothing typed twice."""
    factories.member_in_office()
    new(office, day="09/06/2023", starts_at="١٦h", place_ar="مقر الجماعة", convene="1")
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.official_number, f"{meeting.starts_at:%H:%M}") == ("convened", "1/2023", "16:00")
    points = list(meeting.agenda.all())
    assert (points[0].title_ar, points[-1].title_fr) == ("المصادقة على محضر الاجتماع السابق", "Divers")
    assert meeting.convocations.count() == 1


def test_agenda_place_and_hour_of_the_last_meeting_of_the_organ_are_proposed(office):
    last = factories.meeting(place_ar="دار الشباب")
    factories.agenda_item(meeting=last, title_ar="نقطة فريدة", title_fr="Point unique")
    factories.meeting(kind="bureau", day=date(2023, 5, 25), place_ar="المكتب")
    new(office, "?organ=plenary&agenda=last", day="09/06/2023")
    meeting = Meeting.objects.latest("pk")
    assert (meeting.place_ar, f"{meeting.starts_at:%H:%M}", meeting.state) == ("دار الشباب", "16:00", "draft")
    assert list(meeting.agenda.values_list("title_ar", "title_fr")) == [("نقطة فريدة", "Point unique")]


@pytest.mark.parametrize(
    "query", ["?organ=committee-9", "?organ=x", "?organ=committee-99999999999999999999", "?agenda=x"]
)
def test_nonsense_in_the_address_proposes_nothing(office, query):
    factories.agenda_item(meeting=factories.meeting(), title_ar="نقطة فريدة")
    page = parse(office.get(f"/meetings/new/{query}"))
    assert page.xpath("string(//textarea[@name='agenda_ar'])").strip().startswith("المصادقة على محضر")


def test_meeting_to_which_nobody_can_be_convened_stays_a_draft(office):
    factories.mandate()
    response = new(office, day="09/06/2023", starts_at="16:00", place_ar="المقر", convene="1")
    assert Meeting.objects.get().state == "draft"
    assert parse(office.get(response["Location"])).find_class("tone-amber")


def test_point_in_french_only_is_refused(office):
    factories.mandate()
    response = new(
        office, day="09/06/2023", starts_at="16:00", place_ar="المقر", agenda_ar="نقطة", agenda_fr="Un\nDeux"
    )
    assert errors(response)[0].startswith("جدول الأعمال (بالفرنسية)")
    assert not Meeting.objects.exists()


def test_coordinator_plans_for_their_committee_only(client_of):
    coordinator = client_of("coordinator")
    own = factories.Committee.objects.get()
    factories.committee()
    page = parse(coordinator.get("/meetings/new/"))
    assert page.xpath("//select[@name='organ']/option/@value") == [f"committee-{own.pk}"]
    new(coordinator, day="09/06/2023", starts_at="16:00", place_ar="المقر")
    assert Meeting.objects.get().committee == own
    assert new(coordinator, organ="plenary", day="09/06/2023").status_code == 200
    assert Meeting.objects.count() == 1


def test_change_after_the_letters_went_out_reminds_to_tell(office):
    meeting = factories.meeting(day=date(2023, 6, 9))
    factories.convocation(meeting=meeting, sent_on=date(2023, 5, 30))
    url = f"/meetings/{meeting.pk}/edit/"
    response = office.post(url, filled(office.get(url), day="16/06/2023"))
    assert parse(office.get(response["Location"])).find_class("tone-amber")


def test_meeting_keeps_to_the_year_of_its_number(office):
    """Domain: numbered records are never reused; the number of a year belongs to that year."""
    meeting = factories.meeting(day=date(2023, 6, 9))
    factories.mandate(starts_on=date(2021, 9, 1), ends_on=date(2021, 9, 2))
    url = f"/meetings/{meeting.pk}/edit/"
    assert errors(office.post(url, filled(office.get(url), day="10/01/2024")))
    meeting.refresh_from_db()
    assert meeting.day == date(2023, 6, 9)


def test_only_a_draft_is_deleted(office):
    draft, convened = factories.meeting(state="draft"), factories.meeting()
    assert office.post(f"/meetings/{draft.pk}/delete/").status_code == 302
    assert office.post(f"/meetings/{convened.pk}/delete/").status_code == 409
    with_file = factories.document(meeting=factories.meeting(state="draft")).meeting
    assert office.post(f"/meetings/{with_file.pk}/delete/").status_code == 409
    assert set(Meeting.objects.all()) == {convened, with_file}


def test_closing_is_refused_before_the_day_and_with_somebody_missing(office):
    factories.member_in_office()
    ahead, today = factories.meeting(day=date(2023, 6, 1)), factories.meeting(day=date(2023, 5, 31))
    assert office.get(f"/meetings/{ahead.pk}/close/").status_code == 409
    url = f"/meetings/{today.pk}/close/"
    page = office.get(url)
    assert f"/meetings/{today.pk}/attendance/#row-" in page.content.decode()
    assert office.post(url, filled(page)).status_code == 200
    assert Meeting.objects.get(pk=today.pk).state == "convened"


def test_closing_asks_who_chaired_and_takes_the_chair_who_is_there(office):
    chair = factories.office().member
    meeting = factories.meeting(day=date(2023, 5, 31))
    factories.attendance(meeting=meeting, member=chair)
    factories.attendance(meeting=meeting, status="absent")
    factories.attendance(meeting=meeting)
    url = f"/meetings/{meeting.pk}/close/"
    page = office.get(url)
    assert parse(page).xpath("//select[@name='chaired_by']/option[@selected]/@value") == [str(chair.pk)]
    assert len(parse(page).xpath("//select[@name='chaired_by']/option[@value!='']")) == 2
    office.post(url, filled(page, ends_at="18:30"))
    meeting.refresh_from_db()
    assert (meeting.state, meeting.chaired_by, f"{meeting.ends_at:%H:%M}") == ("held", chair, "18:30")


@pytest.mark.parametrize("step", ["postpone", "call-again"])
def test_meeting_that_stands_in_the_place_of_another_is_later(office, step):
    meeting = factories.meeting(state="convened" if step == "postpone" else "not_held")
    url = f"/meetings/{meeting.pk}/{step}/"
    asked = {"new_hour": "17:00"} | ({"reason_ar": "تعذر الحضور"} if step == "postpone" else {})
    early = office.post(url, filled(office.get(url), new_day="19/05/2023", **asked))
    assert (early.status_code, Meeting.objects.count()) == (200, 1)
    office.post(url, filled(office.get(url), new_day="26/05/2023", **asked))
    assert meeting.successor.day == date(2023, 5, 26)
    assert office.get(url).status_code == 409


def test_minutes_are_approved_in_a_later_meeting_of_the_same_organ(office):
    meeting = factories.meeting(state="minutes_drafted")
    factories.meeting(state="held", day=date(2023, 4, 1))
    factories.meeting(state="held", kind="bureau", day=date(2023, 5, 30))
    later = factories.meeting(state="held", day=date(2023, 5, 26))
    url = f"/meetings/{meeting.pk}/approve-minutes/"
    page = office.get(url)
    assert parse(page).xpath("//select[@name='meeting']/option[@value!='']/@value") == [str(later.pk)]
    office.post(url, filled(page))
    meeting.refresh_from_db()
    assert (meeting.state, meeting.approved_in) == ("minutes_approved", later)


def test_approved_minutes_change_only_after_a_reasoned_reopening(office):
    """Domain, Meeting: approved means locked; a correction needs a reason and leaves its trace."""
    meeting = factories.meeting(state="minutes_approved", approved_in=factories.meeting(state="held"))
    item = factories.agenda_item(meeting=meeting)
    for address in (f"/agenda-items/{item.pk}/edit/", f"/meetings/{meeting.pk}/guests/new/"):
        assert (office.get(address).status_code, office.post(address, {}).status_code) == (409, 409)
    url = f"/meetings/{meeting.pk}/reopen-minutes/"
    assert office.post(url, filled(office.get(url))).status_code == 200
    office.post(url, filled(office.get(url), reason_ar="خطأ في التصويت"))
    assert office.get(f"/agenda-items/{item.pk}/edit/").status_code == 200
    assert "خطأ في التصويت" in office.get(f"/meetings/{meeting.pk}/").content.decode()


def test_frozen_row_is_corrected_with_a_reason_and_shows_what_it_was(office):
    meeting = factories.meeting(state="held")
    row = factories.attendance(meeting=meeting, status="absent")
    for _ in range(2):
        factories.attendance(meeting=meeting)
    url = f"/attendances/{row.pk}/correct/"
    assert office.post(url, filled(office.get(url), status="excused")).status_code == 200
    office.post(url, filled(office.get(url), status="excused", reason="شهادة طبية"))
    row.refresh_from_db()
    assert row.status == "excused"
    text = office.get(f"/meetings/{meeting.pk}/").content.decode()
    assert "شهادة طبية" in text and "غائبة → معتذرة" in text
    present = Attendance.objects.filter(meeting=meeting, status="present").first()
    url = f"/attendances/{present.pk}/correct/"
    assert errors(office.post(url, filled(office.get(url), status="absent", reason="خطأ")))
    present.refresh_from_db()
    assert present.status == "present"


@pytest.mark.parametrize(
    ("name", "content", "taken"),
    [
        ("محضر.pdf", b"%PDF-1.7", True),
        ("scan.jpg", b"\xff\xd8\xff\xe0", True),
        ("page.html", b"<script>", False),
        ("page.pdf", b"<script>", False),
        ("drawing.svg", b"<svg/>", False),
        ("big.pdf", b"%PDF-" + b"0" * 16_000_000, False),
    ],
)
def test_file_is_taken_by_its_kind_content_and_size(office, name, content, taken):
    meeting = factories.meeting()
    url = f"/meetings/{meeting.pk}/documents/new/"
    response = office.post(url, {"kind": "report", "file": SimpleUploadedFile(name, content)})
    assert (response.status_code, MeetingDocument.objects.count()) == ((302, 1) if taken else (200, 0))


def test_file_is_handed_out_as_something_to_save(office, client_of):
    document = factories.document(meeting=factories.meeting(state="draft"), filename="محضر.pdf")
    answer = office.get(f"/meeting-documents/{document.pk}/")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert (answer["X-Content-Type-Options"], "sandbox" in answer["Content-Security-Policy"]) == ("nosniff", True)
    # the file of a draft is for those who handle it
    assert client_of("member").get(f"/meeting-documents/{document.pk}/").status_code == 404


def test_open_decisions_are_listed_followed_up_and_return_on_the_next_agenda(office):
    item = factories.agenda_item(meeting=factories.meeting(state="held"))
    late = factories.decision(agenda_item=item, text_ar="مراسلة الرئيس", due_on=date(2023, 5, 25))
    factories.decision(agenda_item=item, text_ar="قرار منجز", state="done")
    upcoming = factories.meeting(day=date(2023, 6, 9))
    page = office.get("/decisions/").content.decode()
    assert "مراسلة الرئيس" in page and "تجاوز الأجل" in page and "قرار منجز" not in page
    assert "مراسلة الرئيس" in office.get(f"/meetings/{upcoming.pk}/").content.decode()
    url = f"/decisions/{late.pk}/edit/"
    office.post(url, filled(office.get(url), state="done"))
    assert Decision.objects.get(pk=late.pk).state == "done"
    assert "مراسلة الرئيس" not in office.get("/decisions/").content.decode()
    assert "قرار منجز" in office.get("/decisions/?state=ended").content.decode()


def test_month_shows_its_meetings_from_monday(office):
    factories.meeting()
    page = parse(office.get("/meetings/?month=2023-05"))
    assert page.xpath("string(//table[@class='month']//th[1])") == "الاثنين"
    assert [td.findtext("time/span") for td in page.xpath("//td[contains(@class, 'busy')]")] == ["الجمعة"]
    assert not parse(office.get("/meetings/?month=2023-06")).xpath("//td[contains(@class, 'busy')]")
    assert office.get("/meetings/?month=2023-13").status_code == 200


def test_list_finds_a_meeting_by_a_point_of_its_agenda_whatever_the_spelling(office):
    meeting = factories.meeting(state="held")
    factories.agenda_item(meeting=meeting, title_ar="إدماج الأشخاص في وضعية إعاقة")
    factories.agenda_item(meeting=meeting, title_ar="الإعاقة مرة أخرى")
    for _ in range(2):
        factories.attendance(meeting=meeting)
    factories.meeting(day=date(2023, 4, 1))
    page = parse(office.get("/meetings/?q=اعاقه وضعيه"))
    assert page.xpath("//tbody/tr/th/a/@href") == [meeting.get_absolute_url()]
    assert "2 من 3" in page.find_class("table")[0].text_content()


def test_planned_activity_is_done_when_as_many_of_its_meetings_were_held(client_of):
    """Domain, Activity: done because its linked meetings were held in the number planned; derived, never stored."""
    line = factories.line()
    activity = line.activity
    activity.quantity = 2
    activity.save()
    activity.meetings.add(factories.meeting(state="held"), factories.meeting(day=date(2023, 6, 9)))
    url = line.plan_version.get_absolute_url()
    assert "plan-done" not in client_of(None).get(url).content.decode()
    Meeting.objects.filter(state="convened").update(
        state="held", quorum_eligible=1, quorum_needed=1, quorum_present=1, chaired_by=factories.member_in_office()
    )
    assert "plan-done" in client_of(None).get(url).content.decode()
