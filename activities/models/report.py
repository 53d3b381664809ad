from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hayaa.core.documents import stored_name
from hayaa.core.models import Versioned


class AnnualReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Adopted ones are public; a draft is for those inside."""
        if user.has_perm("activities.view_annualreport"):
            return self
        return self.filter(state=AnnualReport.State.ADOPTED)


class AnnualReport(Versioned):
    """What the body did in a year or half of it: counted while it is a draft, frozen with its sheets once adopted."""

    class Part(models.TextChoices):
        YEAR = "year", _("Whole year")
        FIRST_HALF = "first_half", _("First half")
        SECOND_HALF = "second_half", _("Second half")

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("report", "Draft")
        ADOPTED = "adopted", pgettext_lazy("report", "Adopted")

    year = models.PositiveSmallIntegerField(_("year"))
    part = models.CharField(_("period"), max_length=20, choices=Part, default=Part.YEAR)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    summary = models.TextField(_("summary"), max_length=5000, blank=True)
    difficulties = models.TextField(_("difficulties"), max_length=5000, blank=True)
    lessons = models.TextField(_("lessons"), max_length=5000, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True, editable=False)
    adoption_item = models.ForeignKey(
        "committees.AgendaItem", models.PROTECT, null=True, blank=True, editable=False,
        related_name="adopted_reports", verbose_name=_("adopted at the point"),
    )  # fmt: skip
    figures = models.JSONField(_("figures as adopted"), null=True, editable=False)
    digest = models.CharField(_("seal"), max_length=64, blank=True, editable=False)
    print_ar = models.FileField(_("report as adopted, in Arabic"), upload_to=stored_name, blank=True, editable=False)
    print_fr = models.FileField(_("report as adopted, in French"), upload_to=stored_name, blank=True, editable=False)

    objects = AnnualReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("annual report")
        verbose_name_plural = _("annual reports")
        ordering = ["year", "part"]
        permissions = [("adopt_annualreport", "Can record the adoption of a report")]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "part"],
                name="activities_annualreport_once_per_period",
                violation_error_message=_("This period has its report already."),
            ),
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100),
                name="activities_annualreport_year_is_gregorian",
                violation_error_message=_("The year lies between 2000 and 2100."),
            ),
            models.CheckConstraint(
                condition=Q(state="draft", adopted_on__isnull=True, figures__isnull=True, digest="")
                | Q(state="adopted", figures__isnull=False) & ~Q(digest=""),
                name="activities_annualreport_frozen_when_adopted",
                violation_error_message=_("Only an adopted report has its figures and its seal."),
            ),
        ]

    def __str__(self):
        names = {
            self.Part.YEAR: _("Annual report of %(year)s"),
            self.Part.FIRST_HALF: _("Report of the first half of %(year)s"),
            self.Part.SECOND_HALF: _("Report of the second half of %(year)s"),
        }
        return str(names[self.part]) % {"year": self.year}

    def get_absolute_url(self):
        return reverse("activities:report-detail", args=[self.year])

    @property
    def is_adopted(self):
        return self.state == self.State.ADOPTED
