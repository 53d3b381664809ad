from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hayaa.core.models import Versioned


class ConvocationQuerySet(models.QuerySet):
    def mailable(self):
        """Those to be told by mail, with an address, who have no mail yet."""
        return self.by_mail().filter(sent_on__isnull=True)

    def mailed(self):
        """Those who were told by mail and can be told again."""
        return self.by_mail().filter(sent_on__isnull=False)

    def by_mail(self):
        return self.filter(channel=Convocation.Channel.MAIL).exclude(member__email="")


class Convocation(Versioned):
    """That a member was convened to a meeting: in which way, on which day, and when they acknowledged it."""

    class Channel(models.TextChoices):
        MAIL = "mail", pgettext_lazy("convocation", "By e-mail")
        PAPER = "paper", pgettext_lazy("convocation", "On paper")
        MESSAGE = "message", pgettext_lazy("convocation", "By message")
        PHONE = "phone", pgettext_lazy("convocation", "By phone")

    meeting = models.ForeignKey(
        "committees.Meeting", models.CASCADE, related_name="convocations", verbose_name=_("meeting")
    )
    member = models.ForeignKey(
        "committees.Member", models.PROTECT, related_name="convocations", verbose_name=_("member")
    )
    channel = models.CharField(_("how"), max_length=20, choices=Channel, default=Channel.PAPER)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    delivered_on = models.DateField(_("received on"), null=True, blank=True)

    objects = ConvocationQuerySet.as_manager()

    class Meta:
        verbose_name = _("convocation")
        verbose_name_plural = _("convocations")
        ordering = ["meeting", "member__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"],
                name="committees_convocation_one_per_meeting_and_member",
                violation_error_message=_("This member has been convened to this meeting."),
            ),
            models.CheckConstraint(
                condition=Q(delivered_on__isnull=True)
                | Q(sent_on__isnull=False, delivered_on__gte=models.F("sent_on")),
                name="committees_convocation_sent_before_received",
                violation_error_message=_("A convocation is sent before it is received: correct one of the two days."),
            ),
        ]

    def __str__(self):
        return f"{self.member} – {self.get_channel_display()}"

    @classmethod
    def channel_for(cls, member):
        """How a member is convened unless somebody says otherwise."""
        return cls.Channel.MAIL if member.email else cls.Channel.PAPER
