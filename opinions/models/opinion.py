import hashlib

from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import Max, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.models import Body, Committee
from hayaa.core.fields import FoldedField
from hayaa.core.models import SearchableQuerySet, Versioned
from opinions.models.deposit import Deposit
from opinions.models.event import CouncilEvent
from opinions.models.opinion_rules import OPINION_RULES


class OpinionQuerySet(SearchableQuerySet):
    def visible_to(self, user):
        """Those inside see what has been submitted, and drafts of their committees; the council, what was deposited.

        Everybody sees what has been released. Secretariat and bureau see all.
        """
        if user.has_perm("opinions.view_draft_opinion"):
            return self
        seen = Q(released_on__isnull=False)
        if user.has_perm("opinions.view_opinion"):
            own = Q(committee__in=Committee.objects.sat_in_by(user)) | self._reported_by(user)
            seen |= own | ~Q(state__in=Opinion.State.private())
        if user.has_perm("opinions.read_opinion"):
            seen |= Q(state__in=Opinion.State.with_council())
        return self.filter(seen)

    def drafted_by(self, user):
        """Those whose text is this user's work: of all committees, or of those they lead, or as rapporteur."""
        if user.has_perm("opinions.change_opinion"):
            return self
        return self.filter(Q(committee__in=Committee.objects.led_by(user)) | self._reported_by(user))

    def _reported_by(self, user):
        member = getattr(user, "member_id", None)
        return Q(rapporteur=member) if member else Q(pk__in=[])

    def deposited(self):
        """With the council, or answered, or closed by it: their deposit stands."""
        return self.filter(state__in=Opinion.State.with_council())

    def next_number(self, year):
        """The number of a year that has not been given yet; one given once, to a cancelled opinion too, stays so."""
        return (self.filter(number_year=year).aggregate(last=Max("number"))["last"] or 0) + 1

    def with_clock(self):
        """With `adopted_on`, `deposited_on` and `answered_on`, each a day or None (see `opinions.clock`)."""
        deposits = Deposit.objects.standing().filter(opinion=OuterRef("pk"))
        events = CouncilEvent.objects.standing().answers().filter(opinion=OuterRef("pk"))
        return self.annotate(
            adopted_on=models.F("adopted_in__meeting__day"),
            deposited_on=Subquery(deposits.values("day")[:1]),
            answered_on=Subquery(events.order_by("day", "pk").values("day")[:1]),
        )


class Opinion(Versioned):
    """A consultative opinion, from its first proposal to the end of the follow-up of its recommendations.

    Its sections stand in its texts, what happened to it and why in its steps, the council's side in its events.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("opinion", "Proposed")
        UNDER_STUDY = "under_study", pgettext_lazy("opinion", "Under study")
        DRAFTING = "drafting", pgettext_lazy("opinion", "Drafting")
        SUBMITTED = "submitted", pgettext_lazy("opinion", "Submitted for approval")
        ADOPTED = "adopted", pgettext_lazy("opinion", "Adopted")
        DEPOSITED = "deposited", pgettext_lazy("opinion", "Deposited")
        IN_FOLLOW_UP = "in_follow_up", pgettext_lazy("opinion", "In follow-up")
        CLOSED = "closed", pgettext_lazy("opinion", "Closed")
        CLOSED_WITHOUT_ANSWER = "closed_without_answer", pgettext_lazy("opinion", "Closed without answer")
        WITHDRAWN = "withdrawn", pgettext_lazy("opinion", "Withdrawn")
        CANCELLED = "cancelled", pgettext_lazy("opinion", "Cancelled")

        @classmethod
        def private(cls):
            """Known to the committee in charge, the secretariat and the bureau only."""
            return [cls.PROPOSED, cls.UNDER_STUDY, cls.DRAFTING, cls.WITHDRAWN]

        @classmethod
        def in_writing(cls):
            """States in which the text is written."""
            return [cls.PROPOSED, cls.UNDER_STUDY, cls.DRAFTING]

        @classmethod
        def with_council(cls):
            """Its deposit stands."""
            return [cls.DEPOSITED, cls.IN_FOLLOW_UP, cls.CLOSED, cls.CLOSED_WITHOUT_ANSWER]

        @classmethod
        def followed(cls):
            """With the council and not closed."""
            return [cls.DEPOSITED, cls.IN_FOLLOW_UP]

    class Origin(models.TextChoices):
        COUNCIL = "council", _("Referral by the council")
        PRESIDENT = "president", _("Referral by the president of the council")
        OWN = "own", _("Own initiative of the body")

    STEPS = {
        State.PROPOSED: (State.UNDER_STUDY, State.WITHDRAWN),
        State.UNDER_STUDY: (State.DRAFTING, State.PROPOSED, State.WITHDRAWN),
        State.DRAFTING: (State.SUBMITTED, State.UNDER_STUDY, State.WITHDRAWN),
        State.SUBMITTED: (State.ADOPTED, State.DRAFTING, State.WITHDRAWN),
        State.ADOPTED: (State.DEPOSITED, State.CANCELLED),
        State.DEPOSITED: (State.IN_FOLLOW_UP, State.CLOSED_WITHOUT_ANSWER, State.ADOPTED),
        State.IN_FOLLOW_UP: (State.CLOSED, State.CLOSED_WITHOUT_ANSWER),
        State.CLOSED: (State.IN_FOLLOW_UP,),
        State.CLOSED_WITHOUT_ANSWER: (State.IN_FOLLOW_UP,),
        State.WITHDRAWN: (),
        State.CANCELLED: (),
    }
    # The steps that undo or end something before its time: nobody takes them without saying why.
    REASONED = {
        (State.UNDER_STUDY, State.PROPOSED), (State.DRAFTING, State.UNDER_STUDY), (State.SUBMITTED, State.DRAFTING),
        (State.PROPOSED, State.WITHDRAWN), (State.UNDER_STUDY, State.WITHDRAWN), (State.DRAFTING, State.WITHDRAWN),
        (State.SUBMITTED, State.WITHDRAWN), (State.ADOPTED, State.CANCELLED), (State.DEPOSITED, State.ADOPTED),
        (State.CLOSED, State.IN_FOLLOW_UP), (State.CLOSED_WITHOUT_ANSWER, State.IN_FOLLOW_UP),
    }  # fmt: skip

    title = models.CharField(_("title"), max_length=300)
    theme = models.ForeignKey(
        "opinions.Theme", models.PROTECT, null=True, blank=True, related_name="opinions", verbose_name=_("theme")
    )
    origin = models.CharField(_("origin"), max_length=20, choices=Origin, default=Origin.OWN)
    referral_reference = models.CharField(_("reference of the referral"), max_length=60, blank=True)
    referred_on = models.DateField(_("day of the referral"), null=True, blank=True)
    referral_letter = models.ForeignKey(
        "committees.Letter",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="referrals",
        verbose_name=_("letter of referral"),
    )
    committee = models.ForeignKey(
        "committees.Committee",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="opinions",
        verbose_name=_("committee in charge"),
    )
    rapporteur = models.ForeignKey(
        "committees.Member",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="opinions",
        verbose_name=_("rapporteur of the opinion"),
    )
    state = models.CharField(_("state"), max_length=30, choices=State, default=State.PROPOSED, editable=False)
    number = models.PositiveSmallIntegerField(
        _("number in the year"), null=True, blank=True, editable=False, validators=[MaxValueValidator(999)]
    )
    number_year = models.PositiveSmallIntegerField(_("year of the number"), null=True, blank=True, editable=False)
    adopted_in = models.OneToOneField(
        "committees.AgendaItem",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="adopted_opinion",
        verbose_name=_("adopted at the point"),
    )
    adopted_text = models.OneToOneField(
        "opinions.OpinionText",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("adopted text"),
    )
    cover_letter = models.OneToOneField(
        "committees.Letter",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="opinion_sent",
        verbose_name=_("cover letter"),
    )
    released_on = models.DateField(_("released on"), null=True, blank=True, editable=False)

    title_text = FoldedField("title_ar", "title_fr", "number", "number_year")
    search_text = FoldedField("title_ar", "title_fr", "number", "number_year", "referral_reference")

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = _("opinion")
        verbose_name_plural = _("opinions")
        ordering = [
            models.F("number_year").desc(nulls_first=True),
            models.F("number").desc(nulls_first=True),
            "-pk",
        ]
        permissions = [
            ("view_draft_opinion", "Can see every opinion in preparation"),
            ("read_opinion", "Can read the opinions deposited with the council"),
            ("direct_opinion", "Can submit, return, withdraw and release opinions"),
            ("record_opinion", "Can record adoption, deposit, answer and follow-up"),
        ]
        constraints = OPINION_RULES

    def __str__(self):
        return f"{self.title} – {self.official_number}" if self.number else self.title

    def get_absolute_url(self):
        return reverse("opinions:opinion-detail", args=[self.pk])

    @property
    def official_number(self):
        """«2/2023», given at the adoption; empty before."""
        return f"{self.number}/{self.number_year}" if self.number else ""

    @property
    def text(self):
        """The text that holds: the adopted one, before it the latest kept, or None."""
        return self.adopted_text or self.texts.order_by("number").last()

    @property
    def written(self):
        """What tells one saved state of its text and recommendations from another."""
        saved = self.recommendations.order_by("pk").values_list("pk", "version", "position")
        digest = hashlib.sha256(repr(list(saved)).encode()).hexdigest()[:16]
        return f"{self.text.seen if self.text else ''}-{digest}"

    @property
    def deposit(self):
        """The deposit that stands, or None."""
        return self.deposits.standing().first()

    @property
    def is_in_writing(self):
        """Its text, title and recommendations may change."""
        return self.state in self.State.in_writing()

    @property
    def is_with_council(self):
        return self.state in self.State.with_council()

    @property
    def is_followed(self):
        """What the council does, and what becomes of the recommendations, is still entered."""
        return self.state in self.State.followed()

    @property
    def is_released(self):
        return self.released_on is not None

    @property
    def is_used(self):
        """More than a proposal that nothing refers to: it can be withdrawn, but not deleted."""
        began = self.state != self.State.PROPOSED or self.steps.exists()
        return began or self.texts.exists() or self.documents.exists()

    def may_become(self, state):
        return state in self.STEPS[self.state]

    def obstacle_to(self, state):
        """A sentence that says what is missing before this step, or an empty string."""
        if state == self.State.UNDER_STUDY and not self.committee_id:
            return _("Choose the committee in charge first.")
        if state == self.State.SUBMITTED and (self.text is None or self.text.is_blank):
            return _("The text is empty: write at least one section in Arabic first.")
        if state == self.State.DEPOSITED and self.deposit is None:
            return _("Enter the deposit first: its day and the number of its receipt.")
        if state == self.State.ADOPTED and self.events.standing().exists():
            return _("The council has dealt with it: cancel the events at the council first.")
        if state == self.State.CLOSED and self.recommendations.unsettled().exists():
            return _("A recommendation has no end state yet: enter what became of each of them first.")
        if state == self.State.CLOSED_WITHOUT_ANSWER and self.events.standing().answers().exists():
            return _("The council has answered: close the opinion when every recommendation has its end state.")
        return ""

    @transaction.atomic
    def become(self, state, *, by, at=None, note_ar="", note_fr=""):
        """Take a step and keep who took it, when and why; some steps need their note in Arabic.

        Raises ValueError when the step does not exist, something is missing before it, or its note is.
        """
        if not self.may_become(state):
            raise ValueError(f"An opinion that is {self.state} cannot become {state}.")
        if (self.state, state) in self.REASONED and not note_ar:
            raise ValueError("This step needs its reason.")
        if obstacle := self.obstacle_to(state):
            raise ValueError(str(obstacle))
        before, self.state = self.state, state
        if state == self.State.CANCELLED:
            self.released_on = None
        self.version += 1
        self.save()
        self.steps.create(
            from_state=before, to_state=state, by=by, at=at or Body.now(), note_ar=note_ar, note_fr=note_fr or None
        )

    @transaction.atomic
    def adopt(self, *, item, by, at=None):
        """Lock the text and give the number of the year; of two at once the database refuses one.

        `item` is the point of the agenda that adopted it; whether it could is asked in `opinions.adoption`.
        """
        self.adopted_in, self.adopted_text = item, self.text
        self.number_year = item.meeting.day.year
        self.number = Opinion.objects.next_number(self.number_year)
        self.become(self.State.ADOPTED, by=by, at=at)

    @transaction.atomic
    def note(self, kind, *, by, at=None, note_ar="", note_fr=""):
        """Keep something that changes no state: an erratum, a release or its end."""
        self.version += 1
        self.save()
        self.steps.create(
            kind=kind, from_state=self.state, to_state=self.state, by=by, at=at or Body.now(), note_ar=note_ar,
            note_fr=note_fr or None,
        )  # fmt: skip
