"""Forms of the steps of a meeting; each knows the version its reader saw."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from committees import posts, sheet
from committees.actions import meetings as actions
from committees.models import Attendance, AttendanceCorrection, Body, Meeting, MeetingStep, Member
from hayaa.core.forms import DateField, RecordForm, TimeField, both, form_field


class StepForm(RecordForm):
    """A step that needs no words. `user` takes it."""

    state = None

    class Meta(RecordForm.Meta):
        model = Meeting
        fields = []

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def save(self, commit=True):
        self.instance.become(self.state, by=self.user)
        return self.instance


class ReasonedForm(StepForm):
    """A step that undoes something: it says why, in Arabic at least."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in both("reason"):
            self.fields[name] = form_field(MeetingStep._meta.get_field(name), required=name.endswith("_ar"))

    @property
    def reason(self):
        return {name: self.cleaned_data[name] or "" for name in both("reason")}

    def save(self, commit=True):
        self.instance.become(self.state, by=self.user, **self.reason)
        return self.instance


class ConveneForm(StepForm):
    state = Meeting.State.CONVENED

    def clean(self):
        if not self.instance.agenda.exists():
            raise ValidationError(_("A convocation says what is on the agenda: add its first point."))
        if not self.instance.eligible_members().exists():
            raise ValidationError(_("Nobody is in office on this day, so nobody can be convened."))
        return super().clean()

    def save(self, commit=True):
        actions.convene(meeting=self.instance, by=self.user)
        return self.instance


class CancelForm(ReasonedForm):
    state = Meeting.State.CANCELLED


class ReturnForm(ReasonedForm):
    """Drafted minutes go back to be completed."""

    state = Meeting.State.HELD


class ReopenForm(ReasonedForm):
    """Approved minutes are opened for a correction, which stays visible."""

    state = Meeting.State.MINUTES_DRAFTED


class FinishForm(StepForm):
    state = Meeting.State.MINUTES_DRAFTED

    def clean(self):
        if not any(item.is_recorded for item in self.instance.agenda.all()):
            raise ValidationError(
                _("The minutes say nothing yet: write of one point at least what was discussed or decided.")
            )
        return super().clean()


class _OtherDay(forms.Form):
    """The day and hour of the meeting that stands in the place of this one."""

    def ask_for_day(self):
        self.fields["new_day"] = DateField(label=_("New day"), localize=True)
        self.fields["new_hour"] = TimeField(label=_("begins at").capitalize(), initial=self.instance.starts_at)

    def clean_new_day(self):
        day = self.cleaned_data["new_day"]
        if day <= self.instance.day:
            raise ValidationError(_("It takes place after the meeting in whose place it stands."))
        trial = Meeting(kind=self.instance.kind, committee=self.instance.committee, day=day, former=self.instance)
        try:
            trial.clean()
        except ValidationError as refused:
            raise ValidationError(refused.messages) from refused
        return day

    @property
    def when(self):
        return {"day": self.cleaned_data["new_day"], "starts_at": self.cleaned_data["new_hour"]}


class PostponeForm(_OtherDay, ReasonedForm):
    state = Meeting.State.POSTPONED

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask_for_day()

    def save(self, commit=True):
        return actions.put_off(meeting=self.instance, by=self.user, **self.when, **self.reason)


class CallAgainForm(_OtherDay, StepForm):
    """The next call after one that lacked its quorum."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask_for_day()

    def save(self, commit=True):
        return actions.call_again(meeting=self.instance, **self.when)


class CloseForm(StepForm):
    """The end of a meeting: who chaired and recorded it, among those who attended."""

    class Meta(StepForm.Meta):
        fields = ["ends_at", "chaired_by", "recorded_by"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sheet = sheet.read(self.instance)
        if not self.sheet.quorum.is_reached:
            self.fields = {"seen_version": self.fields["seen_version"]}
            return
        attending = {row.member.pk for row in self.sheet.with_status(*Attendance.Status.attending())}
        for name in ("chaired_by", "recorded_by"):
            self.fields[name].queryset = Member.objects.filter(pk__in=attending)
        self.fields["ends_at"].required = self.fields["chaired_by"].required = True
        self.initial["chaired_by"] = posts.presiding(self.instance, attending)
        self.initial["recorded_by"] = posts.recording(self.instance, attending)

    def clean(self):
        cleaned = super().clean()
        if self.sheet.missing:
            raise ValidationError(_("Somebody is not entered yet: complete the sheet first."))
        if (ends := cleaned.get("ends_at")) and ends <= self.instance.starts_at:
            self.add_error("ends_at", _("The meeting ends after it begins: correct one of the two times."))
        return cleaned

    def save(self, commit=True):
        data = self.cleaned_data
        asked = {name: data.get(name) for name in ("ends_at", "chaired_by", "recorded_by")}
        actions.close(meeting=self.instance, by=self.user, **asked)
        return self.instance


class ApproveForm(StepForm):
    """In which later meeting of the same organ the minutes were approved."""

    state = Meeting.State.MINUTES_APPROVED

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        later = self.instance.later_ones()
        self.fields["meeting"] = forms.ModelChoiceField(later, label=_("Approved in the meeting"))
        self.initial["meeting"] = later.first()

    def save(self, commit=True):
        self.instance.approve_minutes(in_meeting=self.cleaned_data["meeting"], by=self.user)
        return self.instance


class CorrectionForm(RecordForm):
    """A frozen row of a sheet, corrected with its reason."""

    class Meta(RecordForm.Meta):
        model = Attendance
        fields = ["status"]

    reason = form_field(AttendanceCorrection._meta.get_field("reason"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.before = user, self.instance.status
        sex = self.instance.member.sex
        self.fields["status"].choices = [(code, Attendance.TITLES[code, sex]) for code in Attendance.Status]

    @property
    def before_title(self):
        return Attendance.TITLES[self.before, self.instance.member.sex]

    def clean_status(self):
        status = self.cleaned_data["status"]
        if status == self.instance.status:
            raise ValidationError(_("This is what the sheet says already: choose another status."))
        quorum = sheet.corrected_quorum(self.instance, status, Body.current())
        if quorum.is_reached != self.instance.meeting.took_place:
            raise ValidationError(
                _("The correction would give the meeting its quorum or take it away, and cannot be made.")
            )
        if status not in Attendance.Status.attending():
            self._refuse_absence()
        return status

    def _refuse_absence(self):
        """Who chaired or recorded the meeting attended it, and so did everybody who voted."""
        row, meeting = self.instance, self.instance.meeting
        if row.member_id in (meeting.chaired_by_id, meeting.recorded_by_id):
            raise ValidationError(_("This member chaired the meeting or recorded it, and so attended it."))
        votes = max((item.votes_cast or 0 for item in meeting.agenda.all()), default=0)
        if row.is_attending and votes >= meeting.attendances.attending().count():
            raise ValidationError(_("Everybody who attended is counted in a vote: correct the vote first."))

    def save(self, commit=True):
        self.instance.status = self.before
        actions.correct_attendance(
            attendance=self.instance,
            status=self.cleaned_data["status"],
            reason=self.cleaned_data["reason"],
            by=self.user,
        )
        return self.instance
