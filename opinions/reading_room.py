"""The council's reading room: what lies there for a reader, and how many have read an opinion."""

from dataclasses import dataclass

from django.db.models import BooleanField, Case, Count, F, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from committees.models import User
from hayaa.core.figures import Figure
from opinions import clock
from opinions.models import CouncilEvent, Opinion, OpinionDocument, OpinionStep, Reading, Recommendation

DONE = (Recommendation.State.EXECUTED,)


@dataclass(frozen=True)
class Lying:
    """An opinion as it lies in the room: the clock that runs for it or None, and its recommendations executed."""

    opinion: Opinion
    clock: clock.Clock | None
    executed: Figure


def council_members():
    """The accounts that read as the council today."""
    return User.objects.filter(is_active=True, groups__name="council")


def shelf(reader):
    """What is with the council: unread first, then the latest deposit first.

    Each with the days of its clock, `opened_at` and `read_at` of this reader and its `answers`; read means that the
    reader said so, opened that it was looked at.
    """
    own = Reading.objects.filter(opinion=OuterRef("pk"), user=reader)
    found = Opinion.objects.deposited().with_clock().select_related("theme").prefetch_related(answers())
    return found.annotate(
        opened_at=Subquery(own.values("opened_at")[:1]),
        read_at=Subquery(own.values("acknowledged_at")[:1]),
        is_read=Case(When(read_at=None, then=Value(False)), default=Value(True), output_field=BooleanField()),
        recommended=_counted(Recommendation.objects.all()),
        executed=_counted(Recommendation.objects.filter(state__in=DONE)),
    ).order_by("is_read", F("deposited_on").desc(nulls_last=True), "-pk")


def unread(reader):
    return shelf(reader).filter(read_at=None)


def lying(opinions, on):
    """These opinions of the shelf, each with what a line about it says on that day."""
    return [Lying(o, clock.read(o, on), Figure(o.executed, o.recommended)) for o in opinions]


def answers():
    """Prefetch: the council's answers to an opinion that stand, as `answers`."""
    return Prefetch("events", CouncilEvent.objects.standing().answers(), to_attr="answers")


def errata(opinion):
    """What was corrected since the adoption, in the order of its days; nothing else of its history."""
    return opinion.steps.filter(kind=OpinionStep.Kind.ERRATUM)


def enclosed(opinion, reader):
    """The signed copy and the annexes, for the council and nobody else; what the council answered stands with that."""
    kinds = [OpinionDocument.Kind.SIGNED, OpinionDocument.Kind.ANNEX]
    return opinion.documents.filter(kind__in=kinds, pk__in=OpinionDocument.objects.visible_to(reader)).order_by(
        Case(When(kind=OpinionDocument.Kind.SIGNED, then=0), default=1), "pk"
    )


def readers(opinion):
    """How many council members opened it and said to have read it, and how many there are; never who."""
    council = council_members()
    counted = Reading.objects.filter(opinion=opinion, user__in=council).aggregate(
        opened=Count("pk"), acknowledged=Count("pk", filter=Q(acknowledged_at__isnull=False))
    )
    return {**counted, "council": council.count()}


def _counted(records):
    """How many of these belong to the opinion of the outer query."""
    of_opinion = records.filter(opinion=OuterRef("pk")).order_by().values("opinion")
    return Coalesce(Subquery(of_opinion.annotate(number=Count("pk")).values("number")), 0)
