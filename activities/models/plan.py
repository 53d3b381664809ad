from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities.seal import seal
from hayaa.core.documents import stored_name
from hayaa.core.fields import FoldedField
from hayaa.core.models import NamedInWords, Versioned


class YearPlan(Versioned):
    """One year of a programme; what is planned for it stands in its versions."""

    programme = models.ForeignKey(
        "activities.Programme", models.PROTECT, related_name="year_plans", verbose_name=_("action programme")
    )
    year = models.PositiveSmallIntegerField(_("year"), unique=True)

    class Meta:
        verbose_name = _("year plan")
        verbose_name_plural = _("year plans")
        ordering = ["year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100),
                name="activities_yearplan_year_is_gregorian",
                violation_error_message=_("The year lies between 2000 and 2100."),
            )
        ]

    def __str__(self):
        return str(self.year)

    def get_absolute_url(self):
        return reverse("activities:plan-detail", args=[self.year])

    @property
    def in_preparation(self):
        """Its draft or submitted version, or None."""
        return self.versions.in_preparation().first()

    @property
    def basis(self):
        """What a new version begins as a copy of: the version in force, else the latest."""
        return self.versions.in_force().first() or self.versions.order_by("-number").first()

    def clean(self):
        if self.programme_id and self.year and self.year not in self.programme.years:
            raise ValidationError({"year": _("The year lies outside the years of the programme.")})


class PlanVersionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Versions that were adopted are public, for ever; the others are for those inside."""
        if user.has_perm("activities.view_planversion"):
            return self
        return self.filter(state__in=PlanVersion.State.official())

    def in_force(self):
        return self.filter(state=PlanVersion.State.ADOPTED)

    def in_preparation(self):
        return self.filter(state__in=PlanVersion.State.preparing())


class PlanVersion(NamedInWords, Versioned):
    """A whole plan of a year, as submitted and adopted at one time; the next one supersedes it."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("version", "Draft")
        SUBMITTED = "submitted", pgettext_lazy("version", "Submitted")
        ADOPTED = "adopted", pgettext_lazy("version", "Adopted")
        SUPERSEDED = "superseded", pgettext_lazy("version", "Superseded")
        ABANDONED = "abandoned", pgettext_lazy("version", "Abandoned")

        @classmethod
        def official(cls):
            """States of a version that was adopted: its lines never change again."""
            return [cls.ADOPTED, cls.SUPERSEDED]

        @classmethod
        def preparing(cls):
            """States of a version that is on its way to adoption."""
            return [cls.DRAFT, cls.SUBMITTED]

    STEPS = {
        State.DRAFT: (State.SUBMITTED, State.ADOPTED, State.ABANDONED),
        State.SUBMITTED: (State.DRAFT, State.ADOPTED, State.ABANDONED),
        State.ADOPTED: (State.SUPERSEDED,),
        State.SUPERSEDED: (),
        State.ABANDONED: (),
    }

    year_plan = models.ForeignKey(YearPlan, models.PROTECT, related_name="versions", verbose_name=_("year plan"))
    number = models.PositiveSmallIntegerField(_("number"))
    label = models.CharField(_("label"), max_length=120, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    based_on = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors", verbose_name=_("based on")
    )
    adopted_on = models.DateField(
        _("adopted on"), null=True, blank=True, help_text=_("Empty when the day is not known.")
    )
    adoption_item = models.ForeignKey(
        "committees.AgendaItem",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="adopted_versions",
        verbose_name=_("adopted at the point"),
    )
    digest = models.CharField(_("seal"), max_length=64, blank=True, editable=False)
    sheet_ar = models.FileField(_("sheet as adopted, in Arabic"), upload_to=stored_name, blank=True, editable=False)
    sheet_fr = models.FileField(_("sheet as adopted, in French"), upload_to=stored_name, blank=True, editable=False)
    recorded_afterwards = models.BooleanField(
        _("recorded afterwards"), default=False, help_text=_("Written down when the year was over.")
    )
    reason = models.TextField(_("reason of this version"), max_length=1000, blank=True)
    abandoned_because = models.CharField(_("reason for giving it up"), max_length=300, blank=True)

    title_text = FoldedField("name_ar", "name_fr", "label_ar", "label_fr")
    search_text = FoldedField(
        "name_ar", "name_fr", "label_ar", "label_fr", "reason_ar", "reason_fr", "abandoned_because_ar",
        "abandoned_because_fr",
    )  # fmt: skip

    objects = PlanVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a plan")
        verbose_name_plural = _("versions of plans")
        ordering = ["year_plan__year", "number"]
        permissions = [("adopt_planversion", "Can record the adoption of a version")]
        constraints = [
            models.UniqueConstraint(
                fields=["year_plan", "number"],
                name="activities_planversion_number_within_year",
                violation_error_message=_("Another version of this year has this number."),
            ),
            models.UniqueConstraint(
                "year_plan",
                name="activities_planversion_one_in_force",
                condition=Q(state="adopted"),
                violation_error_message=_("Another version of this year is in force."),
            ),
            models.UniqueConstraint(
                "year_plan",
                name="activities_planversion_one_in_preparation",
                condition=Q(state__in=["draft", "submitted"]),
                violation_error_message=_(
                    "Another version of this year is in preparation: finish or abandon it first."
                ),
            ),
            models.CheckConstraint(
                condition=Q(adopted_on__isnull=True, adoption_item__isnull=True, digest="")
                | Q(state__in=["adopted", "superseded"]),
                name="activities_planversion_adoption_day_when_adopted",
                violation_error_message=_("Only an adopted version has a day of adoption."),
            ),
            models.CheckConstraint(
                condition=Q(state="abandoned", abandoned_because_ar__isnull=False, abandoned_because_ar__gt="")
                | ~Q(state="abandoned") & (Q(abandoned_because_ar__isnull=True) | Q(abandoned_because_ar="")),
                name="activities_planversion_abandoned_with_reason",
                violation_error_message=_("Say in Arabic why the version is given up."),
            ),
        ]

    def __str__(self):
        return _("Version %(number)s of the plan of %(year)s") % {"number": self.number, "year": self.year_plan.year}

    def get_absolute_url(self):
        return reverse("activities:version-detail", args=[self.year_plan.year, self.number])

    @property
    def is_official(self):
        return self.state in self.State.official()

    @property
    def is_in_force(self):
        return self.state == self.State.ADOPTED

    @property
    def is_open(self):
        """Its lines may be edited."""
        return self.state == self.State.DRAFT

    @property
    def is_submitted(self):
        return self.state == self.State.SUBMITTED

    @property
    def in_preparation(self):
        """On its way to adoption: it can still be given up."""
        return self.state in self.State.preparing()

    def may_become(self, state):
        return state in self.STEPS[self.state]

    def _step(self, state):
        if not self.may_become(state):
            raise ValueError(f"A version that is {self.state} cannot become {state}.")
        self.state = state

    def submit(self):
        """Close the draft for adoption."""
        self._step(self.State.SUBMITTED)
        self.save()

    def reopen(self):
        """Back to draft, to be corrected."""
        self._step(self.State.DRAFT)
        self.save()

    def abandon(self):
        """Give the version up; it stays visible, with `abandoned_because`, which the caller has filled."""
        self._step(self.State.ABANDONED)
        self.save()

    @transaction.atomic
    def adopt(self, *, on, item=None):
        """Put the version in force from that day and supersede the one before it; its lines get their seal.

        `item` is the point of the agenda that adopted it, None where that is not known.
        """
        self._step(self.State.ADOPTED)
        for former in self.year_plan.versions.select_for_update().in_force():
            former._step(self.State.SUPERSEDED)
            former.save()
        self.adopted_on, self.adoption_item, self.digest = on, item, self.seal_of_lines()
        self.save()

    def seal_of_lines(self):
        """The seal of its lines as they are now."""
        return seal(self.lines.select_related("activity", "axis"))
