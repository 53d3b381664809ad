from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hayaa.core.fields import FoldedField
from hayaa.core.models import Period, PeriodQuerySet, SearchableQuerySet, arabic_required


class Participation(models.Model):
    """That a member took part in an activity: what training figures are counted from, and certificates printed."""

    activity = models.ForeignKey(
        "activities.Activity", models.CASCADE, related_name="participations", verbose_name=_("activity")
    )
    member = models.ForeignKey(
        "committees.Member", models.PROTECT, related_name="participations", verbose_name=_("member")
    )

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["activity", "member__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "member"],
                name="activities_participation_once_per_member",
                violation_error_message=_("This member stands on the list of participants already."),
            )
        ]

    def __str__(self):
        return str(self.member)


class RepresentationQuerySet(SearchableQuerySet, PeriodQuerySet):
    def visible_to(self, user):
        """Those inside."""
        return self if user.has_perm("activities.view_representation") else self.none()


class Representation(Period):
    """A seat of the body in somebody else's committee, such as a steering committee of the commune."""

    name = models.CharField(_("committee in which the body has a seat"), max_length=200)
    member = models.ForeignKey(
        "committees.Member", models.PROTECT, related_name="representations", verbose_name=_("member")
    )

    search_text = FoldedField("name_ar", "name_fr")

    objects = RepresentationQuerySet.as_manager()

    class Meta:
        verbose_name = _("representation")
        verbose_name_plural = _("representations")
        ordering = ["-starts_on", "pk"]
        constraints = [*Period.Meta.constraints, *arabic_required("name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("activities:representation-list") + f"#representation-{self.pk}"
