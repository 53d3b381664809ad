"""What the pages of letters show, to whom: tabs, what a letter concerns, and no draft to who may not see it."""

from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from committees.actions import meetings as actions
from committees.models import Body, Letter
from tests import factories, opinion_factories
from tests.html import parse
from tests.pages import filled

pytestmark = pytest.mark.usefixtures("body")


@pytest.fixture
def secretariat(client_of):
    return client_of("secretariat")


def links(client, path):
    return set(parse(client.get(path)).xpath("//main//a/@href"))


def test_day_of_a_new_letter_is_proposed(secretariat):
    Body.objects.update(is_demonstration=True, reference_date=date(2023, 5, 31))
    assert filled(secretariat.get("/letters/new/?direction=in"))["day"] == ["31/05/2023"]


@pytest.mark.parametrize(("direction", "word"), [("out", "المرسل إليه"), ("in", "المرسل")])
def test_form_asks_for_who_it_goes_to_or_comes_from(secretariat, direction, word):
    page = parse(secretariat.get(f"/letters/new/?direction={direction}"))
    label = page.xpath("//label[@for='id_correspondent_ar']")[0].text_content()
    assert " ".join(label.split()).startswith(f"{word} (بالعربية)")


def test_tabs_keep_the_other_choices_and_the_filter_keeps_the_tab(secretariat):
    opinion_factories.letter()
    page = parse(secretariat.get("/letters/?direction=in&q=x&page=1"))
    tabs = page.find_class("pills")[0].findall(".//a")
    assert [tab.get("href") for tab in tabs] == [
        "/letters/?direction=&q=x", "/letters/?direction=out&q=x", "/letters/?direction=in&q=x",
    ]  # fmt: skip
    assert [tab.get("aria-current") for tab in tabs] == [None, None, "page"]
    assert page.xpath("//form[@method='get']//input[@type='hidden']/@value") == ["in"]


def test_letter_of_a_referral_leads_to_the_opinion_it_asks_for(secretariat):
    letter = opinion_factories.letter(direction="in")
    opinion = opinion_factories.opinion(origin="council", referral_letter=letter, state="submitted")
    assert opinion.get_absolute_url() in links(secretariat, "/letters/")
    assert opinion.get_absolute_url() in links(secretariat, letter.get_absolute_url())
    sheet = load_workbook(BytesIO(secretariat.get("/letters.xlsx").content)).active
    assert str(opinion) in [cell.value for cell in sheet[2]]


def test_register_tells_a_member_of_no_draft(client_of):
    """Domain: drafts are for those who work on them; the letter itself is for all inside."""
    opinion = opinion_factories.opinion(
        title_ar="رأي سري", origin="council", referral_letter=opinion_factories.letter(direction="in"), state="drafting"
    )
    meeting = factories.meeting(state="draft", title_ar="اجتماع سري")
    letter = opinion_factories.letter(meeting=meeting)
    reader, secretariat = client_of("member"), client_of("secretariat")
    for path in ("/letters/", letter.get_absolute_url(), opinion.referral_letter.get_absolute_url()):
        assert "سري" not in reader.get(path).content.decode()
        assert "سري" in secretariat.get(path).content.decode()
    cells = [
        [str(cell.value) for row in load_workbook(BytesIO(one.get("/letters.xlsx").content)).active for cell in row]
        for one in (reader, secretariat)
    ]
    assert [sum("سري" in cell for cell in found) for found in cells] == [0, 2]


def test_letter_of_convocation_has_the_day_on_the_clocks_of_morocco():
    # Domain: the day of a letter is a local one; just before midnight in UTC it is the next day in Morocco.
    factories.member_in_office()
    for hour, minute in ((23, 30), (0, 30)):
        meeting = factories.meeting(state="draft")
        actions.convene(
            meeting=meeting,
            by=factories.user(),
            at=datetime(2023, 5, 9, hour, minute, tzinfo=ZoneInfo("UTC")),
        )
    assert list(Letter.objects.order_by("pk").values_list("day", flat=True)) == [date(2023, 5, 10), date(2023, 5, 9)]


def test_pages_of_a_meeting_lead_to_its_letter(secretariat):
    factories.member_in_office()
    meeting = factories.meeting(state="draft")
    actions.convene(meeting=meeting, by=factories.user())
    letter = meeting.convocation_letter.get_absolute_url()
    assert letter in links(secretariat, f"/meetings/{meeting.pk}/convocations/")
    assert letter in links(secretariat, meeting.get_absolute_url())


def test_meeting_postponed_keeps_its_letter_and_the_next_call_has_its_own():
    factories.member_in_office()
    by = factories.user()
    meeting = factories.meeting(state="draft")
    actions.convene(meeting=meeting, by=by)
    after = actions.put_off(
        meeting=meeting, day=date(2023, 5, 26), starts_at=meeting.starts_at, by=by, reason_ar="عطلة"
    )
    actions.convene(meeting=after, by=by)
    meeting.refresh_from_db()
    assert [meeting.convocation_letter.number, after.convocation_letter.number] == [1, 2]
