from django.db import models
from django.utils.translation import gettext_lazy as _

from opinions.models.opinion import Opinion


class Reading(models.Model):
    """That a council member opened an opinion, and said to have read it; shown to others as a count only."""

    opinion = models.ForeignKey(Opinion, models.CASCADE, related_name="readings", verbose_name=_("opinion"))
    user = models.ForeignKey(
        "committees.User", models.CASCADE, related_name="readings", verbose_name=_("council member")
    )
    opened_at = models.DateTimeField(_("opened at"))
    acknowledged_at = models.DateTimeField(_("read at"), null=True, blank=True)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["opinion", "user"],
                name="opinions_reading_one_per_opinion_and_reader",
                violation_error_message=_("This reading is recorded already."),
            )
        ]

    def __str__(self):
        return f"{self.opinion}"
