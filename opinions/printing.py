"""What the papers of opinions are printed from: each function gives the context of one template."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from committees import posts, signature
from committees.filters import asked
from committees.models import Body, BureauOffice
from hayaa.core import richtext
from hayaa.core.figures import Figure
from opinions import actions, follow_up, reading_room, wording
from opinions.models import Opinion, OpinionDocument

Office = BureauOffice.Office
# Not to be taken for the rapporteur of the opinion, who is named at its head.
RAPPORTEUR = {
    "f": pgettext_lazy("feminine", "Rapporteur of the body"),
    "m": pgettext_lazy("masculine", "Rapporteur of the body"),
    "": pgettext_lazy("neutral", "Rapporteur of the body"),
}
LONG = 6_000  # characters of the sections, from which a reader is glad of a list of contents
MOST_SQUARES = 60  # one for each recommendation, on paper, where they can be told apart


@dataclass(frozen=True)
class Part:
    """A numbered part of the paper: a section of the text by its `field`, or the recommendations without one."""

    number: int
    title: str
    anchor: str
    field: str = ""


@dataclass(frozen=True)
class Signatory:
    """Who signs: a title, and the member as far as this reader may know."""

    title: str
    member: Any = None


def opinion(record, *, user):
    """The opinion as this reader gets it: names, and which version of a draft it is, only for those inside."""
    body, inside = Body.current(), user.has_perm("opinions.view_opinion")
    text, recommendations = record.text, list(record.recommendations.all())
    kind, marked = name(record), mark(record)
    parts = _parts(text, recommendations)
    return {
        "title": _("%(kind)s – %(mark)s") % {"kind": kind, "mark": marked} if marked else kind,
        "kind": kind,
        "mark": marked,
        "body": body,
        "opinion": record,
        "inside": inside,
        "text": text,
        "origin": wording.origin(record),
        "parts": parts,
        "has_contents": _length(text) > LONG,
        "recommendations": recommendations,
        "adoption": adoption(record) if record.adopted_in else "",
        "annexes": _annexes(record).filter(pk__in=OpinionDocument.objects.visible_to(user)),
        "errata": list(reading_room.errata(record)),
        "signatories": _signatories(record, named=inside or body.publish_office_holders),
    }


def deposit_slip(record):
    """The slip that the registry office stamps: its half and ours; blanks where nothing is known yet."""
    return {
        **_to_council(record),
        "title": _("Deposit of an advisory opinion with the presidency of the council of the commune"),
        "deposit": record.deposit,
        "copies": [_("Copy for the body, stamped and given back"), _("Copy for the registry office of the council")],
    }


def cover_letter(record):
    """The letter to the president of the council; its number and day once it stands in the register."""
    letter, body = record.cover_letter, Body.current()
    chair = signature.compose(Office.CHAIR, posts.offices(letter.day if letter else body.day), None)
    return {
        **_to_council(record),
        "title": _("Cover letter"),
        "addressee": actions.PRESIDENT,
        "subject": _subject(record),
        "reference": wording.reference(record),
        "adoption": adoption(record),
        "recommendations": record.recommendations.count(),
        "signature": chair,
    }


def _subject(record):
    """What the register says the cover letter is about, or would say; in full where it had to cut the title."""
    full = actions.SENT % {"number": record.official_number, "title": record.title}
    letter = record.cover_letter
    return letter.subject if letter and not full.startswith(letter.subject) else full


def _to_council(record):
    annexes = wording.annexes(_annexes(record).count())
    return {"body": Body.current(), "opinion": record, "letter": record.cover_letter, "annexes": annexes}


def follow_up_table(table):
    """The follow-up as its page shows it, opinion by opinion."""
    rows = sorted(table.rows, key=lambda row: _place(row.recommendation))
    return {
        "title": _("Follow-up of the recommendations"),
        "body": Body.current(),
        "table": table,
        "asked": asked(table.filter),
        "groups": [(of, list(group)) for of, group in groupby(rows, key=lambda row: row.recommendation.opinion)],
        "shares": [(share, _squares(share.figure)) for share in table.shares],
        "one_each": all(share.figure.denominator <= MOST_SQUARES for share in table.shares),
    }


def register(filtered, *, user):
    """The register of numbered opinions, year by year: cancelled ones keep their place, each with all its deposits.

    `filtered`: the filter of the list. Numbers of receipts are for those inside and the council.
    """
    found = filtered.qs.filter(number__isnull=False).select_related("committee", "adopted_in__meeting")
    found = found.prefetch_related("deposits", reading_room.answers()).order_by("number_year", "number", "pk")
    return {
        "title": _("Register of opinions"),
        "body": Body.current(),
        "asked": asked(filtered),
        "years": [(year, list(group)) for year, group in groupby(found, key=lambda each: each.number_year)],
        "inside": user.has_perm("opinions.view_opinion"),
        "receipts": follow_up.sees_findings(user),
    }


def name(record):
    """What the paper is: an opinion, under its number once it has one."""
    if record.number:
        return _("Advisory opinion no. %(number)s") % {"number": record.official_number}
    return _("Advisory opinion")


def mark(record):
    """What keeps a paper from being taken for an opinion of the body; empty for one that was adopted and stands."""
    if not record.number:
        return pgettext("opinion", "Draft")
    return record.get_state_display() if record.state == Opinion.State.CANCELLED else ""


def adoption(record):
    attending = record.adopted_in.meeting.attendances.attending().count()
    return wording.adoption(record.adopted_in, attending=attending)


def _parts(text, recommendations):
    sections = text.sections if text else []
    parts = [
        Part(number, capfirst(str(title)), f"section-{field}", field)
        for number, (field, title) in enumerate(sections, start=1)
    ]
    if recommendations:
        parts.append(Part(len(parts) + 1, _("Recommendations"), "recommendations"))
    return parts


def _length(text):
    """Characters of the sections in the reader's language, or in Arabic where that is missing; markup left out."""
    if text is None:
        return 0
    fields = [field for field, _title in text.sections]
    written = [getattr(text, f"{field}_{get_language()}") or getattr(text, f"{field}_ar") for field in fields]
    return sum(len(richtext.MARKUP.sub("", section)) for section in written)


def _annexes(record):
    return record.documents.filter(kind=OpinionDocument.Kind.ANNEX)


def _signatories(record, *, named):
    """Chair and rapporteur of the body on the day of the adoption; nobody signs what was not adopted or is cancelled.

    Unnamed, a title is neutral: one agreeing with its holder would give them away.
    """
    if mark(record):
        return []
    titles = {Office.CHAIR: {}, Office.RAPPORTEUR: RAPPORTEUR}
    held = {posts.code_of(post): post for post in posts.offices(record.adopted_in.meeting.day)} if named else {}
    return [
        Signatory(titles[code].get(held[code].member.sex, held[code].title), held[code].member)
        if code in held
        else Signatory(titles[code].get("", code.label))
        for code in titles
    ]


def _place(recommendation):
    of = recommendation.opinion
    return of.number_year, of.number, recommendation.position, recommendation.pk


def _squares(figure):
    """The figure to be drawn in squares: one each, or a share of as many as can be told apart."""
    if figure.denominator <= MOST_SQUARES:
        return figure
    return Figure(round(MOST_SQUARES * figure.numerator / figure.denominator), MOST_SQUARES)
