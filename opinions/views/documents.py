"""Files that belong to an opinion."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from hayaa.core.views import CreateRecordView, DeleteDocumentView, DocumentFileView, refusal
from opinions.forms.opinions import OpinionDocumentForm
from opinions.models import OpinionDocument
from opinions.views.access import OfOpinion, PartOfOpinion, State


class HandlesDocuments:
    """At any time: the signed copy comes after the adoption, the answer long after.

    While the text is written its drafters handle its documents, afterwards those who record.
    """

    model = OpinionDocument
    states = list(State)

    @property
    def may(self):
        return "opinions.change_opinion" if self.opinion.is_in_writing else "opinions.record_opinion"


class DocumentCreate(HandlesDocuments, OfOpinion, CreateRecordView):
    form_class = OpinionDocumentForm
    heading = _("Add a document")
    saved = _("The document is kept with the opinion.")

    def form_valid(self, form):
        form.instance.added_by = self.request.user
        return super().form_valid(form)

    def get_success_url(self):
        return self.opinion.get_absolute_url() + "#documents"


class DocumentFile(DocumentFileView):
    model = OpinionDocument


class DocumentDelete(HandlesDocuments, PartOfOpinion, DeleteDocumentView):
    """A file added by mistake. From the submission on, what the council reads with the opinion stays."""

    heading = _("Delete this document?")
    in_use = _("A deposit, an answer or a follow-up rests on this document: it stays.")
    lasting = _("The opinion has left its drafting: its signed copy, annexes and answers stay with it.")

    def obstacle(self):
        return super().obstacle() or self._lasting()

    def _lasting(self):
        if self.get_object().is_lasting:
            return refusal(self.request, heading=self.heading, reason=self.lasting, back=self.get_back_url())

    def get_success_url(self):
        return self.opinion.get_absolute_url() + "#documents"


urlpatterns = [
    path("opinions/<int:pk>/documents/new/", DocumentCreate.as_view(), name="document-create"),
    path("opinion-documents/<int:pk>/", DocumentFile.as_view(), name="document-file"),
    path("opinion-documents/<int:pk>/delete/", DocumentDelete.as_view(), name="document-delete"),
]
