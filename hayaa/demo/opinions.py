"""The opinions and the correspondence of the demonstration body, taken through the program's own steps at the hours
of `opinions.toml`.

An opinion that exists already is left alone with all that belongs to it: whoever tried it out keeps what they did. It
is known by the moment at which its study began, for its title may be corrected and its log may not. Letters of no
opinion come with the first of the opinions, themes where there are none.
"""

from functools import partial

from django.utils import timezone

from committees.actions import letters
from committees.models import AgendaItem, Committee, Letter, Member, User
from hayaa.demo.files import read_toml
from hayaa.demo.timeline import instant
from opinions import actions
from opinions.models import CouncilEvent, Opinion, OpinionStep, Recommendation, Theme

# What a table of an opinion says beside its text, by the method of `Life` that does it at its hour.
TAKEN = {"text": "write", "step": "take_step", "adoption": "adopt", "cover_letter": "register_cover_letter",
         "deposit": "deposit", "release": "release", "event": "record"}  # fmt: skip


def load():
    """The steps of what is not there yet, for the timeline to play; people and accounts are there."""
    data = read_toml("opinions.toml")
    if not Theme.objects.exists():
        for position, row in enumerate(data["theme"], start=1):
            Theme.objects.create(position=position, **row)
    taken = set(OpinionStep.objects.values_list("at", flat=True))
    new = [Life(row) for row in data["opinion"] if instant(row["step"][0]["at"]) not in taken]
    steps = [step for life in new for step in life.steps()]
    if len(new) == len(data["opinion"]):
        steps += [(row.pop("at"), partial(register, row)) for row in data["letter"]]
    return steps


def register(row, at):
    return letters.register(day=timezone.localdate(at), **row)


class Life:
    """An opinion, from its proposal to what became of its recommendations, as its table in the file tells it."""

    def __init__(self, row):
        self.row = row
        self.accounts = {account.username: account for account in User.objects.all()}

    @property
    def opinion(self):
        """As it is saved by now."""
        return Opinion.objects.get(pk=self.pk)

    def by(self, row):
        return self.accounts[row.pop("by", "secretariat")]

    def steps(self):
        """Each thing that was done: its moment and what to do then."""
        row = self.row
        yield row.pop("proposed_at"), self.propose
        for name, method in TAKEN.items():
            tables = row.pop(name, [])
            for table in tables if isinstance(tables, list) else [tables]:
                yield table.pop("at"), partial(getattr(self, method), table)
        for position, table in enumerate(row.get("recommendation", ()), start=1):
            for found in table.pop("found", ()):
                yield found.pop("at"), partial(self.follow_up, position, found)

    def propose(self, at):
        row = self.row
        kind, number = row.pop("committee").split("-")
        recommendations, referral = row.pop("recommendation", ()), row.pop("referral", None)
        opinion = Opinion.objects.create(
            theme=Theme.objects.filter(position=row.pop("theme")).first(),
            committee=Committee.objects.get(kind=kind, number=number),
            rapporteur=Member.objects.get(number=row.pop("rapporteur")),
            **(self.refer(referral, at) if referral else {}),
            **row,
        )
        self.pk = opinion.pk
        for position, table in enumerate(recommendations, start=1):
            Recommendation.objects.create(opinion=opinion, position=position, **table)

    def refer(self, row, at):
        """The letter of referral is registered as it arrives."""
        day, reference = row.pop("referred_on"), row.pop("reference")
        letter = register({**row, "direction": Letter.Direction.IN, "their_reference": reference}, at)
        return {"referred_on": day, "referral_reference": reference, "referral_letter": letter}

    def write(self, row, at):
        opinion, by = self.opinion, self.by(row)
        actions.keep_text(opinion=opinion, by=by, values=row, over=opinion.text, at=at)

    def take_step(self, row, at):
        self.opinion.become(row.pop("to"), by=self.by(row), at=at, **row)

    def adopt(self, row, at):
        item = AgendaItem.objects.get(
            meeting__kind="plenary", meeting__day=row.pop("meeting"), position=row.pop("position")
        )
        actions.adopt(opinion=self.opinion, item=item, by=self.by(row), at=at)

    def register_cover_letter(self, row, at):
        actions.register_cover_letter(opinion=self.opinion, day=timezone.localdate(at))

    def deposit(self, row, at):
        actions.deposit(opinion=self.opinion, by=self.by(row), day=timezone.localdate(at), at=at, **row)

    def release(self, row, at):
        opinion = self.opinion
        opinion.released_on = timezone.localdate(at)
        opinion.note(OpinionStep.Kind.RELEASED, by=self.by(row), at=at)

    def record(self, row, at):
        by, reference = self.by(row), row.pop("their_reference", None)
        event = CouncilEvent(opinion=self.opinion, day=timezone.localdate(at), **row)
        actions.record_event(event=event, by=by, their_reference=reference)

    def follow_up(self, position, row, at):
        recommendation = self.opinion.recommendations.get(position=position)
        day = timezone.localdate(at)
        actions.follow_up(recommendation=recommendation, by=self.by(row), day=day, at=at, **row)
