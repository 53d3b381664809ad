from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from committees.models.meeting import Meeting
from hayaa.core.models import empty

UNDOING = (
    Q(to_state__in=["cancelled", "postponed"])
    | Q(from_state="minutes_drafted", to_state="held")
    | Q(from_state="minutes_approved", to_state="minutes_drafted")
)


class MeetingStep(models.Model):
    """One step in the life of a meeting: from which state to which, by whom, when, and why where it undid something."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="steps", verbose_name=_("meeting"))
    from_state = models.CharField(_("from"), max_length=20, choices=Meeting.State)
    to_state = models.CharField(_("to"), max_length=20, choices=Meeting.State)
    by = models.ForeignKey("committees.User", models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("step of a meeting")
        verbose_name_plural = _("steps of meetings")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~empty("reason_ar") | ~UNDOING,
                name="committees_meetingstep_undoing_needs_a_reason",
                violation_error_message=_("A step that undoes something says why, in Arabic at least."),
            )
        ]

    def __str__(self):
        return f"{self.get_from_state_display()} → {self.get_to_state_display()}"
