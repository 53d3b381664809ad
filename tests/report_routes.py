"""The addresses of the progress of a plan and of the annual reports."""

from activities.models import AnnualReport, YearPlan
from activities.report import freeze, read
from tests import execution_factories as execution
from tests import factories
from tests.access import ADOPTERS, EVERYBODY, SECRETARIAT_INSIDE, Route

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


ROUTES = [
    Route("activities:plan-progress", EVERYBODY, args=lambda: [2023], rows=_reasoned),
    Route("activities:report-list", EVERYBODY),
    Route("activities:report-create", SECRETARIAT_INSIDE),
    *(
        Route(f"activities:report-{prefix}{page}", EVERYBODY, args=_adopted(part), kind=kind)
        for prefix, part in PARTS.items()
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
