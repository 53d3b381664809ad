"""What remains of a meeting: its sheet, minutes, decisions and files, and how they are corrected."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from committees.models import Attendance, Decision, MeetingDocument
from tests import factories, pictures
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


def test_text_of_a_decision_stays_with_approved_minutes(office):
    meeting = factories.meeting(state="minutes_approved", approved_in=factories.meeting(state="held"))
    decision = factories.decision(agenda_item=factories.agenda_item(meeting=meeting), text_ar="النص الأصلي")
    url = f"/decisions/{decision.pk}/edit/"
    office.post(url, filled(office.get(url), text_ar="نص آخر", state="in_progress", follow_up="شرع فيه"))
    decision.refresh_from_db()
    assert (decision.text_ar, decision.state, decision.follow_up) == ("النص الأصلي", "in_progress", "شرع فيه")


def test_decision_of_a_meeting_that_was_not_held_is_none(office):
    factories.decision(agenda_item=factories.agenda_item(meeting=factories.meeting(state="cancelled")))
    assert not parse(office.get("/decisions/")).xpath("//tbody/tr")


def test_who_chaired_or_voted_cannot_be_made_absent(office):
    meeting = factories.meeting(state="held", quorum_eligible=3, quorum_needed=1, quorum_present=3)
    chair = factories.attendance(meeting=meeting, member=meeting.chaired_by)
    voter = factories.attendance(meeting=meeting)
    factories.agenda_item(meeting=meeting, votes_for=2, votes_against=0, abstentions=0)
    for row in (chair, voter):
        url = f"/attendances/{row.pk}/correct/"
        assert errors(office.post(url, filled(office.get(url), status="absent", reason="خطأ")))
        row.refresh_from_db()
        assert row.status == "present"


def test_file_that_is_missing_on_disk_is_not_found(office, caplog):
    document = factories.document()
    document.file.storage.delete(document.file.name)
    assert office.get(f"/meeting-documents/{document.pk}/").status_code == 404
    assert document.file.name in caplog.text


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
        ("محضر.pdf", b"%PDF-1.7 %%EOF", True),
        ("scan.jpg", pictures.jpeg().read(), True),
        ("scan.jpg", b"\xff\xd8\xff\xe0", False),
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
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 %%EOF"
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
