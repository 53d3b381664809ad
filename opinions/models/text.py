from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from committees.models import Committee
from hayaa.core.fields import FoldedField
from hayaa.core.forms import both
from hayaa.core.models import Versioned
from opinions.models.opinion import Opinion

LONGEST = 30_000  # characters of a section with its markup: forty sections of this length still print


class OpinionTextQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All that was ever written is for secretariat, bureau, the committee in charge and the rapporteur."""
        if user.has_perm("opinions.view_draft_opinion"):
            return self
        if not user.has_perm("opinions.view_opinion"):
            return self.none()
        return self.filter(
            Q(opinion__committee__in=Committee.objects.sat_in_by(user)) | Q(opinion__rapporteur__user=user)
        )

    def shown_to(self, user):
        """The text that the page of each opinion shows: inside, the adopted or latest one; outside, an adopted one."""
        seen = self.filter(opinion__in=Opinion.objects.visible_to(user))
        adopted = Q(pk=F("opinion__adopted_text"))
        if not user.has_perm("opinions.view_opinion"):
            return seen.filter(adopted)
        later = OpinionText.objects.filter(opinion=OuterRef("opinion"), number__gt=OuterRef("number"))
        return seen.filter(adopted | Q(opinion__adopted_text=None) & ~Exists(later))


class OpinionText(Versioned):
    """A kept version of the sections of an opinion: what one writer saved in one go.

    Somebody else's saving, or one's own an hour later, begins a new version; no version is ever lost.
    """

    SECTIONS = ("summary", "references", "context", "referral", "method", "findings", "conclusions")

    opinion = models.ForeignKey(
        "opinions.Opinion", models.CASCADE, related_name="texts", verbose_name=_("opinion"), editable=False
    )
    number = models.PositiveSmallIntegerField(_("version of the text"), editable=False)
    by = models.ForeignKey(
        "committees.User", models.PROTECT, related_name="+", editable=False, verbose_name=_("written by")
    )
    begun_at = models.DateTimeField(_("begun at"), editable=False)
    saved_at = models.DateTimeField(_("saved at"), editable=False)
    summary = models.TextField(_("summary"), max_length=6_000, blank=True, help_text=_("One page, read first."))
    references = models.TextField(_("references"), max_length=LONGEST, blank=True)
    context = models.TextField(_("context"), max_length=LONGEST, blank=True)
    referral = models.TextField(_("referral or initiative"), max_length=LONGEST, blank=True)
    method = models.TextField(_("method"), max_length=LONGEST, blank=True)
    findings = models.TextField(_("findings"), max_length=LONGEST, blank=True)
    conclusions = models.TextField(_("conclusions"), max_length=LONGEST, blank=True)

    search_text = FoldedField(rich=both(*SECTIONS))

    objects = OpinionTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of an opinion")
        verbose_name_plural = _("texts of opinions")
        ordering = ["opinion", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["opinion", "number"],
                name="opinions_opiniontext_number_within_opinion",
                violation_error_message=_("Somebody else saved this text at the same moment: save again."),
            )
        ]

    def __str__(self):
        return f"{self.opinion} ({self.number})"

    def get_absolute_url(self):
        return reverse("opinions:text-detail", args=[self.opinion_id, self.number])

    @property
    def seen(self):
        """What tells one saved state of the text from another."""
        return f"{self.number}.{self.version}"

    @property
    def is_blank(self):
        """Nothing is written in Arabic."""
        return not any(getattr(self, f"{name}_ar") for name in self.SECTIONS)

    @property
    def is_partly_arabic(self):
        """The reader's language is French, and a section is written in Arabic only."""
        names = self.SECTIONS if get_language() == "fr" else ()
        return any(getattr(self, f"{name}_ar") and not getattr(self, f"{name}_fr") for name in names)

    @property
    def sections(self):
        """Name and title of each section that is written, the summary apart, in their order."""
        written = (name for name in self.SECTIONS if name != "summary" and getattr(self, f"{name}_ar"))
        return [(name, self._meta.get_field(name).verbose_name) for name in written]
