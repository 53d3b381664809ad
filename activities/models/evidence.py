from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hayaa.core.documents import LONGEST_NAME, refuse_unsuitable, stored_name
from hayaa.core.models import Versioned, empty


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those inside; the proof of a public body holds names and faces, so it is not public itself."""
        return self if user.has_perm("activities.view_evidence") else self.none()

    def standing(self):
        """Those that were not rejected."""
        return self.exclude(state=Evidence.State.REJECTED)


class Evidence(Versioned):
    """What proves that an activity took place, against one of its axis's means of verification.

    A file, an address, a record of the body itself, or the place where the paper is kept; «does not apply», with its
    reason, where this means cannot be had of this activity.
    """

    class Source(models.TextChoices):
        FILE = "file", _("File")
        LINK = "link", _("Web page")
        RECORD = "record", _("Record of the body")
        PAPER = "paper", _("Paper kept elsewhere")
        WAIVED = "waived", _("Does not apply")

    class State(models.TextChoices):
        TO_CHECK = "to_check", pgettext_lazy("evidence", "To be checked")
        ACCEPTED = "accepted", pgettext_lazy("evidence", "Accepted")
        REJECTED = "rejected", pgettext_lazy("evidence", "Rejected")

    activity = models.ForeignKey(
        "activities.Activity", models.PROTECT, related_name="evidence", editable=False, verbose_name=_("activity")
    )
    means = models.ForeignKey(
        "activities.MeansOfVerification", models.PROTECT, related_name="evidence",
        verbose_name=_("means of verification"),
    )  # fmt: skip
    source = models.CharField(_("what it is"), max_length=10, choices=Source, editable=False)
    file = models.FileField(
        _("file"), upload_to=stored_name, validators=[refuse_unsuitable], blank=True, editable=False
    )
    filename = models.CharField(_("name of the file"), max_length=LONGEST_NAME, blank=True, editable=False)
    address = models.CharField(
        _("address of the web page"), max_length=400, blank=True, validators=[URLValidator(["http", "https"])]
    )
    meeting = models.ForeignKey(
        "committees.Meeting", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("meeting")
    )
    opinion = models.ForeignKey(
        "opinions.Opinion", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("opinion")
    )
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("Where the paper is kept, or why this does not apply.")
    )
    consent = models.BooleanField(_("those in the photograph agreed to it"), default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.TO_CHECK, editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("checked by"),
    )  # fmt: skip
    checked_at = models.DateTimeField(_("checked at"), null=True, editable=False)
    rejected_because = models.CharField(_("reason of the rejection"), max_length=300, blank=True, editable=False)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["activity", "means__position", "pk"]
        permissions = [("check_evidence", "Can accept or reject evidence")]
        constraints = [
            models.CheckConstraint(
                condition=Q(source="file") & ~Q(file="")
                | Q(source="link", file="") & ~Q(address="")
                | Q(source="record", file="") & (Q(meeting__isnull=False) | Q(opinion__isnull=False))
                | Q(source__in=["paper", "waived"], file="") & ~empty("note_ar"),
                name="activities_evidence_is_there",
                violation_error_message=_("Give the file, the address, the record, or say in Arabic where it is."),
            ),
            models.CheckConstraint(
                condition=Q(state="to_check", checked_by__isnull=True, checked_at__isnull=True)
                | Q(state__in=["accepted", "rejected"], checked_by__isnull=False, checked_at__isnull=False),
                name="activities_evidence_checked_by_somebody",
                violation_error_message=_("Accepted and rejected evidence says who checked it, and when."),
            ),
            models.CheckConstraint(
                condition=Q(state="rejected") & ~empty("rejected_because_ar")
                | ~Q(state="rejected") & empty("rejected_because_ar"),
                name="activities_evidence_rejected_with_reason",
                violation_error_message=_("Say in Arabic why it is rejected."),
            ),
        ]

    def __str__(self):
        return str(self.note or self.filename or self.address or self.opinion or self.meeting)

    def get_absolute_url(self):
        return f"{self.activity.get_absolute_url()}#evidence-{self.pk}"
