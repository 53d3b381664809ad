from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hayaa.core.fields import FoldedField
from hayaa.core.models import Ordered, SearchableQuerySet, arabic_required


class ThemeQuerySet(SearchableQuerySet):
    def visible_to(self, user):
        """The list of themes is for those inside; an opinion tells its own to whoever sees it."""
        return self if user.has_perm("opinions.view_theme") else self.none()


class Theme(Ordered):
    """What opinions are about; the themes covered by a body's opinions are counted by it."""

    name = models.CharField(_("name"), max_length=120)

    search_text = FoldedField("name_ar", "name_fr")

    objects = ThemeQuerySet.as_manager()

    class Meta(Ordered.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [*arabic_required("name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("opinions:theme-list") + f"#theme-{self.pk}"

    @property
    def is_used(self):
        return self.opinions.exists()
