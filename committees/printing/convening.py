"""The papers that go out before a meeting: convocations, agenda, sign-in sheet, list of those convened."""

from django.utils.translation import gettext as _

from committees import sheet, signature
from committees.models import Body, Convocation, Decision

LINE = 90  # characters of the text of a letter, roughly
ROOMY, DENSE = 8, 16  # lines of agenda from which a letter is set closer, so that it keeps to its page


def letters(meeting, *, member=None):
    """A letter for each member of the sheet, or for one; no letter for somebody who is not on it.

    Nobody writes to themselves: whom the letters come from has none, and stands on the list of those convened.
    """
    body, signed = Body.current(), signature.of(meeting)
    on_sheet = [row.member for row in sheet.read(meeting, body=body).rows if row.member != signed.sender]
    members = [one for one in on_sheet if member in (None, one.pk)]
    context = agenda(meeting, body=body)
    return {
        **context,
        "title": _("Convocations to the meeting") if member is None else _("Convocation to the meeting"),
        "members": members,
        "signature": signed,
        "sent_on": meeting.convened_on(body),
        "density": _density([*context["items"], *context["open_decisions"]]),
    }


def agenda(meeting, *, body=None):
    """The points of the meeting, and what earlier meetings left to do: no point, so that minutes count as it does."""
    return {
        "title": _("Agenda"),
        "body": body or Body.current(),
        "meeting": meeting,
        "items": list(meeting.agenda.select_related("presented_by")),
        "open_decisions": list(Decision.objects.open_before(meeting).select_related("in_charge")),
    }


def sign_in_sheet(meeting):
    """The blank sheet, in the order of the entry screen: nothing of what was entered stands on it."""
    body = Body.current()
    return {
        "title": _("Sign-in sheet"),
        "body": body,
        "meeting": meeting,
        "members": [row.member for row in sheet.read(meeting, body=body).rows],
        "guests": list(meeting.guests.all()),
        "blank_lines": range(4),
    }


def convocations(meeting):
    """Who was convened, how and when; with whom is on the sheet before anybody is."""
    return {
        "title": _("List of those convened"),
        "body": Body.current(),
        "meeting": meeting,
        "convocations": convened(meeting),
    }


def convened(meeting):
    """Convocations in the members' order; while there are none, unsaved ones for the members of the sheet."""
    found = list(meeting.convocations.select_related("member").order_by("member__number"))
    return found or [Convocation(member=member) for member in meeting.eligible_members()]


def _density(points):
    lines = sum(1 + len(str(point)) // LINE for point in points)
    return "dense" if lines > DENSE else "close" if lines > ROOMY else ""
