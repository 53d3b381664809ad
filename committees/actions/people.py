"""Members, their terms, and what ends with them.

Locks are taken in one order, so that two writers never wait for each other: member, mandate, committee.
"""

from itertools import chain

from django.db import transaction

from committees.models import BureauOffice, CommitteeMembership, Term


def lock(*records):
    """Hold these rows, as they stand now, until the transaction ends; None is skipped."""
    for record in filter(None, records):
        record.refresh_from_db(from_queryset=type(record)._base_manager.select_for_update())


def ends_with_term(term, on):
    """The offices and seats of the member that would outlast a term ending on that day."""
    return _beyond(on, BureauOffice.objects.filter(member=term.member_id).select_related("member")) + _beyond(
        on, CommitteeMembership.objects.filter(member=term.member_id).select_related("member", "committee")
    )


def ends_with_committee(committee, on):
    """The seats that would outlast the committee."""
    return _beyond(on, committee.memberships.select_related("member", "committee"))


def ends_with_mandate(mandate, on):
    """The terms of the mandate that would outlast it, with the offices and seats of their members."""
    terms = _beyond(on, mandate.terms.select_related("member"))
    members = [term.member_id for term in terms]
    return terms + [
        post
        for model in (BureauOffice, CommitteeMembership)
        for post in _beyond(on, model.objects.filter(member__in=members).select_related("member"))
    ]


def _beyond(day, periods):
    return list(periods.beyond(day))


@transaction.atomic
def found(*, body, mandate=None):
    """Save a new body with its mandate, where it is known."""
    body.save()
    if mandate:
        mandate.save()
    return body


@transaction.atomic
def admit(*, member, term):
    """Save a new member with their first term."""
    member.save()
    term.member = member
    term.save()
    return member


@transaction.atomic
def end_term(*, term, on, reason, decision_ar="", decision_fr=""):
    """End a term and, the same day, what the member holds by it."""
    lock(term.member)
    _end(ends_with_term(term, on), on)
    term.end_reason = reason
    term.end_decision_ar, term.end_decision_fr = decision_ar, decision_fr
    _end([term], on)
    return term


@transaction.atomic
def end_committee(*, committee, on):
    """End a committee and its seats."""
    lock(committee)
    _end(chain(ends_with_committee(committee, on), [committee]), on)
    return committee


@transaction.atomic
def end_mandate(*, mandate, on):
    """End a mandate, its terms by that reason, and the offices and seats of their members."""
    lock(mandate)
    end_dependents(ends_with_mandate(mandate, on), on)
    _end([mandate], on)
    return mandate


def end_dependents(records, on):
    """End what outlasts a term, a committee or a mandate the same day; terms end for the end of the mandate."""
    for record in records:
        if isinstance(record, Term):
            record.end_reason = Term.EndReason.END_OF_MANDATE
    _end(records, on)


def _end(records, on):
    # Row by row, never update(): each row counts its own versions.
    for record in records:
        record.ends_on = on
        record.version += 1
        record.save()
