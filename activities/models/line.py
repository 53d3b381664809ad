from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from activities.models.plan import PlanVersion
from activities.models.schedule_rules import schedule_rules
from activities.schedule import Schedule
from hayaa.core.fields import FoldedField
from hayaa.core.models import Ordered, arabic_required


class FrozenLineError(Exception):
    """Something tried to change a line of a version that has been adopted."""


class VersionPartQuerySet(models.QuerySet):
    """What belongs to an adopted version refuses every change; `bulk_create` alone may record an old version."""

    def visible_to(self, user):
        """With its version."""
        return self.filter(plan_version__in=PlanVersion.objects.visible_to(user))

    def official(self):
        """Those of versions that were adopted."""
        return self.filter(plan_version__state__in=PlanVersion.State.official())

    def _refuse_official(self):
        if self.official().exists():
            raise FrozenLineError

    def update(self, **values):
        self._refuse_official()
        return super().update(**values)

    def bulk_update(self, objs, fields, batch_size=None):
        self.filter(pk__in=[line.pk for line in objs])._refuse_official()
        return super().bulk_update(objs, fields, batch_size)

    def delete(self):
        self._refuse_official()
        return super().delete()


class VersionPart(models.Model):
    """A record of one version: once that is adopted, it never changes and never goes (decision 0005)."""

    objects = VersionPartQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self._refuse_official()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self._refuse_official()
        return super().delete(*args, **kwargs)

    def _refuse_official(self):
        if self.plan_version.is_official:
            raise FrozenLineError


class PlanLine(VersionPart, Ordered):
    """An activity as one version of the plan words, places and dates it.

    The schedule is as precise as what is known, never more: no months = undated; months without days =
    some time in them; days = exactly those. Columns of the grid are `month_from` to `month_to`.
    """

    placed_within = ("plan_version",)

    plan_version = models.ForeignKey(
        "activities.PlanVersion", models.CASCADE, related_name="lines", verbose_name=_("version of a plan")
    )
    activity = models.ForeignKey(
        "activities.Activity", models.PROTECT, related_name="lines", verbose_name=_("activity")
    )
    axis = models.ForeignKey("activities.Axis", models.PROTECT, related_name="lines", verbose_name=_("axis"))
    wording = models.CharField(_("wording"), max_length=400)
    month_from = models.PositiveSmallIntegerField(_("from month"), null=True, blank=True)
    month_to = models.PositiveSmallIntegerField(_("to month"), null=True, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    printed_month = models.PositiveSmallIntegerField(
        _("month where the source printed it"), null=True, blank=True, editable=False
    )
    as_written = models.TextField(_("as written in the source"), max_length=1000, blank=True, editable=False)
    change_reason = models.CharField(_("reason of the change"), max_length=300, blank=True)

    search_text = FoldedField("wording_ar", "wording_fr")

    class Meta:
        verbose_name = _("plan line")
        verbose_name_plural = _("plan lines")
        ordering = ["axis__position", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan_version", "activity"],
                name="activities_planline_activity_once_per_version",
                violation_error_message=_("This version already holds this activity."),
            ),
            *schedule_rules("activities_planline", months=("month_from", "month_to"), days=("starts_on", "ends_on")),
            models.CheckConstraint(
                condition=Q(printed_month__isnull=True) | Q(printed_month__gte=1, printed_month__lte=12),
                name="activities_planline_printed_month_is_a_month",
                violation_error_message=_("A month is a number from 1 to 12."),
            ),
            *arabic_required("wording"),
        ]

    def __str__(self):
        return self.wording

    def get_absolute_url(self):
        return self.activity.get_absolute_url()

    def clean(self):
        if not self.plan_version_id:
            return
        if not self.plan_version.is_open:
            raise ValidationError(_("Only the lines of a draft can change: begin a new version of the plan."))
        year = self.plan_version.year_plan.year
        for name in ("starts_on", "ends_on"):
            day = getattr(self, name)
            if day and day.year != year:
                raise ValidationError({name: _("This day is not in the year of the plan.")})
        if self.axis_id and self.axis.programme_id != self.plan_version.year_plan.programme_id:
            raise ValidationError({"axis": _("This axis belongs to another programme.")})

    @property
    def is_undated(self):
        return self.month_from is None

    @property
    def is_inherited(self):
        """The version that its own is based on holds its activity, too."""
        basis = self.plan_version.based_on
        return basis is not None and basis.lines.filter(activity=self.activity_id).exists()

    @property
    def schedule(self):
        """When it takes place, as the pages and the prints say it."""
        return Schedule.of(self, self.plan_version.year_plan.year)

    @property
    def contradicts_its_month(self):
        """The source printed it in a month outside its schedule; shown until somebody settles it."""
        return self.printed_month is not None and (
            self.is_undated or not self.month_from <= self.printed_month <= self.month_to
        )

    @property
    def month_before(self):
        """The month a move to the earlier one leads to, or None."""
        return self.month_from - 1 if self.month_from and self.month_from > 1 else None

    @property
    def month_after(self):
        """The month a move to the later one leads to, or None: its length stays within the year."""
        return self.month_from + 1 if self.month_to and self.month_to < 12 else None

    def reschedule(self, month):
        """Put the line in another month (None: undated), its length in months kept.

        Its days are no longer known, and where a source printed it no longer matters.
        """
        length = 0 if self.is_undated else self.month_to - self.month_from
        self.starts_on = self.ends_on = None
        self.month_from = month
        self.month_to = month and min(12, month + length)
        self.printed_month = None


class RemovedLine(VersionPart):
    """That a version leaves out an activity of the version it is based on, and why."""

    plan_version = models.ForeignKey(
        "activities.PlanVersion", models.CASCADE, related_name="removals", verbose_name=_("version of a plan")
    )
    activity = models.ForeignKey(
        "activities.Activity", models.PROTECT, related_name="removals", verbose_name=_("activity")
    )
    change_reason = models.CharField(_("reason of the change"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("activity taken out")
        verbose_name_plural = _("activities taken out")
        ordering = ["plan_version", "activity"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan_version", "activity"],
                name="activities_removedline_activity_once_per_version",
                violation_error_message=_("This version has left this activity out already."),
            )
        ]

    def __str__(self):
        return str(self.activity)
