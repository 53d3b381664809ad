from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from committees.models.body import Body
from committees.models.committee import Committee, CommitteeMembership
from committees.models.term import Term
from hayaa.core.arabic import sort_key
from hayaa.core.fields import FoldedField
from hayaa.core.models import SearchableQuerySet, Versioned, arabic_required


class MemberQuerySet(SearchableQuerySet):
    def in_office(self, *, on):
        """Members with a term that runs on that day; «never joined» and «dropped out» stay in office."""
        return self.filter(Exists(Term.objects.on(on).filter(member=OuterRef("pk"))))

    def visible_to(self, user):
        """Members' names are never public: all of them to those inside, none to others."""
        return self if user.has_perm("committees.view_member") else self.none()

    def reachable_by(self, user):
        """Those whose phone and mail the user may see: all, or themselves and who sits in the committees they lead."""
        if user.has_perm("committees.view_contact"):
            return self
        if not user.is_authenticated or user.member_id is None:
            return self.none()
        led = Committee.objects.led_by(user)
        beside = CommitteeMembership.objects.on(Body.today()).filter(committee__in=led.values("pk"))
        return self.filter(Q(pk=user.member_id) | Q(pk__in=beside.values("member")))

    def with_notes_for(self, user):
        """Those whose notes the user may see: whoever corrects the members' records."""
        return self if user.has_perm("committees.change_member") else self.none()


class Member(Versioned):
    """A person who sits or sat in the body; when, their terms say."""

    class Sex(models.TextChoices):
        FEMALE = "f", pgettext_lazy("sex", "Woman")
        MALE = "m", pgettext_lazy("sex", "Man")

    class Provenance(models.TextChoices):
        ASSOCIATION = "association", _("Association")
        COOPERATIVE = "cooperative", _("Cooperative")
        UNION = "union", _("Trade union")
        ACADEMIC = "academic", _("University and research")
        ECONOMIC = "economic", _("Economic actor")
        PROFESSIONAL = "professional", _("Professional body")

    STATUSES = {
        (True, "f"): pgettext_lazy("feminine", "In office"),
        (True, "m"): pgettext_lazy("masculine", "In office"),
        (False, "f"): pgettext_lazy("feminine", "Not in office"),
        (False, "m"): pgettext_lazy("masculine", "Not in office"),
    }

    number = models.PositiveSmallIntegerField(
        _("number"),
        unique=True,
        validators=[MaxValueValidator(999)],
        help_text=_("The member's place on every list and sheet."),
    )
    family_name = models.CharField(_("family name"), max_length=80)
    given_name = models.CharField(_("first name"), max_length=80)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex)
    organisation = models.CharField(_("organisation represented"), max_length=200, blank=True)
    provenance = models.CharField(_("provenance"), max_length=20, choices=Provenance, blank=True)
    specialities = models.CharField(_("specialities"), max_length=200, blank=True, help_text=_("Separated by commas."))
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    notes = models.TextField(_("notes"), max_length=2000, blank=True)
    erased_on = models.DateField(_("contact details erased on"), null=True, blank=True, editable=False)
    search_text = FoldedField(
        "family_name_ar", "given_name_ar", "family_name_fr", "given_name_fr",
        "organisation_ar", "organisation_fr", "specialities_ar", "specialities_fr",
    )  # fmt: skip
    title_text = FoldedField("full_name_ar", "full_name_fr")
    contact_text = FoldedField("phone", "email")
    notes_text = FoldedField("notes")
    sort_name = FoldedField("family_name_ar", "given_name_ar", by=sort_key)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["number"]
        permissions = [("view_contact", "Can see the phone and mail of a member")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sex__in=["f", "m"]),
                name="committees_member_sex_known",
                violation_error_message=_("Choose woman or man."),
            ),
            *arabic_required("family_name", "given_name"),
        ]

    def __str__(self):
        return (self.full_name_fr if get_language() == "fr" else "") or self.full_name_ar

    def get_absolute_url(self):
        return reverse("committees:member-detail", args=[self.pk])

    @property
    def full_name_ar(self):
        return f"{self.given_name_ar} {self.family_name_ar}"

    @property
    def full_name_fr(self):
        """Empty unless both names have been typed in Latin letters: never half a name in each script."""
        both = self.given_name_fr and self.family_name_fr
        return f"{self.given_name_fr} {self.family_name_fr}" if both else ""

    @property
    def is_woman(self):
        return self.sex == self.Sex.FEMALE

    def is_in_office(self, day):
        """A term runs on that day; asks nothing when the terms are prefetched."""
        return any(term.runs_on(day) for term in self.terms.all())

    def refuse_outside_terms(self, day):
        """Raise a ValidationError when what begins on that day would begin outside the member's terms."""
        if not self.is_in_office(day):
            raise ValidationError({"starts_on": _("The member is not in office on this day: enter their term first.")})

    def status(self, day):
        """In a word agreeing with their sex, where the member stands on that day."""
        return self.STATUSES[self.is_in_office(day), self.sex]
