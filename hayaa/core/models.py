"""What several models share; no table of its own."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Versioned(models.Model):
    """A record that people edit: `version` counts its saved states, so that a second writer is told."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    updated_at = models.DateTimeField(_("last change"), auto_now=True)

    class Meta:
        abstract = True


class PeriodQuerySet(models.QuerySet):
    def on(self, day):
        """Those running on that day, first and last day included."""
        return self.filter(starts_on__lte=day).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))

    def beyond(self, day):
        """Those that run on after that day, or begin after it."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))

    def overlapping(self, period):
        """Those sharing at least one day with the period given, itself excepted."""
        others = self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=period.starts_on)).exclude(pk=period.pk)
        return others.filter(starts_on__lte=period.ends_on) if period.ends_on else others


class Period(Versioned):
    """Something that holds from a first day to a last day, both included; no last day: still running."""

    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True, help_text=_("Last day; empty while it goes on."))

    objects = PeriodQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
                violation_error_message=_("The end cannot be before the beginning: correct one of the two dates."),
            )
        ]

    def runs_on(self, day):
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def refuse_overlap(self, others, message):
        """Raise a ValidationError when one of `others` shares a day with this period."""
        if self.starts_on and others.overlapping(self).exists():
            raise ValidationError({"starts_on": message})


def empty(column):
    """Condition: nothing is written in this column of a translated field, which may be NULL."""
    return Q(**{f"{column}__isnull": True}) | Q(**{column: ""})


def arabic_required(*names):
    """Constraints: the Arabic of these translated fields is never empty (the French may be)."""
    return [
        models.CheckConstraint(
            condition=Q(**{f"{name}_ar__isnull": False}) & ~Q(**{f"{name}_ar": ""}),
            name=f"%(app_label)s_%(class)s_{name}_in_arabic",
            violation_error_message=_("The Arabic text is required: fill in the Arabic field."),
        )
        for name in names
    ]
