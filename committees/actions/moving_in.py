"""Meetings of the time before this program: the record takes the steps that the meeting took, at its hour."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from committees import sheet
from committees.actions import meetings
from committees.models import Attendance, Meeting
from hayaa.core.intake.values import listed

State = Meeting.State
NAMED = 5  # of those whose attendance is missing; the others are counted


@dataclass
class Wanted:
    """A meeting, and how far a row of a sheet says that it has come."""

    meeting: Meeting
    state: str
    number: int | None
    reason: str

    @property
    def at(self):
        """The hour of the meeting: nobody knows any more when each of its steps was taken."""
        return timezone.make_aware(datetime.combine(self.meeting.day, self.meeting.starts_at))

    def mistakes(self):
        """What the row leaves out, by attribute."""
        found = {}
        if self.state in State.took_place() and not self.meeting.chaired_by:
            found["chaired_by"] = ValidationError(_("Say who chaired the meeting."))
        if self.state in (State.POSTPONED, State.CANCELLED) and not self.reason:
            found["reason_ar"] = ValidationError(_("Say why the meeting did not take place."))
        return found

    def begin(self, *, by):
        """Up to the convocation; what was postponed or cancelled ends here."""
        meeting = self.meeting
        if self.state == State.DRAFT:
            return
        if meeting.state == State.DRAFT and (self.state != State.CANCELLED or self.number):
            self._convene(by)
        if self.state in (State.POSTPONED, State.CANCELLED):
            meeting.become(self.state, by=by, at=self.at, reason_ar=self.reason)

    def _convene(self, by):
        """Without a letter in the register of today: the convocation went out in its time."""
        if self.number is None:
            self.meeting.convene(by=by, at=self.at)
            return
        self.meeting.number, self.meeting.number_year = self.number, self.meeting.day.year
        self.meeting.validate_constraints()
        self.meeting.become(State.CONVENED, by=by, at=self.at)

    def close(self, *, by):
        """Freeze the sheet of a meeting that was held, or not held; returns a sentence that says why it cannot be."""
        if self.state not in State.closed():
            return ""
        found = sheet.read(self.meeting)
        attending = {row.member for row in found.with_status(*Attendance.Status.attending())}
        heads = (self.meeting.chaired_by, self.meeting.recorded_by)
        if found.missing:
            number = len(found.missing)
            names = listed(f"{row.member.number} {row.member}" for row in found.missing[:NAMED])
            said = ngettext(
                "The attendance of %(number)s member is missing: %(names)s",
                "The attendance of %(number)s members is missing: %(names)s",
                number,
            )
            return said % {"number": number, "names": names + ("…" if number > NAMED else "")}
        if not set(heads) - {None} <= attending:
            return _("Who chairs or records a meeting attends it: correct the sheet or the names.")
        if found.quorum.is_reached != (self.state != State.NOT_HELD):
            said = _("By this attendance %(present)s members were present and %(needed)s needed: correct the state.")
            return said % {"present": found.quorum.present, "needed": found.quorum.needed}
        heads = {"chaired_by": heads[0], "recorded_by": heads[1]} if self.state != State.NOT_HELD else {}
        meetings.close(meeting=self.meeting, by=by, at=self.at, ends_at=self.meeting.ends_at, **heads)
        return ""

    def write_minutes(self, *, by):
        """On to the minutes, which the next meeting of the same organ approved; a sentence says why it cannot be."""
        if self.state not in (State.MINUTES_DRAFTED, State.MINUTES_APPROVED) or self.meeting.state != State.HELD:
            return ""
        self.meeting.become(State.MINUTES_DRAFTED, by=by, at=self.at)
        if self.state == State.MINUTES_DRAFTED:
            return ""
        after = self.meeting.later_ones().first()
        if after is None:
            return _("Minutes are approved in a later meeting, and there is none: write that they are drafted.")
        self.meeting.approve_minutes(in_meeting=after, by=by, at=self.at)
        return ""
