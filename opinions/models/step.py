from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hayaa.core.models import empty
from opinions.models.opinion import Opinion

REASONED = [Q(from_state=before, to_state=after) for before, after in sorted(Opinion.REASONED)]
NEEDS_A_NOTE = Q(kind="erratum")
for pair in REASONED:
    NEEDS_A_NOTE |= pair


class OpinionStep(models.Model):
    """One step in the life of an opinion: from which state to which, by whom, when and why.

    An erratum, a release and its end are steps that change no state.
    """

    class Kind(models.TextChoices):
        STEP = "step", pgettext_lazy("opinion", "Step")
        ERRATUM = "erratum", pgettext_lazy("opinion", "Erratum")
        RELEASED = "released", pgettext_lazy("opinion", "Released to the public")
        HIDDEN = "hidden", pgettext_lazy("opinion", "No longer public")

    opinion = models.ForeignKey(Opinion, models.PROTECT, related_name="steps", verbose_name=_("opinion"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.STEP)
    from_state = models.CharField(_("from"), max_length=30, choices=Opinion.State)
    to_state = models.CharField(_("to"), max_length=30, choices=Opinion.State)
    by = models.ForeignKey("committees.User", models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))
    note = models.TextField(_("note"), max_length=2_000, blank=True)

    class Meta:
        verbose_name = _("step of an opinion")
        verbose_name_plural = _("steps of opinions")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~empty("note_ar") | ~NEEDS_A_NOTE,
                name="opinions_opinionstep_undoing_needs_a_note",
                violation_error_message=_("This step says why, in Arabic at least."),
            ),
            models.CheckConstraint(
                condition=Q(kind="step") & ~Q(from_state=F("to_state")) | ~Q(kind="step") & Q(from_state=F("to_state")),
                name="opinions_opinionstep_changes_the_state",
                violation_error_message=_("A step leads to another state; errata and releases change none."),
            ),
        ]

    def __str__(self):
        if self.kind != self.Kind.STEP:
            return self.get_kind_display()
        return f"{self.get_from_state_display()} → {self.get_to_state_display()}"
