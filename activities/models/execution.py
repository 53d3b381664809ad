from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities.models.schedule_rules import schedule_rules
from activities.schedule import Schedule
from hayaa.core.models import empty

SOON = timedelta(days=14)


class Execution(models.Model):
    """What became of an activity: typed by those who know, as precisely as they know it.

    Late, soon, without proof, outside the plan, done by its linked meetings: derived, never stored.
    """

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("activity", "Planned")
        IN_PREPARATION = "in_preparation", pgettext_lazy("activity", "In preparation")
        IN_PROGRESS = "in_progress", pgettext_lazy("activity", "In progress")
        DONE = "done", pgettext_lazy("activity", "Done")
        DONE_IN_PART = "done_in_part", pgettext_lazy("activity", "Done in part")
        NOT_CONFIRMED = "not_confirmed", pgettext_lazy("activity", "Not confirmed")
        POSTPONED = "postponed", pgettext_lazy("activity", "Postponed")
        CANCELLED = "cancelled", pgettext_lazy("activity", "Cancelled")
        NOT_DONE = "not_done", pgettext_lazy("activity", "Not done")

        @property
        def sign(self):
            """The sign that stands with its word and its colour."""
            return str(SIGNS[self])

        @property
        def tone(self):
            """The colour of its badge, a token of the style sheets."""
            return TONES.get(self, "")

        @classmethod
        def open(cls):
            """Nothing has been settled yet: past their day they are late, and held meetings make them done."""
            return [cls.PLANNED, cls.IN_PREPARATION, cls.IN_PROGRESS]

        @classmethod
        def carried_out(cls):
            """It took place, as planned or in part: it has days, participants and proof."""
            return [cls.DONE, cls.DONE_IN_PART]

        @classmethod
        def otherwise(cls):
            """Not as planned: such a state has its reason."""
            return [cls.DONE_IN_PART, cls.POSTPONED, cls.CANCELLED, cls.NOT_DONE]

    state = models.CharField(_("state"), max_length=20, choices=State, default=State.PLANNED)
    state_reason = models.CharField(_("reason where not as planned"), max_length=300, blank=True)
    held_month_from = models.PositiveSmallIntegerField(_("from month"), null=True, blank=True)
    held_month_to = models.PositiveSmallIntegerField(_("to month"), null=True, blank=True)
    held_from = models.DateField(_("first day"), null=True, blank=True)
    held_until = models.DateField(_("last day"), null=True, blank=True)
    quantity_done = models.PositiveSmallIntegerField(_("quantity done"), null=True, blank=True)
    other_women = models.PositiveSmallIntegerField(_("women who are not members"), null=True, blank=True)
    other_men = models.PositiveSmallIntegerField(_("men who are not members"), null=True, blank=True)
    outcome = models.TextField(_("what came of it"), max_length=2000, blank=True)

    class Meta:
        abstract = True

    @property
    def standing(self):
        """Its state: the one that was typed, or done where as many of its linked meetings were held as it plans."""
        if self.state in (*self.State.open(), self.State.NOT_CONFIRMED) and self.is_done_by_meetings:
            return self.State.DONE
        return self.State(self.state)

    @property
    def is_unsettled(self):
        """Nobody has said yet what became of it, nor do its meetings."""
        return self.standing in (*self.State.open(), self.State.NOT_CONFIRMED)

    @property
    def is_carried_out(self):
        return self.standing in self.State.carried_out()

    @property
    def carried_out_quantity(self):
        """How many of its quantity took place: as typed, else all of it once it is done, else none."""
        if self.quantity_done is not None and self.is_carried_out:
            return self.quantity_done
        return self.quantity if self.standing == self.State.DONE else 0

    @property
    def held(self):
        """When it took place, as precisely as that is known; undated where nobody said."""
        return Schedule(self.year_plan.year, self.held_month_from, self.held_month_to, self.held_from, self.held_until)

    @property
    def ended_on(self):
        """The last day of when it took place; where nobody said, the day of the meeting that made it done, or None."""
        days = sorted(meeting.day for meeting in self.meetings.all() if meeting.took_place)
        by_meetings = days[self.quantity - 1] if self.is_done_by_meetings else None
        return self.held.latest or (by_meetings if self.is_carried_out else None)

    def is_late(self, schedule, on):
        """Nothing settled after the last day of its schedule; what is undated is never late."""
        return self.standing in self.State.open() and schedule.latest is not None and schedule.latest < on

    def is_soon(self, schedule, on):
        """Its next day comes within a fortnight; of months alone only their end is known."""
        day = schedule.next_day(on)
        return self.standing in self.State.open() and day is not None and on <= day <= on + SOON

    @property
    def is_without_proof(self):
        """It took place, and no evidence stands for it."""
        return self.is_carried_out and all(each.state == "rejected" for each in self.evidence.all())

    def clean_execution(self):
        """Refuse days of another year: what is put off to another year is planned there."""
        for name in ("held_from", "held_until"):
            day = getattr(self, name)
            if day and day.year != self.year_plan.year:
                raise ValidationError(
                    {name: _("This day is not in the year of the plan: mark it postponed, and plan it in that year.")}
                )


State = Execution.State
SIGNS = {
    State.PLANNED: "○",
    State.IN_PREPARATION: "…",
    State.IN_PROGRESS: "◐",
    State.DONE: "✓",
    State.DONE_IN_PART: "½",
    State.NOT_CONFIRMED: pgettext_lazy("sign", "?"),
    State.POSTPONED: "↷",
    State.CANCELLED: "✕",
    State.NOT_DONE: "−",
}
TONES = {
    **dict.fromkeys((State.IN_PREPARATION, State.IN_PROGRESS), "blue"),
    **dict.fromkeys((State.DONE, State.DONE_IN_PART), "green"),
    **dict.fromkeys((State.NOT_CONFIRMED, State.POSTPONED), "amber"),
    **dict.fromkeys((State.CANCELLED, State.NOT_DONE), "red"),
}

EXECUTION_RULES = [
    *schedule_rules(
        "activities_activity_held", months=("held_month_from", "held_month_to"), days=("held_from", "held_until")
    ),
    models.CheckConstraint(
        condition=~Q(state__in=["done_in_part", "postponed", "cancelled", "not_done"]) | ~empty("state_reason_ar"),
        name="activities_activity_not_as_planned_with_reason",
        violation_error_message=_("Say in Arabic why it was not done as planned."),
    ),
    models.CheckConstraint(
        condition=~Q(state="done_in_part") | Q(quantity_done__isnull=False),
        name="activities_activity_done_in_part_with_quantity",
        violation_error_message=_("Say how much of it was done."),
    ),
    models.CheckConstraint(
        condition=Q(quantity_done__isnull=True) | Q(state__in=["done", "done_in_part"]),
        name="activities_activity_quantity_of_what_was_done",
        violation_error_message=_("Only what was done has a quantity done."),
    ),
    models.CheckConstraint(
        condition=~Q(state="done_in_part") | Q(quantity_done__lt=F("quantity")),
        name="activities_activity_done_in_part_is_not_all_of_it",
        violation_error_message=_("All of the planned quantity: choose “done”."),
    ),
    models.CheckConstraint(
        condition=~Q(state="done") | Q(quantity_done__isnull=True) | Q(quantity_done__gte=F("quantity")),
        name="activities_activity_done_is_all_of_it",
        violation_error_message=_("Less than the planned quantity: choose “done in part”."),
    ),
]
