"""What several models share; no table of its own."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Max, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from hayaa.core.arabic import fold
from hayaa.core.fields import holding


class Versioned(models.Model):
    """A record that people edit: `version` counts its saved states, so that a second writer is told."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    updated_at = models.DateTimeField(_("last change"), auto_now=True)

    class Meta:
        abstract = True


class CancellableQuerySet(models.QuerySet):
    def standing(self):
        """Those that have not been cancelled."""
        return self.filter(cancelled_on__isnull=True)


class Cancellable(models.Model):
    """An official record that is never deleted: cancelled, it stays visible with the day, the person and the reason."""

    cancelled_on = models.DateField(_("cancelled on"), null=True, blank=True, editable=False)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("cancelled by"),
    )
    cancel_reason = models.CharField(_("reason of the cancellation"), max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True, cancelled_by__isnull=True, cancel_reason="")
                | Q(cancelled_on__isnull=False, cancelled_by__isnull=False) & ~Q(cancel_reason=""),
                name="%(app_label)s_%(class)s_cancelled_with_a_reason",
                violation_error_message=_("A cancellation has its day, its author and its reason."),
            )
        ]

    @property
    def is_cancelled(self):
        return self.cancelled_on is not None

    def cancel(self, *, by, reason, on):
        """Strike the record out; the caller saves. Raises ValueError the second time."""
        if self.is_cancelled:
            raise ValueError("It has been cancelled already.")
        self.cancelled_on, self.cancelled_by, self.cancel_reason = on, by, reason


class AppendOnlyError(Exception):
    """Something tried to change or delete an entry of a log."""


class AppendOnlyQuerySet(models.QuerySet):
    """What was entered stays as it was entered; a mistake is mended by a new entry."""

    def update(self, **values):
        raise AppendOnlyError

    def delete(self):
        raise AppendOnlyError


class AppendOnly(models.Model):
    """An entry of a log: who entered it when; it never changes and never goes."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("by")
    )
    at = models.DateTimeField(_("entered at"), editable=False)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["at", "pk"]

    def save(self, *args, **kwargs):
        if self.pk:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnlyError


class SearchableQuerySet(models.QuerySet):
    """Of a model with a folded `search_text` (decision 0003)."""

    def search(self, text):
        """Those whose text holds every word, whatever its spelling, with the article or without."""
        found = self
        for word in fold(text).split():
            found = found.filter(holding("search_text", word))
        return found


class NamedInWords:
    """A record whose name is made of words of ours: `name_ar` and `name_fr`, as those of a translated field."""

    @property
    def name_ar(self):
        return self._named_in("ar")

    @property
    def name_fr(self):
        """Empty where it would be the Arabic one."""
        name = self._named_in("fr")
        return "" if name == self.name_ar else name

    def _named_in(self, language):
        with override(language):
            return str(self)


class Ordered(Versioned):
    """A record with a place among its neighbours: those that share its `placed_within` fields."""

    placed_within: tuple[str, ...] = ()

    position = models.PositiveSmallIntegerField(_("order"), default=1, editable=False)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    @property
    def neighbours(self):
        """All records of its list, itself included, in order."""
        shared = {name: getattr(self, name) for name in self.placed_within}
        return type(self)._base_manager.filter(**shared).order_by("position", "pk")

    def place_last(self):
        """Take the last place of its list; the caller saves."""
        last = self.neighbours.exclude(pk=self.pk).aggregate(last=Max("position"))["last"]
        self.position = (last or 0) + 1

    def move(self, by):
        """Change places with the neighbour `by` places further (−1: the one before); at the end nothing moves.

        The list is numbered anew from 1. Call it inside a transaction: the rows are locked.
        """
        row = list(self.neighbours.select_for_update())
        here = row.index(self)
        there = here + by
        if 0 <= there < len(row):
            row[here], row[there] = row[there], row[here]
        for position, record in enumerate(row, start=1):
            if record.position != position:
                record.position = position
                record.save(update_fields=["position", "updated_at"])


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
