from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hayaa.core.models import Period, PeriodQuerySet, empty


class Term(Period):
    """One member's time in office within a mandate.

    «Never joined» and «dropped out» are marks on a running term: the member stays in office, and in
    the quorum, until the council decides otherwise.
    """

    class EndReason(models.TextChoices):
        RESIGNATION = "resignation", _("Resignation")
        RELEASE = "release", _("Release")
        DEATH = "death", _("Death")
        REPLACEMENT = "replacement", _("Replacement")
        END_OF_MANDATE = "end_of_mandate", _("End of the mandate")

    class Engagement(models.TextChoices):
        NEVER_JOINED = "never_joined", pgettext_lazy("neutral", "Never joined")
        DROPPED_OUT = "dropped_out", pgettext_lazy("neutral", "Dropped out")

    MARKS = {
        ("never_joined", "f"): pgettext_lazy("feminine", "Never joined"),
        ("never_joined", "m"): pgettext_lazy("masculine", "Never joined"),
        ("dropped_out", "f"): pgettext_lazy("feminine", "Dropped out"),
        ("dropped_out", "m"): pgettext_lazy("masculine", "Dropped out"),
    }

    member = models.ForeignKey("committees.Member", models.PROTECT, related_name="terms", verbose_name=_("member"))
    mandate = models.ForeignKey("committees.Mandate", models.PROTECT, related_name="terms", verbose_name=_("mandate"))
    decision = models.CharField(_("decision of appointment"), max_length=200, blank=True)
    engagement = models.CharField(
        _("mark"), max_length=20, choices=Engagement, blank=True, help_text=_("The member stays in office.")
    )
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("replaces")
    )
    end_reason = models.CharField(_("reason of the end"), max_length=20, choices=EndReason, blank=True)
    end_decision = models.CharField(_("decision of the end"), max_length=200, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta(Period.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                "member",
                name="committees_term_one_running_per_member",
                condition=Q(ends_on__isnull=True),
                violation_error_message=_("This member already has a running term: end it first."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True, end_reason="") | (Q(ends_on__isnull=False) & ~Q(end_reason="")),
                name="committees_term_end_has_a_reason",
                violation_error_message=_("The end of a term has both a day and a reason: give both, or neither."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=False) | (empty("end_decision_ar") & empty("end_decision_fr")),
                name="committees_term_end_decision_with_end",
                violation_error_message=_("Give the day of the end beside its decision."),
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(replaces=models.F("pk")),
                name="committees_term_never_replaces_itself",
                violation_error_message=_("A term cannot replace itself."),
            ),
        ]

    def __str__(self):
        return f"{self.member} ({self.mandate})"

    def get_absolute_url(self):
        return reverse("committees:member-detail", args=[self.member_id])

    @property
    def mark(self):
        """«Never joined» or «dropped out» in the member's gender, or nothing."""
        return self.MARKS[self.engagement, self.member.sex] if self.engagement else ""

    def clean(self):
        if not self.starts_on:
            return
        if self.mandate_id and not self.mandate.runs_on(self.starts_on):
            raise ValidationError({"starts_on": _("This day lies outside the mandate: choose a day within it.")})
        if self.member_id:
            self.refuse_overlap(self.member.terms.all(), _("Another term of this member covers some of these days."))
        if self.replaces_id:
            self._check_replaced()

    def _check_replaced(self):
        if self.replaces.member_id == self.member_id:
            raise ValidationError({"replaces": _("A member cannot replace themselves: choose another term.")})
        if not self.replaces.ends_on or self.replaces.ends_on > self.starts_on:
            raise ValidationError({"replaces": _("The term replaced must have ended when this one begins.")})
