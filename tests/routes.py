"""Every address of the program in one table: how to reach it in the demonstration body, and who may see it.

A new route is entered here, or `tests/house/test_routes.py` fails; the house tests and the browser tests then
walk it in both languages.
"""

from datetime import timedelta

from django.urls import URLPattern, get_resolver

from activities.actions import copy_version, remove_line
from activities.models import Activity, Axis, Partner, Programme, YearPlan
from committees.models import (
    AttendanceThreshold,
    BureauOffice,
    Committee,
    CommitteeMembership,
    Mandate,
    Member,
    Term,
)
from tests import (
    account_routes,
    audit_routes,
    evidence_routes,
    execution_routes,
    export_routes,
    factories,
    feed_routes,
    follow_up_routes,
    help_routes,
    import_routes,
    letter_routes,
    meeting_routes,
    metric_routes,
    opinion_routes,
    personal_routes,
    plan_intake_routes,
    reading_routes,
    report_routes,
    search_routes,
    setup_routes,
)
from tests.access import (
    ADOPTERS,
    CLOSED,
    EVERYBODY,
    INSIDE,
    OTHERS,
    POSTS,
    READERS,
    REDIRECTS,
    SECRETARIAT_INSIDE,
    Route,
)


def _first(model):
    return lambda: [model.objects.order_by("pk").first().pk]


def _latest_year():
    return [YearPlan.objects.order_by("year").last().year]


def _draft():
    """A new version of 2024."""
    plan = YearPlan.objects.get(year=2024)
    return plan.in_preparation or copy_version(version=plan.basis)


def _of_draft():
    return [2024, _draft().number]


def _of_submitted():
    """A new version of 2022, waiting for its adoption."""
    plan = YearPlan.objects.get(year=2022)
    if not plan.in_preparation:
        copy_version(version=plan.basis).submit()
    return [2022, plan.in_preparation.number]


def _line():
    return [_draft().lines.first().pk]


def _line_of_2023():
    """One more activity that the version in force holds, and the former one did not."""
    return factories.line(plan_version=YearPlan.objects.get(year=2023).basis)


def _removal():
    """What a new version of 2024 leaves out."""
    removals = _draft().removals
    if not removals.exists():
        remove_line(line=_draft().lines.last())
    return [removals.first().pk]


def _unused(model, make):
    """A record of the programme that nothing refers to, so that it may be deleted."""
    return lambda: [(model.objects.filter(code="unused").first() or make(code="unused")).pk]


def _part():
    """One more part of the first programme."""
    return Programme.objects.order_by("pk").first().parts.create(section="about", heading_ar="عنوان", body_ar="نص")


def _statement():
    return Programme.objects.order_by("pk").first().statements.create(kind="strength", text_ar="نقطة قوة")


def _seat():
    """One more seat in the first committee."""
    return factories.seat(committee=Committee.objects.order_by("pk").first())


def _seat_of_first():
    """One more seat of the first member, in a new committee."""
    return factories.seat(committee=factories.committee(), member=Member.objects.order_by("pk").first())


def _mandate():
    """One more mandate, of a day before all others."""
    first = Mandate.objects.order_by("starts_on").first().starts_on
    return factories.mandate(starts_on=first - timedelta(2), ends_on=first - timedelta(1))


def _somebody():
    """A member whose account is none of those that read."""
    return [Member.objects.filter(user=None).order_by("pk").first().pk]


def _held(**values):
    """One more plenary meeting, held with one member on its sheet."""
    return factories.attendance(meeting=factories.meeting(state="held"), **values)


def _held_with_somebody():
    return _held(member=Member.objects.get(pk=_somebody()[0]))


def _attendance():
    """One more row on the sheet of the meeting whose minutes are read."""
    return factories.attendance(meeting=meeting_routes.meeting("minutes_approved"))


def _paper(name, access, state="convened", rows=factories.member_in_office, kind="file"):
    """The route of a paper of a meeting in that state; its queries do not grow with the members."""
    return Route(f"committees:{name}", access, args=meeting_routes.of(state), kind=kind, rows=rows)


LOGFRAME = ("result", "indicator", "means")


def _noun(noun, parent, related):
    """The routes of what stands in an ordered list of a programme or an axis."""
    record = lambda: [getattr(parent.objects.order_by("pk").first(), related).first().pk]  # noqa: E731
    one_more = lambda: [getattr(parent.objects.order_by("pk").first(), related).create(text_ar="نص").pk]  # noqa: E731
    unused = _unused(Axis, factories.axis) if noun == "axis" else one_more if noun in LOGFRAME else record
    return [
        Route(f"activities:{noun}-create", SECRETARIAT_INSIDE, args=_first(parent)),
        Route(f"activities:{noun}-update", SECRETARIAT_INSIDE, args=record),
        Route(f"activities:{noun}-delete", SECRETARIAT_INSIDE, args=unused),
        Route(f"activities:{noun}-move", POSTS, args=record, kind="post"),
    ]


ROUTES = [
    Route("healthz", EVERYBODY, kind="file"),
    Route("security-txt", EVERYBODY, kind="file"),
    Route("home", EVERYBODY),
    Route("styleguide", INSIDE),
    Route("committees:member-list", INSIDE, rows=factories.member_in_office),
    Route("committees:member-create", SECRETARIAT_INSIDE),
    Route("committees:member-detail", INSIDE, args=_first(Member), rows=_seat_of_first),
    Route("committees:member-update", SECRETARIAT_INSIDE, args=_first(Member)),
    Route("committees:term-create", SECRETARIAT_INSIDE, args=_first(Member)),
    Route("committees:term-update", SECRETARIAT_INSIDE, args=_first(Term)),
    Route("committees:term-end", SECRETARIAT_INSIDE, args=_first(Term)),
    Route("committees:office-create", SECRETARIAT_INSIDE, args=_first(Member)),
    Route("committees:office-update", SECRETARIAT_INSIDE, args=_first(BureauOffice)),
    Route("committees:office-end", SECRETARIAT_INSIDE, args=_first(BureauOffice)),
    Route("committees:committee-list", EVERYBODY, rows=factories.committee),
    Route("committees:committee-create", SECRETARIAT_INSIDE),
    Route("committees:committee-detail", EVERYBODY, args=_first(Committee), rows=_seat),
    Route("committees:committee-update", SECRETARIAT_INSIDE, args=_first(Committee)),
    Route("committees:committee-end", SECRETARIAT_INSIDE, args=_first(Committee)),
    Route("committees:seat-create", SECRETARIAT_INSIDE, args=_first(Committee)),
    Route("committees:seat-update", SECRETARIAT_INSIDE, args=_first(CommitteeMembership)),
    Route("committees:seat-end", SECRETARIAT_INSIDE, args=_first(CommitteeMembership)),
    Route("committees:chart", EVERYBODY, rows=factories.committee),
    Route("committees:committees-pdf", EVERYBODY, kind="file", rows=factories.committee),
    Route("committees:chart-pdf", EVERYBODY, kind="file", rows=factories.committee),
    Route("committees:members-pdf", INSIDE, kind="file", rows=factories.member_in_office),
    _paper("convocation-pdf", INSIDE),
    _paper("agenda-pdf", INSIDE),
    _paper("sign-in-sheet-pdf", INSIDE),
    _paper("convocations-pdf", ADOPTERS),
    _paper("minutes-detail", INSIDE, "minutes_approved", rows=_attendance, kind="page"),
    _paper("minutes-pdf", INSIDE, "minutes_approved", rows=_attendance),
    _paper("minutes-docx", INSIDE, "minutes_approved", rows=_attendance),
    _paper("meeting-file-pdf", ADOPTERS, "minutes_approved", rows=_attendance),
    _paper("meeting-ics", INSIDE),
    Route("committees:settings", SECRETARIAT_INSIDE, rows=_mandate),
    Route("committees:mandate-create", SECRETARIAT_INSIDE),
    Route("committees:mandate-update", SECRETARIAT_INSIDE, args=_first(Mandate)),
    Route("committees:mandate-end", SECRETARIAT_INSIDE, args=_first(Mandate)),
    Route("committees:threshold-create", SECRETARIAT_INSIDE),
    Route("committees:threshold-update", SECRETARIAT_INSIDE, args=_first(AttendanceThreshold)),
    Route("committees:attendance-statistics", EVERYBODY, rows=_held),
    Route("committees:attendance-pdf", EVERYBODY, kind="file", rows=_held),
    Route("committees:attendance-member", OTHERS, args=_somebody, rows=_held_with_somebody),
    Route("activities:programme-detail", EVERYBODY, rows=factories.line),
    Route("activities:programme-pdf", EVERYBODY, kind="file", rows=factories.line),
    Route("activities:logframe", EVERYBODY, rows=factories.axis),
    Route("activities:plan-list", REDIRECTS, kind="redirect"),
    Route("activities:plan-detail", EVERYBODY, args=_latest_year, rows=factories.line),
    Route("activities:version-detail", EVERYBODY, args=lambda: [*_latest_year(), 1], rows=factories.line),
    Route("activities:difference", EVERYBODY, args=lambda: [2023], rows=_line_of_2023),
    Route("activities:difference-pdf", EVERYBODY, args=lambda: [2023], kind="file", rows=_line_of_2023),
    Route("activities:plan-pdf", EVERYBODY, args=_latest_year, kind="file", rows=factories.line),
    Route("activities:version-pdf", EVERYBODY, args=lambda: [*_latest_year(), 1], kind="file"),
    Route("activities:activity-detail", INSIDE, args=_first(Activity)),
    *meeting_routes.routes(Route, INSIDE, SECRETARIAT_INSIDE, POSTS),
    *letter_routes.ROUTES,
    *execution_routes.ROUTES,
    *opinion_routes.ROUTES,
    *follow_up_routes.ROUTES,
    *import_routes.ROUTES,
    *reading_routes.ROUTES,
    *metric_routes.ROUTES,
    *plan_intake_routes.ROUTES,
    *evidence_routes.ROUTES,
    *report_routes.ROUTES,
    *setup_routes.ROUTES,
    *feed_routes.ROUTES,
    *help_routes.ROUTES,
    *audit_routes.ROUTES,
    *search_routes.ROUTES,
    *personal_routes.ROUTES,
    Route("activities:activity-meetings", SECRETARIAT_INSIDE, args=_first(Activity)),
    *account_routes.ROUTES,
    Route("activities:programme-create", SECRETARIAT_INSIDE),
    Route("activities:programme-update", SECRETARIAT_INSIDE, args=_first(Programme)),
    Route("activities:part-list", SECRETARIAT_INSIDE, args=_first(Programme), rows=_part),
    Route("activities:statement-list", SECRETARIAT_INSIDE, args=_first(Programme), rows=_statement),
    Route("activities:axis-list", SECRETARIAT_INSIDE, args=_first(Programme), rows=factories.axis),
    *_noun("part", Programme, "parts"),
    *_noun("statement", Programme, "statements"),
    *_noun("axis", Programme, "axes"),
    *_noun("result", Axis, "results"),
    *_noun("indicator", Axis, "indicators"),
    *_noun("means", Axis, "means"),
    Route("activities:partner-list", INSIDE, rows=factories.partner),
    Route("activities:partner-create", SECRETARIAT_INSIDE),
    Route("activities:partner-update", SECRETARIAT_INSIDE, args=_first(Partner)),
    Route("activities:partner-delete", SECRETARIAT_INSIDE, args=_unused(Partner, factories.partner)),
    Route("activities:plan-create", CLOSED, kind="refusal"),
    Route("activities:version-copy", SECRETARIAT_INSIDE, args=lambda: [2023]),
    Route("activities:version-update", SECRETARIAT_INSIDE, args=_of_draft),
    Route("activities:version-submit", SECRETARIAT_INSIDE, args=_of_draft),
    Route("activities:version-reopen", SECRETARIAT_INSIDE, args=_of_submitted),
    Route("activities:version-adopt", ADOPTERS, args=_of_draft),
    Route("activities:version-abandon", SECRETARIAT_INSIDE, args=_of_draft),
    Route("activities:line-list", SECRETARIAT_INSIDE, args=_of_draft, rows=factories.line),
    Route("activities:line-create", SECRETARIAT_INSIDE, args=_of_draft),
    Route("activities:line-update", SECRETARIAT_INSIDE, args=_line),
    Route("activities:line-move", SECRETARIAT_INSIDE, args=_line),
    Route("activities:line-undo", POSTS, args=_line, kind="post"),
    Route("activities:line-delete", SECRETARIAT_INSIDE, args=_line),
    Route("activities:line-put-back", POSTS, args=_removal, kind="post"),
]
ROUTES += [*export_routes.ROUTES, *export_routes.files(ROUTES)]
PAGES = [route for route in ROUTES if route.kind == "page"]
LISTS = [route for route in ROUTES if route.rows]
__all__ = ["LISTS", "PAGES", "READERS", "ROUTES", "declared"]


def declared(patterns=None, prefix=""):
    """Name and view of every route of the URLconf but the back room's."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(entry, URLPattern):
            yield prefix + entry.name, entry.callback
        elif entry.namespace != "admin":
            yield from declared(entry.url_patterns, prefix + (f"{entry.namespace}:" if entry.namespace else ""))
