from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hayaa.core.documents import Document
from opinions.models.opinion import Opinion


class OpinionDocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With the opinion for those inside; of the others, the council gets the signed copy and the annexes."""
        found = self.filter(opinion__in=Opinion.objects.visible_to(user))
        if user.has_perm("opinions.view_opinion"):
            return found
        if user.has_perm("opinions.read_opinion"):
            read = found.filter(opinion__in=Opinion.objects.deposited(), kind__in=OpinionDocument.Kind.for_council())
            return read.exclude(events__cancelled_on__isnull=False)
        return self.none()


class OpinionDocument(Document):
    """A file that belongs to an opinion; the signed copy is the official one."""

    class Kind(models.TextChoices):
        SIGNED = "signed", _("Signed copy (official)")
        ANNEX = "annex", _("Annex")
        REFERRAL = "referral", _("Referral")
        RECEIPT = "receipt", _("Receipt of the deposit")
        ANSWER = "answer", _("Answer of the council")
        EVIDENCE = "evidence", _("Evidence of the follow-up")
        OTHER = "other", _("Other document")

        @classmethod
        def for_council(cls):
            """What the council reads beside the text."""
            return [cls.SIGNED, cls.ANNEX, cls.ANSWER]

    opinion = models.ForeignKey(
        Opinion, models.PROTECT, related_name="documents", verbose_name=_("opinion"), editable=False
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.ANNEX)

    objects = OpinionDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document of an opinion")
        verbose_name_plural = _("documents of opinions")
        ordering = ["pk"]

    def get_absolute_url(self):
        return reverse("opinions:document-file", args=[self.pk])

    @property
    def is_lasting(self):
        """What the council reads with a submitted opinion stays, whoever added it by mistake."""
        return not self.opinion.is_in_writing and self.kind in self.Kind.for_council()

    @property
    def is_used(self):
        """Something else rests on it: a deposit, an event or a follow-up."""
        return self.deposits.exists() or self.events.exists() or self.follow_ups.exists()
