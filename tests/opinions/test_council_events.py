"""What the council did with an opinion: any event in any order, answers that stop the clock, letters."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from committees.models import Letter
from opinions import clock
from opinions.models import CouncilEvent, Opinion
from tests import opinion_factories as factories
from tests.html import parse
from tests.pages import filled

pytestmark = pytest.mark.usefixtures("body")
TODAY = date(2023, 5, 31)


@pytest.fixture
def office(client_of, time_machine):
    time_machine.move_to(TODAY)
    return client_of("secretariat")


@pytest.fixture
def opinion(body):
    """Deposited on 19 May 2023."""
    return factories.opinion(state="deposited")


def entered(client, opinion, **typed):
    url = f"/opinions/{opinion.pk}/events/new/"
    return client.post(url, filled(client.get(url), **{"day": "25/05/2023", "text_ar": "ما وقع", **typed}))


def days_without_answer(opinion, on=TODAY):
    found = clock.read(Opinion.objects.with_clock().get(pk=opinion.pk), on)
    return found and found.days


def test_events_are_entered_in_any_order_and_number(office, opinion):
    """Domain, Opinion: the council's side is recorded as dated events, in any order and number."""
    for kind, day in [("letter", "30"), ("agenda", "20"), ("postponed", "21"), ("agenda", "29"), ("committee", "22")]:
        assert entered(office, opinion, kind=kind, day=f"{day}/05/2023").status_code == 302
    kept = [(event.kind, event.day.day) for event in opinion.events.all()]
    assert kept == [("agenda", 20), ("postponed", 21), ("committee", 22), ("agenda", 29), ("letter", 30)]
    opinion.refresh_from_db()
    assert opinion.state == "deposited"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"kind": "agenda", "day": "18/05/2023"}, "day"),
        ({"kind": "deliberation", "day": "01/06/2023"}, "day"),
        ({"kind": "agenda", "in_part": "on"}, "in_part"),
        ({"kind": "letter", "deliberation_number": "7"}, "deliberation_number"),
        ({"kind": "deliberation", "enters": "on"}, "enters"),
        ({"kind": "agenda", "their_reference": "55"}, "their_reference"),
        ({"kind": "letter", "their_reference": "55"}, "their_reference"),
        ({"kind": ""}, "kind"),
        ({"kind": "letter", "scan": "answer.pdf"}, "scan"),
    ],
)
def test_event_is_refused_beside_the_field(typed, field, office, opinion):
    response = entered(office, opinion, **typed)
    assert (response.status_code, list(response.context["form"].errors)) == (200, [field])
    assert (CouncilEvent.objects.count(), Letter.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("kind", "day"), [("agenda", "15/06/2023"), ("letter", "19/05/2023"), ("letter", "31/05/2023")]
)
def test_session_may_lie_ahead_and_an_answer_come_on_the_day_of_the_deposit(kind, day, office, opinion):
    assert entered(office, opinion, kind=kind, day=day).status_code == 302


@pytest.mark.parametrize("state", ["adopted", "closed", "closed_without_answer"])
def test_no_event_before_the_deposit_or_after_the_end(state, office):
    opinion = factories.opinion(state=state)
    assert office.post(f"/opinions/{opinion.pk}/events/new/", {"kind": "agenda"}).status_code == 409


def test_answer_by_letter_is_entered_among_the_incoming_letters(office, opinion):
    typed = {"kind": "letter", "in_part": "on", "their_reference": "55/م.ج", "enters": "on"}
    scan = SimpleUploadedFile("answer.pdf", b"%PDF-1.7 %%EOF")
    assert entered(office, opinion, scan=scan, **typed).status_code == 302
    event = opinion.events.get()
    assert (event.letter.direction, event.letter.their_reference, event.letter.day) == ("in", "55/م.ج", event.day)
    assert (event.in_part, event.document.kind) == (True, "answer")


def test_answer_is_tied_to_a_letter_that_came_in_before(office, opinion):
    early = factories.letter(direction="in", day=date(2023, 5, 1))
    sent = factories.letter()
    letter = factories.letter(direction="in", day=date(2023, 5, 24))
    page = office.get(f"/opinions/{opinion.pk}/events/new/")
    offered = parse(page).xpath("//select[@name='letter']/option/@value")
    assert (str(letter.pk) in offered, str(early.pk) in offered, str(sent.pk) in offered) == (True, False, False)
    both = entered(office, opinion, kind="letter", letter=str(letter.pk), enters="on")
    assert list(both.context["form"].errors) == ["enters"]
    entered(office, opinion, kind="letter", letter=str(letter.pk))
    assert opinion.events.get().letter == letter


def test_event_is_corrected_by_whoever_saw_its_latest_version(office, opinion):
    event = factories.event(opinion=opinion)
    url = f"/council-events/{event.pk}/edit/"
    page = office.get(url)
    assert office.post(url, filled(page, session_ar="دورة استثنائية")).status_code == 302
    second = office.post(url, filled(page, session_ar="دورة أخرى"))
    assert "دورة استثنائية" in second.content.decode()
    event.refresh_from_db()
    assert (event.session_ar, event.version) == ("دورة استثنائية", 2)


def test_cancelled_event_stays_struck_through_and_is_left_alone(office, opinion):
    event = factories.event(opinion=opinion)
    url = f"/council-events/{event.pk}/cancel/"
    assert office.post(url, filled(office.get(url))).status_code == 200
    assert office.post(url, filled(office.get(url), reason="أدخل خطأ")).status_code == 302
    page = parse(office.get(opinion.get_absolute_url()))
    struck = page.xpath(f"//li[@id='event-{event.pk}']//s")
    assert len(struck) == 1 and "أدخل خطأ" in page.text_content()
    for address in (url, f"/council-events/{event.pk}/edit/"):
        assert (office.get(address).status_code, office.post(address, {}).status_code) == (409, 409)


def test_clock_counts_from_the_deposit_and_stops_at_an_answer_in_part(office, opinion):
    """Domain, Opinion: days since the deposit without an answer."""
    assert (days_without_answer(opinion), days_without_answer(opinion, date(2023, 5, 19))) == (12, 0)
    entered(office, opinion, kind="agenda")
    assert days_without_answer(opinion) == 12
    entered(office, opinion, kind="letter", in_part="on")
    assert days_without_answer(opinion) is None


def test_clock_starts_again_when_the_answer_is_cancelled(office, opinion):
    event = factories.event(opinion=opinion, kind="letter")
    assert days_without_answer(opinion) is None
    url = f"/council-events/{event.pk}/cancel/"
    office.post(url, filled(office.get(url), reason="خطأ"))
    assert days_without_answer(opinion) == 12


def test_clock_counts_from_the_adoption_until_the_deposit(body):
    opinion = factories.opinion(state="adopted")
    found = clock.read(Opinion.objects.with_clock().get(pk=opinion.pk), TODAY)
    assert (found.awaits, found.since, found.days) == ("deposit", date(2023, 5, 19), 12)


def test_clock_counts_from_the_deposit_that_stands(opinion):
    struck = {"cancelled_on": TODAY, "cancelled_by": factories.factories.user(), "cancel_reason": "خطأ"}
    factories.deposit(opinion=opinion, day=date(2023, 5, 1), **struck)
    assert days_without_answer(opinion) == 12


def test_closed_without_answer_is_refused_after_an_answer(opinion):
    event = factories.event(opinion=opinion, kind="deliberation")
    by = factories.factories.user()
    assert opinion.obstacle_to("closed_without_answer")
    with pytest.raises(ValueError):
        opinion.become("closed_without_answer", by=by)
    opinion.refresh_from_db()
    event.cancel(by=by, reason="خطأ", on=TODAY)
    event.save()
    opinion.become("closed_without_answer", by=by)
    assert opinion.state == "closed_without_answer"
