from calendar import monthrange
from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities.seal import seal_of_report
from committees.models import Body
from hayaa.core.documents import stored_name
from hayaa.core.fields import FoldedField
from hayaa.core.forms import both
from hayaa.core.models import NamedInWords, Versioned


class FrozenReportError(Exception):
    """Something tried to change or delete a report that has been adopted."""


class AnnualReportQuerySet(models.QuerySet):
    def update(self, **values):
        self._refuse_adopted()
        return super().update(**values)

    def delete(self):
        self._refuse_adopted()
        return super().delete()

    def _refuse_adopted(self):
        if self.filter(state=AnnualReport.State.ADOPTED).exists():
            raise FrozenReportError

    def visible_to(self, user):
        """Adopted ones are public; a draft is for those inside."""
        if user.has_perm("activities.view_annualreport"):
            return self
        return self.filter(state=AnnualReport.State.ADOPTED)


class AnnualReport(NamedInWords, Versioned):
    """What the body did in a year or half of it: counted while it is a draft, frozen with its sheets once adopted."""

    class Part(models.TextChoices):
        YEAR = "year", _("Whole year")
        FIRST_HALF = "first_half", _("First half")
        SECOND_HALF = "second_half", _("Second half")

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("report", "Draft")
        ADOPTED = "adopted", pgettext_lazy("report", "Adopted")

    TEXTS = ("summary", "difficulties", "lessons")
    MONTHS = {Part.YEAR: (1, 12), Part.FIRST_HALF: (1, 6), Part.SECOND_HALF: (7, 12)}

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

    title_text = FoldedField("name_ar", "name_fr")
    search_text = FoldedField("name_ar", "name_fr", *both(*TEXTS))

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

    def save(self, *args, **kwargs):
        """Once it is adopted only its papers are added, when they are printed."""
        if not {"print_ar", "print_fr"}.issuperset(kwargs.get("update_fields") or ["figures"]):
            AnnualReport.objects.filter(pk=self.pk)._refuse_adopted()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        AnnualReport.objects.filter(pk=self.pk)._refuse_adopted()
        return super().delete(*args, **kwargs)

    def __str__(self):
        names = {
            self.Part.YEAR: _("Annual report of %(year)s"),
            self.Part.FIRST_HALF: _("Report of the first half of %(year)s"),
            self.Part.SECOND_HALF: _("Report of the second half of %(year)s"),
        }
        return str(names[self.part]) % {"year": self.year}

    def get_absolute_url(self):
        return self.url_of("detail")

    def url_of(self, page):
        """The address of one of its pages."""
        return reverse(f"activities:{self.name_of(page)}", args=[self.year])

    def name_of(self, page):
        """The name of that address: a half of a year has its own."""
        return "-".join(filter(None, ["report", self.half, page]))

    @property
    def update_url(self):
        return self.url_of("update")

    @property
    def adopt_url(self):
        return self.url_of("adopt")

    @property
    def delete_url(self):
        return self.url_of("delete")

    @property
    def half(self):
        """What its addresses call it; empty for a whole year."""
        return "" if self.part == self.Part.YEAR else self.part.replace("_", "-")

    @property
    def begin(self):
        return date(self.year, self.MONTHS[self.part][0], 1)

    @property
    def end(self):
        """The last day of its period."""
        month = self.MONTHS[self.part][1]
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def months(self):
        """The months of a half; None for the whole year, which holds what is undated, too."""
        first, last = self.MONTHS[self.part]
        return None if self.part == self.Part.YEAR else range(first, last + 1)

    @property
    def is_over(self):
        """Its period has ended: it can be adopted."""
        return self.end < Body.today()

    @property
    def is_adopted(self):
        return self.state == self.State.ADOPTED

    @property
    def is_broken(self):
        """Its figures or its texts are no longer those that were adopted."""
        return self.is_adopted and self.digest != seal_of_report(self)

    @property
    def is_used(self):
        """It was adopted, or somebody has written in it: it stays."""
        return self.is_adopted or any(getattr(self, f"{name}_{x}") for name in self.TEXTS for x in ("ar", "fr"))

    def adopt(self, *, on, figures, item=None):
        """Freeze these figures (`activities.report`) with the texts under a seal; `item` as in a version of a plan."""
        if self.is_adopted:
            raise ValueError("A report is adopted once.")
        self.state, self.adopted_on, self.adoption_item, self.figures = self.State.ADOPTED, on, item, figures
        self.digest = seal_of_report(self)
        self.save()
