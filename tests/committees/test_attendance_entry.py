"""Entering attendance: tap by tap, all at once, by two people, from an old page; nothing is overwritten unseen."""

import pytest

from committees.models import Attendance
from tests import factories
from tests.html import parse

JSON = {"accept": "application/json"}


@pytest.fixture
def meeting(body):
    return factories.meeting()


@pytest.fixture
def women(meeting):
    return [factories.member_in_office() for _ in range(3)]


@pytest.fixture
def office(client_of):
    return client_of("secretariat")


def url(meeting):
    return f"/meetings/{meeting.pk}/attendance/"


def tap(client, meeting, member, status, seen=0, **more):
    typed = {"status": status, "seen": seen, **more}
    data = {f"{member.pk}-{name}": value for name, value in typed.items()}
    return client.post(url(meeting), data, headers=JSON)


def page_values(client, meeting):
    """What a browser sends of the sheet as it is drawn."""
    form = parse(client.get(url(meeting))).get_element_by_id("sheet")
    # lxml sends «on» for a chosen radio button of an empty value; browsers send it empty
    return {name: "" if value == "on" else value for name, value in form.form_values()}


def entered(meeting):
    return dict(meeting.attendances.values_list("member", "status"))


def test_tap_is_saved_and_answers_with_every_row_and_the_counter(office, meeting, women):
    factories.attendance(meeting=meeting, member=women[1], status="absent")
    answer = tap(office, meeting, women[0], "present").json()
    assert entered(meeting) == {women[0].pk: "present", women[1].pk: "absent"}
    assert {key: row["values"]["status"] for key, row in answer["rows"].items()} == {
        str(member.pk): status for member, status in zip(women, ["present", "absent", ""], strict=True)
    }
    assert "النصاب غير مكتمل: 1 من 3، واللازم 2" in answer["counter"]


def test_same_tap_once_more_is_no_conflict(office, meeting, women):
    """The answer to the first one was lost on the way: the browser sends it again."""
    for _ in range(2):
        answer = tap(office, meeting, women[0], "present").json()["rows"][str(women[0].pk)]
    assert (answer["told"], answer["version"]) == ("", 1)


def test_second_writer_sees_what_the_first_one_entered(client_of, meeting, women):
    """Quality, concurrency: a version per row; the second writer gets both values, and nothing is overwritten."""
    office = client_of("secretariat")
    tap(client_of("administrator"), meeting, women[0], "absent")
    answer = tap(office, meeting, women[0], "present").json()["rows"][str(women[0].pk)]
    assert entered(meeting) == {women[0].pk: "absent"}
    assert answer["values"]["status"] == "absent"
    assert all(word in answer["told"] for word in ("administrator", "غائبة", "حاضرة"))
    tap(office, meeting, women[0], "present", seen=answer["version"])
    assert entered(meeting) == {women[0].pk: "present"}


def test_entry_taken_back_does_not_begin_its_versions_anew(office, meeting, women):
    tap(office, meeting, women[0], "present")
    tap(office, meeting, women[0], "", seen=1)
    tap(office, meeting, women[0], "absent", seen=2)
    answer = tap(office, meeting, women[0], "excused", seen=1).json()["rows"][str(women[0].pk)]
    assert (answer["values"]["status"], answer["version"]) == ("absent", 3)


def test_hours_and_note_are_kept_with_those_who_attended(office, meeting, women):
    tap(office, meeting, women[0], "late", arrived_at="١٦h٢٠", left_at="17:45", note="عمل")
    row = Attendance.objects.get()
    assert (f"{row.arrived_at:%H:%M}", f"{row.left_at:%H:%M}", row.note) == ("16:20", "17:45", "عمل")
    tap(office, meeting, women[0], "excused", seen=1, arrived_at="16:20")
    row.refresh_from_db()
    assert (row.status, row.arrived_at) == ("excused", None)


@pytest.mark.parametrize(
    "typed",
    [
        {"arrived_at": "25:00"},
        {"arrived_at": "17:00", "left_at": "16:00"},
        {"note": "ن" * 201},
        {"note": "a\0b"},
        {"seen": "9" * 20},
        {"status": "here"},
    ],
)
def test_wrong_row_is_refused_in_a_sentence_and_the_others_are_saved(office, meeting, women, typed):
    data = {f"{women[1].pk}-status": "present", f"{women[1].pk}-seen": 0}
    data |= {f"{women[0].pk}-{name}": value for name, value in {"status": "present", "seen": 0, **typed}.items()}
    answer = office.post(url(meeting), data, headers=JSON).json()["rows"][str(women[0].pk)]
    assert entered(meeting) == {women[1].pk: "present"}
    assert answer["wrong"] and "sheet-error" in answer["told"]


def test_whole_form_without_javascript_enters_what_was_chosen_and_nothing_else(office, meeting, women):
    factories.attendance(meeting=meeting, member=women[0], status="absent")
    values = page_values(office, meeting)
    values[f"{women[1].pk}-status"] = "remote"
    Attendance.objects.update(status="excused", version=2)  # somebody else, after the page was opened
    assert office.post(url(meeting), values)["Location"] == url(meeting)
    assert entered(meeting) == {women[0].pk: "excused", women[1].pk: "remote"}


def test_form_without_javascript_tells_of_a_conflict_and_shows_both(office, meeting, women):
    values = page_values(office, meeting)
    factories.attendance(meeting=meeting, member=women[0], status="absent")
    page = parse(office.post(url(meeting), values | {f"{women[0].pk}-status": "present"}))
    row = page.get_element_by_id(f"row-{women[0].pk}")
    assert "غائبة" in row.text_content() and row.find_class("sheet-error")
    assert row.xpath(".//input[@checked]/@value") == ["absent"]
    assert entered(meeting) == {women[0].pk: "absent"}


def test_all_present_leaves_what_is_entered(office, meeting, women):
    factories.attendance(meeting=meeting, member=women[0], status="excused")
    values = page_values(office, meeting)
    office.post(url(meeting), values | {"all": "present"})
    assert entered(meeting) == {women[0].pk: "excused", women[1].pk: "present", women[2].pk: "present"}


def test_words_agree_with_the_sex_of_each(office, meeting, women):
    man = factories.member_in_office(sex="m")
    page = parse(office.get(url(meeting)))
    words = lambda member: [  # noqa: E731
        label.text_content().strip()
        for label in page.get_element_by_id(f"row-{member.pk}").find_class("sheet-choices")[0].iter("label")
    ]
    assert words(women[0]) == ["حاضرة", "متأخرة", "عن بعد", "معتذرة", "غائبة"]
    assert words(man) == ["حاضر", "متأخر", "عن بعد", "معتذر", "غائب"]


def test_stranger_to_the_sheet_is_not_entered(office, meeting, women):
    other = factories.member()
    tap(office, meeting, other, "present")
    assert entered(meeting) == {}


@pytest.mark.parametrize("state", ["draft", "held", "not_held", "cancelled"])
def test_sheet_that_is_not_open_takes_nothing(office, body, state):
    meeting = factories.meeting(state=state)
    answer = tap(office, meeting, factories.member_in_office(), "present")
    assert (answer.status_code, list(answer.json())) == (409, ["refused"])
    assert office.get(url(meeting)).status_code == 409
    assert entered(meeting) == {}


def test_reading_the_sheet_writes_nothing(office, meeting, women):
    office.get(url(meeting))
    assert Attendance.objects.count() == 0


def test_coordinator_enters_their_committee_and_no_other(client_of, body):
    coordinator = client_of("coordinator")
    seat = factories.Member.objects.get(user__username="coordinator").memberships.get()
    own = factories.meeting(kind="committee", committee=seat.committee)
    other = factories.meeting(kind="committee", committee=factories.seat(committee=factories.committee()).committee)
    assert tap(coordinator, own, seat.member, "present").status_code == 200
    assert tap(coordinator, other, seat.member, "present").status_code == 403
    assert tap(coordinator, factories.meeting(), seat.member, "present").status_code == 403


def test_coordinator_finds_nothing_where_another_committee_prepares(client_of, body):
    """Domain, Rights: a draft is for those who handle it; for others it is as if it did not exist."""
    coordinator = client_of("coordinator")
    draft = factories.meeting(state="draft", kind="committee", committee=factories.committee())
    for address in ("", "edit/", "convene/", "attendance/", "agenda.pdf", "meeting.ics"):
        assert (address, coordinator.get(f"/meetings/{draft.pk}/{address}").status_code) == (address, 404)
    assert f"/meetings/{draft.pk}/" not in coordinator.get("/meetings/").content.decode()
