"""Meetings of the past and who attended them, as sheets; also the table of members and days that people keep."""

from contextlib import suppress

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.actions import moving_in
from committees.forms.attendance import KEYS
from committees.models import Attendance, Meeting
from committees.resources.people import MemberSheet, committee, in_both_genders, member
from hayaa.core.arabic import fold
from hayaa.core.intake.columns import Column
from hayaa.core.intake.headings import MOST_ROWS_ABOVE, also, in_full, in_short
from hayaa.core.intake.resource import ROW, SheetResource
from hayaa.core.intake.tables import Unfolded
from hayaa.core.intake.values import Choice, Day, Hour, Record, Whole, written
from hayaa.core.intake.written_days import in_figures

IN_OTHER_WORDS = [
    (Attendance.Status.EXCUSED, pgettext_lazy("feminine", "Absent with an excuse")),
    (Attendance.Status.EXCUSED, pgettext_lazy("masculine", "Absent with an excuse")),
    (Attendance.Status.ABSENT, pgettext_lazy("feminine", "Absent without excuse")),
    (Attendance.Status.ABSENT, pgettext_lazy("masculine", "Absent without excuse")),
]
KEYS_OF_THE_SHEET = [(code, key) for code, keys in KEYS.items() for key in keys]


def _day(meeting):
    return date_format(meeting.day, "d/m/Y")


def title(meeting):
    """What a meeting is called in a sheet: its day and hour and who meets, who may meet twice a day."""
    return f"{_day(meeting)} {meeting.starts_at:%H:%M} – {meeting.organ}"


class MeetingName(Record):
    """The name of a meeting begins with its day, in figures or in words."""

    def _find(self, text):
        return super()._find(in_figures(text) or text)


def meeting():
    """The meeting by day and organ, or by its day when no other organ met then."""
    return MeetingName(
        lambda: Meeting.objects.select_related("committee").order_by("day", "pk"),
        lambda one: [
            title(one),
            f"{_day(one)} – {one.organ}",
            _day(one),
            f"{one.get_kind_display()} {one.official_number}",
        ],
        _("No meeting took place on this day: enter the meeting first, or correct the day."),
    )


class ReasonColumn(Column):
    """Why a meeting was postponed or cancelled: it stands in the step that said so."""

    def get_value(self, instance):
        if hasattr(instance, self.attribute):
            return getattr(instance, self.attribute)
        ends = (Meeting.State.POSTPONED, Meeting.State.CANCELLED)
        said = [step.reason_ar for step in instance.steps.all() if step.to_state in ends] if instance.pk else []
        return said[-1] if said else ""


class MeetingSheet(SheetResource):
    """Meetings; a new one takes the steps up to its state, and is closed once the attendance is there (`finish`)."""

    model = Meeting
    title = _("Meetings")
    about = _(
        "The meetings of past years, one a row. A meeting that was held needs the attendance of everybody in office "
        "on its day, in the sheet of attendance."
    )
    key = ("day", "kind", "committee")
    apart = ("starts_at",)

    day = Column(Day(), required=True, example="18/03/2022")
    kind = Column(Choice(Meeting.Kind.choices), required=True, example=Meeting.Kind.PLENARY.label)
    committee = Column(committee(), note=_("Only for the meeting of a committee."))
    session = Column(Choice(Meeting.Session.choices), default=Meeting.Session.ORDINARY)
    call = Column(
        Choice(Meeting.Call.choices),
        default=Meeting.Call.FIRST,
        note=_("The second or third call follows a meeting of the same organ that lacked its quorum."),
    )
    state = Column(Choice(Meeting.State.choices), default=Meeting.State.DRAFT, example=Meeting.State.HELD.label)
    number = Column(Whole(), note=_("Empty: the next number of the year."))
    starts_at = Column(Hour(), required=True, example="16:00")
    ends_at = Column(Hour())
    place_ar = Column(required=True, example=_("Meeting room of the commune"))
    place_fr = Column()
    title_ar = Column()
    title_fr = Column()
    chaired_by = Column(member(), note=_("The number or name of the member; required where the meeting was held."))
    recorded_by = Column(member())
    reason = ReasonColumn(
        attribute="reason_ar", heading=_("Reason"), note=_("Why the meeting was postponed or cancelled; required then.")
    )

    def get_queryset(self):
        found = Meeting.objects.select_related("committee", "mandate", "chaired_by", "recorded_by")
        return found.prefetch_related("steps").order_by("day", "starts_at", "pk")

    def take(self, table):
        self.wanted = []
        return super().take(table)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        """An empty number is the one that the meeting has."""
        if instance.number is None:
            instance.number = self.before.get("number")
        return super().skip_row(instance, original, row, import_validation_errors)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """The row says how far the meeting has come; the record starts where it is, and takes the steps."""
        state = self.before.get("state", instance.state) if self.before else Meeting.State.DRAFT
        number = self.before.get("number", instance.number) if self.before else None
        if self.before and not Meeting(state=state).is_ahead and self.before != self._values(instance):
            raise ValidationError(_("This meeting has gone on here: correct it on its page."))
        reason = self.fields["reason"].get_value(instance)
        wanted = moving_in.Wanted(instance, instance.state, instance.number, reason)
        instance.state, instance.number = state, number
        errors = {**(import_validation_errors or {}), **wanted.mistakes()}
        if not errors and instance.call > Meeting.Call.FIRST and not instance.former_id:
            self._follow(instance, errors)
        super().validate_instance(instance, errors, validate_unique)
        self.next = wanted

    def _follow(self, meeting, errors):
        """Find the meeting without quorum that this call came after, in the records or in the rows above."""
        lacking = [w.meeting.pk for _row, w in self.wanted if w.state == Meeting.State.NOT_HELD]
        earlier = Meeting.objects.of_organ_of(meeting).filter(day__lt=meeting.day, successor__isnull=True)
        without = Q(state=Meeting.State.NOT_HELD) | Q(pk__in=lacking)
        meeting.former = earlier.filter(without).order_by("day", "pk").last()
        if meeting.former is None:
            errors["call"] = ValidationError(
                _("No meeting of this organ before it lacked its quorum: enter that first.")
            )

    def do_instance_save(self, instance, is_create):
        super().do_instance_save(instance, is_create)
        self.next.begin(by=self.by)

    def after_import_row(self, row, row_result, **kwargs):
        if row_result.is_new() or row_result.is_update():
            self.wanted.append((self.head.table.row_of(row[ROW]), self.next))

    def _line(self, row, result):
        """Told in the state that the row says: it comes to it once the attendance is there (`finish`)."""
        if not (result.is_new() or result.is_update()):
            return super()._line(row, result)
        reached, self.record.state = self.record.state, self.next.state
        line = super()._line(row, result)
        self.record.state = reached
        return line

    def finish(self):
        """Close the meetings that were held, and go on to their minutes."""
        for step in (moving_in.Wanted.close, moving_in.Wanted.write_minutes):
            for row, wanted in self.wanted:
                refused = step(wanted, by=self.by)
                if refused:
                    self.review.refuse(row, refused)


class AttendanceSheet(SheetResource):
    """Who attended which meeting, one member and meeting a row."""

    model = Attendance
    title = _("Attendance")
    about = _(
        "Who attended which meeting, one member and meeting a row; or a table with a member a row, a meeting a column "
        "and its day at the head."
    )
    key = ("meeting", "member")
    plain = True

    meeting = Column(meeting(), also=[_("Day"), MeetingSheet.fields["day"].heading], required=True)
    member = Column(member(), also=[_("Name")], required=True)
    status = Column(
        Choice(
            Attendance.Status.choices,
            also=[*in_both_genders(Attendance.TITLES), *IN_OTHER_WORDS, *KEYS_OF_THE_SHEET],
        ),
        also=[title],
        required=True,
    )
    arrived_at = Column(Hour())
    left_at = Column(Hour())
    note = Column()

    def get_queryset(self):
        """What was entered for the meetings of the file: a body may have a quarter of a million rows."""
        widget = self.fields["meeting"].widget
        place = self.head.columns.index("meeting")
        named = {values[place] for _row, values in self.head.rows()}
        found = set()
        for name in named:
            with suppress(ValueError):
                found.add(widget.clean(name))
        return Attendance.objects.filter(meeting__in=found - {None}).select_related("member", "meeting__committee")

    def all_records(self):
        found = Attendance.objects.select_related("member", "meeting__committee")
        return found.order_by("meeting__day", "meeting__starts_at", "meeting", "member__number")

    def take(self, table):
        self.sheets = {}
        return super().take(table)

    def name_of(self, record):
        """With its meeting: in a table of members and days one row holds many."""
        return f"{title(record.meeting)} – {record}"

    def on_sheet(self, meeting):
        """The members of the meeting's sheet."""
        if meeting not in self.sheets:
            self.sheets[meeting] = set(meeting.eligible_members().values_list("pk", flat=True))
        return self.sheets[meeting]

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """The rules of one row, asked without the database: ten thousand of them are shown in seconds."""
        errors = dict(import_validation_errors or {})
        if not errors:
            self._refuse(instance)
            instance.entered_by = self.by
        if instance.status not in Attendance.Status.attending() and (instance.arrived_at or instance.left_at):
            errors.setdefault("arrived_at", ValidationError(_("Only somebody who attended arrived or left at a time.")))
        elif instance.arrived_at and instance.left_at and instance.left_at <= instance.arrived_at:
            errors.setdefault(
                "left_at", ValidationError(_("A member leaves after arriving: correct one of the two times."))
            )
        try:
            instance.clean_fields(exclude=[*errors, "meeting", "member", "entered_by"])
        except ValidationError as refused:
            errors = refused.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def _refuse(self, instance):
        meeting = instance.meeting
        if meeting.is_closed:
            raise ValidationError({"meeting": _("The sheet of this meeting is closed: correct it on its page.")})
        if meeting.state != Meeting.State.CONVENED:
            raise ValidationError({"meeting": _("This meeting has no sheet yet: it has not been convened.")})
        if instance.member_id not in self.on_sheet(meeting):
            raise ValidationError(
                {"member": _("This member is not on the sheet of the meeting: not in office on its day.")}
            )


def attendance_grid(table):
    """A table with a member a row and a meeting a column, as the sheet of attendance; None for any other table.

    The head says the day of each meeting, and its organ where several met; the member stands under the heading of the
    sheet, or under any other beside the first day. A column without a day is passed over, which is told, and so is an
    empty cell: nothing was entered.
    """
    columns = (AttendanceSheet.fields["member"], MemberSheet.fields["number"])
    member_headings = {heading for column in columns for said in (also, in_short, in_full) for heading in said(column)}
    is_list = any(sheet.head_of(table) for sheet in (AttendanceSheet, MeetingSheet))
    for number, head in enumerate(table.rows[:MOST_ROWS_ABOVE], start=1):
        places = [place for place, cell in enumerate(head) if in_figures(written(cell))]
        members = [place for place, cell in enumerate(head) if fold(written(cell)) in member_headings]
        if places and members:
            return _unfolded(table, number, members[0], places)
        if len(places) > 1 and places[0] > 0 and not is_list:
            return _unfolded(table, number, places[0] - 1, places)
    return None


def _unfolded(table, number, member_place, places):
    columns = AttendanceSheet.fields
    passed_over = _("%(cell)s “%(text)s” is passed over: no meeting by that day; write its day, month and year.")
    notes = [
        passed_over % {"cell": table.address(number, place + 1), "text": written(cell)}
        for place, cell in enumerate(table.rows[number - 1])
        if cell is not None and place not in (member_place, *places)
    ]
    rows = [[str(columns[name].heading) for name in ("meeting", "member", "status")]]
    origins = [(number, member_place + 1)]
    for line, cells in enumerate(table.rows[number:], start=number + 1):
        for place in places:
            if place < len(cells) and cells[place] is not None:
                rows.append([table.rows[number - 1][place], cells[member_place], cells[place]])
                origins.append((line, place + 1))
    return Unfolded(str(AttendanceSheet.title), rows, origins=origins, notes=notes)
