from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hayaa.core.fields import FoldedField
from hayaa.core.forms import both
from hayaa.core.models import Cancellable, CancellableQuerySet, Versioned


class CouncilEventQuerySet(CancellableQuerySet):
    def answers(self):
        """The council's answers, in part or in full."""
        return self.filter(kind__in=CouncilEvent.Kind.answers())


class CouncilEvent(Cancellable, Versioned):
    """Something the council did with a deposited opinion, on a day; in any order and number."""

    class Kind(models.TextChoices):
        AGENDA = "agenda", pgettext_lazy("council", "On the agenda of a session")
        COMMITTEE = "committee", pgettext_lazy("council", "Sent to a standing committee")
        POSTPONED = "postponed", pgettext_lazy("council", "Postponed")
        DELIBERATION = "deliberation", pgettext_lazy("council", "Answered by deliberation")
        LETTER = "letter", pgettext_lazy("council", "Answered by letter")

        @classmethod
        def answers(cls):
            return [cls.DELIBERATION, cls.LETTER]

    opinion = models.ForeignKey(
        "opinions.Opinion", models.PROTECT, related_name="events", verbose_name=_("opinion"), editable=False
    )
    kind = models.CharField(_("what happened"), max_length=20, choices=Kind)
    day = models.DateField(_("day"))
    session = models.CharField(
        _("session of the council"), max_length=200, blank=True, help_text=_("For example: ordinary session of May.")
    )
    standing_committee = models.CharField(_("standing committee of the council"), max_length=200, blank=True)
    deliberation_number = models.CharField(_("number of the deliberation"), max_length=40, blank=True)
    in_part = models.BooleanField(
        _("answers in part only"), default=False, help_text=_("Some recommendations remain without an answer.")
    )
    text = models.TextField(_("what was said"), max_length=4_000, blank=True)
    letter = models.ForeignKey(
        "committees.Letter",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="council_events",
        verbose_name=_("letter of the council"),
    )
    document = models.ForeignKey(
        "opinions.OpinionDocument",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="events",
        verbose_name=_("document"),
    )

    search_text = FoldedField(*both("session", "standing_committee"), "deliberation_number", *both("text"))

    objects = CouncilEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event at the council")
        verbose_name_plural = _("events at the council")
        ordering = ["day", "pk"]
        constraints = [
            *Cancellable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(in_part=False) | Q(kind__in=["deliberation", "letter"]),
                name="opinions_councilevent_answers_in_part",
                violation_error_message=_("Only an answer can be one in part."),
            ),
            models.CheckConstraint(
                condition=Q(deliberation_number="") | Q(kind="deliberation"),
                name="opinions_councilevent_number_of_deliberation_only",
                violation_error_message=_("Only an answer by deliberation has the number of a deliberation."),
            ),
        ]

    def __str__(self):
        return self.get_kind_display()

    def get_absolute_url(self):
        return f"{self.opinion.get_absolute_url()}#event-{self.pk}"

    @property
    def is_answer(self):
        return self.kind in self.Kind.answers()
