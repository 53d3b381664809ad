from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.models.meeting import Meeting


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

    def __str__(self):
        return f"{self.get_from_state_display()} → {self.get_to_state_display()}"
