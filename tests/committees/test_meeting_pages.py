"""Meetings in the browser: planned on one page, changed while ahead, followed to the last decision."""

from datetime import date

import pytest

from committees.models import AgendaItem, Meeting
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
    chosen = office.post("/meetings/new/", filled(office.get("/meetings/new/"), day="09/06/2023", agenda="last"))
    assert (chosen.status_code, Meeting.objects.count()) == (200, 2)
    office.post("/meetings/new/", filled(chosen))
    meeting = Meeting.objects.latest("pk")
    assert (meeting.place_ar, f"{meeting.starts_at:%H:%M}", meeting.state) == ("دار الشباب", "16:00", "draft")
    assert list(meeting.agenda.values_list("title_ar", "title_fr")) == [("نقطة فريدة", "Point unique")]


@pytest.mark.parametrize(
    "query", ["?organ=committee-9", "?organ=x", "?organ=committee-99999999999999999999", "?organ=%00"]
)
def test_nonsense_in_the_address_proposes_nothing(office, query):
    factories.agenda_item(meeting=factories.meeting(), title_ar="نقطة فريدة")
    page = parse(office.get(f"/meetings/new/{query}"))
    assert page.xpath("string(//textarea[@name='agenda_ar'])").strip().startswith("المصادقة على محضر")


@pytest.mark.parametrize(("language", "points"), [("", 0), ("/fr", 3)])
def test_agenda_in_french_is_proposed_to_those_who_work_in_french(office, language, points):
    page = parse(office.get(f"{language}/meetings/new/"))
    typed = {code: page.xpath(f"string(//textarea[@name='agenda_{code}'])").split("\n") for code in ("ar", "fr")}
    assert [len([line for line in lines if line.strip()]) for lines in typed.values()] == [3, points]


def test_secretary_who_rewrites_the_arabic_agenda_alone_is_not_held_up(office):
    factories.mandate()
    new(office, day="09/06/2023", starts_at="16:00", place_ar="المقر", agenda_ar="نقطة فريدة\nمختلفات")
    # A usual point has its French all the same.
    titles = AgendaItem.objects.values_list("title_ar", "title_fr")
    assert list(titles) == [("نقطة فريدة", None), ("مختلفات", "Divers")]


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


def test_end_before_the_beginning_is_said_when_closing(office):
    meeting = factories.meeting(day=date(2023, 5, 31))
    row = factories.attendance(meeting=meeting)
    url = f"/meetings/{meeting.pk}/close/"
    typed = {"ends_at": "09:00", "chaired_by": str(row.member_id)}
    assert errors(office.post(url, filled(office.get(url), **typed)))[0].startswith("ساعة النهاية")


def test_second_call_keeps_its_organ_and_may_be_deleted_while_a_draft(office):
    former = factories.meeting(state="not_held")
    draft = factories.meeting(state="draft", former=former, call=2, day=date(2023, 5, 26))
    url = f"/meetings/{draft.pk}/edit/"
    office.post(url, filled(office.get(url), organ="bureau"))
    draft.refresh_from_db()
    assert draft.kind == "plenary"
    assert office.post(f"/meetings/{draft.pk}/delete/").status_code == 302
    assert office.get(f"/meetings/{former.pk}/call-again/").status_code == 200


def test_draft_in_the_place_of_a_meeting_shows_to_those_who_prepare_it(office, client_of):
    former = factories.meeting(state="not_held")
    draft = factories.meeting(state="draft", former=former, call=2, day=date(2031, 5, 26))
    for client, seen in ((office, True), (client_of("member"), False)):
        page = client.get(f"/meetings/{former.pk}/").content.decode()
        years = parse(client.get("/meetings/")).xpath("//select[@name='year']/option/@value")
        assert (draft.get_absolute_url() in page, "2031" in years) == (seen, seen)


def test_page_of_somebody_signed_in_stays_in_no_cache(office, client_of):
    assert office.get("/meetings/")["Cache-Control"] == "private, no-store"
    assert "Cache-Control" not in client_of(None).get("/committees/")


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
    assert "plan-tone-green" not in client_of(None).get(url).content.decode()
    Meeting.objects.filter(state="convened").update(
        state="held", quorum_eligible=1, quorum_needed=1, quorum_present=1, chaired_by=factories.member_in_office()
    )
    assert "plan-tone-green" in client_of(None).get(url).content.decode()
