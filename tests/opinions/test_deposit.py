"""The deposit with the council: its guards, its letter, its cancellation."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from committees.models import Letter
from opinions.models import OpinionDocument
from tests import opinion_factories as factories
from tests.html import parse
from tests.pages import errors, filled

pytestmark = pytest.mark.usefixtures("body")
STAMP = {"day": "25/05/2023", "receipt_number": "118/2023"}


@pytest.fixture
def office(client_of, time_machine):
    time_machine.move_to(date(2023, 5, 31))
    return client_of("secretariat")


def deposited(client, opinion, **typed):
    """What the page of the deposit answers when this is typed."""
    url = f"/opinions/{opinion.pk}/deposit/"
    return client.post(url, filled(client.get(url), **{**STAMP, **typed}))


def test_deposit_keeps_day_number_receiver_scan_and_letter(office):
    opinion = factories.opinion(state="adopted")
    scan = SimpleUploadedFile("receipt.pdf", b"%PDF-1.7 %%EOF")
    assert deposited(office, opinion, received_by="مكتب الضبط", receipt=scan).status_code == 302
    opinion.refresh_from_db()
    made = opinion.deposit
    assert (opinion.state, made.day, made.receipt_number) == ("deposited", date(2023, 5, 25), "118/2023")
    assert (made.received_by, made.receipt.kind, made.has_scan) == ("مكتب الضبط", "receipt", True)
    # No letter was numbered before: the deposit gives it its number, of its own day.
    assert (made.letter, made.letter.day, made.letter.direction) == (opinion.cover_letter, made.day, "out")
    assert opinion.steps.get().to_state == "deposited"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"receipt_number": ""}, "receipt_number"),
        ({"receipt_number": "  "}, "receipt_number"),
        ({"day": "18/05/2023"}, "day"),  # adopted on the 19th
        ({"day": "01/06/2023"}, "day"),  # today is the 31st
        ({"receipt": "receipt.pdf"}, "receipt"),  # a file that did not arrive
        ({"receipt": SimpleUploadedFile("receipt.exe", b"MZ")}, "receipt"),
    ],
)
def test_deposit_is_refused_beside_the_field(typed, field, office):
    """Domain, Opinion: deposited only with its day and the number of its receipt."""
    opinion = factories.opinion(state="adopted")
    response = deposited(office, opinion, **typed)
    assert (response.status_code, list(response.context["form"].errors)) == (200, [field])
    opinion.refresh_from_db()
    assert (opinion.state, opinion.deposits.count(), Letter.objects.count()) == ("adopted", 0, 0)


@pytest.mark.parametrize("day", ["19/05/2023", "31/05/2023"])
def test_deposit_is_taken_on_the_day_of_the_adoption_and_today(day, office):
    opinion = factories.opinion(state="adopted")
    assert deposited(office, opinion, day=day).status_code == 302


@pytest.mark.parametrize("state", ["submitted", "deposited", "in_follow_up", "closed", "cancelled"])
def test_deposit_is_refused_in_every_other_state(state, office):
    opinion = factories.opinion(state=state)
    before = opinion.deposits.count()
    url = f"/opinions/{opinion.pk}/deposit/"
    assert (office.get(url).status_code, office.post(url, STAMP).status_code) == (409, 409)
    assert opinion.deposits.count() == before


def test_second_deposit_is_refused(office):
    opinion = factories.opinion(state="adopted")
    page = filled(office.get(f"/opinions/{opinion.pk}/deposit/"), **STAMP)
    assert [office.post(f"/opinions/{opinion.pk}/deposit/", page).status_code for _ in range(2)] == [302, 409]
    assert (opinion.deposits.count(), Letter.objects.count()) == (1, 1)


def test_cover_letter_is_numbered_once_in_both_languages(office):
    opinion = factories.opinion(state="adopted")
    url = f"/opinions/{opinion.pk}/cover-letter/"
    assert [office.post(url).status_code for _ in range(2)] == [302, 409]
    letter = Letter.objects.get()
    assert (letter.direction, letter.number, letter.day) == ("out", 1, date(2023, 5, 31))
    for language in ("ar", "fr"):
        subject = getattr(letter, f"subject_{language}")
        assert opinion.official_number in subject and getattr(opinion, f"title_{language}") in subject
    deposited(office, opinion, day="31/05/2023")
    opinion.refresh_from_db()
    assert (opinion.deposit.letter, Letter.objects.count()) == (letter, 1)


@pytest.mark.parametrize("state", ["drafting", "submitted", "deposited"])
def test_cover_letter_is_numbered_between_adoption_and_deposit_only(state, office):
    opinion = factories.opinion(state=state)
    assert office.post(f"/opinions/{opinion.pk}/cover-letter/").status_code == 409
    assert not Letter.objects.exists()


def test_cancelled_deposit_stays_and_another_follows_with_another_letter(office):
    """Domain, Deposit: cancelling needs a reason; a cancelled deposit stays visible."""
    opinion = factories.opinion(state="adopted")
    deposited(office, opinion)
    url = f"/opinions/{opinion.pk}/deposit/cancel/"
    assert errors(office.post(url, filled(office.get(url))))
    assert office.post(url, filled(office.get(url), reason_ar="رقم خاطئ")).status_code == 302
    opinion.refresh_from_db()
    assert (opinion.state, opinion.deposit, opinion.cover_letter) == ("adopted", None, None)
    assert deposited(office, opinion, receipt_number="119/2023").status_code == 302
    opinion.refresh_from_db()
    assert [(d.receipt_number, d.is_cancelled) for d in opinion.deposits.all()] == [
        ("118/2023", True),
        ("119/2023", False),
    ]
    page = parse(office.get(opinion.get_absolute_url()))
    assert "118/2023" in "".join(struck.text_content() for struck in page.iter("s"))
    assert "رقم خاطئ" in page.text_content()
    assert [letter.number for letter in Letter.objects.order_by("number")] == [1, 2]


def test_deposit_that_the_council_dealt_with_is_not_cancelled(office):
    opinion = factories.opinion(state="deposited")
    event = factories.event(opinion=opinion)
    url = f"/opinions/{opinion.pk}/deposit/cancel/"
    assert office.post(url, {"reason_ar": "خطأ"}).status_code == 409
    event.cancel(by=factories.factories.user(), reason="خطأ", on=date(2023, 5, 31))
    event.save()
    assert office.post(url, filled(office.get(url), reason_ar="خطأ")).status_code == 302


def test_page_says_that_the_scan_is_missing_until_it_is_added(office):
    opinion = factories.opinion(state="adopted")
    deposited(office, opinion)
    add = f"/opinions/{opinion.pk}/documents/new/"
    council = "//section[@id='council']"
    assert add in parse(office.get(opinion.get_absolute_url())).xpath(f"{council}//a/@href")
    factories.document(opinion=opinion, kind=OpinionDocument.Kind.RECEIPT)
    assert add not in parse(office.get(opinion.get_absolute_url())).xpath(f"{council}//a/@href")


def test_council_members_are_told_once_the_deposit_is_saved(office, mailoutbox, django_capture_on_commit_callbacks):
    factories.factories.user(role="council", email="council@example.org")
    opinion = factories.opinion(state="adopted")
    with django_capture_on_commit_callbacks(execute=True):
        assert deposited(office, opinion, receipt_number="").status_code == 200
    assert mailoutbox == []
    with django_capture_on_commit_callbacks(execute=True):
        deposited(office, opinion)
    assert [mail.to for mail in mailoutbox] == [["council@example.org"]]


def test_receipt_number_given_twice_in_a_year_is_pointed_out(office):
    """Opinions handed in together may share a stamp: it is said, not refused."""
    first, second, third = (factories.opinion(state="adopted") for _ in range(3))
    deposited(office, first)
    deposited(office, second, receipt_number="119/2023")
    assert first.official_number not in office.get(second.get_absolute_url()).content.decode()
    deposited(office, third)
    notice = parse(office.get(third.get_absolute_url())).xpath("//*[contains(@class, 'tone-amber')]")
    assert sum(first.official_number in one.text_content() for one in notice) == 1


def test_opinion_is_not_deposited_before_its_cover_letter(office):
    opinion = factories.opinion(state="adopted", cover_letter=factories.letter(day=date(2023, 5, 26)))
    assert list(deposited(office, opinion).context["form"].errors) == ["day"]
    assert deposited(office, opinion, day="26/05/2023").status_code == 302
