from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hayaa.core.fields import FoldedField
from hayaa.core.models import Ordered, Versioned, arabic_required


class ProgrammeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Adopted programmes are public; drafts are for those inside."""
        return self if user.has_perm("activities.view_programme") else self.filter(state=Programme.State.ADOPTED)

    def current(self):
        """The programme of the latest years, or None."""
        return self.order_by("-first_year").first()


class Programme(Versioned):
    """The body's action programme for a run of years: its text, its axes and its year plans."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ADOPTED = "adopted", _("Adopted")

    title = models.CharField(_("title"), max_length=300)
    mandate = models.ForeignKey(
        "committees.Mandate", models.PROTECT, related_name="programmes", verbose_name=_("mandate")
    )
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"))
    general_objective = models.TextField(_("general objective"), max_length=2000, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT)
    adopted_on = models.DateField(
        _("adopted on"), null=True, blank=True, help_text=_("Empty when the day is not known.")
    )
    stated_permanent = models.PositiveSmallIntegerField(_("permanently present, as stated"), null=True, blank=True)
    stated_medium = models.PositiveSmallIntegerField(_("present now and then, as stated"), null=True, blank=True)
    stated_absent = models.PositiveSmallIntegerField(_("permanently absent, as stated"), null=True, blank=True)

    title_text = FoldedField("title_ar", "title_fr")
    search_text = FoldedField("title_ar", "title_fr", "general_objective_ar", "general_objective_fr")

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("action programme")
        verbose_name_plural = _("action programmes")
        ordering = ["-first_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["first_year"],
                name="activities_programme_one_per_first_year",
                violation_error_message=_("Another programme begins in this year."),
            ),
            models.CheckConstraint(
                condition=Q(first_year__gte=2000, last_year__lte=2100, last_year__gte=F("first_year")),
                name="activities_programme_years_in_order",
                violation_error_message=_("The last year cannot be before the first; both lie between 2000 and 2100."),
            ),
            models.CheckConstraint(
                condition=Q(adopted_on__isnull=True) | Q(state="adopted"),
                name="activities_programme_adoption_day_when_adopted",
                violation_error_message=_("Only an adopted programme has a day of adoption."),
            ),
            models.CheckConstraint(
                condition=Q(stated_permanent__isnull=True, stated_medium__isnull=True, stated_absent__isnull=True)
                | Q(stated_permanent__isnull=False, stated_medium__isnull=False, stated_absent__isnull=False),
                name="activities_programme_stated_attendance_together",
                violation_error_message=_("Give the three stated numbers of attendance, or none."),
            ),
            *arabic_required("title"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("activities:programme-detail")

    def clean(self):
        if not self.first_year or not self.last_year:
            return
        others = Programme.objects.exclude(pk=self.pk)
        if others.filter(first_year__lte=self.last_year, last_year__gte=self.first_year).exists():
            raise ValidationError(_("Another programme covers some of these years."))
        if self.pk:
            left_out = self.year_plans.exclude(year__range=(self.first_year, self.last_year)).first()
            if left_out:
                message = _("The year %(year)s has a plan: the years of the programme must hold it.")
                raise ValidationError(message, params={"year": left_out.year})

    @property
    def years(self):
        return range(self.first_year, self.last_year + 1)


class OfProgrammeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With its programme."""
        return self.filter(programme__in=Programme.objects.visible_to(user))


class ProgrammePart(Ordered):
    """A narrative part of a programme: a heading and a sanitised text, in one of its chapters."""

    class Section(models.TextChoices):
        INTRODUCTION = "introduction", _("General introduction")
        ABOUT = "about", _("About the body")
        DIAGNOSIS = "diagnosis", _("Diagnosis")
        CONCLUSION = "conclusion", _("Conclusion")

    placed_within = ("programme", "section")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="parts", verbose_name=_("action programme"))
    section = models.CharField(_("chapter"), max_length=20, choices=Section)
    heading = models.CharField(_("heading"), max_length=200)
    body = models.TextField(_("text"), max_length=20_000)

    title_text = FoldedField("heading_ar", "heading_fr")
    search_text = FoldedField("heading_ar", "heading_fr", rich=("body_ar", "body_fr"))

    objects = OfProgrammeQuerySet.as_manager()

    class Meta(Ordered.Meta):
        verbose_name = _("part of the programme")
        verbose_name_plural = _("parts of the programme")
        constraints = [*arabic_required("heading", "body")]

    def __str__(self):
        return self.heading

    def get_absolute_url(self):
        return reverse("activities:programme-detail") + f"#part-{self.pk}"
