"""The pages on which ordered records are added, moved and opened for editing."""

from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from activities.models import Programme, ProgrammePart, Statement
from hayaa.core.views import AccessRules


class ProgrammeListsView(AccessRules, TemplateView):
    """The lists of one kind of record of a programme; `get_lists` gives them."""

    heading = None

    def get_context_data(self, **kwargs):
        programme = get_object_or_404(Programme, pk=self.kwargs["programme"])
        trail = [(programme.title, programme.get_absolute_url())]
        lists = self.get_lists(programme)
        return super().get_context_data(heading=self.heading, trail=trail, programme=programme, lists=lists)


class GroupedListsView(ProgrammeListsView):
    """One list for each value of the field `group`."""

    template_name = "activities/grouped_list.html"
    noun = model = group = shown = None
    titles = {}

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "noun": self.noun, "group": self.group, "shown": self.shown}

    def get_lists(self, programme):
        records = list(self.model.objects.filter(programme=programme))
        for value, label in self.model._meta.get_field(self.group).choices:
            yield {
                "value": value,
                "label": self.titles.get(value, label),
                "records": [r for r in records if getattr(r, self.group) == value],
            }


class PartListView(GroupedListsView):
    see, do = "activities.view_programmepart", "activities.change_programmepart"
    heading = _("Parts of the programme")
    noun, model, group, shown = "part", ProgrammePart, "section", "heading"


class StatementListView(GroupedListsView):
    see, do = "activities.view_statement", "activities.change_statement"
    heading = _("Diagnosis, objectives and activities done")
    noun, model, group, shown = "statement", Statement, "kind", "text"
    titles = {
        "objective": _("Specific objectives"),
        "strength": _("Strengths"),
        "weakness": _("Weaknesses"),
        "opportunity": _("Opportunities"),
        "threat": _("Threats"),
        "done": _("Activities since the foundation"),
    }


class AxisListView(ProgrammeListsView):
    see, do = "activities.view_axis", "activities.change_axis"
    template_name = "activities/axis_list.html"
    heading = _("Axes and logframe")

    def get_lists(self, programme):
        for axis in programme.axes.prefetch_related("results", "indicators", "means"):
            yield {
                "axis": axis,
                "cells": [
                    {"noun": "result", "label": _("Expected results"), "records": axis.results.all()},
                    {"noun": "indicator", "label": _("Verification indicators"), "records": axis.indicators.all()},
                    {"noun": "means", "label": _("Means of verification"), "records": axis.means.all()},
                ],
            }


urlpatterns = [
    path("programmes/<int:programme>/parts/", PartListView.as_view(), name="part-list"),
    path("programmes/<int:programme>/statements/", StatementListView.as_view(), name="statement-list"),
    path("programmes/<int:programme>/axes/", AxisListView.as_view(), name="axis-list"),
]
