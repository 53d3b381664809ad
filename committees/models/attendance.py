from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hayaa.core.models import Versioned


class AttendanceQuerySet(models.QuerySet):
    def attending(self):
        return self.filter(status__in=Attendance.Status.attending())


class Attendance(Versioned):
    """What was entered for one member and one meeting. No row, or an empty status (taken back): not entered.

    `version` counts its saved states: the second of two who enter at once sees what the first one saved. It goes on
    counting when an entry is taken back, so that an old page never passes for a new one.
    """

    class Status(models.TextChoices):
        PRESENT = "present", pgettext_lazy("neutral", "Present")
        LATE = "late", pgettext_lazy("neutral", "Late")
        REMOTE = "remote", pgettext_lazy("neutral", "Remote")
        EXCUSED = "excused", pgettext_lazy("neutral", "Excused")
        ABSENT = "absent", pgettext_lazy("neutral", "Absent")

        @classmethod
        def attending(cls):
            """Those who took part, from the beginning or later, in the room or from afar."""
            return [cls.PRESENT, cls.LATE, cls.REMOTE]

    TITLES = {
        ("present", "f"): pgettext_lazy("feminine", "Present"),
        ("present", "m"): pgettext_lazy("masculine", "Present"),
        ("late", "f"): pgettext_lazy("feminine", "Late"),
        ("late", "m"): pgettext_lazy("masculine", "Late"),
        ("remote", "f"): pgettext_lazy("feminine", "Remote"),
        ("remote", "m"): pgettext_lazy("masculine", "Remote"),
        ("excused", "f"): pgettext_lazy("feminine", "Excused"),
        ("excused", "m"): pgettext_lazy("masculine", "Excused"),
        ("absent", "f"): pgettext_lazy("feminine", "Absent"),
        ("absent", "m"): pgettext_lazy("masculine", "Absent"),
    }

    meeting = models.ForeignKey(
        "committees.Meeting", models.PROTECT, related_name="attendances", verbose_name=_("meeting")
    )
    member = models.ForeignKey(
        "committees.Member", models.PROTECT, related_name="attendances", verbose_name=_("member")
    )
    status = models.CharField(_("attendance"), max_length=20, choices=Status, blank=True)
    arrived_at = models.TimeField(_("arrived at"), null=True, blank=True)
    left_at = models.TimeField(_("left at"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    entered_by = models.ForeignKey("committees.User", models.PROTECT, related_name="+", verbose_name=_("entered by"))

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["meeting", "member__number"]
        permissions = [("view_member_statistics", "Can see the attendance figures of every member")]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"],
                name="committees_attendance_one_per_meeting_and_member",
                violation_error_message=_("The attendance of this member has been entered."),
            ),
            models.CheckConstraint(
                condition=Q(arrived_at__isnull=True) | Q(left_at__isnull=True) | Q(left_at__gt=F("arrived_at")),
                name="committees_attendance_leaves_after_arriving",
                violation_error_message=_("A member leaves after arriving: correct one of the two times."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["", "present", "late", "remote", "excused", "absent"]),
                name="committees_attendance_status_known",
                violation_error_message=_("Choose one of the five words of the sheet."),
            ),
            models.CheckConstraint(
                condition=Q(arrived_at__isnull=True, left_at__isnull=True)
                | Q(status__in=["present", "late", "remote"]),
                name="committees_attendance_times_of_those_attending",
                violation_error_message=_("Only somebody who attended arrived or left at a time."),
            ),
        ]

    def __str__(self):
        return f"{self.member} – {self.title}"

    @property
    def title(self):
        """The status in a word that agrees with the sex of the member."""
        return self.TITLES.get((self.status, self.member.sex), "")

    @property
    def is_attending(self):
        return self.status in self.Status.attending()


class AttendanceCorrection(models.Model):
    """A change of a frozen sheet: whose attendance, from what to what, by whom, when and why."""

    attendance = models.ForeignKey(Attendance, models.PROTECT, related_name="corrections", verbose_name=_("attendance"))
    from_status = models.CharField(_("from"), max_length=20, choices=Attendance.Status)
    to_status = models.CharField(_("to"), max_length=20, choices=Attendance.Status)
    by = models.ForeignKey("committees.User", models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("correction of an attendance")
        verbose_name_plural = _("corrections of attendance")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(from_status=F("to_status")),
                name="committees_attendancecorrection_changes_with_a_reason",
                violation_error_message=_("A correction changes something, and says why."),
            )
        ]

    def __str__(self):
        return f"{self.attendance.member}: {self.from_title} → {self.to_title}"

    @property
    def from_title(self):
        return Attendance.TITLES[self.from_status, self.attendance.member.sex]

    @property
    def to_title(self):
        return Attendance.TITLES[self.to_status, self.attendance.member.sex]
