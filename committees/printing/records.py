"""The papers that remain: the minutes of a meeting, everything about it as one file, the register of letters."""

from itertools import groupby

from django.utils.translation import gettext as _

from committees import minutes, sheet
from committees.models import Body, Letter
from committees.printing import convening


def meeting_minutes(meeting):
    return {"title": _("Minutes"), "body": Body.current(), "meeting": meeting, "minutes": minutes.read(meeting)}


def meeting_file(meeting):
    """The whole file: what happened to the meeting, its agenda, who was convened and came, minutes and documents."""
    context = convening.agenda(meeting)
    found = sheet.read(meeting, body=context["body"])
    return {
        **context,
        "title": _("Meeting file"),
        "steps": list(meeting.steps.all()),
        "convocations": convening.convened(meeting),
        "quorum": found.quorum,
        "rows": [(row, minutes.hours(row.attendance) if row.attendance else []) for row in found.rows],
        "minutes": minutes.read(meeting, found) if meeting.took_place else None,
        "documents": list(meeting.documents.all()),
        "parts": list(_parts(meeting)),
    }


def _parts(meeting):
    """Anchor and title of each part, in their order."""
    yield "agenda", _("Agenda")
    yield "convened", _("List of those convened")
    yield "attendance", _("Attendance list")
    if meeting.took_place:
        yield "minutes", _("Minutes")
    yield "documents", _("Documents attached")


def letters(filtered):
    """The register as it was asked for, each year and direction by its numbers; cancelled letters in their place."""
    found = filtered.qs.order_by("-year", "-direction", "number", "pk")
    years = [(key, list(group)) for key, group in groupby(found, key=lambda one: (one.year, one.direction))]
    return {
        "title": _("Register of letters"),
        "body": Body.current(),
        "books": [(year, Letter.Direction(direction).label, group) for (year, direction), group in years],
    }
