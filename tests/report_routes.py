"""The addresses of the progress of a plan and of the annual reports."""

from activities.models import AnnualReport, YearPlan
from activities.report import freeze, read
from tests import execution_factories as execution
from tests import factories, opinion_factories
from tests.access import ADOPTERS, EVERYBODY, INSIDE, SECRETARIAT_INSIDE, Route

PARTS = {"": "year", "first-half-": "first_half", "second-half-": "second_half"}


def _reasoned():
    """One more activity of 2023 that was put off, and why."""
    execution.planned(year_plan=YearPlan.objects.get(year=2023), state="postponed", state_reason_ar="سبب")


def _report(part, year):
    """The report of that period as a draft in which nothing is written."""
    return AnnualReport.objects.get_or_create(year=year, part=part)[0]


def _draft(part, year=2021):
    return lambda: [_report(part, year).year]


def _adopted(part):
    """A report that everybody reads."""

    def args():
        report = _report(part, 2022)
        if not report.is_adopted:
            report.adopt(on=factories.MAY, figures=freeze(read(report, on=factories.MAY)))
        return [2022]

    return args


def _everything():
    """One more of all that a report of the first half of 2023 counts."""
    plan = YearPlan.objects.get(year=2023)
    training = execution.done(year_plan=plan, held_month_from=3, held_month_to=3)
    execution.participation(activity=training)
    execution.evidence(activity=training)
    execution.indicator()
    factories.attendance(meeting=factories.meeting(state="held"))
    opinion = opinion_factories.opinion(state="deposited")
    opinion_factories.recommendation(opinion=opinion)


UNSEEN = {None: 404, "council": 404}
DRAFT_OF_2023 = {"args": lambda: [2023], "rows": _everything}
ROUTES = [
    Route("activities:plan-progress", EVERYBODY, args=lambda: [2023], rows=_reasoned),
    Route("activities:report-list", EVERYBODY),
    Route("activities:report-create", SECRETARIAT_INSIDE),
    Route("activities:report-first-half-detail", INSIDE | UNSEEN, **DRAFT_OF_2023),
    Route("activities:report-first-half-pdf", INSIDE | UNSEEN, kind="file", **DRAFT_OF_2023),
    *(
        Route(f"activities:report-{prefix}{page}", EVERYBODY, args=_adopted(PARTS[prefix]), kind=kind)
        for prefix in ("", "second-half-")
        for page, kind in (("detail", "page"), ("pdf", "file"))
    ),
    *(
        route
        for prefix, part in PARTS.items()
        for route in (
            Route(f"activities:report-{prefix}update", SECRETARIAT_INSIDE, args=_draft(part)),
            Route(f"activities:report-{prefix}adopt", ADOPTERS, args=_draft(part)),
            Route(f"activities:report-{prefix}delete", SECRETARIAT_INSIDE, args=_draft(part)),
        )
    ),
]
