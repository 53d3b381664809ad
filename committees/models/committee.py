from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.models.body import Body
from hayaa.core.fields import FoldedField
from hayaa.core.models import Period, PeriodQuerySet, arabic_required


class CommitteeQuerySet(PeriodQuerySet):
    def visible_to(self, user):
        """Everybody knows the committees of the body; who sits there is another question."""
        return self

    def led_by(self, user):
        """Those that the user coordinates or reports for today."""
        return self._seating(user, role__in=CommitteeMembership.Role.leading())

    def sat_in_by(self, user):
        """Those in which the user sits today, whatever their role."""
        return self._seating(user)

    def _seating(self, user, **seat):
        if not user.is_authenticated or user.member_id is None:
            return self.none()
        seats = CommitteeMembership.objects.on(Body.today()).filter(member=user.member_id, **seat)
        return self.filter(pk__in=seats.values("committee"))


class Committee(Period):
    """A committee of the body: thematic, organisational or ad hoc, numbered within its kind."""

    class Kind(models.TextChoices):
        THEMATIC = "thematic", _("Thematic committee")
        ORGANISATIONAL = "organisational", _("Organisational committee")
        AD_HOC = "ad_hoc", _("Ad hoc committee")

        @property
        def plural(self):
            return Committee.PLURALS[self]

    PLURALS = {
        "thematic": _("Thematic committees"),
        "organisational": _("Organisational committees"),
        "ad_hoc": _("Ad hoc committees"),
    }

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    number = models.PositiveSmallIntegerField(_("number"), validators=[MaxValueValidator(999)])
    name = models.CharField(_("name"), max_length=200)
    task = models.TextField(_("task"), max_length=2000, blank=True)

    title_text = FoldedField("name_ar", "name_fr")
    search_text = FoldedField("name_ar", "name_fr", "task_ar", "task_fr")

    objects = CommitteeQuerySet.as_manager()

    class Meta(Period.Meta):
        verbose_name = _("committee")
        verbose_name_plural = _("committees")
        # thematic, organisational, ad hoc: the order of the codes reversed
        ordering = ["-kind", "number"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["kind", "number"],
                name="committees_committee_number_within_kind",
                violation_error_message=_("Another committee of this kind has this number: choose a free one."),
            ),
            *arabic_required("name"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("committees:committee-detail", args=[self.pk])

    def refuse_day(self, field, day):
        """Raise a ValidationError for this field when the committee does not exist on that day."""
        if day < self.starts_on:
            message = _("The committee exists since %(begin)s: choose a later day, or correct that one on its page.")
            begin = date_format(self.starts_on, "d/m/Y")  # as it is typed, and the same in both languages
            raise ValidationError({field: ValidationError(message, params={"begin": begin})})
        if not self.runs_on(day):
            raise ValidationError({field: _("The committee does not exist on this day: choose another day.")})


class SeatQuerySet(PeriodQuerySet):
    def visible_to(self, user):
        """All of them inside; outside, today's leading seats, where the body publishes office-holders."""
        if user.has_perm("committees.view_committeemembership"):
            return self
        body = Body.current()
        leading = self.on(body.day).filter(role__in=CommitteeMembership.Role.leading())
        return leading if body.publish_office_holders else self.none()


class CommitteeMembership(Period):
    """A member's seat in a committee, with their role there."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", pgettext_lazy("neutral", "Coordinator")
        DEPUTY_COORDINATOR = "deputy_coordinator", pgettext_lazy("neutral", "Deputy coordinator")
        RAPPORTEUR = "rapporteur", pgettext_lazy("neutral", "Rapporteur")
        MEMBER = "member", pgettext_lazy("neutral", "Member")

        @classmethod
        def leading(cls):
            """Those who handle the affairs of their committee."""
            return [cls.COORDINATOR, cls.RAPPORTEUR]

        @classmethod
        def presiding(cls):
            """Those who preside over its meetings, in their rank."""
            return [cls.COORDINATOR, cls.DEPUTY_COORDINATOR]

        @classmethod
        def recording(cls):
            return [cls.RAPPORTEUR]

    TITLES = {
        ("coordinator", "f"): pgettext_lazy("feminine", "Coordinator"),
        ("coordinator", "m"): pgettext_lazy("masculine", "Coordinator"),
        ("deputy_coordinator", "f"): pgettext_lazy("feminine", "Deputy coordinator"),
        ("deputy_coordinator", "m"): pgettext_lazy("masculine", "Deputy coordinator"),
        ("rapporteur", "f"): pgettext_lazy("feminine", "Rapporteur"),
        ("rapporteur", "m"): pgettext_lazy("masculine", "Rapporteur"),
        ("member", "f"): pgettext_lazy("feminine", "Member"),
        ("member", "m"): pgettext_lazy("masculine", "Member"),
    }

    committee = models.ForeignKey(
        "committees.Committee", models.PROTECT, related_name="memberships", verbose_name=_("committee")
    )
    member = models.ForeignKey(
        "committees.Member", models.PROTECT, related_name="memberships", verbose_name=_("member")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.MEMBER)

    objects = SeatQuerySet.as_manager()

    class Meta(Period.Meta):
        verbose_name = _("committee seat")
        verbose_name_plural = _("committee seats")
        ordering = ["committee", "member__number", "-starts_on", "-pk"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["committee", "member"],
                name="committees_seat_one_running_per_member",
                condition=Q(ends_on__isnull=True),
                violation_error_message=_("This member already sits in this committee."),
            ),
            models.UniqueConstraint(
                "committee",
                name="committees_seat_one_coordinator",
                condition=Q(ends_on__isnull=True, role="coordinator"),
                violation_error_message=_("This committee has a coordinator: end their period first."),
            ),
        ]

    def __str__(self):
        return f"{self.member} ({self.committee})"

    def get_absolute_url(self):
        return reverse("committees:committee-detail", args=[self.committee_id])

    @property
    def title(self):
        """The role, agreeing with the sex of the member."""
        return self.TITLES[self.role, self.member.sex]

    def rank(self):
        """By what seats are sorted: those who lead first, then the members' numbers."""
        return (self.Role.values.index(self.role), self.member.number)

    def clean(self):
        if not self.committee_id or not self.member_id or not self.starts_on:
            return
        seats = self.committee.memberships
        self.refuse_overlap(
            seats.filter(member=self.member_id), _("This member already sits in this committee on some of these days.")
        )
        if self.role == self.Role.COORDINATOR:
            self.refuse_overlap(
                seats.filter(role=self.role), _("This committee has another coordinator on some of these days.")
            )
        self.member.refuse_outside_terms(self.starts_on)
        self.committee.refuse_day("starts_on", self.starts_on)
