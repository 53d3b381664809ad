from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from hayaa.core.models import Versioned


class ThresholdQuerySet(models.QuerySet):
    def on(self, day):
        """The rule in force on that day; before the first one, the defaults (unsaved)."""
        return self.filter(starts_on__lte=day).order_by("-starts_on").first() or self.model(starts_on=day)


class AttendanceThreshold(Versioned):
    """From which attendance rate a member counts as permanent or medium; dated, so that old reports stay."""

    starts_on = models.DateField(
        _("from"),
        unique=True,
        error_messages={"unique": _("Another rule begins on this day: correct that one instead.")},
    )
    permanent_from = models.PositiveSmallIntegerField(
        _("permanent, from (percent)"), default=75, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    medium_from = models.PositiveSmallIntegerField(
        _("medium, from (percent)"), default=25, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    minimum = models.PositiveSmallIntegerField(
        _("at least so many meetings"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(99)],
        help_text=_("Invited to fewer, a member has no category."),
    )

    objects = ThresholdQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance threshold")
        verbose_name_plural = _("attendance thresholds")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(medium_from__lt=F("permanent_from")),
                name="committees_attendancethreshold_medium_below_permanent",
                violation_error_message=_("The medium threshold lies below the permanent one: correct one of the two."),
            ),
            models.CheckConstraint(
                condition=models.Q(medium_from__gte=1, permanent_from__lte=100, minimum__gte=1),
                name="committees_attendancethreshold_in_percent",
                violation_error_message=_("The thresholds are percentages, from 1 to 100."),
            ),
        ]

    def __str__(self):
        return date_format(self.starts_on)

    def get_absolute_url(self):
        return reverse("committees:settings") + "#thresholds"
