"""The chapters of a report in their order, on the page and on paper."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Chapter:
    """A chapter: its anchor, its title, the template that draws it; the grid lies on a sheet of its own."""

    anchor: str
    title: Any
    template: str

    @property
    def is_wide(self) -> bool:
        return self.anchor == "grid"


CHAPTERS = (
    Chapter("summary", _("Summary and key figures"), "activities/report/summary.html"),
    Chapter("plan", _("The plan and what was done"), "activities/report/plan.html"),
    Chapter("grid", _("The plan of the year by state"), "activities/report/grid.html"),
    Chapter("meetings", _("Meetings and attendance"), "activities/report/meetings.html"),
    Chapter("capacity", _("Capacity building"), "activities/report/capacity.html"),
    Chapter("opinions", _("Opinions and recommendations"), "activities/report/opinions.html"),
    Chapter("indicators", _("Indicators and targets"), "activities/report/indicators.html"),
    Chapter("proof", _("Evidence of the activities"), "activities/report/proof.html"),
    Chapter("difficulties", _("Difficulties and lessons"), "activities/report/difficulties.html"),
    Chapter("activities", _("Annex: activities"), "activities/report/activities.html"),
    Chapter("sittings", _("Annex: meetings"), "activities/report/sittings.html"),
)
