"""The addresses of lists as files, and of the whole body, for the table of routes."""

from dataclasses import replace

from tests.access import SECRETARIAT_INSIDE, Route

ENDINGS = ("xlsx", "csv")
# A list as a file, and the page that shows it: whoever sees the one sees the other, at as many questions.
LISTS = {
    "committees:members": "committees:member-list",
    "committees:committees": "committees:committee-list",
    "committees:meetings": "committees:meeting-list",
    "committees:decisions": "committees:decision-list",
    "committees:letters": "committees:letter-list",
    "committees:attendance": "committees:attendance-statistics",
    "committees:attendance-member": "committees:attendance-member",
    "opinions:opinions": "opinions:opinion-list",
    "opinions:recommendations": "opinions:recommendation-list",
    "opinions:reading": "opinions:reading-list",
    "opinions:themes": "opinions:theme-list",
    "activities:partners": "activities:partner-list",
    "activities:representations": "activities:representation-list",
    "activities:evidence": "activities:evidence-list",
    "activities:evidence-queue": "activities:evidence-queue",
    "activities:indicators": "activities:indicator-list",
    "activities:reports": "activities:report-list",
    "activities:plan": "activities:plan-detail",
    "activities:version": "activities:version-detail",
}
ROUTES = [
    Route("exports", SECRETARIAT_INSIDE),
    Route("export-archive", SECRETARIAT_INSIDE, kind="file"),
    Route("export-kind", SECRETARIAT_INSIDE, lambda: ["members"], "file"),
]


def files(routes):
    """The routes of lists as files, by those of their pages."""
    pages = {route.name: route for route in routes}
    return [
        replace(pages[page], name=f"{name}-{ending}", kind="file") for name, page in LISTS.items() for ending in ENDINGS
    ]
