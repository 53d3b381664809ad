"""Lists of the committees as sheets of a spreadsheet, made from what their pages show."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from committees.models import Attendance
from committees.statistics_words import method
from hayaa.core.spreadsheet import Sheet, joined


def attendance(statistics, *, inside):
    """The statistics as their page shows them; `inside`: the reader may see what a meeting was about."""
    sheets = [_summary(statistics), _categories(statistics)]
    if statistics.members:
        sheets.append(_members(statistics))
    sheets += [_meetings(statistics, inside), _organs(statistics)]
    sentences = method(statistics.scope, statistics.threshold).sentences
    return [*sheets, Sheet(_("Method"), [_("Method")], [[sentence] for sentence in sentences])]


def _summary(statistics):
    total = statistics.total
    rows = [
        (_("Attendance rate"), total.all.rate),
        (_("Attendance rate of women"), total.women.rate),
        (_("Attendance rate of men"), total.men.rate),
        (_("Share of women among those present"), total.share_of_women),
        (_("Share of men among those present"), total.share_of_men),
    ]
    head = [_("Figure"), pgettext("fraction", "Number"), pgettext("fraction", "Of"), _("Share")]
    held = len(statistics.meetings)
    counted = [_("Meetings held with their quorum"), held, None, None]
    return Sheet(_("Totals"), head, [*([name, f.numerator, f.denominator, f] for name, f in rows), counted])


def _categories(statistics):
    rows = [
        [line.word, line.women, line.men, line.total, statistics.share(line.category) if line.category else None]
        for line in statistics.categories
    ]
    return Sheet(_("Categories"), [_("Category"), _("Women"), _("Men"), _("Members"), _("Share")], rows)


def _head(*before):
    return [*before, _("Invited"), *(status.label for status in Attendance.Status), _("Attended"), _("Attendance rate")]


def _numbers(tally):
    return [tally.invited, *tally.numbers, tally.attended, tally.rate]


def _members(statistics):
    head = [*_head(_("No."), _("Name"), _("Sex")), _("Category")]
    rows = [
        [x.member.number, x.member, x.member.get_sex_display(), *_numbers(x.tally), x.word] for x in statistics.members
    ]
    return Sheet(_("Members"), head, rows)


def _meetings(statistics, inside):
    sexes = [_("Women present"), _("Women invited"), _("Men present"), _("Men invited")]
    head = [*_head(_("Day"), _("Organ"), _("Meeting")), *sexes, _("Present for the quorum"), _("Needed for the quorum")]
    return Sheet(_("Meetings"), head, [_meeting(line, inside) for line in statistics.meetings])


def _meeting(line, inside):
    meeting, women, men = line.meeting, line.count.women, line.count.men
    organ = meeting.committee or meeting.get_kind_display()
    by_sex = [women.attended, women.invited, men.attended, men.invited]
    return [
        meeting.day,
        organ,
        meeting if inside else None,
        *_numbers(line.count.all),
        *by_sex,
        meeting.quorum_present,
        meeting.quorum_needed,
    ]


def _organs(statistics):
    rows = [[line.label, line.meetings, *_numbers(line.count.all)] for line in statistics.organs]
    return Sheet(_("By committee"), _head(_("Organ"), _("Meetings held")), rows)


def letters(found):
    """The register of letters; they come with what they concern (`LetterQuerySet.with_records`)."""
    head = [
        _("Number"), _("Direction"), _("Day"), _("From or to"), _("Subject"), _("Reference of the sender"),
        _("It concerns"), _("Documents"), _("Cancelled because"),
    ]  # fmt: skip
    return Sheet(_("Register of letters"), head, [_letter(letter) for letter in found])


def _letter(letter):
    return [
        letter.official_number,
        letter.get_direction_display(),
        letter.day,
        letter.correspondent,
        letter.subject,
        letter.their_reference,
        joined(letter.concerns),
        len(letter.documents.all()),
        letter.cancel_reason,
    ]


def members(found):
    """The members as their list shows them, with the offices and seats of today."""
    head = [
        _("No."), _("Name"), _("Mark"), _("Organisation"), _("Office"), _("Committees"), _("Sex"),
    ]  # fmt: skip
    return Sheet(_("Members"), head, [_member(member) for member in found])


def _member(member):
    marks = [term.mark for term in member.terms.all() if term.mark and not term.ends_on]
    offices = [office.title for office in member.offices_today]
    seats = [f"{seat.committee} ({seat.title})" for seat in member.seats_today]
    return [
        member.number,
        member,
        *map(joined, (marks, [member.organisation], offices, seats)),
        member.get_sex_display(),
    ]


def committees(branches, others):
    """The committees of today by kind, with the posts that the reader may know, then those not at work."""
    head = [
        _("Kind"), _("No."), _("Name"), _("Leading roles"), _("Members"), _("Women"), pgettext("period", "From"),
        pgettext("period", "To"),
    ]  # fmt: skip
    units = [unit for branch in branches for unit in branch.units]
    rows = [_committee(unit.committee, joined(map(_post, unit.posts)), unit.members, unit.women) for unit in units]
    return Sheet(_("Committees"), head, rows + [_committee(committee, None, None, None) for committee in others])


def _committee(committee, *shown):
    kind = committee.get_kind_display()
    return [kind, committee.number, committee, *shown, committee.starts_on, committee.ends_on]


def _post(post):
    holder = post.member or (_("Vacant") if post.is_vacant else None)
    return f"{post.title}: {holder}" if holder else post.title


def meetings(found):
    """The meetings with how many attended (`attending`) of those on the sheet, once that is closed."""
    head = [
        _("Meeting"), _("Organ"), pgettext("meeting", "Call"), _("Day"), _("Hour"), _("Place"), _("State"),
        _("Attended"), _("Invited"),
    ]  # fmt: skip
    return Sheet(_("Meetings"), head, [_listed_meeting(meeting) for meeting in found])


def _listed_meeting(meeting):
    counted = [meeting.attending, meeting.quorum_eligible] if meeting.is_closed else [None, None]
    call, hour = meeting.get_call_display(), f"{meeting.starts_at:%H:%M}"
    return [meeting, meeting.organ, call, meeting.day, hour, meeting.place, meeting.get_state_display(), *counted]


def decisions(found):
    """The decisions with whether they are `overdue`."""
    head = [
        _("Decision"), _("Follow-up"), _("In charge"), _("Due on"), pgettext("decision", "Overdue"), _("State"),
        _("Taken in"), _("Organ"), _("Day"),
    ]  # fmt: skip
    return Sheet(_("Decisions"), head, [_decision(decision) for decision in found])


def _decision(decision):
    meeting = decision.agenda_item.meeting
    return [
        decision.text,
        decision.follow_up,
        joined([decision.in_charge, decision.in_charge_other]),
        decision.due_on,
        _("Yes") if decision.overdue else None,
        decision.get_state_display(),
        meeting,
        meeting.organ,
        meeting.day,
    ]


def attendance_of_member(rows):
    """The meetings behind the figures of one member, and what was entered at each."""
    head = [_("Meeting"), _("Organ"), _("Day"), _("Attendance")]
    return Sheet(_("Attendance"), head, [[row.meeting, row.meeting.organ, row.meeting.day, row.title] for row in rows])
