"""Steps of an opinion that write more than the opinion itself."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from committees.models import AgendaItem, Body
from opinions import adoption
from opinions.models import Deposit, FollowUp, Opinion, OpinionDocument, OpinionText, Reading

ONE_GO = timedelta(hours=1)
State = Opinion.State


def lock(opinion):
    """Hold the row of an opinion until the end of the transaction, so that two do not write at once."""
    Opinion.objects.select_for_update().get(pk=opinion.pk)


@transaction.atomic
def keep_text(*, opinion, by, values, over):
    """Save sections (`values`: column → clean markup) over the text `over`, the latest one or None.

    The same writer within the hour goes on in the same version; anybody else begins a new one, so that nothing
    written is lost. Returns the text that holds. Raises ValueError when the opinion is no longer in writing.
    """
    lock(opinion)
    if not opinion.is_in_writing:
        raise ValueError("Its text is locked.")
    now = timezone.now()
    if over and over.by_id == by.pk and over.begun_at > now - ONE_GO:
        text = over
        text.version += 1
    else:
        text = OpinionText(opinion=opinion, number=over.number + 1 if over else 1, by=by, begun_at=now)
        for section in OpinionText.SECTIONS:
            for column in (f"{section}_ar", f"{section}_fr"):
                setattr(text, column, getattr(over, column) if over else "")
    for column, value in values.items():
        setattr(text, column, value)
    text.saved_at = now
    text.save()
    return text


@transaction.atomic
def adopt(*, opinion, item, by, votes=None, at=None):
    """Record the adoption at a point of an agenda; `votes` (for, against, abstentions) where it has none yet.

    Raises ValueError where that point cannot adopt an opinion.
    """
    lock(opinion)
    item = AgendaItem.objects.select_for_update().get(pk=item.pk)
    if votes and item.votes_cast is None:
        item.votes_for, item.votes_against, item.abstentions = votes
    if obstacle := adoption.obstacle(item):
        raise ValueError(str(obstacle))
    if item.outcome != AgendaItem.Outcome.APPROVED or votes:
        item.outcome = AgendaItem.Outcome.APPROVED
        item.version += 1
        item.save()
    opinion.adopt(item=item, by=by, at=at)


@transaction.atomic
def deposit(*, opinion, by, day, receipt_number, received_by="", receipt=None, at=None):
    """Record the deposit; `receipt` is an uploaded scan of the stamped receipt, or None."""
    lock(opinion)
    scan = receipt and attach(opinion=opinion, kind=OpinionDocument.Kind.RECEIPT, file=receipt, by=by)
    made = Deposit.objects.create(
        opinion=opinion, day=day, receipt_number=receipt_number, received_by=received_by, receipt=scan,
        letter=opinion.cover_letter,
    )  # fmt: skip
    opinion.become(State.DEPOSITED, by=by, at=at)
    return made


@transaction.atomic
def cancel_deposit(*, opinion, by, reason_ar, reason_fr="", at=None):
    """Strike the deposit that stands; the opinion is adopted and waits for another, with a new cover letter."""
    lock(opinion)
    standing = opinion.deposit
    standing.cancel(by=by, reason=reason_ar[:300], on=Body.today())
    standing.version += 1
    standing.save()
    opinion.cover_letter = None
    opinion.become(State.ADOPTED, by=by, at=at, note_ar=reason_ar, note_fr=reason_fr)


def attach(*, opinion, kind, file, by, title=""):
    """Keep an uploaded file with an opinion."""
    return OpinionDocument.objects.create(
        opinion=opinion, kind=kind, file=file, filename=file.name[-200:], title=title, added_by=by
    )


@transaction.atomic
def follow_up(*, recommendation, by, day, state, finding_ar="", finding_fr="", evidence=None):
    """Add what was found to the log of a recommendation; its state follows. `evidence` is an uploaded file or None."""
    lock(recommendation.opinion)
    kept = evidence and attach(opinion=recommendation.opinion, kind=OpinionDocument.Kind.EVIDENCE, file=evidence, by=by)
    entry = FollowUp.objects.create(
        recommendation=recommendation, day=day, state=state, finding_ar=finding_ar, finding_fr=finding_fr or None,
        document=kept, by=by, at=Body.now(),
    )  # fmt: skip
    recommendation.state = state
    recommendation.version += 1
    recommendation.save()
    return entry


@transaction.atomic
def record_event(*, event, by, document=None):
    """Save something the council did; `document` is an uploaded file or None."""
    lock(event.opinion)
    if document:
        kind = OpinionDocument.Kind.ANSWER if event.is_answer else OpinionDocument.Kind.OTHER
        event.document = attach(opinion=event.opinion, kind=kind, file=document, by=by)
    event.save()


def record_opening(*, opinion, reader):
    """Keep that a council member opened the opinion; a second time changes nothing."""
    return Reading.objects.get_or_create(opinion=opinion, user=reader, defaults={"opened_at": Body.now()})[0]


def acknowledge(*, opinion, reader):
    """Keep that a council member says to have read the opinion."""
    reading = record_opening(opinion=opinion, reader=reader)
    if reading.acknowledged_at is None:
        reading.acknowledged_at = Body.now()
        reading.save()
    return reading
