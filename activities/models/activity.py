from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities.models.execution import EXECUTION_RULES, Execution
from hayaa.core.fields import FoldedField
from hayaa.core.models import NamedInWords, Versioned


class ActivityQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those inside; what the public sees of activities are the lines of adopted plans."""
        return self if user.has_perm("activities.view_activity") else self.none()


class Activity(NamedInWords, Execution, Versioned):
    """The lasting identity of a thing to do in a year; its wording and dates stand in the lines of each version.

    One that no version holds was done outside the plan: it has a title and an axis of its own.
    """

    class Kind(models.TextChoices):
        MEETING = "meeting", _("Meeting")
        TRAINING = "training", pgettext_lazy("kind of activity", "Training session")
        WORKSHOP = "workshop", _("Workshop")
        SEMINAR = "seminar", _("Seminar")
        FORUM = "forum", _("Forum or encounter")
        VISIT = "visit", _("Exchange visit")
        OPINION = "opinion", _("Consultative opinion")
        DRAFTING = "drafting", _("Drafting")
        PARTICIPATION = "participation", _("Participation")
        FOLLOW_UP = "follow_up", _("Follow-up")

    class Role(models.TextChoices):
        ORGANISES = "organises", _("The body organises")
        TAKES_PART = "takes_part", _("The body takes part")

    year_plan = models.ForeignKey(
        "activities.YearPlan", models.PROTECT, related_name="activities", verbose_name=_("year plan")
    )
    code = models.SlugField(_("code"), max_length=20, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    role = models.CharField(_("role of the body"), max_length=20, choices=Role, default=Role.ORGANISES)
    quantity = models.PositiveSmallIntegerField(
        _("quantity"), default=1, help_text=_("One line may stand for two trainings.")
    )
    partners = models.ManyToManyField(
        "activities.Partner", blank=True, related_name="activities", verbose_name=_("partners")
    )
    meetings = models.ManyToManyField(
        "committees.Meeting", blank=True, related_name="activities", verbose_name=_("linked meetings")
    )

    opinions = models.ManyToManyField(
        "opinions.Opinion", blank=True, related_name="activities", verbose_name=_("linked opinions")
    )
    partners_present = models.ManyToManyField(
        "activities.Partner", blank=True, related_name="activities_attended", verbose_name=_("partners who came")
    )
    title = models.CharField(_("title"), max_length=400, blank=True)
    axis = models.ForeignKey(
        "activities.Axis",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activities_outside_plan",
        verbose_name=_("axis"),
    )

    title_text = FoldedField("title_ar", "title_fr", "code")
    search_text = FoldedField(
        "title_ar", "title_fr", "code", "outcome_ar", "outcome_fr", "state_reason_ar", "state_reason_fr"
    )

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quantity__gte=1),
                name="activities_activity_at_least_one",
                violation_error_message=_("The quantity is at least 1."),
            ),
            *EXECUTION_RULES,
        ]

    def __str__(self):
        line = self.latest_line
        return line.wording if line else self.title or self.code

    def get_absolute_url(self):
        return reverse("activities:activity-detail", args=[self.pk])

    def next_code(self):
        """The first free code of its year: 24-23 after 24-22. Lock the year plan while you use it."""
        taken = Activity.objects.filter(year_plan=self.year_plan).values_list("code", flat=True)
        ends = [int(code.rpartition("-")[2]) for code in taken if code.rpartition("-")[2].isdecimal()]
        return f"{self.year_plan.year % 100:02}-{max(ends, default=0) + 1:02}"

    def clean(self):
        self.clean_execution()

    @property
    def latest_line(self):
        """Its official line, else that of the draft of the highest number that holds it; None without any."""
        return self.official_line or max(self.lines.all(), key=lambda line: line.plan_version.number, default=None)

    @property
    def current_axis(self):
        """The axis of that line; of an activity outside the plan its own, or None."""
        line = self.latest_line
        return line.axis if line else self.axis

    @property
    def official_line(self):
        """Its line in the version in force, else in the latest adopted one; None where no adopted version holds it."""
        lines = [line for line in self.lines.all() if line.plan_version.is_official]
        return max(lines, key=lambda line: (line.plan_version.is_in_force, line.plan_version.number), default=None)

    @property
    def is_recorded(self):
        """Somebody has entered what became of it, who or what belongs to it, or what proves it: it stays."""
        linked = (self.participations, self.evidence, self.meetings, self.opinions)
        return self.state != self.State.PLANNED or bool(self.outcome_ar) or any(rows.exists() for rows in linked)

    @property
    def is_done_by_meetings(self):
        """As many of its linked meetings were held as it plans; derived, never typed."""
        return sum(meeting.took_place for meeting in self.meetings.all()) >= self.quantity

    @property
    def is_planned_officially(self):
        """An adopted version holds it: its kind, role and quantity are what execution is measured against."""
        return self.lines.official().exists()
