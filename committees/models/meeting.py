from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.models.body import Body
from committees.models.committee import Committee
from committees.models.mandate import Mandate
from committees.models.meeting_rules import MEETING_RULES
from committees.models.member import Member
from committees.models.office import BureauOffice
from committees.quorum import Quorum
from hayaa.core.arabic import fold
from hayaa.core.fields import FoldedField, holding
from hayaa.core.models import NamedInWords, Versioned


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those inside see what has been convened; drafts are for those who handle them."""
        if not user.has_perm("committees.view_meeting"):
            return self.none()
        if user.has_perm("committees.view_draft_meeting"):
            return self
        return self.filter(~Q(state=Meeting.State.DRAFT) | Q(committee__in=Committee.objects.led_by(user)))

    def handled_by(self, user):
        """Those whose entry is this user's work: all of them, or those of the committees they lead."""
        if user.has_perm("committees.change_meeting"):
            return self
        return self.filter(committee__in=Committee.objects.led_by(user))

    def search(self, text):
        """Meetings whose subject, place or agenda holds every word, whatever its spelling."""
        found = self
        for word in fold(text).split():
            of_agenda = Meeting.objects.filter(holding("agenda__search_text", word))
            found = found.filter(holding("search_text", word) | Q(pk__in=of_agenda.values("pk")))
        return found

    def of_organ_of(self, meeting):
        """Meetings of the same organ: the body, its bureau, or the same committee."""
        return self.filter(kind=meeting.kind, committee=meeting.committee_id)

    def took_place(self):
        """Held with their quorum, whatever has become of their minutes."""
        return self.filter(state__in=Meeting.State.took_place())


def _somebody(label, related_name):
    """A member with a part in the meeting, or nobody."""
    return models.ForeignKey(
        "committees.Member", models.PROTECT, null=True, blank=True, related_name=related_name, verbose_name=label
    )


class Meeting(NamedInWords, Versioned):
    """A meeting of the body, its bureau or one of its committees, from its first draft to its approved minutes.

    Day and times are those of the wall clock in Morocco. What happened to it and why stands in its steps.
    """

    class Kind(models.TextChoices):
        PLENARY = "plenary", _("Plenary meeting")
        BUREAU = "bureau", _("Bureau meeting")
        COMMITTEE = "committee", _("Committee meeting")

    class Session(models.TextChoices):
        ORDINARY = "ordinary", pgettext_lazy("meeting", "Ordinary")
        EXTRAORDINARY = "extraordinary", pgettext_lazy("meeting", "Extraordinary")

    class Call(models.IntegerChoices):
        FIRST = 1, _("First call")
        SECOND = 2, _("Second call")
        THIRD = 3, _("Third call")

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("meeting", "Draft")
        CONVENED = "convened", pgettext_lazy("meeting", "Convened")
        HELD = "held", pgettext_lazy("meeting", "Held")
        MINUTES_DRAFTED = "minutes_drafted", pgettext_lazy("meeting", "Minutes drafted")
        MINUTES_APPROVED = "minutes_approved", pgettext_lazy("meeting", "Minutes approved")
        POSTPONED = "postponed", pgettext_lazy("meeting", "Postponed")
        CANCELLED = "cancelled", pgettext_lazy("meeting", "Cancelled")
        NOT_HELD = "not_held", pgettext_lazy("meeting", "Not held for lack of quorum")

        @classmethod
        def took_place(cls):
            return [cls.HELD, cls.MINUTES_DRAFTED, cls.MINUTES_APPROVED]

        @classmethod
        def closed(cls):
            """States in which the sheet is complete and frozen."""
            return [*cls.took_place(), cls.NOT_HELD]

        @classmethod
        def ahead(cls):
            return [cls.DRAFT, cls.CONVENED]

    STEPS = {
        State.DRAFT: (State.CONVENED, State.CANCELLED),
        State.CONVENED: (State.HELD, State.NOT_HELD, State.POSTPONED, State.CANCELLED),
        State.HELD: (State.MINUTES_DRAFTED,),
        State.MINUTES_DRAFTED: (State.HELD, State.MINUTES_APPROVED),
        State.MINUTES_APPROVED: (State.MINUTES_DRAFTED,),
        State.POSTPONED: (),
        State.CANCELLED: (),
        State.NOT_HELD: (),
    }
    # The steps that undo something: nobody takes them without saying why.
    REASONED = {
        (State.DRAFT, State.CANCELLED), (State.CONVENED, State.CANCELLED), (State.CONVENED, State.POSTPONED),
        (State.MINUTES_DRAFTED, State.HELD), (State.MINUTES_APPROVED, State.MINUTES_DRAFTED),
    }  # fmt: skip
    NAMES = {
        ("plenary", "ordinary"): _("Ordinary meeting of the body"),
        ("plenary", "extraordinary"): _("Extraordinary meeting of the body"),
        ("bureau", "ordinary"): _("Ordinary meeting of the bureau"),
        ("bureau", "extraordinary"): _("Extraordinary meeting of the bureau"),
        ("committee", "ordinary"): _("Ordinary meeting of the committee"),
        ("committee", "extraordinary"): _("Extraordinary meeting of the committee"),
    }

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.PLENARY)
    committee = models.ForeignKey(
        "committees.Committee",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("committee"),
    )
    session = models.CharField(_("nature of the meeting"), max_length=20, choices=Session, default=Session.ORDINARY)
    title = models.CharField(
        _("subject"), max_length=200, blank=True, help_text=_("Empty, the kind of the meeting names it.")
    )
    day = models.DateField(_("day of the meeting"))
    starts_at = models.TimeField(_("begins at"))
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200)
    call = models.PositiveSmallIntegerField(_("call"), choices=Call, default=Call.FIRST, editable=False)
    former = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="successor",
        verbose_name=_("in the place of"),
    )
    mandate = models.ForeignKey(
        "committees.Mandate", models.PROTECT, editable=False, related_name="meetings", verbose_name=_("mandate")
    )
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    number = models.PositiveSmallIntegerField(
        _("number in the year"), null=True, blank=True, editable=False, validators=[MaxValueValidator(999)]
    )
    number_year = models.PositiveSmallIntegerField(_("year of the number"), null=True, blank=True, editable=False)
    signed_by = _somebody(_("signs the convocation"), "meetings_signed")
    chaired_by = _somebody(_("chaired by"), "meetings_chaired")
    recorded_by = _somebody(_("rapporteur of the meeting"), "meetings_recorded")
    quorum_eligible = models.PositiveSmallIntegerField(_("in office"), null=True, editable=False)
    quorum_needed = models.PositiveSmallIntegerField(_("needed for the quorum"), null=True, editable=False)
    quorum_present = models.PositiveSmallIntegerField(_("present for the quorum"), null=True, editable=False)
    convocation_letter = models.OneToOneField(
        "committees.Letter",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="convened_meeting",
        verbose_name=_("letter of convocation"),
    )
    approved_in = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="approved_minutes",
        verbose_name=_("minutes approved in"),
    )

    title_text = FoldedField("name_ar", "name_fr")
    search_text = FoldedField("name_ar", "name_fr", "place_ar", "place_fr")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-day", "-starts_at", "-pk"]
        permissions = [("view_draft_meeting", "Can see meetings in preparation")]
        constraints = MEETING_RULES

    def __str__(self):
        name = self.title or str(self.NAMES.get((self.kind, self.session), ""))
        return f"{name} – {self.official_number}" if self.number else name

    def get_absolute_url(self):
        return reverse("committees:meeting-detail", args=[self.pk])

    @property
    def organ(self):
        """In words, who meets."""
        return str(self.committee) if self.committee else self.get_kind_display()

    @property
    def official_number(self):
        """«3/2023», given when the meeting is convened; empty before."""
        return f"{self.number}/{self.number_year}" if self.number else ""

    @property
    def took_place(self):
        return self.state in self.State.took_place()

    @property
    def is_closed(self):
        """Its sheet is complete and frozen."""
        return self.state in self.State.closed()

    @property
    def is_ahead(self):
        """It is still to be held: its day, place and agenda may change."""
        return self.state in self.State.ahead()

    @property
    def is_locked(self):
        """Its minutes are approved, or nothing will come of it any more: its texts stay as they are."""
        return not self.is_ahead and self.state not in (self.State.HELD, self.State.MINUTES_DRAFTED)

    @property
    def is_used(self):
        """More than a draft that nothing refers to: it can end, but not be deleted."""
        return self.state != self.State.DRAFT or self.documents.exists()

    @property
    def frozen_quorum(self):
        """The quorum as it was when the meeting was closed, or None before."""
        if self.quorum_eligible is None:
            return None
        return Quorum(self.quorum_eligible, self.quorum_needed, self.quorum_present)

    def convened_on(self, body):
        """The day on which it was convened; today while it is a draft."""
        step = self.steps.filter(to_state=self.State.CONVENED).last()
        return timezone.localdate(step.at) if step else body.day

    def not_convened(self):
        """Those on its sheet who have not been convened: they came into office after the others were."""
        return self.eligible_members().exclude(convocations__meeting=self)

    def eligible_members(self):
        """Everybody who sits in its organ and is in office on its day: those who are on its sheet, in its order."""
        members = Member.objects.in_office(on=self.day)
        if self.kind == self.Kind.BUREAU:
            members = members.filter(pk__in=BureauOffice.objects.on(self.day).values("member"))
        if self.kind == self.Kind.COMMITTEE:
            members = members.filter(pk__in=self.committee.memberships.on(self.day).values("member"))
        return members.order_by("number")

    def later_ones(self):
        """Meetings of its organ that took place after it, the next first: one of them approves its minutes."""
        return Meeting.objects.of_organ_of(self).took_place().filter(day__gt=self.day).order_by("day", "pk")

    def clean(self):
        if self.kind == self.Kind.COMMITTEE and not self.committee_id:
            raise ValidationError({"committee": _("Choose the committee that meets.")})
        if not self.day:
            return
        mandate = Mandate.objects.on(self.day).first()
        if mandate is None:
            raise ValidationError({"day": _("No mandate runs on this day: correct the day, or enter the mandate.")})
        self.mandate = mandate
        if self.committee_id:
            self.committee.refuse_day("day", self.day)
        if self.number_year and self.number_year != self.day.year:
            raise ValidationError({"day": _("The meeting has its number of this year: postpone it instead.")})
        if self.former_id and self.day <= self.former.day:
            raise ValidationError({"day": _("It takes place after the meeting in whose place it stands.")})

    def may_become(self, state):
        return state in self.STEPS[self.state]

    @transaction.atomic
    def become(self, state, *, by, at=None, reason_ar="", reason_fr=""):
        """Take a step and keep who took it, when and why; a step that undoes something needs its reason in Arabic.

        Raises ValueError when the step does not exist or its reason is missing.
        """
        if not self.may_become(state):
            raise ValueError(f"A meeting that is {self.state} cannot become {state}.")
        if (self.state, state) in self.REASONED and not reason_ar:
            raise ValueError("This step needs its reason.")
        step = {"from_state": self.state, "to_state": state, "by": by, "at": at or Body.now()}
        self.state = state
        if state != self.State.MINUTES_APPROVED:
            self.approved_in = None
        self.version += 1
        self.save()
        self.steps.create(**step, reason_ar=reason_ar, reason_fr=reason_fr or None)

    @transaction.atomic
    def convene(self, *, by, at=None):
        """Give the meeting its number in the year and open its sheet; of two at once the database refuses one."""
        year = self.day.year
        organ = Meeting.objects.of_organ_of(self).filter(number_year=year)
        self.number = (organ.aggregate(last=Max("number"))["last"] or 0) + 1
        self.number_year = year
        self.become(self.State.CONVENED, by=by, at=at)

    def approve_minutes(self, *, in_meeting, by, at=None):
        """Lock the minutes: a later meeting of the same organ has approved them."""
        self.approved_in = in_meeting
        self.become(self.State.MINUTES_APPROVED, by=by, at=at)
