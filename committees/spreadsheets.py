"""Lists of the committees as sheets of a spreadsheet, made from what their pages show."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from committees.models import Attendance
from committees.statistics_words import method
from hayaa.core.spreadsheet import Sheet


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
        " / ".join(map(str, letter.concerns)),
        len(letter.documents.all()),
        letter.cancel_reason,
    ]
