from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.models.body import Body
from hayaa.core.models import Period, PeriodQuerySet


class BureauOfficeQuerySet(PeriodQuerySet):
    def visible_to(self, user):
        """All of them inside; outside, today's, where the body publishes the names of office-holders."""
        if user.has_perm("committees.view_bureauoffice"):
            return self
        body = Body.current()
        return self.on(body.day) if body.publish_office_holders else self.none()


class BureauOffice(Period):
    """An office of the bureau and who holds it."""

    class Office(models.TextChoices):
        CHAIR = "chair", pgettext_lazy("neutral", "Chair")
        FIRST_DEPUTY_CHAIR = "first_deputy_chair", pgettext_lazy("neutral", "First deputy chair")
        SECOND_DEPUTY_CHAIR = "second_deputy_chair", pgettext_lazy("neutral", "Second deputy chair")
        RAPPORTEUR = "rapporteur", pgettext_lazy("neutral", "Rapporteur")
        DEPUTY_RAPPORTEUR = "deputy_rapporteur", pgettext_lazy("neutral", "Deputy rapporteur")
        SECOND_DEPUTY_RAPPORTEUR = "second_deputy_rapporteur", pgettext_lazy("neutral", "Second deputy rapporteur")

        @classmethod
        def presiding(cls):
            """Those who preside and sign, in their rank."""
            return [cls.CHAIR, cls.FIRST_DEPUTY_CHAIR, cls.SECOND_DEPUTY_CHAIR]

        @classmethod
        def recording(cls):
            """Those who write the minutes, in their rank."""
            return [cls.RAPPORTEUR, cls.DEPUTY_RAPPORTEUR, cls.SECOND_DEPUTY_RAPPORTEUR]

    TITLES = {
        ("chair", "f"): pgettext_lazy("feminine", "Chair"),
        ("chair", "m"): pgettext_lazy("masculine", "Chair"),
        ("first_deputy_chair", "f"): pgettext_lazy("feminine", "First deputy chair"),
        ("first_deputy_chair", "m"): pgettext_lazy("masculine", "First deputy chair"),
        ("second_deputy_chair", "f"): pgettext_lazy("feminine", "Second deputy chair"),
        ("second_deputy_chair", "m"): pgettext_lazy("masculine", "Second deputy chair"),
        ("rapporteur", "f"): pgettext_lazy("feminine", "Rapporteur"),
        ("rapporteur", "m"): pgettext_lazy("masculine", "Rapporteur"),
        ("deputy_rapporteur", "f"): pgettext_lazy("feminine", "Deputy rapporteur"),
        ("deputy_rapporteur", "m"): pgettext_lazy("masculine", "Deputy rapporteur"),
        ("second_deputy_rapporteur", "f"): pgettext_lazy("feminine", "Second deputy rapporteur"),
        ("second_deputy_rapporteur", "m"): pgettext_lazy("masculine", "Second deputy rapporteur"),
    }

    mandate = models.ForeignKey("committees.Mandate", models.PROTECT, related_name="offices", verbose_name=_("mandate"))
    office = models.CharField(_("office"), max_length=30, choices=Office)
    member = models.ForeignKey("committees.Member", models.PROTECT, related_name="offices", verbose_name=_("member"))

    objects = BureauOfficeQuerySet.as_manager()

    class Meta(Period.Meta):
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                "office",
                name="committees_office_one_holder",
                condition=Q(ends_on__isnull=True),
                violation_error_message=_("Somebody holds this office: end their period first."),
            ),
        ]

    def __str__(self):
        return f"{self.title} – {self.member}"

    def get_absolute_url(self):
        return reverse("committees:member-detail", args=[self.member_id])

    @property
    def title(self):
        """The name of the office, agreeing with the sex of its holder."""
        return self.TITLES[self.office, self.member.sex]

    def clean(self):
        if not self.member_id or not self.starts_on:
            return
        self.refuse_overlap(
            BureauOffice.objects.filter(office=self.office),
            _("Somebody else holds this office on some of these days."),
        )
        self.member.refuse_outside_terms(self.starts_on)
        if self.mandate_id and not self.mandate.runs_on(self.starts_on):
            raise ValidationError({"starts_on": _("This day lies outside the mandate: choose a day within it.")})
