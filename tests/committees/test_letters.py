"""The register of correspondence: numbered by year and direction, nothing lost, fed by convocations."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from committees.actions import meetings as actions
from committees.models import Body, Letter
from tests import factories, opinion_factories
from tests.html import parse
from tests.pages import filled

pytestmark = pytest.mark.usefixtures("body")
TYPED = {"correspondent_ar": "رئيس مجلس الجماعة", "subject_ar": "طلب معطيات", "day": "20/04/2023"}


@pytest.fixture
def secretariat(client_of):
    return client_of("secretariat")


@pytest.fixture
def may(body):
    """A body whose today is 31 May 2023."""
    Body.objects.update(is_demonstration=True, reference_date=date(2023, 5, 31))


def enter(client, direction="out", **typed):
    url = f"/letters/new/?direction={direction}"
    return client.post(url, filled(client.get(url), **{**TYPED, **typed}))


def numbers(**asked):
    return list(Letter.objects.filter(**asked).order_by("pk").values_list("number", "year"))


@pytest.mark.usefixtures("may")
def test_numbers_run_in_each_year_and_direction(secretariat):
    for direction, day in (("out", "20/04/2023"), ("out", "21/04/2023"), ("in", "20/04/2023"), ("out", "30/12/2022")):
        assert enter(secretariat, direction, day=day).status_code == 302
    assert numbers(direction="out") == [(1, 2023), (2, 2023), (1, 2022)]
    assert numbers(direction="in") == [(1, 2023)]


@pytest.mark.usefixtures("may")
def test_cancelled_letter_stays_and_its_number_is_not_given_again(secretariat):
    letter = opinion_factories.letter()
    url = f"/letters/{letter.pk}/cancel/"
    assert "reason" in secretariat.post(url, filled(secretariat.get(url))).context["form"].errors
    secretariat.post(url, filled(secretariat.get(url), reason="سُجلت خطأ"))
    enter(secretariat)
    assert numbers() == [(1, 2023), (2, 2023)]
    row = parse(secretariat.get("/letters/")).xpath("//tbody/tr[.//del]")[0].text_content()
    assert ("1/2023" in row, "ملغاة" in row) == (True, True)
    for page in ("edit", "cancel"):
        assert secretariat.get(f"/letters/{letter.pk}/{page}/").status_code == 409


@pytest.mark.usefixtures("may")
def test_letter_keeps_the_year_of_its_number(secretariat):
    letter = opinion_factories.letter()
    url = f"/letters/{letter.pk}/edit/"
    response = secretariat.post(url, filled(secretariat.get(url), day="20/04/2022"))
    assert list(response.context["form"].errors) == ["day"]


@pytest.mark.usefixtures("may")
def test_letter_of_tomorrow_is_refused(secretariat):
    assert list(enter(secretariat, day="01/06/2023").context["form"].errors) == ["day"]
    assert numbers() == []


def test_reference_of_the_sender_is_asked_of_incoming_letters_only(secretariat):
    fields = {way: secretariat.get(f"/letters/new/?direction={way}").context["form"].fields for way in ("in", "out")}
    assert ["their_reference" in fields["in"], "their_reference" in fields["out"]] == [True, False]


def test_convening_enters_one_letter_for_all(body):
    # Print: the letters of a meeting go out under one number of the register (decision 0013).
    members = [factories.member_in_office() for _ in range(3)]
    meeting = factories.meeting(state="draft")
    actions.convene(meeting=meeting, by=factories.user())
    letter = Letter.objects.get()
    assert (letter.meeting, meeting.convocation_letter, letter.direction) == (meeting, letter, "out")
    assert (letter.correspondent_ar, letter.correspondent_fr) == ("أعضاء الهيئة", "Membres de l’instance")
    assert "19 ماي 2023" in letter.subject_ar
    assert meeting.convocations.count() == len(members)


def test_newcomers_are_convened_by_the_same_letter(body):
    factories.member_in_office()
    meeting = factories.meeting(state="draft")
    actions.convene(meeting=meeting, by=factories.user())
    factories.member_in_office()
    actions.convene_others(meeting=meeting)
    assert (meeting.convocations.count(), Letter.objects.count()) == (2, 1)


def test_letter_on_which_something_rests_is_not_cancelled(secretariat):
    factories.member_in_office()
    meeting = factories.meeting(state="draft")
    actions.convene(meeting=meeting, by=factories.user())
    deposited = opinion_factories.deposit(
        opinion=opinion_factories.opinion(state="adopted"), letter=opinion_factories.letter()
    )
    for letter in (meeting.convocation_letter, deposited.letter):
        assert secretariat.get(f"/letters/{letter.pk}/cancel/").status_code == 409
        assert letter.get_absolute_url() in secretariat.get("/letters/").content.decode()


def test_list_is_searched_and_exported_as_shown(secretariat):
    opinion_factories.letter(subject_ar="إحالة الرأي")
    opinion_factories.letter(subject_ar="استدعاء", direction="in", their_reference="77/م")
    opinion_factories.letter(subject_ar="=1+1")
    book = load_workbook(BytesIO(secretariat.get("/letters.xlsx?q=احاله").content))
    rows = list(book.active.iter_rows(values_only=True))
    assert [row[4] for row in rows[1:]] == ["إحالة الرأي"]
    every = load_workbook(BytesIO(secretariat.get("/letters.xlsx").content)).active
    cells = [cell for row in every.iter_rows() for cell in row]
    assert every.sheet_view.rightToLeft
    assert [cell.data_type for cell in cells if "1+1" in str(cell.value)] == ["s"]
    only_in = parse(secretariat.get("/letters/?direction=in")).xpath("//tbody/tr")
    assert len(only_in) == 1


def test_scan_is_kept_with_its_letter(secretariat, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    letter = opinion_factories.letter_document().letter
    page = parse(secretariat.get(letter.get_absolute_url()))
    link = page.xpath("//*[@id='documents']//li/a/@href")[0]
    assert b"".join(secretariat.get(link).streaming_content).startswith(b"%PDF-")
    assert secretariat.get(link)["Content-Disposition"].startswith("attachment")


def test_letter_on_which_something_rests_keeps_its_day(secretariat):
    free, bound = opinion_factories.letter(), opinion_factories.letter()
    opinion_factories.deposit(opinion=opinion_factories.opinion(state="adopted", cover_letter=bound), letter=bound)
    for letter, day in ((free, 20), (bound, 19)):
        url = f"/letters/{letter.pk}/edit/"
        secretariat.post(url, filled(secretariat.get(url), day="20/05/2023", subject_ar="موضوع مصحح"))
        letter.refresh_from_db()
        assert (letter.day.day, letter.subject_ar) == (day, "موضوع مصحح")
