from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from committees.models import Body
from hayaa.core.documents import LONGEST_NAME, as_attachment, refuse_unsuitable, stored_name
from hayaa.core.fields import FoldedField
from hayaa.core.models import Versioned, empty


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those inside; the proof of a public body holds names and faces, so it is not public itself."""
        return self if user.has_perm("activities.view_evidence") else self.none()

    def standing(self):
        """Those that were not rejected."""
        return self.exclude(state=Evidence.State.REJECTED)

    def to_check(self):
        """Those that wait for somebody to accept or reject them."""
        return self.filter(state=Evidence.State.TO_CHECK)

    def take(self, records, *, by, at=None):
        """Keep records of the body (`activities.evidence.Record`) as evidence, accepted at once: they need no check.

        One that was rejected before is checked anew; so is, where another person checks, the list of those who took
        part, which somebody has just typed. Call it inside a transaction that has locked their activity.
        """
        body = Body.current()
        for record in records:
            taken = self.model(
                means=record.means, source=Evidence.Source.RECORD, meeting=record.meeting, opinion=record.opinion,
                activity=record.activity, added_by=by,
            )  # fmt: skip
            typed = record.meeting is None and record.opinion is None
            if not record.again and not (typed and taken.is_barred_to(by, body)):
                taken.check_as(Evidence.State.ACCEPTED, by=by, at=at)
            taken.save()


class Evidence(Versioned):
    """What proves that an activity took place, against one of its axis's means of verification.

    A file, an address, a record of the body itself, or the place where the paper is kept; «does not apply», with its
    reason, where this means cannot be had of this activity. A record is that of a meeting, of an opinion, or, with
    neither, the list of those who took part in the activity.
    """

    class Source(models.TextChoices):
        FILE = "file", _("File")
        LINK = "link", _("Web page")
        RECORD = "record", _("Record of the body")
        PAPER = "paper", _("Paper kept elsewhere")
        WAIVED = "waived", _("Does not apply")

    class State(models.TextChoices):
        TO_CHECK = "to_check", pgettext_lazy("evidence", "To be checked")
        ACCEPTED = "accepted", pgettext_lazy("evidence", "Accepted")
        REJECTED = "rejected", pgettext_lazy("evidence", "Rejected")

    STEPS = {
        State.TO_CHECK: (State.ACCEPTED, State.REJECTED),
        State.ACCEPTED: (State.REJECTED,),
        State.REJECTED: (),
    }

    activity = models.ForeignKey(
        "activities.Activity", models.PROTECT, related_name="evidence", editable=False, verbose_name=_("activity")
    )
    means = models.ForeignKey(
        "activities.MeansOfVerification", models.PROTECT, related_name="evidence",
        verbose_name=_("means of verification"),
    )  # fmt: skip
    source = models.CharField(_("what it is"), max_length=10, choices=Source, editable=False)
    file = models.FileField(
        _("file"), upload_to=stored_name, validators=[refuse_unsuitable], blank=True, editable=False
    )
    filename = models.CharField(_("name of the file"), max_length=LONGEST_NAME, blank=True, editable=False)
    address = models.CharField(
        _("address of the web page"), max_length=400, blank=True, validators=[URLValidator(["http", "https"])]
    )
    meeting = models.ForeignKey(
        "committees.Meeting", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("meeting")
    )
    opinion = models.ForeignKey(
        "opinions.Opinion", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("opinion")
    )
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("Where the paper is kept, or why this does not apply.")
    )
    consent = models.BooleanField(_("those in the photograph agreed that the body keeps it as evidence"), default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added at"), default=Body.now, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.TO_CHECK, editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("checked by"),
    )  # fmt: skip
    checked_at = models.DateTimeField(_("checked at"), null=True, editable=False)
    rejected_because = models.CharField(_("reason of the rejection"), max_length=300, blank=True, editable=False)

    search_text = FoldedField("note_ar", "note_fr", "filename", "address")

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = pgettext_lazy("several", "evidence")
        ordering = ["activity", "means__position", "pk"]
        permissions = [("check_evidence", "Can accept or reject evidence")]
        constraints = [
            models.CheckConstraint(
                condition=Q(source="file") & (~Q(file="") | Q(state="rejected", consent=False))
                | Q(source="link", file="") & ~Q(address="")
                | Q(source="record", file="") & (Q(meeting__isnull=True) | Q(opinion__isnull=True))
                | Q(source__in=["paper", "waived"], file="") & ~empty("note_ar"),
                name="activities_evidence_is_there",
                violation_error_message=_("Give the file, the address, the record, or say in Arabic where it is."),
            ),
            models.CheckConstraint(
                condition=Q(state="to_check", checked_by__isnull=True, checked_at__isnull=True)
                | Q(state__in=["accepted", "rejected"], checked_by__isnull=False, checked_at__isnull=False),
                name="activities_evidence_checked_by_somebody",
                violation_error_message=_("Accepted and rejected evidence says who checked it, and when."),
            ),
            models.CheckConstraint(
                condition=Q(state="rejected") & ~empty("rejected_because_ar")
                | ~Q(state="rejected") & empty("rejected_because_ar"),
                name="activities_evidence_rejected_with_reason",
                violation_error_message=_("Say in Arabic why it is rejected."),
            ),
        ]

    def __str__(self):
        named = self.note or self.filename or self.address or self.opinion or self.meeting
        return str(named or _("List of those who took part"))

    def get_absolute_url(self):
        return f"{self.activity.get_absolute_url()}#evidence-{self.pk}"

    def as_response(self):
        """Its file as an answer; evidence of another source has none."""
        if not self.file:
            raise Http404
        return as_attachment(self.file, self.filename)

    @property
    def is_used(self):
        """Somebody has checked it: it stays."""
        return self.state != self.State.TO_CHECK

    def may_become(self, state):
        return state in self.STEPS[self.state]

    def is_barred_to(self, user, body):
        """The body has set that somebody else checks it than this user, who added it."""
        return body.evidence_checked_by_other and self.added_by_id == user.pk

    def is_readable_by(self, user):
        """Its file may be opened by this user: what was rejected, only by those who check and by who added it."""
        is_open = self.state != self.State.REJECTED or self.added_by_id == user.pk
        return is_open or user.has_perm("activities.check_evidence")

    @property
    def is_withdrawable(self):
        """It holds a photograph that is kept with the consent of those in it."""
        return bool(self.file) and self.consent

    def withdraw(self, *, by):
        """Those in its photograph agree no longer: it proves nothing and has no file any more.

        The caller saves, and deletes the file. Raises ValueError where no photograph is kept with a consent.
        """
        if not self.is_withdrawable:
            raise ValueError("No photograph is kept with a consent.")
        if self.may_become(self.State.REJECTED):
            reasons = {}
            for language in ("ar", "fr"):
                with override(language):
                    reasons[f"reason_{language}"] = gettext("The consent to this photograph was withdrawn.")
            self.check_as(self.State.REJECTED, by=by, **reasons)
        self.consent, self.file = False, ""

    def check_as(self, state, *, by, at=None, reason_ar="", reason_fr=""):
        """Accept it, or reject it with its reason in Arabic; the caller saves.

        Raises ValueError when it cannot become so any more, or the reason is missing.
        """
        if not self.may_become(state):
            raise ValueError(f"Evidence that is {self.state} cannot become {state}.")
        if state == self.State.REJECTED and not reason_ar:
            raise ValueError("A rejection needs its reason.")
        self.state, self.checked_by, self.checked_at = state, by, at or Body.now()
        self.rejected_because_ar, self.rejected_because_fr = reason_ar, reason_fr or None
