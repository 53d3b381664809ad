"""The addresses of personal data, for the table of routes."""

from datetime import date

from committees.models import Member
from tests import execution_factories, factories
from tests.access import EVERYBODY, SECRETARIAT_INSIDE, SIGNED_IN, Route

LONG_AGO = date(2015, 1, 1)


def former(**values):
    """One more member whose only term ended on 31 December 2016."""
    mandate = factories.mandate(starts_on=LONG_AGO, ends_on=date(2016, 12, 31)) if not _old() else _old()
    member = factories.member(**{"phone": "0600000000", **values})
    factories.term(member=member, mandate=mandate, starts_on=LONG_AGO, ends_on=date(2016, 12, 31))
    return member


def _old():
    return factories.Mandate.objects.filter(starts_on=LONG_AGO).first()


def _former():
    return [(Member.objects.filter(terms__starts_on=LONG_AGO).first() or former()).pk]


def _somebody():
    return [Member.objects.order_by("pk").first().pk]


def _changed():
    """One more meeting to which the first member was convened and came, and one more change of their record."""
    member = Member.objects.order_by("pk").first()
    meeting = factories.meeting(state="held")
    factories.attendance(meeting=meeting, member=member)
    factories.convocation(meeting=meeting, member=member)
    execution_factories.participation(member=member)
    member.specialities_ar = f"تخصص {member.version}"
    member.version += 1
    member.save()


ROUTES = [
    Route("personal-data", SECRETARIAT_INSIDE, rows=former),
    Route("personal-data-declaration-pdf", SECRETARIAT_INSIDE, kind="file"),
    Route("personal-data-declaration-docx", SECRETARIAT_INSIDE, kind="file"),
    Route("personal-data-notice", EVERYBODY, reader=None),
    Route("personal-data-mine", SIGNED_IN, kind="file"),
    Route("personal-data-member", SECRETARIAT_INSIDE, args=_somebody, kind="file", rows=_changed),
    Route("personal-data-erase", SECRETARIAT_INSIDE, args=_former),
    Route("personal-data-pdf", SECRETARIAT_INSIDE, kind="file"),
]
