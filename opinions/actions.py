"""Steps of an opinion that write more than the opinion itself."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy, override

from committees.actions import letters, meetings, people
from committees.models import AgendaItem, Body, Letter
from hayaa.core.documents import own_name
from opinions import adoption
from opinions.models import Deposit, FollowUp, Opinion, OpinionDocument, OpinionText, Reading

ONE_GO = timedelta(hours=1)
State = Opinion.State


def lock(opinion):
    """The opinion as it is saved, its row held until the end of the transaction, so that two do not write at once."""
    return Opinion.objects.select_for_update().get(pk=opinion.pk)


@transaction.atomic
def keep_text(*, opinion, by, values, over, at=None, anew=False):
    """Save sections (`values`: column → clean markup) over the text `over`, the latest one or None.

    The same writer within the hour goes on in the same version, unless `anew` or the opinion took a step since;
    anybody else begins a new one, so that nothing written, submitted or returned is lost. Returns the text that holds.
    Raises ValueError when the opinion is no longer in writing.
    """
    lock(opinion)
    if not opinion.is_in_writing:
        raise ValueError("Its text is locked.")
    now = at or Body.now()
    if not anew and _goes_on(over, by, now):
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


def _goes_on(text, by, now):
    """Whether this writer's saving belongs to the version that they began."""
    if text is None or text.by_id != by.pk or text.begun_at <= now - ONE_GO:
        return False
    return not text.opinion.steps.filter(at__gte=text.begun_at).exists()


@transaction.atomic
def put_on_agenda(*, opinion, meeting):
    """Add a point with the opinion's title to the agenda of a meeting, presented by its rapporteur.

    Raises ValueError when the meeting is no longer to be held.
    """
    people.lock(meeting)
    if not meeting.is_ahead:
        raise ValueError("The agenda of a meeting that is over stays as it is.")
    item = AgendaItem(
        meeting=meeting, title_ar=opinion.title_ar, title_fr=opinion.title_fr, presented_by=opinion.rapporteur
    )
    item.place_last()
    item.save()
    return item


@transaction.atomic
def adopt(*, opinion, item, by, votes=None, at=None):
    """Record the adoption at a point of an agenda; `votes` (for, against, abstentions) where it has none yet.

    Raises ValueError where that point cannot adopt it.
    """
    lock(opinion)
    meetings.hold_point(item)
    if obstacle := adoption.obstacle(item, opinion, votes):
        raise ValueError(str(obstacle))
    if votes and item.votes is None:
        item.votes_for, item.votes_against, item.abstentions = votes
        item.version += 1
        item.save()
    meetings.approve_point(item)
    opinion.adopt(item=item, by=by, at=at)


PRESIDENT = gettext_lazy("The president of the council")
SENT = gettext_lazy("Transmission of opinion no. %(number)s: %(title)s")
ANSWERED = gettext_lazy("Answer to opinion no. %(number)s: %(title)s")


def _letter_about(opinion, subject):
    """What the register says of a letter to or from the council about an opinion, in both languages."""
    values = {}
    for language, title in (("ar", opinion.title_ar), ("fr", opinion.title_fr or opinion.title_ar)):
        with override(language):
            words = subject % {"number": opinion.official_number, "title": title}
            values |= {f"correspondent_{language}": str(PRESIDENT), f"subject_{language}": words[:300]}
    return values


@transaction.atomic
def register_cover_letter(*, opinion, day):
    """Give the letter that goes with the opinion to the council its number among the outgoing ones."""
    about = _letter_about(opinion, SENT)
    opinion.cover_letter = letters.register(day=day, direction=Letter.Direction.OUT, **about)
    opinion.version += 1
    opinion.save()


@transaction.atomic
def deposit(*, opinion, by, day, receipt_number, received_by="", receipt=None, at=None):
    """Record the deposit; `receipt` is an uploaded scan of the stamped receipt, or None.

    A cover letter that has no number yet gets one of that day.
    """
    lock(opinion)
    if opinion.cover_letter is None:
        register_cover_letter(opinion=opinion, day=day)
    scan = receipt and attach(opinion=opinion, kind=OpinionDocument.Kind.RECEIPT, file=receipt, by=by)
    made = Deposit.objects.create(
        opinion=opinion, day=day, receipt_number=receipt_number, received_by=received_by, receipt=scan,
        letter=opinion.cover_letter,
    )  # fmt: skip
    opinion.become(State.DEPOSITED, by=by, at=at)
    return made


@transaction.atomic
def cancel_deposit(*, opinion, by, reason_ar, reason_fr="", at=None):
    """Strike the deposit that stands, and its cover letter; the opinion waits for another, with a new letter."""
    lock(opinion)
    for struck in filter(None, (opinion.deposit, opinion.cover_letter)):
        struck.cancel(by=by, reason=reason_ar[:300], on=Body.today())
        struck.version += 1
        struck.save()
    opinion.cover_letter = None
    opinion.become(State.ADOPTED, by=by, at=at, note_ar=reason_ar, note_fr=reason_fr)


def attach(*, opinion, kind, file, by, title=""):
    """Keep an uploaded file with an opinion."""
    return OpinionDocument.objects.create(
        opinion=opinion, kind=kind, file=file, filename=own_name(file), title=title, added_by=by
    )


@transaction.atomic
def follow_up(*, recommendation, by, day, state, finding_ar="", finding_fr="", evidence=None, at=None):
    """Add what was found to the log of a recommendation; its state follows. `evidence` is an uploaded file or None.

    The first entry begins the follow-up of its opinion, whether the council has answered or not. Raises ValueError
    when the opinion is not with the council, or closed.
    """
    opinion = lock(recommendation.opinion)
    if not opinion.is_followed:
        raise ValueError("Nothing is followed up in this state.")
    if opinion.state == State.DEPOSITED:
        opinion.become(State.IN_FOLLOW_UP, by=by, at=at)
    kept = evidence and attach(opinion=opinion, kind=OpinionDocument.Kind.EVIDENCE, file=evidence, by=by)
    entry = FollowUp.objects.create(
        recommendation=recommendation, day=day, state=state, finding_ar=finding_ar, finding_fr=finding_fr or None,
        document=kept, by=by, at=at or Body.now(),
    )  # fmt: skip
    recommendation.state = state
    recommendation.version += 1
    recommendation.save()
    return entry


@transaction.atomic
def record_event(*, event, by, document=None, their_reference=None):
    """Save something the council did; `document` is an uploaded file or None.

    With a reference of theirs, even an empty one, the letter is entered among the incoming ones.
    """
    lock(event.opinion)
    if their_reference is not None:
        about = {**_letter_about(event.opinion, ANSWERED), "their_reference": their_reference}
        event.letter = letters.register(day=event.day, direction=Letter.Direction.IN, **about)
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
