from datetime import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees.quorum import QuorumRule
from hayaa.core.models import Versioned, arabic_required


class Body(Versioned):
    """The consultative body that this installation serves: one row, key 1."""

    name = models.CharField(_("name of the body"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60)
    commune = models.CharField(_("commune"), max_length=120)
    province = models.CharField(_("province or prefecture"), max_length=120, blank=True)
    tifinagh_name = models.CharField(
        _("name of the commune in Tifinagh"), max_length=120, blank=True, help_text=_("Printed on the cover.")
    )
    signature_place = models.CharField(_("place of signature"), max_length=120, blank=True)
    founding_date = models.DateField(_("date of the founding decision"), null=True, blank=True)
    founding_session = models.CharField(_("session of the founding decision"), max_length=200, blank=True)
    founding_number = models.CharField(_("number of the founding decision"), max_length=40, blank=True)
    legal_references = models.TextField(_("legal references"), max_length=2000, blank=True)
    mission = models.TextField(_("mission"), max_length=2000, blank=True)
    seats = models.PositiveSmallIntegerField(_("seats"), validators=[MaxValueValidator(999)])
    public_pages = models.BooleanField(
        _("public pages"), default=True, help_text=_("Switched off, every page asks for sign-in.")
    )
    publish_office_holders = models.BooleanField(
        _("publish the names of office-holders"),
        default=False,
        help_text=_("The names of the other members are never public."),
    )
    letterhead = models.TextField(
        _("letterhead"), max_length=600, blank=True, help_text=_("At the head of letters and minutes: one line a row.")
    )
    quorum_first = models.CharField(
        _("quorum of the first call"), max_length=20, choices=QuorumRule, default=QuorumRule.MAJORITY
    )
    quorum_second = models.CharField(
        _("quorum of the second call"), max_length=20, choices=QuorumRule, default=QuorumRule.ANY
    )
    quorum_third = models.CharField(
        _("quorum of the third call"), max_length=20, choices=QuorumRule, default=QuorumRule.ANY
    )
    quorum_counts_late = models.BooleanField(_("those who come late count for the quorum"), default=True)
    quorum_counts_remote = models.BooleanField(_("those who attend from afar count for the quorum"), default=True)
    notice_days = models.PositiveSmallIntegerField(
        _("days of notice"),
        default=7,
        validators=[MaxValueValidator(60)],
        help_text=_("Between the convocation and the meeting."),
    )
    evidence_checked_by_other = models.BooleanField(
        _("evidence is checked by another person"),
        default=False,
        help_text=_("Who adds evidence of an activity cannot accept it."),
    )
    retention_years = models.PositiveSmallIntegerField(
        _("years for which contact details are kept"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text=_("After the end of the last term of a member; then the desk asks for them to be erased."),
    )
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)
    reference_date = models.DateField(
        _("reference date"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("What “today” is in a demonstration; empty in real use."),
    )

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("body")
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="committees_body_is_one_row",
                violation_error_message=_("One installation serves one body: correct the existing record."),
            ),
            models.CheckConstraint(
                condition=Q(reference_date__isnull=True) | Q(is_demonstration=True),
                name="committees_body_reference_date_in_demonstration_only",
                violation_error_message=_("Only a demonstration has a reference date."),
            ),
            models.CheckConstraint(
                condition=Q(seats__gte=1),
                name="committees_body_has_seats",
                violation_error_message=_("A body has at least one seat."),
            ),
            *arabic_required("name", "short_name", "commune"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("home")

    @classmethod
    def current(cls):
        """The body, or an unsaved one without a name when none has been entered yet."""
        return cls.objects.first() or cls(seats=0, public_pages=True)

    @classmethod
    def today(cls):
        """Today in Morocco; in a demonstration, its reference date."""
        return cls.current().day

    @classmethod
    def now(cls):
        """This moment; in a demonstration, this hour of its reference date."""
        now = timezone.localtime()
        return datetime.combine(cls.today(), now.time(), now.tzinfo)

    @property
    def day(self):
        """Today as this body counts it."""
        return self.reference_date or timezone.localdate()

    def quorum_rule(self, call):
        """The rule of the first, second or third call."""
        return {1: self.quorum_first, 2: self.quorum_second, 3: self.quorum_third}[call]
