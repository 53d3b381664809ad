from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.models.programme import OfProgrammeQuerySet
from hayaa.core.fields import FoldedField
from hayaa.core.models import Ordered, arabic_required


class Statement(Ordered):
    """One line of a programme's lists: a specific objective, a finding of its diagnosis, or something done."""

    class Kind(models.TextChoices):
        OBJECTIVE = "objective", _("Specific objective")
        STRENGTH = "strength", _("Strength")
        WEAKNESS = "weakness", _("Weakness")
        OPPORTUNITY = "opportunity", _("Opportunity")
        THREAT = "threat", _("Threat")
        DONE = "done", _("Done since the foundation")

    placed_within = ("programme", "kind")
    DIAGNOSIS = (Kind.STRENGTH, Kind.WEAKNESS, Kind.OPPORTUNITY, Kind.THREAT)

    programme = models.ForeignKey(
        "activities.Programme", models.CASCADE, related_name="statements", verbose_name=_("action programme")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    text = models.TextField(_("text"), max_length=1000)
    axes = models.ManyToManyField(
        "activities.Axis", blank=True, related_name="statements", verbose_name=_("axes it concerns")
    )

    search_text = FoldedField("text_ar", "text_fr")

    objects = OfProgrammeQuerySet.as_manager()

    class Meta(Ordered.Meta):
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        constraints = [*arabic_required("text")]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return reverse("activities:programme-detail") + f"#{self.kind}"
