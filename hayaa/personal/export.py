"""All that the program holds about one person, and nothing of others, as sheets (law 09-08, art. 7: right of access).

Words that others typed in minutes and letters are not searched; files stay where they are, only their names are given.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from activities.models import Activity, Evidence
from committees.models import AgendaItem, AttendanceCorrection, CalendarFeed, Decision, Meeting, Member, User
from hayaa.access import sessions
from hayaa.audit import reading
from hayaa.core.arabic import fold
from hayaa.core.fields import FoldedField
from hayaa.core.intake.columns import named
from hayaa.core.spreadsheet import Sheet, joined
from hayaa.roles import ROLES, roles_of
from opinions.models import Opinion, Reading

OWN = {Member: {"version", "updated_at"}, User: {"password", "is_superuser", "is_staff", "member"}}


def sheets(*, member, account):
    """Of a member, of an account, or of a member with their account; either may be None. No sheet is empty."""
    found = [_fields(member, account)]
    if member:
        found += [
            _periods(member), _meetings(member), _corrections(member), _tasks(member), _activities(member),
            _history(member),
        ]  # fmt: skip
    if account:
        found += [_signing_in(account), _readings(account), _entered(account)]
    return [sheet for sheet in found if sheet.rows]


def _fields(member, account):
    records = [record for record in (member, account) if record]
    rows = [
        [capfirst(str(record._meta.verbose_name)), named(field), _value(record, field)]
        for record in records
        for field in _own(record._meta.model)
    ]
    return Sheet(_("Person"), [_("Record"), pgettext("of the log", "Field"), pgettext("of a field", "Value")], rows)


def _own(model):
    """The fields that are kept: neither what is worked out from others, nor a third column of a translated one."""
    fields = model._meta.concrete_fields
    shadows = {field.translated_field.name for field in fields if hasattr(field, "translated_field")}
    return [
        field
        for field in fields
        if field.name not in OWN[model] | shadows and not isinstance(field, FoldedField) and not field.primary_key
    ]


def _value(record, field):
    value = getattr(record, field.attname)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value or ""))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return _moment(value) if hasattr(value, "hour") else value


def _moment(at):
    return localtime(at).replace(tzinfo=None, microsecond=0) if at else None


def _hour(at):
    return f"{at:%H:%M}" if at else ""


def _periods(member):
    head = [_("What"), _("Where"), _("As"), pgettext("period", "From"), pgettext("period", "To"), _("Decision")]
    rows = [
        [
            *(_name(term), term.mandate, joined([term.mark, term.get_end_reason_display()])),
            *(term.starts_on, term.ends_on, joined([term.decision, term.end_decision])),
        ]
        for term in member.terms.select_related("mandate", "member")
    ]
    rows += [
        [_name(office), office.mandate, office.title, office.starts_on, office.ends_on, None]
        for office in member.offices.select_related("mandate", "member")
    ]
    rows += [
        [_name(seat), seat.committee, seat.title, seat.starts_on, seat.ends_on, None]
        for seat in member.memberships.select_related("committee", "member")
    ]
    rows += [[_name(one), one.name, None, one.starts_on, one.ends_on, None] for one in member.representations.all()]
    return Sheet(_("Terms, offices and seats"), head, rows)


def _name(record):
    return capfirst(str(record._meta.verbose_name))


def _meetings(member):
    """A row for each meeting: how they were convened, and what was entered of them."""
    convened = {one.meeting_id: one for one in member.convocations.all()}
    entered = {one.meeting_id: one for one in member.attendances.select_related("member")}
    head = [
        _("Day"), _("Meeting"), _("Organ"), _("Convocation"), _("Sent on"), _("Received on"), _("Attendance"),
        _("Arrived at"), _("Left at"), _("Note"),
    ]  # fmt: skip
    found = Meeting.objects.filter(pk__in={*convened, *entered}).select_related("committee").order_by("day", "pk")
    return Sheet(_("Meetings"), head, [_meeting(one, convened.get(one.pk), entered.get(one.pk)) for one in found])


def _meeting(meeting, convocation, attendance):
    called = [convocation.get_channel_display(), convocation.sent_on, convocation.delivered_on] if convocation else ()
    came = [attendance.title, _hour(attendance.arrived_at), _hour(attendance.left_at)] if attendance else ()
    note = attendance.note if attendance else None
    return [meeting.day, str(meeting), meeting.organ, *(called or [None] * 3), *(came or [None] * 3), note]


def _corrections(member):
    found = AttendanceCorrection.objects.filter(attendance__member=member)
    rows = [
        [one.attendance.meeting.day, _moment(one.at), one.from_title, one.to_title, one.reason]
        for one in found.select_related("attendance__meeting", "attendance__member")
    ]
    head = [_("Meeting"), _("Corrected at"), pgettext("of the log", "Before"), pgettext("of the log", "After")]
    return Sheet(_("Corrections of attendance"), [*head, _("Reason")], rows)


def _tasks(member):
    rows = [
        [_("Presides, signs or records"), one.day, str(one), None]
        for one in Meeting.objects.filter(Q(chaired_by=member) | Q(signed_by=member) | Q(recorded_by=member)).order_by(
            "day", "pk"
        )
    ]
    rows += [
        [_("Presents"), one.meeting.day, one.title, None]
        for one in AgendaItem.objects.filter(presented_by=member)
        .select_related("meeting")
        .order_by("meeting__day", "pk")
    ]
    rows += [
        [_("In charge"), one.due_on, one.text, one.get_state_display()]
        for one in Decision.objects.filter(in_charge=member).order_by("due_on", "pk")
    ]
    rows += [
        [pgettext("neutral", "Rapporteur"), None, one.title, one.get_state_display()]
        for one in Opinion.objects.filter(rapporteur=member)
    ]
    return Sheet(_("Tasks and responsibilities"), [_("As"), _("Day"), _("What"), _("State")], rows)


def _activities(member):
    """Activities in which they took part, and evidence that names them in its note or its file name."""
    took_part = Activity.objects.filter(participations__member=member).select_related("year_plan")
    worded = took_part.prefetch_related("lines__plan_version")
    rows = [_activity(_("Took part"), one, one) for one in worded]
    names = {fold(name) for name in (member.full_name_ar, member.full_name_fr) if name}
    asked = Q()
    for name in names:
        asked |= Q(search_text__contains=name)
    naming = Evidence.objects.filter(asked).select_related("activity__year_plan", "meeting", "opinion")
    rows += [_activity(_("Named in evidence"), one.activity, one) for one in naming]
    return Sheet(_("Activities"), [_("As"), _("When"), _("Year"), _("What")], rows)


def _activity(role, activity, record):
    return [role, activity.held.words, activity.year_plan.year, str(record)]


def _history(member):
    """What changed in their record, and when; by whom is another person's."""
    kind = ContentType.objects.get_for_model(member)
    entries = LogEntry.objects.filter(content_type=kind, object_id=member.pk).order_by("timestamp", "pk")
    rows = [
        [_moment(told.at), told.action, change.field, change.before, change.remark or change.after]
        for told in reading.told(entries.select_related("actor__member", "content_type"))
        for change in told.changes
    ]
    words = [pgettext("of the log", "What was done"), pgettext("of the log", "Field")]
    head = [_("When"), *words, pgettext("of the log", "Before"), pgettext("of the log", "After")]
    return Sheet(_("Changes of the record"), head, rows)


def _signing_in(account):
    codes = roles_of(account) | set(account.groups.values_list("name", flat=True))
    rows = [[_("Role"), str(role.name), None] for code, role in ROLES.items() if code in codes]
    rows += [[_("E-mail"), one.email, None] for one in EmailAddress.objects.filter(user=account)]
    rows += [
        [_("Second step of signing in"), None, _moment(one.created_at)]
        for one in Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP)
    ]
    rows += [[_("Calendar"), None, _moment(one.created_at)] for one in CalendarFeed.objects.filter(user=account)]
    rows += [
        [pgettext("signing in", "Session"), f"{one.ip} {one.user_agent}", _moment(one.created_at)]
        for one in sessions.of(account)
    ]
    return Sheet(_("Signing in"), [_("What"), pgettext("of a field", "Value"), _("Since")], rows)


def _readings(account):
    found = Reading.objects.filter(user=account).select_related("opinion")
    rows = [[one.opinion.title, _moment(one.opened_at), _moment(one.acknowledged_at)] for one in found]
    return Sheet(_("Opinions opened"), [_("Opinion"), _("Opened"), _("Said to be read")], rows)


def _entered(account):
    """How many changes they made, by kind of record: the records themselves may be about others."""
    made = LogEntry.objects.filter(actor=account).order_by().values("content_type").annotate(number=Count("pk"))
    kinds = ContentType.objects.in_bulk([one["content_type"] for one in made])
    named_kinds = [(kinds[one["content_type"]].model_class()._meta.verbose_name, one["number"]) for one in made]
    rows = sorted([capfirst(str(name)), number] for name, number in named_kinds)
    return Sheet(_("Changes made"), [_("Kind of record"), pgettext("how many", "Number")], rows)
