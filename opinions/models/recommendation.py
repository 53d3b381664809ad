from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hayaa.core.fields import FoldedField
from hayaa.core.models import AppendOnly, Ordered, SearchableQuerySet, arabic_required
from opinions.models.opinion import Opinion

SOON = timedelta(days=30)


class RecommendationQuerySet(SearchableQuerySet):
    def visible_to(self, user):
        """With its opinion."""
        return self.filter(opinion__in=Opinion.objects.visible_to(user))

    def followed(self):
        """Those of opinions that were deposited: what became of them is asked."""
        return self.filter(opinion__state__in=Opinion.State.with_council())

    def unsettled(self):
        return self.exclude(state__in=Recommendation.State.ended())

    def awaited(self):
        """Not settled, of opinions that are still followed: one closed without answer waits for nothing."""
        return self.unsettled().filter(opinion__state__in=Opinion.State.followed())

    def overdue(self, day):
        """Due before that day, and still awaited."""
        return self.awaited().filter(due_on__lt=day)

    def due_soon(self, day):
        """Due on that day or within a month of it, and still awaited."""
        return self.awaited().filter(due_on__range=(day, day + SOON))


class Recommendation(Ordered):
    """One recommendation of an opinion: to whom, until when, and what became of it.

    Its words are locked with the text of the opinion; its state is that of its latest follow-up.
    """

    class State(models.TextChoices):
        AWAITING = "awaiting", pgettext_lazy("recommendation", "Awaiting an answer")
        ACCEPTED = "accepted", pgettext_lazy("recommendation", "Accepted")
        ACCEPTED_IN_PART = "accepted_in_part", pgettext_lazy("recommendation", "Accepted in part")
        IN_EXECUTION = "in_execution", pgettext_lazy("recommendation", "In execution")
        EXECUTED = "executed", pgettext_lazy("recommendation", "Executed")
        EXECUTED_IN_PART = "executed_in_part", pgettext_lazy("recommendation", "Executed in part")
        REJECTED = "rejected", pgettext_lazy("recommendation", "Rejected")
        POSTPONED = "postponed", pgettext_lazy("recommendation", "Postponed")
        MOOT = "moot", pgettext_lazy("recommendation", "Moot")

        @classmethod
        def ended(cls):
            """End states: nothing more is expected."""
            return [cls.EXECUTED, cls.EXECUTED_IN_PART, cls.REJECTED, cls.MOOT]

    placed_within = ("opinion",)

    opinion = models.ForeignKey(
        Opinion, models.CASCADE, related_name="recommendations", verbose_name=_("opinion"), editable=False
    )
    text = models.TextField(_("recommendation"), max_length=1_500)
    addressee = models.CharField(_("addressee"), max_length=200, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.AWAITING, editable=False)

    search_text = FoldedField("text_ar", "text_fr", "addressee_ar", "addressee_fr")

    objects = RecommendationQuerySet.as_manager()

    class Meta(Ordered.Meta):
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["opinion", "position", "pk"]
        constraints = [*arabic_required("text")]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return f"{self.opinion.get_absolute_url()}#recommendation-{self.pk}"

    @property
    def is_settled(self):
        return self.state in self.State.ended()

    def is_overdue(self, day):
        late = self.due_on is not None and self.due_on < day
        return late and not self.is_settled and self.opinion.is_followed

    @property
    def is_used(self):
        return self.follow_ups.exists()


class FollowUp(AppendOnly):
    """What was found about a recommendation on a day, and the state it then had."""

    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="follow_ups", verbose_name=_("recommendation")
    )
    day = models.DateField(_("day"))
    state = models.CharField(_("new state"), max_length=20, choices=Recommendation.State)
    finding = models.TextField(_("what was found"), max_length=2_000, blank=True)
    document = models.ForeignKey(
        "opinions.OpinionDocument",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name=_("evidence"),
    )

    search_text = FoldedField("finding_ar", "finding_fr")

    class Meta(AppendOnly.Meta):
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")

    def __str__(self):
        return self.get_state_display()
