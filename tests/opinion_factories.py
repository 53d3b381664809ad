"""Factories of opinions and letters, in the manner of `tests/factories.py`: boring defaults, all of May 2023.

An opinion in a state has what the database asks of that state, and a deposit where it is with the council; what else
happened to it (its steps, its votes) is there only when a test makes it.
"""

from datetime import UTC, datetime

from django.core.files.base import ContentFile

from committees.models import Committee, Letter, LetterDocument, Member, User
from opinions.models import (
    CouncilEvent,
    Deposit,
    FollowUp,
    Opinion,
    OpinionDocument,
    OpinionStep,
    OpinionText,
    Reading,
    Recommendation,
    Theme,
)
from tests import factories
from tests.making import following, latest, made

MAY = factories.MAY
NOON = datetime(2023, 5, 19, 12, tzinfo=UTC)
State = Opinion.State


def _user():
    return latest(User, factories.user)


def theme(**values):
    n = values.setdefault("position", following(Theme.objects))
    return made(Theme, values, name_ar=f"الموضوع {n}", name_fr=f"Thème {n}")


def opinion(**values):
    """An opinion in drafting, of the latest committee; adopted, it has its text, its number and its point."""
    state, released_on = values.pop("state", State.DRAFTING), values.pop("released_on", None)
    n = Opinion.objects.count() + 1
    record = made(
        Opinion, values, title_ar=f"الرأي {n}", title_fr=f"Avis {n}",
        committee=lambda: latest(Committee, factories.committee),
    )  # fmt: skip
    if state not in (*State.in_writing(), State.SUBMITTED, State.WITHDRAWN):
        _adopt(record)
    if state in State.with_council() and not record.deposits.exists():
        deposit(opinion=record)
    Opinion.objects.filter(pk=record.pk).update(
        state=state, number=record.number, number_year=record.number_year, adopted_in=record.adopted_in,
        adopted_text=record.adopted_text, released_on=released_on,
    )  # fmt: skip
    record.refresh_from_db()
    return record


def _adopt(record):
    # By somebody there is: one more member in office would stand on every sheet.
    meeting = factories.meeting(state="held", chaired_by=latest(Member, factories.member_in_office))
    record.adopted_in = factories.agenda_item(
        meeting=meeting, outcome="approved", votes_for=2, votes_against=0, abstentions=0
    )
    record.adopted_text = text(opinion=record)
    record.number_year = meeting.day.year
    record.number = following(Opinion.objects.filter(number_year=record.number_year), "number")


def _opinion():
    return latest(Opinion, opinion)


def text(**values):
    """A kept version with a summary and conclusions, of the latest opinion."""
    values.setdefault("opinion", None)
    values["opinion"] = values["opinion"] or _opinion()
    return made(
        OpinionText, values, number=lambda: following(values["opinion"].texts, "number"), by=_user, begun_at=NOON,
        saved_at=NOON, summary_ar="<p>ملخص الرأي</p>", summary_fr="<p>Résumé de l’avis</p>",
        conclusions_ar="<p>خلاصات الرأي</p>", conclusions_fr="<p>Conclusions de l’avis</p>",
    )  # fmt: skip


def document(**values):
    """An annex of the latest opinion."""
    return made(
        OpinionDocument, values, opinion=_opinion, kind="annex", filename="annex.pdf",
        file=lambda: ContentFile(b"%PDF-1.7 %%EOF", "annex.pdf"), added_by=_user,
    )  # fmt: skip


def step(**values):
    return made(OpinionStep, values, opinion=_opinion, from_state="proposed", to_state="under_study", by=_user, at=NOON)


def recommendation(**values):
    values.setdefault("opinion", None)
    values["opinion"] = values["opinion"] or _opinion()
    n = values.setdefault("position", following(values["opinion"].recommendations))
    return made(
        Recommendation, values, text_ar=f"التوصية {n}", text_fr=f"Recommandation {n}",
        addressee_ar="رئيس مجلس الجماعة", addressee_fr="Président du conseil communal",
    )  # fmt: skip


def follow_up(**values):
    return made(
        FollowUp, values, recommendation=lambda: latest(Recommendation, recommendation), day=MAY, state="accepted",
        finding_ar="معاينة", finding_fr="Constat", by=_user, at=NOON,
    )  # fmt: skip


def deposit(**values):
    return made(Deposit, values, opinion=_opinion, day=MAY, receipt_number="100/2023")


def event(**values):
    """The latest opinion on the agenda of a session of the council."""
    return made(CouncilEvent, values, opinion=_opinion, kind="agenda", day=MAY, session_ar="دورة ماي", session_fr="Mai")


def reading(**values):
    return made(Reading, values, opinion=_opinion, user=_user, opened_at=NOON)


def letter(**values):
    """An outgoing letter under the next number of 2023."""
    direction = values.setdefault("direction", "out")
    day = values.setdefault("day", MAY)
    return made(
        Letter, values, year=day.year, number=lambda: Letter.objects.next_number(direction, day.year),
        correspondent_ar="رئيس مجلس الجماعة", correspondent_fr="Président du conseil communal",
        subject_ar="إحالة", subject_fr="Transmission",
    )  # fmt: skip


def letter_document(**values):
    """The scan of a new letter."""
    return made(
        LetterDocument, values, letter=letter, filename="letter.pdf",
        file=lambda: ContentFile(b"%PDF-1.7 %%EOF", "letter.pdf"), added_by=_user,
    )  # fmt: skip
