"""Terms, offices and seats as models: what the database and `full_clean` refuse, and who is in office on a day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from committees.models import BureauOffice, CommitteeMembership, Mandate, Member, Term
from tests import factories

pytestmark = pytest.mark.django_db
BEGIN = factories.BEGIN


def refusal(record):
    with pytest.raises(ValidationError) as refused:
        record.full_clean()
    with override("fr"):
        return refused.value.message_dict


def test_member_is_in_office_on_first_and_last_day_and_not_beyond():
    term = factories.term(ends_on=date(2022, 6, 30))
    days = [date(2021, 9, 30), BEGIN, date(2022, 6, 30), date(2022, 7, 1)]
    assert [term.member in Member.objects.in_office(on=day) for day in days] == [False, True, True, False]
    assert [term.member.is_in_office(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize("engagement", ["never_joined", "dropped_out"])
def test_mark_leaves_the_member_in_office(engagement):
    """«Never joined» and «dropped out» are marks on a running term, not its end."""
    term = factories.term(engagement=engagement)
    assert list(Member.objects.in_office(on=date(2023, 5, 31))) == [term.member]


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2021, 12, 1), None),
        (date(2021, 12, 31), None),
        (BEGIN, date(2021, 10, 1)),
        (date(2021, 11, 1), date(2021, 12, 1)),
    ],
)
def test_terms_of_one_member_never_share_a_day(starts_on, ends_on):
    first = factories.term(ends_on=date(2021, 12, 31))
    second = Term(
        member=first.member,
        mandate=first.mandate,
        starts_on=starts_on,
        ends_on=ends_on,
        end_reason="release" if ends_on else "",
    )
    assert refusal(second) == {
        "starts_on": ["Une autre période d’exercice de ce membre couvre une partie de ces jours."]
    }


def test_term_may_begin_the_day_after_another_ended():
    first = factories.term(ends_on=date(2021, 12, 31))
    Term(member=first.member, mandate=first.mandate, starts_on=date(2022, 1, 1)).full_clean()


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"ends_on": date(2020, 1, 1), "end_reason": "death"}, "committees_term_ends_after_it_begins"),
        ({"ends_on": date(2022, 1, 1), "end_reason": ""}, "committees_term_end_has_a_reason"),
        ({"end_reason": "death"}, "committees_term_end_has_a_reason"),
        ({"end_decision_ar": "مقرر"}, "committees_term_end_decision_with_end"),
        ({"end_decision_fr": "Délibération"}, "committees_term_end_decision_with_end"),
    ],
)
def test_database_holds_the_end_of_a_term_to_its_rules(values, constraint):
    term = factories.term()
    for name, value in values.items():
        setattr(term, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        term.save()
    with pytest.raises(ValidationError):
        term.full_clean()


def test_database_keeps_one_running_row_of_each():
    """Even where two writers pass the check at once: a partial unique constraint on open rows."""
    seat, office = factories.seat(role="coordinator"), factories.office()
    copies = [
        Term(member=seat.member, mandate=Mandate.objects.get(), starts_on=date(2023, 1, 1)),
        Mandate(starts_on=date(2023, 1, 1)),
        BureauOffice(office="chair", member=seat.member, mandate=office.mandate, starts_on=date(2023, 1, 1)),
        CommitteeMembership(committee=seat.committee, member=seat.member, starts_on=date(2023, 1, 1)),
        CommitteeMembership(
            committee=seat.committee, member=office.member, role="coordinator", starts_on=date(2023, 1, 1)
        ),
    ]
    for copy in copies:
        with pytest.raises(IntegrityError), transaction.atomic():
            copy.save()


def test_office_and_seat_begin_within_a_term():
    member = factories.member()
    factories.term(member=member, starts_on=date(2022, 1, 1))
    mandate, committee = Mandate.objects.get(), factories.committee()
    posts = [
        BureauOffice(office="chair", member=member, mandate=mandate, starts_on=date(2021, 12, 31)),
        CommitteeMembership(committee=committee, member=member, starts_on=date(2021, 12, 31)),
    ]
    sentence = "Ce membre n’est pas en exercice ce jour-là\u00a0: saisissez d’abord sa période d’exercice."
    assert [refusal(post) for post in posts] == [{"starts_on": [sentence]}] * 2


def test_term_and_office_begin_within_the_mandate_and_seat_while_the_committee_works():
    term = factories.term()
    member, mandate = term.member, term.mandate
    late = factories.committee(starts_on=date(2022, 5, 1))
    Term.objects.filter(pk=term.pk).update(starts_on=date(2020, 1, 1))
    outside = "Ce jour est en dehors du mandat\u00a0: choisissez-en un qui s’y trouve."
    assert refusal(BureauOffice(office="chair", member=member, mandate=mandate, starts_on=date(2021, 9, 30))) == {
        "starts_on": [outside]
    }
    assert refusal(Term(member=factories.member(), mandate=mandate, starts_on=date(2021, 9, 30))) == {
        "starts_on": [outside]
    }
    early = refusal(CommitteeMembership(committee=late, member=member, starts_on=date(2022, 4, 30)))
    assert "La commission existe depuis le 01/05/2022\u00a0:" in early["starts_on"][0]
    late.ends_on = date(2022, 6, 30)
    assert refusal(CommitteeMembership(committee=late, member=member, starts_on=date(2022, 7, 1))) == {
        "starts_on": ["La commission n’existe pas ce jour-là\u00a0: choisissez un autre jour."]
    }


def test_replacement_follows_an_ended_term_of_somebody_else():
    running, ended = factories.term(), factories.term(ends_on=date(2022, 6, 30))
    successor = Term(member=factories.member(), mandate=ended.mandate, starts_on=date(2022, 7, 1), replaces=ended)
    successor.full_clean()
    successor.replaces = running
    assert refusal(successor) == {
        "replaces": ["La période d’exercice remplacée doit être finie quand celle-ci commence."]
    }
    again = Term(member=ended.member, mandate=ended.mandate, starts_on=date(2022, 7, 1), replaces=ended)
    assert list(refusal(again)) == ["replaces"]


def test_words_agree_with_the_person():
    woman = factories.office(member=factories.member_in_office(sex="f"))
    man = factories.seat(member=factories.member_in_office(sex="m"), role="coordinator")
    term = factories.term(member=factories.member(sex="f"), engagement="dropped_out")
    with override("ar"):
        assert (str(woman.title), str(man.title), str(term.mark)) == ("رئيسة الهيئة", "منسق اللجنة", "منقطعة")
        assert (str(woman.member.status(BEGIN)), str(man.member.status(date(2020, 1, 1)))) == (
            "عضوة حاليا",
            "ليس عضوا حاليا",
        )


def test_full_name_is_never_half_in_each_script():
    member = factories.member(family_name_fr="", given_name_fr="Fatima")
    with override("fr"):
        assert str(member) == member.full_name_ar
