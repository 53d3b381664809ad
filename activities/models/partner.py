from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hayaa.core.arabic import sort_key
from hayaa.core.fields import Alphabetical, FoldedField
from hayaa.core.models import SearchableQuerySet, Versioned, arabic_required


class PartnerQuerySet(SearchableQuerySet):
    def visible_to(self, user):
        """Those inside."""
        return self if user.has_perm("activities.view_partner") else self.none()


class Partner(Versioned):
    """An institution or association with which the body carries out its activities."""

    class Kind(models.TextChoices):
        PUBLIC = "public", _("Public institution")
        INTERNATIONAL = "international", _("International organisation")
        ASSOCIATION = "association", _("Association")
        UNIVERSITY = "university", _("University")
        LOCAL = "local", _("Commune or local body")
        OTHER = "other", _("Other")

    code = models.SlugField(
        _("code"), max_length=40, unique=True, help_text=_("Short Latin word, used in spreadsheets.")
    )
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OTHER)
    search_text = FoldedField("name_ar", "name_fr")
    sort_name = FoldedField("name_ar", by=sort_key)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = [Alphabetical("sort_name"), "pk"]
        constraints = [*arabic_required("name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("activities:partner-list")

    @property
    def is_used(self):
        """An activity names it: it stays."""
        return self.activities.exists() or self.activities_attended.exists()
