from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from committees.models.meeting import Meeting
from hayaa.core.documents import Document


class MeetingDocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With its meeting."""
        return self.filter(meeting__in=Meeting.objects.visible_to(user))


class MeetingDocument(Document):
    """A file that belongs to a meeting; the signed minutes are its official copy."""

    class Kind(models.TextChoices):
        SIGN_IN_SHEET = "sign_in_sheet", _("Signed sign-in sheet")
        MINUTES = "minutes", _("Signed minutes (official copy)")
        INVITATION = "invitation", _("Invitation")
        REPORT = "report", _("Report")
        PHOTO = "photo", _("Photograph")
        OTHER = "other", _("Other document")

    meeting = models.ForeignKey(
        "committees.Meeting", models.PROTECT, related_name="documents", verbose_name=_("meeting"), editable=False
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)

    objects = MeetingDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document of a meeting")
        verbose_name_plural = _("documents of meetings")
        ordering = ["kind", "pk"]

    def get_absolute_url(self):
        return reverse("committees:document-file", args=[self.pk])
