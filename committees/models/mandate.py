from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import IsNull
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hayaa.core.models import Period


class Mandate(Period):
    """The time for which the council sets the body up; the body may have known several."""

    decision = models.CharField(
        _("founding decision"), max_length=200, blank=True, help_text=_("Number, session and date of the deliberation.")
    )

    class Meta(Period.Meta):
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["-starts_on"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                IsNull(F("ends_on"), True),
                name="committees_mandate_one_running",
                condition=Q(ends_on__isnull=True),
                violation_error_message=_("A mandate is still running: end it before you begin another."),
            ),
        ]

    def __str__(self):
        if self.ends_on:
            return f"{self.starts_on.year}–{self.ends_on.year}"
        return gettext("since %(year)s") % {"year": self.starts_on.year}

    def get_absolute_url(self):
        return reverse("committees:settings")

    def clean(self):
        self.refuse_overlap(Mandate.objects.all(), _("Another mandate covers some of these days."))
