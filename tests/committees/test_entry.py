"""Entry by the secretariat: what is saved, what ends with what, and what is refused with which sentence."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from committees.models import Body, Committee, CommitteeMembership, Mandate, Member, Term
from tests import factories
from tests.html import parse

END = date(2023, 3, 31)


@pytest.fixture
def office(client_of):
    return client_of("secretariat")


@pytest.fixture
def new_member(body):
    """What is typed on the page of a new member."""
    return {
        "number": 7, "sex": "f", "given_name_ar": "فاطمة", "family_name_ar": "أخراز",
        "mandate": factories.mandate().pk, "starts_on": "11/02/2022",
    }  # fmt: skip


def errors(response):
    """The sentences beside the fields, by field, and those of the summary."""
    page = parse(response)
    fields = {item.getparent().get("id"): item.text_content() for item in page.iterfind(".//ul[@class='errorlist']/li")}
    summary = [item.text_content().strip() for item in page.iterfind(".//div[@role='alert']//li")]
    return fields, summary


def test_member_is_entered_with_the_first_term(office, new_member):
    response = office.post("/members/new/", new_member)
    member = Member.objects.get()
    assert response["Location"] == f"/members/{member.pk}/"
    assert [(term.starts_on, term.ends_on) for term in member.terms.all()] == [(date(2022, 2, 11), None)]


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"starts_on": "31/02/2023"}, "starts_on", "Ce jour n’existe pas dans le calendrier"),
        (
            {"starts_on": "février"},
            "starts_on",
            "Écrivez la date sous la forme jour/mois/année, par exemple 19/05/2023.",
        ),
        (
            {"starts_on": "01/01/2020"},
            "starts_on",
            "Ce jour est en dehors du mandat\u00a0: choisissez-en un qui s’y trouve.",
        ),
        ({"starts_on": "11/02/1443"}, "starts_on", "L’année 1443 semble être"),
        ({"given_name_ar": ""}, "given_name_ar", "Ce champ est obligatoire."),
        ({"family_name_ar": "م" * 5000}, "family_name_ar", "5000"),
        ({"family_name_fr": "Akh\0raz"}, "family_name_fr", "Le texte contient un caractère invisible"),
        ({"sex": "x"}, "sex", "Choisissez parmi ce qui est proposé"),
        ({"email": "fatima"}, "email", "adresse"),
        ({"number": "99999999999"}, "number", "999"),
        ({"mandate": "9999999999999999999999"}, "mandate", "Choisissez parmi ce qui est proposé"),
    ],
)
def test_wrong_member_is_refused_beside_the_field_and_in_the_summary(wrong, field, sentence, office, new_member):
    response = office.post("/fr/members/new/", {**new_member, **wrong})
    beside, summary = errors(response)
    assert [name for name in beside if name] == [f"id_{field}_error"]
    assert sentence in beside[f"id_{field}_error"] and len(summary) == 1 and sentence in summary[0]
    assert (Member.objects.count(), Term.objects.count()) == (0, 0)


def test_file_for_a_date_is_refused(office, new_member):
    new_member["starts_on"] = SimpleUploadedFile("date.pdf", b"%PDF-1.7 %%EOF")
    beside, summary = errors(office.post("/members/new/", new_member))
    assert list(beside) == ["id_starts_on_error"] and len(summary) == 1
    assert Member.objects.count() == 0


def test_number_of_somebody_else_is_refused(office, new_member):
    factories.member(number=7)
    beside, _ = errors(office.post("/members/new/", new_member))
    assert list(beside) == ["id_number_error"]


def test_second_of_two_editors_is_told_what_the_first_one_saved(office, body):
    member = factories.member_in_office(organisation_ar="جمعية الأمل")
    typed = {
        "number": member.number, "sex": "f", "given_name_ar": "فاطمة", "family_name_ar": "أخراز",
        "seen_version": member.version,
    }  # fmt: skip
    address = f"/members/{member.pk}/edit/"
    assert office.post(address, {**typed, "organisation_ar": "جمعية المستقبل"}).status_code == 302
    second = office.post(address, {**typed, "organisation_ar": "جمعية النور"})
    assert Member.objects.get().organisation_ar == "جمعية المستقبل"
    _, summary = errors(second)
    assert any("جمعية المستقبل" in line for line in summary)
    # Having read that, they may save theirs: the form now carries the version they saw.
    seen = parse(second).find(".//input[@name='seen_version']").get("value")
    assert office.post(address, {**typed, "organisation_ar": "جمعية النور", "seen_version": seen}).status_code == 302
    assert Member.objects.get().organisation_ar == "جمعية النور"


@pytest.fixture
def coordinator(body):
    """A member who chairs the body and coordinates a committee."""
    member = factories.member_in_office()
    factories.office(member=member)
    factories.seat(member=member, role="coordinator")
    return member


def end(office, record, name, **typed):
    address = reverse(f"committees:{name}-end", args=[record.pk])
    return office.post(address, {"ends_on": END.strftime("%d/%m/%Y"), "seen_version": record.version, **typed})


def test_page_of_the_end_says_what_else_will_end(office, coordinator):
    text = office.get(reverse("committees:term-end", args=[coordinator.terms.get().pk])).content.decode()
    assert "رئيسة الهيئة" in text and coordinator.memberships.get().committee.name_ar in text


def test_end_of_a_term_ends_office_and_seats_the_same_day(office, coordinator):
    response = end(office, coordinator.terms.get(), "term", end_reason="resignation", end_decision_ar="مقرر عدد 12")
    assert response.status_code == 302
    term = coordinator.terms.get()
    assert (term.ends_on, term.end_reason, term.end_decision_ar) == (END, "resignation", "مقرر عدد 12")
    assert [post.ends_on for post in (coordinator.offices.get(), coordinator.memberships.get())] == [END, END]
    assert {row.version for row in (term, coordinator.offices.get(), coordinator.memberships.get())} == {2}


@pytest.mark.parametrize(
    "typed",
    [{"end_reason": ""}, {"end_reason": "death", "ends_on": "01/01/2021"}, {"end_reason": "death", "ends_on": ""}],
)
def test_end_without_reason_or_before_the_beginning_is_refused_whole(typed, office, coordinator):
    response = end(office, coordinator.terms.get(), "term", **typed)
    assert response.status_code == 200 and errors(response)[1] != []
    assert [row.ends_on for row in (coordinator.terms.get(), coordinator.offices.get())] == [None, None]


def test_term_does_not_end_before_a_seat_that_begins_later(office, coordinator):
    later = factories.seat(member=coordinator, committee=factories.committee(), starts_on=date(2023, 5, 1))
    beside, _ = errors(end(office, coordinator.terms.get(), "term", end_reason="release"))
    assert str(later) in beside["id_ends_on_error"]
    assert coordinator.terms.get().ends_on is None


def test_ended_term_is_reopened_by_editing_it(office, coordinator):
    end(office, coordinator.terms.get(), "term", end_reason="release")
    term = coordinator.terms.get()
    typed = {"mandate": term.mandate_id, "starts_on": "01/10/2021", "seen_version": term.version}
    address = f"/terms/{term.pk}/edit/"
    assert office.post(address, {**typed, "ends_on": "", "end_reason": "release"}).status_code == 200
    assert office.post(address, {**typed, "ends_on": "", "end_reason": ""}).status_code == 302
    assert coordinator.terms.get().ends_on is None


def test_end_of_the_mandate_ends_all_that_stands_in_it(office, coordinator):
    former = factories.term(ends_on=date(2022, 1, 1)).member
    assert end(office, Mandate.objects.get(), "mandate").status_code == 302
    assert Mandate.objects.get().ends_on == END
    assert [(t.ends_on, t.end_reason) for t in Term.objects.order_by("pk")] == [
        (END, "end_of_mandate"),
        (former.terms.get().ends_on, "resignation"),
    ]
    assert (coordinator.offices.get().ends_on, coordinator.memberships.get().ends_on) == (END, END)


def test_end_of_a_committee_ends_its_seats(office, coordinator):
    assert end(office, Committee.objects.get(), "committee").status_code == 302
    assert (Committee.objects.get().ends_on, CommitteeMembership.objects.get().ends_on) == (END, END)


def test_second_coordinator_and_second_seat_are_refused(office, coordinator):
    address = f"/committees/{Committee.objects.get().pk}/seats/new/"
    other = factories.member_in_office()
    typed = {"starts_on": "01/01/2023", "role": "coordinator"}
    for member in (other, coordinator):
        assert "id_starts_on_error" in errors(office.post(address, {**typed, "member": member.pk}))[0]
    assert CommitteeMembership.objects.count() == 1
    assert office.post(address, {**typed, "role": "rapporteur", "member": other.pk}).status_code == 302


def test_seat_before_the_committee_is_refused_with_the_day_it_exists_since(office, coordinator):
    # Committees are often entered before the mandate: whoever is refused has to learn which day to correct.
    committee = factories.committee(starts_on=date(2023, 5, 1))
    typed = {"starts_on": "01/03/2023", "role": "member", "member": coordinator.pk}
    beside, _ = errors(office.post(f"/committees/{committee.pk}/seats/new/", typed))
    assert "01/05/2023" in beside["id_starts_on_error"]


def test_office_is_not_held_twice(office, coordinator):
    other = factories.member_in_office()
    typed = {"office": "chair", "mandate": Mandate.objects.get().pk, "starts_on": "01/01/2023"}
    beside, _ = errors(office.post(f"/members/{other.pk}/offices/new/", typed))
    assert list(beside) == ["id_starts_on_error"]


def test_settings_make_the_body_once_and_then_correct_it(client_of):
    office = client_of("secretariat")
    Body.objects.all().delete()
    typed = {"name_ar": "الهيئة", "short_name_ar": "الهيئة", "commune_ar": "الجماعة", "seats": 21}
    typed |= {
        "notice_days": 7,
        "retention_years": 5,
        "quorum_first": "majority",
        "quorum_second": "any",
        "quorum_third": "any",
    }
    assert office.post("/settings/", typed).status_code == 302
    assert errors(office.post("/settings/", {**typed, "seats": 0, "seen_version": 1}))[1] != []
    assert office.post("/settings/", {**typed, "seats": 25, "seen_version": 1}).status_code == 302
    assert [(body.pk, body.seats) for body in Body.objects.all()] == [(1, 25)]
