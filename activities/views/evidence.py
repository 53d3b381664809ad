"""Evidence of what was done: given, found in the records of the body, checked; and what is still lacking of it."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from django.views import View
from django.views.generic import ListView, TemplateView

from activities import evidence, evidence_reading, spreadsheets
from activities.forms.evidence import FORMS, AcceptForm, EvidenceFilter, RejectForm, WithdrawForm
from activities.models import Activity, Evidence
from committees.models import Body
from hayaa.core.exports import ListFile, export_paths
from hayaa.core.views import (
    AccessRules,
    ConfirmRecordView,
    CreateRecordView,
    DeleteDocumentView,
    DocumentFileView,
    WithUser,
    WritingRules,
    refusal,
)

EVIDENCE = pgettext_lazy("several", "Evidence")
HEADINGS = {
    Evidence.Source.FILE: _("Add a file"),
    Evidence.Source.LINK: _("Add a web page"),
    Evidence.Source.PAPER: _("Say where the paper is kept"),
    Evidence.Source.WAIVED: _("Say why it does not apply"),
}


class EvidenceList(AccessRules, TemplateView):
    """The activities carried out, with what proves them and what is lacking; sums by axis and year."""

    see = "activities.view_evidence"
    template_name = "activities/evidence/list.html"

    def get_context_data(self, **kwargs):
        asked = EvidenceFilter(self.request.GET, today=Body.today())
        asked.full_clean()
        given = asked.cleaned_data.get
        proofs = asked.kept(evidence_reading.of_carried_out(year=given("year"), axis=given("axis")))
        return super().get_context_data(
            heading=EVIDENCE,
            asked=asked,
            proofs=proofs,
            totals=evidence.totals(proofs),
            waiting=Evidence.objects.to_check().count(),
            **kwargs,
        )


class EvidenceListFile(ListFile, EvidenceList):
    def sheets(self, context):
        return spreadsheets.proofs(context["proofs"], context["totals"])


class EvidenceQueue(AccessRules, ListView):
    """What waits to be accepted or rejected, the oldest first."""

    see, do = "activities.view_evidence", "activities.check_evidence"
    template_name = "activities/evidence/queue.html"
    paginate_by = 50
    extra_context = {"heading": _("Evidence to be checked")}

    def get_queryset(self):
        return evidence_reading.to_check()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(trail=[(EVIDENCE, reverse("activities:evidence-list"))], **kwargs)
        evidence_reading.mark_checkable(context["object_list"], user=self.request.user)
        return context


class EvidenceQueueFile(ListFile, EvidenceQueue):
    def sheets(self, context):
        return [spreadsheets.evidence(context["object_list"])]


class EvidenceCreate(CreateRecordView):
    """Evidence of one source, against a means expected of the activity, `?means=` the one that is chosen at first."""

    see, do = "activities.view_evidence", "activities.add_evidence"
    model = Evidence
    source = None
    saved = _("The evidence is kept with the activity; it counts once it is accepted.")

    @cached_property
    def activity(self):
        found = Activity.objects.prefetch_related("lines__plan_version", "lines__axis__means", "axis__means")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    @cached_property
    def axis(self):
        return self.activity.current_axis

    def obstacle(self):
        if not (self.axis and self.axis.means.all()):
            reason = _("Its axis has no means of verification: nothing is expected. Enter them in the logframe first.")
            return refusal(self.request, heading=self.heading, reason=reason, back=self.get_back_url())

    @property
    def heading(self):
        return HEADINGS[self.source]

    def get_form_class(self):
        return FORMS[self.source]

    def get_form_kwargs(self):
        given = Evidence(activity=self.activity, source=self.source, added_by=self.request.user)
        return {**super().get_form_kwargs(), "instance": given, "means": self.axis.means.all()}

    def get_initial(self):
        return {"means": self.request.GET.get("means")}

    def get_context_data(self, **kwargs):
        return super().get_context_data(lede=self.activity, **kwargs)

    def get_back_url(self):
        return self.activity.get_absolute_url() + "#evidence"


class EvidenceTake(WritingRules, View):
    """Records of the body become evidence: the one named by `record`, or all that were found."""

    see, do = "activities.view_evidence", "activities.add_evidence"
    http_method_names = ["post"]

    def post(self, request, pk):
        activity = get_object_or_404(Activity.objects.select_for_update(), pk=pk)
        key, proof = request.POST.get("record"), evidence_reading.of_activity(pk, user=request.user)
        taken = [record for record in proof.found if key in (None, record.key)]
        Evidence.objects.take(taken, by=request.user)
        messages.success(request, self.said(len(taken)))
        return HttpResponseRedirect(activity.get_absolute_url() + "#evidence")

    def said(self, number):
        if not number:
            return _("Nothing was taken: somebody took it before you, or it is no longer there.")
        words = ngettext(
            "%(number)s record was taken as evidence.", "%(number)s records were taken as evidence.", number
        )
        return words % {"number": number}


class EvidenceFile(DocumentFileView):
    model = Evidence

    def obstacle(self):
        super().obstacle()
        if not self.document.is_readable_by(self.request.user):
            raise Http404


class CheckView(WithUser, ConfirmRecordView):
    """A step of the check of one piece of evidence, by somebody else than who added it where the body has set so."""

    see, do = "activities.view_evidence", "activities.check_evidence"
    template_name = "activities/evidence/check.html"
    settled = _("This evidence is “%(state)s” already: this step is no longer open.")
    own = _("You added this evidence yourself, and the body has set that another person checks it.")

    def get_queryset(self):
        found = Evidence.objects.select_related(*evidence_reading.SAID, "activity__year_plan")
        return found.prefetch_related("activity__lines__plan_version")

    def obstacle(self):
        given = self.get_object()
        reason = ""
        if not given.may_become(self.form_class.state):
            reason = self.settled % {"state": given.get_state_display()}
        elif given.is_barred_to(self.request.user, Body.current()):
            reason = self.own
        return reason and refusal(self.request, heading=self.heading, reason=reason, back=given.get_absolute_url())

    def get_context_data(self, **kwargs):
        return super().get_context_data(evidence=self.object, **kwargs)


class EvidenceAccept(CheckView):
    form_class = AcceptForm
    heading = _("Accept this evidence?")
    consequence = _("It counts as proof of the activity. Later it can only be rejected, with a reason.")
    confirm = _("Accept")
    primary = True
    saved = _("Accepted.")


class EvidenceReject(CheckView):
    form_class = RejectForm
    heading = _("Reject this evidence?")
    consequence = _(
        "It stays visible with your reason and counts no more; other evidence can be given. Its file can then be "
        "opened only by those who check and by whoever added it."
    )
    confirm = _("Reject")
    saved = _("Rejected.")


class EvidenceWithdraw(CheckView):
    """Whoever is seen in a photograph may object at any time (law 09-08, art. 9)."""

    form_class = WithdrawForm
    heading = _("Withdraw the consent to this photograph?")
    consequence = _(
        "The picture is deleted for good. This evidence stays in the list as rejected, without its picture, and proves "
        "nothing any more; other evidence can be given. Backups made before keep the picture until newer ones replace "
        "them."
    )
    confirm = _("Withdraw the consent and delete the picture")
    saved = _("The consent is withdrawn and the picture deleted.")
    none = _("No photograph is kept here with the consent of those in it: nothing is to be withdrawn.")

    def obstacle(self):
        given = self.get_object()
        if not given.is_withdrawable:
            return refusal(self.request, heading=self.heading, reason=self.none, back=given.get_absolute_url())


class EvidenceDelete(DeleteDocumentView):
    see, do = "activities.view_evidence", "activities.delete_evidence"
    heading = _("Delete this evidence?")
    in_use = _("Somebody has checked this evidence: it stays. Reject it, with a reason, if it was accepted by mistake.")

    def get_queryset(self):
        rows = Evidence.objects.select_related("activity")
        return rows.select_for_update(of=("self",)) if self.request.method == "POST" else rows

    def get_success_url(self):
        return self.object.activity.get_absolute_url() + "#evidence"


def entry(source):
    address = f"activities/<int:pk>/evidence/{source}/new/"
    return path(address, EvidenceCreate.as_view(source=source), name=f"evidence-{source}-create")


urlpatterns = [
    path("evidence/", EvidenceList.as_view(), name="evidence-list"),
    *export_paths("evidence", EvidenceListFile.as_view(), name="evidence"),
    path("evidence/to-check/", EvidenceQueue.as_view(), name="evidence-queue"),
    *export_paths("evidence/to-check", EvidenceQueueFile.as_view(), name="evidence-queue"),
    *(entry(source) for source in FORMS),
    path("activities/<int:pk>/evidence/take/", EvidenceTake.as_view(), name="evidence-take"),
    path("evidence/<int:pk>/file/", EvidenceFile.as_view(), name="evidence-file"),
    path("evidence/<int:pk>/accept/", EvidenceAccept.as_view(), name="evidence-accept"),
    path("evidence/<int:pk>/reject/", EvidenceReject.as_view(), name="evidence-reject"),
    path("evidence/<int:pk>/withdraw/", EvidenceWithdraw.as_view(), name="evidence-withdraw"),
    path("evidence/<int:pk>/delete/", EvidenceDelete.as_view(), name="evidence-delete"),
]
