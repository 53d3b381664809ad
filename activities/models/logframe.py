from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities.models.programme import OfProgrammeQuerySet
from hayaa.core.fields import FoldedField
from hayaa.core.models import Ordered, arabic_required


class Axis(Ordered):
    """A strand of a programme, with its objective; it has no state of its own."""

    class Colour(models.IntegerChoices):
        OCHRE = 1, _("Ochre")
        GREEN = 2, _("Green")
        BLUE = 3, _("Blue")
        PLUM = 4, _("Plum")
        TEAL = 5, _("Teal")
        OLIVE = 6, _("Olive")
        ROSE = 7, _("Rose")
        SLATE = 8, _("Slate")

    placed_within = ("programme",)

    programme = models.ForeignKey(
        "activities.Programme", models.CASCADE, related_name="axes", verbose_name=_("action programme")
    )
    code = models.SlugField(_("code"), max_length=30, help_text=_("Short Latin word, used in spreadsheets."))
    title = models.CharField(_("title"), max_length=200)
    short_title = models.CharField(_("short title"), max_length=60, help_text=_("For narrow columns."))
    colour = models.PositiveSmallIntegerField(_("colour"), choices=Colour, default=Colour.OCHRE)
    objective = models.TextField(_("objective"), max_length=1000, blank=True)

    title_text = FoldedField("title_ar", "title_fr", "short_title_ar", "short_title_fr")
    search_text = FoldedField(
        "title_ar", "title_fr", "short_title_ar", "short_title_fr", "objective_ar", "objective_fr"
    )

    objects = OfProgrammeQuerySet.as_manager()

    class Meta(Ordered.Meta):
        verbose_name = _("axis")
        verbose_name_plural = _("axes")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"],
                name="activities_axis_code_within_programme",
                violation_error_message=_("Another axis of the programme has this code."),
            ),
            models.CheckConstraint(
                condition=models.Q(colour__gte=1, colour__lte=8),
                name="activities_axis_colour_known",
                violation_error_message=_("Choose one of the eight colours."),
            ),
            *arabic_required("title", "short_title"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("activities:logframe") + f"#{self.code}"

    @property
    def is_used(self):
        """Something refers to it: it stays."""
        rows = (
            self.results, self.indicators, self.means, self.statements, self.lines, self.activities_outside_plan
        )  # fmt: skip
        return any(related.exists() for related in rows)

    @property
    def is_planned_officially(self):
        """A line of an adopted version stands under it: its seal holds the code of the axis."""
        return bool(self.pk) and self.lines.official().exists()


class OfAxisQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With its axis."""
        return self.filter(axis__in=Axis.objects.visible_to(user))


class LogframeRow(Ordered):
    """One item of a cell of the logframe; cells do not align one to one, so none links to another."""

    placed_within = ("axis",)

    axis = models.ForeignKey(Axis, models.CASCADE, verbose_name=_("axis"))
    text = models.TextField(_("text"), max_length=1000)

    search_text = FoldedField("text_ar", "text_fr")

    objects = OfAxisQuerySet.as_manager()

    class Meta(Ordered.Meta):
        abstract = True
        default_related_name = "%(class)ss"

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return self.axis.get_absolute_url()


class ExpectedResult(LogframeRow):
    """What an axis is expected to bring about."""

    class Meta(LogframeRow.Meta):
        verbose_name = _("expected result")
        verbose_name_plural = _("expected results")
        default_related_name = "results"
        constraints = [*arabic_required("text")]


class MeansOfVerification(LogframeRow):
    """What proves that the activities of an axis took place; its kind tells which records of the body can be it."""

    class Kind(models.TextChoices):
        ATTENDANCE = "attendance", _("Attendance list")
        MINUTES = "minutes", _("Minutes or report of a meeting")
        STATISTICS = "statistics", _("Attendance statistics")
        OPINION = "opinion", _("Opinion and its receipt")
        PHOTO = "photo", _("Photographs")
        OTHER = "other", pgettext_lazy("means", "Other")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OTHER)

    class Meta(LogframeRow.Meta):
        verbose_name = _("means of verification")
        verbose_name_plural = _("means of verification")
        default_related_name = "means"
        constraints = [*arabic_required("text")]

    @property
    def is_used(self):
        """Evidence was given against it: it stays."""
        return self.evidence.exists()
