from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Max, Prefetch
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.models.meeting import Meeting
from hayaa.core.documents import Document
from hayaa.core.fields import FoldedField
from hayaa.core.models import (
    Cancellable,
    CancellableQuerySet,
    SearchableQuerySet,
    Versioned,
    arabic_required,
)


class LetterQuerySet(SearchableQuerySet, CancellableQuerySet):
    def visible_to(self, user):
        """The correspondence of the body is for those inside."""
        return self if user.has_perm("committees.view_letter") else self.none()

    def with_records(self, user):
        """With their documents and what they concern, so that a list asks once.

        Drafts are left out where this reader may not see them; what was sent or answered is a draft no more.
        """
        deposits, events, referrals = (
            Letter._meta.get_field(name).related_model.objects for name in ("deposits", "council_events", "referrals")
        )
        return self.select_related("opinion_sent").prefetch_related(
            "documents",
            Prefetch("deposits", deposits.select_related("opinion")),
            Prefetch("council_events", events.select_related("opinion")),
            Prefetch("referrals", referrals.visible_to(user)),
            Prefetch("meeting", Meeting.objects.visible_to(user).select_related("committee")),
        )

    def next_number(self, direction, year):
        """The number after the last one given in this direction and year; cancelled letters keep theirs."""
        given = self.filter(direction=direction, year=year).aggregate(last=Max("number"))["last"]
        return (given or 0) + 1


class Letter(Cancellable, Versioned):
    """A letter that left the body or reached it: a line of its register of correspondence.

    Numbered from 1 in each year and direction, in the order of entry; a number is never used again.
    """

    class Direction(models.TextChoices):
        OUT = "out", pgettext_lazy("letter", "Outgoing")
        IN = "in", pgettext_lazy("letter", "Incoming")

    direction = models.CharField(_("direction"), max_length=3, choices=Direction)
    year = models.PositiveSmallIntegerField(_("year of the number"), editable=False)
    number = models.PositiveSmallIntegerField(_("number"), editable=False, validators=[MaxValueValidator(9999)])
    day = models.DateField(_("day"))
    correspondent = models.CharField(_("from or to"), max_length=200)
    subject = models.CharField(_("subject"), max_length=300)
    their_reference = models.CharField(
        _("reference of the sender"), max_length=60, blank=True, help_text=_("The number that their register gave it.")
    )
    meeting = models.ForeignKey(
        "committees.Meeting",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name=_("meeting it concerns"),
    )

    title_text = FoldedField("subject_ar", "subject_fr", "number", "year")
    search_text = FoldedField(
        "correspondent_ar", "correspondent_fr", "subject_ar", "subject_fr", "their_reference", "number", "year"
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-day", "direction", "-number", "-pk"]
        constraints = [
            *Cancellable.Meta.constraints,
            models.UniqueConstraint(
                fields=["direction", "year", "number"],
                name="committees_letter_number_in_the_year",
                violation_error_message=_("Another letter of this year has this number: save again for the next one."),
            ),
            models.CheckConstraint(
                condition=models.Q(year=ExtractYear("day")),
                name="committees_letter_numbered_in_its_year",
                violation_error_message=_("The letter has its number of another year: choose a day of that year."),
            ),
            models.CheckConstraint(
                condition=models.Q(their_reference="") | models.Q(direction="in"),
                name="committees_letter_sender_reference_of_incoming_only",
                violation_error_message=_("Only an incoming letter has a reference of its sender."),
            ),
            *arabic_required("correspondent", "subject"),
        ]

    def __str__(self):
        return f"{self.official_number} – {self.subject}"

    def get_absolute_url(self):
        return reverse("committees:letter-detail", args=[self.pk])

    @property
    def official_number(self):
        """«12/2023», in its direction."""
        return f"{self.number}/{self.year}"

    @property
    def party(self):
        """What the correspondent is to this letter, as a word."""
        return _("Recipient") if self.direction == self.Direction.OUT else _("Sender")

    @property
    def concerns(self):
        """The meeting it convened or is about, and the opinions asked for, sent or answered with it."""
        sent = [self.opinion_sent] if hasattr(self, "opinion_sent") else []
        deposited = [deposit.opinion for deposit in self.deposits.all()]
        answered = [event.opinion for event in self.council_events.all()]
        return list(dict.fromkeys(filter(None, [self.meeting, *self.referrals.all(), *sent, *deposited, *answered])))

    @property
    def has_served(self):
        """Something that holds rests on it and on its day: a convocation, a referral, a deposit or an answer."""
        used = hasattr(self, "convened_meeting") or self.referrals.exists()
        return used or self.deposits.standing().exists() or self.council_events.standing().exists()

    @property
    def is_bound(self):
        """It cannot be cancelled by itself: it has served, or is to go with an opinion."""
        return self.has_served or hasattr(self, "opinion_sent")

    def take_number(self):
        """Give a new letter the next number of its year; the caller saves. Of two at once the database refuses one."""
        self.year = self.day.year
        self.number = Letter.objects.next_number(self.direction, self.year)


class LetterDocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With its letter."""
        return self.filter(letter__in=Letter.objects.visible_to(user))


class LetterDocument(Document):
    """The scan of a letter, or what came with it."""

    letter = models.ForeignKey(
        Letter, models.PROTECT, related_name="documents", verbose_name=_("letter"), editable=False
    )

    objects = LetterDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document of a letter")
        verbose_name_plural = _("documents of letters")
        ordering = ["pk"]

    def get_absolute_url(self):
        return reverse("committees:letter-file", args=[self.pk])
