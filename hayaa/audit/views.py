"""`/changes/`: who changed what, when; `/history/<kind>/<key>/`: the same of one record. Nothing here writes."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters.views import FilterView

from hayaa.audit import reading, spreadsheets
from hayaa.audit.filters import ChangeFilter
from hayaa.core.exports import ListFile
from hayaa.core.views import AccessRules


class ChangeList(AccessRules, FilterView):
    """Every change, the latest first."""

    see = "auditlog.view_logentry"
    filterset_class = ChangeFilter
    strict = False
    paginate_by = 50
    template_name = "audit/change_list.html"
    extra_context = {"heading": _("Log of changes"), "record": None}

    def get_queryset(self):
        return reading.visible_to(self.request.user)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        told = reading.told(context["object_list"]) if self.paginate_by else ()
        return {**context, "told": told, "most": spreadsheets.MOST}


class ChangeListFile(ListFile, ChangeList):
    def sheets(self, context):
        return [spreadsheets.changes(context["object_list"])]


class History(ChangeList):
    """The changes of one record and of what stands on its page; of a deleted one too, for those who keep the log."""

    see = None

    def obstacle(self):
        if not self.request.user.has_perm("auditlog.view_logentry", self.record):
            raise Http404

    @cached_property
    def model(self):
        found = {model._meta.label_lower: model for model in reading.readable(self.request.user)}
        if self.kwargs["kind"] not in found:
            raise Http404
        return found[self.kwargs["kind"]]

    @cached_property
    def record(self):
        """None where it has been deleted."""
        return self.model._base_manager.filter(pk=self.kwargs["pk"]).first()

    def get_queryset(self):
        entries = reading.of_record(super().get_queryset(), self.model, self.kwargs["pk"])
        if not (self.record or entries.exists()):
            raise Http404
        return entries

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        trail = [(_("Log of changes"), reverse("changes"))] if self.request.user.has_perm(ChangeList.see) else []
        return {**context, "heading": self.heading(), "record": self.record, "trail": trail}

    def heading(self):
        """With the name of the record, the last one that is known of a deleted one."""
        name = self.record or reading.told(self.get_queryset()[:1])[0].name
        return gettext("History: %(record)s") % {"record": name}


class HistoryFile(ListFile, History):
    def sheets(self, context):
        return [spreadsheets.changes(context["object_list"])]
