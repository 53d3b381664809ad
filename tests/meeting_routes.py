"""The addresses of meetings, for the table of routes: each finds its meeting in the demonstration, or makes it."""

from datetime import date

from committees.models import Attendance, Meeting
from tests import factories

DAY = date(2023, 5, 31)  # today in the demonstration


def meeting(state):
    """The first meeting of the demonstration in this state; a convened one is made, for today."""
    found = Meeting.objects.filter(state=state).order_by("day")
    if state == Meeting.State.CONVENED:
        found = found.filter(day=DAY)
    return found.first() or factories.meeting(state=state, day=DAY)


def of(state):
    return lambda: [meeting(state).pk]


def item(state):
    """A point of the agenda of a meeting in this state."""

    def args():
        owner = meeting(state)
        return [(owner.agenda.first() or factories.agenda_item(meeting=owner)).pk]

    return args


def part_of(make, state="convened"):
    """Something that belongs to a meeting in this state, made for it."""
    return lambda: [make(meeting=meeting(state)).pk]


def one_more(make, state):
    return lambda: make(meeting=meeting(state))


def decision():
    return [factories.decision(agenda_item=meeting("convened").agenda.first() or _point()).pk]


def _point():
    return factories.agenda_item(meeting=meeting("convened"))


def _before_another():
    """A meeting whose minutes a later one of its organ can approve."""
    drafted = meeting("minutes_drafted")
    if not drafted.later_ones().exists():
        factories.meeting(state="held", day=DAY, kind=drafted.kind, committee=drafted.committee)
    return [drafted.pk]


def attendance():
    """A row of a frozen sheet."""
    return [Attendance.objects.filter(meeting=meeting("minutes_drafted")).first().pk]


def routes(Route, inside, handlers, posts):
    drafts = handlers | {"member": 404, "coordinator": 404}
    return [
        Route("committees:meeting-list", inside, rows=factories.meeting),
        Route("committees:meeting-create", handlers | {"coordinator": 200}),
        Route(
            "committees:meeting-detail", inside, args=of("minutes_approved"),
            rows=one_more(factories.agenda_item, "minutes_approved"),
        ),
        Route("committees:meeting-update", handlers, args=of("convened")),
        Route("committees:meeting-delete", drafts, args=of("draft")),
        Route("committees:meeting-convene", drafts, args=of("draft")),
        Route("committees:meeting-cancel", handlers, args=of("convened")),
        Route("committees:meeting-postpone", handlers, args=of("convened")),
        Route("committees:meeting-call-again", handlers, args=of("not_held")),
        Route("committees:meeting-close", handlers, args=of("convened")),
        Route("committees:meeting-finish-minutes", handlers, args=of("held")),
        Route("committees:meeting-return-minutes", handlers, args=of("minutes_drafted")),
        Route("committees:meeting-approve-minutes", handlers, args=_before_another),
        Route("committees:meeting-reopen-minutes", handlers, args=of("minutes_approved")),
        Route("committees:attendance-sheet", handlers, args=of("convened"), rows=factories.member_in_office),
        Route("committees:attendance-correct", handlers, args=attendance),
        Route(
            "committees:convocation-list", handlers, args=of("convened"),
            rows=one_more(factories.convocation, "convened"),
        ),
        Route("committees:convocation-send", posts, args=of("convened"), kind="post"),
        Route("committees:convocation-change", posts, args=of("convened"), kind="post"),
        Route("committees:convocation-newcomers", posts, args=of("convened"), kind="post"),
        Route("committees:item-create", handlers, args=of("convened")),
        Route("committees:item-update", handlers, args=item("convened")),
        Route("committees:item-delete", handlers, args=part_of(factories.agenda_item)),
        Route("committees:item-move", posts, args=item("convened"), kind="post"),
        Route("committees:decision-list", inside, rows=factories.decision),
        Route("committees:decision-create", handlers, args=item("convened")),
        Route("committees:decision-update", handlers, args=decision),
        Route("committees:guest-create", handlers, args=of("convened")),
        Route("committees:guest-update", handlers, args=part_of(factories.guest)),
        Route("committees:guest-delete", handlers, args=part_of(factories.guest)),
        Route("committees:document-create", handlers, args=of("convened")),
        Route("committees:document-file", inside, args=part_of(factories.document, "minutes_approved"), kind="file"),
        Route("committees:document-delete", handlers, args=part_of(factories.document)),
    ]  # fmt: skip
