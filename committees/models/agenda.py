from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.models.meeting import Meeting
from hayaa.core.fields import FoldedField
from hayaa.core.models import Ordered, SearchableQuerySet, Versioned, arabic_required


class AgendaItemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With its meeting."""
        return self.filter(meeting__in=Meeting.objects.visible_to(user))

    def that_could_adopt(self):
        """Points of plenary meetings held with their quorum, neither rejected nor postponed; the latest first."""
        held = Meeting.objects.took_place().filter(kind=Meeting.Kind.PLENARY, quorum_present__gte=F("quorum_needed"))
        found = self.filter(meeting__in=held).exclude(outcome__in=AgendaItem.Outcome.lost())
        return found.select_related("meeting__committee").order_by("-meeting__day", "-meeting__starts_at", "position")


class AgendaItem(Ordered):
    """A point of a meeting's agenda: where things are discussed, decided and, where there was a vote, counted."""

    class Outcome(models.TextChoices):
        NOTED = "noted", pgettext_lazy("agenda item", "Noted")
        DECIDED = "decided", pgettext_lazy("agenda item", "Decided")
        APPROVED = "approved", pgettext_lazy("agenda item", "Approved")
        REJECTED = "rejected", pgettext_lazy("agenda item", "Rejected")
        POSTPONED = "postponed", pgettext_lazy("agenda item", "Postponed to another meeting")

        @classmethod
        def lost(cls):
            """Nothing came of the point."""
            return [cls.REJECTED, cls.POSTPONED]

    placed_within = ("meeting",)

    meeting = models.ForeignKey(
        "committees.Meeting", models.CASCADE, related_name="agenda", verbose_name=_("meeting"), editable=False
    )
    title = models.CharField(_("point"), max_length=300)
    presented_by = models.ForeignKey(
        "committees.Member",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=_("presented by"),
    )
    discussion = models.TextField(_("discussion"), max_length=20_000, blank=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome, blank=True)
    resolution = models.TextField(_("text of the decision"), max_length=4_000, blank=True)
    votes_for = models.PositiveSmallIntegerField(_("votes for"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("votes against"), null=True, blank=True)
    abstentions = models.PositiveSmallIntegerField(_("abstentions"), null=True, blank=True)

    search_text = FoldedField(
        "title_ar", "title_fr", "resolution_ar", "resolution_fr", rich=("discussion_ar", "discussion_fr")
    )

    objects = AgendaItemQuerySet.as_manager()

    class Meta(Ordered.Meta):
        verbose_name = _("point of the agenda")
        verbose_name_plural = _("points of the agenda")
        constraints = [
            *arabic_required("title"),
            models.CheckConstraint(
                condition=Q(votes_for__isnull=True, votes_against__isnull=True, abstentions__isnull=True)
                | Q(votes_for__isnull=False, votes_against__isnull=False, abstentions__isnull=False),
                name="committees_agendaitem_votes_all_or_none",
                violation_error_message=_("A vote has three numbers: for, against and abstentions (0 where none)."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"{self.meeting.get_absolute_url()}#item-{self.pk}"

    @property
    def votes(self):
        """For, against and abstentions, or None where there was no vote."""
        votes = (self.votes_for, self.votes_against, self.abstentions)
        return None if None in votes else votes

    @property
    def votes_cast(self):
        """How many took part in the vote, or None where there was none."""
        return None if self.votes is None else sum(self.votes)

    @property
    def is_unanimous(self):
        return bool(self.votes_for) and not self.votes_against and not self.abstentions

    @property
    def is_recorded(self):
        """Something is written of what came of it, in whatever language: discussion, outcome or decision."""
        texts = (self.outcome, self.discussion_ar, self.discussion_fr, self.resolution_ar, self.resolution_fr)
        return any(texts) or self.decisions.exists()

    @property
    def has_adopted(self):
        """Something was adopted here, an opinion, plan or report: what the point says and how the vote went stay."""
        return hasattr(self, "adopted_opinion") or self.adopted_versions.exists() or self.adopted_reports.exists()

    @property
    def is_used(self):
        return self.has_adopted or self.decisions.exists()

    def obstacle_to_adopting(self):
        """A sentence that says why nothing can be adopted at this point, or an empty string."""
        meeting = self.meeting
        if meeting.kind != Meeting.Kind.PLENARY or not meeting.took_place or not meeting.frozen_quorum.is_reached:
            return _("Only a meeting of the whole body held with its quorum adopts an opinion, a plan or a report.")
        if self.outcome in self.Outcome.lost():
            return _("This point was rejected or postponed: choose the point of the adoption.")
        return ""

    def clean(self):
        """Votes never outnumber those who attended (those who attend at a distance vote, too)."""
        if not self.votes_cast or not self.meeting_id:
            return
        attending = self.meeting.attendances.attending().count()
        if self.votes_cast > attending:
            message = _("More votes (%(votes)s) than people attending (%(attending)s): correct the votes or the sheet.")
            raise ValidationError(message, code="votes", params={"votes": self.votes_cast, "attending": attending})


class DecisionQuerySet(SearchableQuerySet):
    def visible_to(self, user):
        """With the meeting in which it was taken."""
        return self.filter(agenda_item__meeting__in=Meeting.objects.visible_to(user))

    def open(self):
        """Not done yet; what was entered for a meeting that then did not take place is no decision."""
        valid = [Meeting.State.CONVENED, *Meeting.State.took_place()]
        return self.filter(state__in=Decision.State.open(), agenda_item__meeting__state__in=valid)

    def open_before(self, meeting):
        """What earlier meetings of the same organ left to do: it returns on the agenda of this one."""
        earlier = Meeting.objects.of_organ_of(meeting).filter(day__lt=meeting.day)
        return self.open().filter(agenda_item__meeting__in=earlier)


class Decision(Versioned):
    """Something to be done that a point of an agenda decided: by whom, until when, and what became of it."""

    class State(models.TextChoices):
        TO_DO = "to_do", pgettext_lazy("decision", "To do")
        IN_PROGRESS = "in_progress", pgettext_lazy("decision", "In progress")
        DONE = "done", pgettext_lazy("decision", "Done")
        DROPPED = "dropped", pgettext_lazy("decision", "Dropped")

        @classmethod
        def open(cls):
            return [cls.TO_DO, cls.IN_PROGRESS]

    agenda_item = models.ForeignKey(
        AgendaItem, models.PROTECT, related_name="decisions", verbose_name=_("point of the agenda"), editable=False
    )
    text = models.CharField(_("what is to be done"), max_length=400)
    in_charge = models.ForeignKey(
        "committees.Member",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("member in charge"),
    )
    in_charge_other = models.CharField(
        _("somebody else in charge"), max_length=120, blank=True, help_text=_("The secretariat or a partner, say.")
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.TO_DO)
    follow_up = models.TextField(_("follow-up"), max_length=1000, blank=True)

    search_text = FoldedField("text_ar", "text_fr", "in_charge_other")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = [models.F("due_on").asc(nulls_last=True), "pk"]
        constraints = [*arabic_required("text")]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return reverse("committees:decision-list") + f"#decision-{self.pk}"

    @property
    def is_open(self):
        return self.state in self.State.open()

    def is_overdue(self, day):
        return self.is_open and self.due_on is not None and self.due_on < day
