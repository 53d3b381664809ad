from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hayaa.core.fields import FoldedField
from hayaa.core.models import Cancellable, CancellableQuerySet, Versioned


class Deposit(Cancellable, Versioned):
    """That an opinion was handed in at the council's registry office: when, under which number, to whom.

    A deposit made by mistake is cancelled and stays visible; at most one stands.
    """

    opinion = models.ForeignKey(
        "opinions.Opinion", models.PROTECT, related_name="deposits", verbose_name=_("opinion"), editable=False
    )
    day = models.DateField(_("day of the deposit"))
    receipt_number = models.CharField(_("number of the receipt"), max_length=40)
    received_by = models.CharField(_("received by"), max_length=120, blank=True)
    receipt = models.ForeignKey(
        "opinions.OpinionDocument",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="deposits",
        verbose_name=_("scan of the receipt"),
    )
    letter = models.ForeignKey(
        "committees.Letter",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="deposits",
        verbose_name=_("cover letter"),
    )

    search_text = FoldedField("receipt_number")

    objects = CancellableQuerySet.as_manager()

    class Meta:
        verbose_name = _("deposit")
        verbose_name_plural = _("deposits")
        ordering = ["day", "pk"]
        constraints = [
            *Cancellable.Meta.constraints,
            models.UniqueConstraint(
                fields=["opinion"],
                condition=Q(cancelled_on__isnull=True),
                name="opinions_deposit_one_stands",
                violation_error_message=_("The opinion has been deposited already."),
            ),
            models.CheckConstraint(
                condition=~Q(receipt_number=""),
                name="opinions_deposit_has_a_receipt_number",
                violation_error_message=_("A deposit has the number of its receipt: copy it from the stamp."),
            ),
        ]

    def __str__(self):
        return self.receipt_number

    def get_absolute_url(self):
        return f"{self.opinion.get_absolute_url()}#deposit-{self.pk}"

    def another_with_its_number(self):
        """A standing deposit of another opinion in the same year with the same receipt number, or None."""
        same = Deposit.objects.standing().filter(receipt_number=self.receipt_number, day__year=self.day.year)
        return same.exclude(opinion=self.opinion).select_related("opinion").first()

    @property
    def has_scan(self):
        """The stamped receipt was kept with the deposit, or added to the documents of the opinion since."""
        added = self.opinion.documents.filter(kind="receipt", deposits=None)
        return self.receipt_id is not None or added.exists()
