from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.models.meeting import Meeting
from hayaa.core.fields import FoldedField
from hayaa.core.models import Versioned, arabic_required


class GuestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With the meeting."""
        return self.filter(meeting__in=Meeting.objects.visible_to(user))


class Guest(Versioned):
    """Somebody invited to a meeting who is not on its sheet: a guest or an observer; never counted in the quorum."""

    meeting = models.ForeignKey(
        "committees.Meeting", models.CASCADE, related_name="guests", verbose_name=_("meeting"), editable=False
    )
    name = models.CharField(_("name"), max_length=120)
    capacity = models.CharField(
        _("capacity"), max_length=200, blank=True, help_text=_("Whom they come for, and as what.")
    )
    attended = models.BooleanField(_("came"), default=False)

    search_text = FoldedField("name_ar", "name_fr", "capacity_ar", "capacity_fr")

    objects = GuestQuerySet.as_manager()

    class Meta:
        verbose_name = _("guest")
        verbose_name_plural = _("guests")
        ordering = ["pk"]
        constraints = [*arabic_required("name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{self.meeting.get_absolute_url()}#guests"
