from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities.models.logframe import LogframeRow
from committees.models import Meeting
from hayaa.core.models import AppendOnly, arabic_required, empty


class Indicator(LogframeRow):
    """What tells whether an axis gets on: counted from the records of the body, or measured and typed."""

    class Nature(models.TextChoices):
        NUMBER = "number", pgettext_lazy("nature", "Number")
        RATE = "rate", _("Rate")
        QUALITATIVE = "qualitative", _("Qualitative")

    class Direction(models.TextChoices):
        UP = "up", _("The more, the better")
        DOWN = "down", _("The less, the better")

    class Metric(models.TextChoices):
        """What the program counts by itself; `activities.metrics` says how."""

        MEETINGS_HELD = "meetings_held", _("Meetings held")
        ATTENDANCE_RATE = "attendance_rate", _("Attendance rate")
        ACTIVITIES_DONE = "activities_done", _("Activities done")
        TRAININGS = "trainings", _("Training sessions")
        ATTENDANCE_AT_TRAININGS = "attendance_at_trainings", _("Attendance at training sessions")
        PARTICIPATIONS = "participations", _("Participations")
        EVENTS_ORGANISED = "events_organised", _("Events organised")
        OPINIONS_DEPOSITED = "opinions_deposited", _("Opinions deposited")
        THEMES_COVERED = "themes_covered", _("Themes covered")
        ANSWER_RATE = "answer_rate", _("Answer rate")
        RECOMMENDATIONS_EXECUTED = "recommendations_executed", _("Recommendations executed")
        DOCUMENTS_DRAFTED = "documents_drafted", _("Documents drafted")
        REPRESENTATION = "representation", _("Representation in committees")
        EVIDENCE_COMPLETE = "evidence_complete", _("Evidence complete")

    nature = models.CharField(_("nature"), max_length=20, choices=Nature, default=Nature.NUMBER)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    direction = models.CharField(_("direction"), max_length=10, choices=Direction, default=Direction.UP)
    metric = models.CharField(
        _("counted as"), max_length=30, choices=Metric, blank=True, help_text=_("Empty: it is measured and typed.")
    )
    within_axis = models.BooleanField(
        _("count the activities of this axis only"), default=True, help_text=_("Of what belongs to an axis.")
    )
    meeting_kind = models.CharField(
        _("kind of meetings"),
        max_length=20,
        choices=Meeting.Kind,
        blank=True,
        help_text=_("Of what is counted from meetings; empty: meetings of every kind."),
    )

    class Meta(LogframeRow.Meta):
        verbose_name = _("verification indicator")
        verbose_name_plural = _("verification indicators")
        default_related_name = "indicators"
        constraints = [*arabic_required("text")]

    def get_absolute_url(self):
        return reverse("activities:indicator-detail", args=[self.pk])

    @property
    def is_computed(self):
        return bool(self.metric)

    @property
    def is_used(self):
        """It has a target or a measurement: it stays."""
        return self.targets.exists() or self.measurements.exists()


class Target(AppendOnly):
    """The value that an indicator should reach in a year; the latest entry counts, the former ones stay."""

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="targets", editable=False, verbose_name=_("indicator")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("target"), max_digits=9, decimal_places=2)
    reason = models.CharField(_("reason of the change"), max_length=300, blank=True)

    class Meta(AppendOnly.Meta):
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="activities_target_is_no_debt",
                violation_error_message=_("A target is zero or more."),
            ),
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100),
                name="activities_target_year_is_gregorian",
                violation_error_message=_("The year lies between 2000 and 2100."),
            ),
        ]

    def __str__(self):
        return f"{self.year}: {self.value.normalize():f}"


class Measurement(AppendOnly):
    """What was found of an indicator that nobody can count from the records; the latest entry of a year counts."""

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="measurements", editable=False, verbose_name=_("indicator")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("value"), max_digits=9, decimal_places=2, null=True, blank=True)
    finding = models.CharField(
        _("finding"), max_length=400, blank=True, help_text=_("Of a qualitative indicator: what was found, in words.")
    )
    source = models.CharField(_("source"), max_length=300, blank=True, help_text=_("Where the value comes from."))

    class Meta(AppendOnly.Meta):
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~empty("finding_ar"),
                name="activities_measurement_says_something",
                violation_error_message=_("Give the value, or say in Arabic what was found."),
            ),
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100),
                name="activities_measurement_year_is_gregorian",
                violation_error_message=_("The year lies between 2000 and 2100."),
            ),
        ]

    def __str__(self):
        return f"{self.year}: {self.finding or format(self.value.normalize(), 'f')}"

    def clean(self):
        if self.indicator_id and self.indicator.is_computed:
            raise ValidationError(_("This indicator is counted from the records: no value is typed."))
