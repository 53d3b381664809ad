"""Lists of opinions as sheets of a spreadsheet, made from what their pages show."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hayaa.core.spreadsheet import Sheet


def register(opinions):
    """A row for each opinion; they come with their clock (`Opinion.objects.with_clock()`) and what they refer to."""
    head = [
        pgettext("opinion", "Number"), _("Title"), _("Theme"), _("Origin"), _("Committee"), _("State"),
        _("Adopted on"), _("Deposited on"), _("Answered on"), _("Released on"),
    ]  # fmt: skip
    return Sheet(_("Opinions"), head, [_row(opinion) for opinion in opinions])


def _row(opinion):
    return [
        opinion.official_number,
        opinion.title,
        opinion.theme,
        opinion.get_origin_display(),
        opinion.committee,
        opinion.get_state_display(),
        opinion.adopted_on,
        opinion.deposited_on,
        opinion.answered_on,
        opinion.released_on,
    ]


def reading_room(lying):
    """What lies in the reading room for one reader (`opinions.reading_room.lying`)."""
    head = [
        pgettext("opinion", "Number"), _("Title"), _("Theme"), _("Deposited on"), _("State"), _("Answered on"),
        _("Recommendations"), _("Recommendations carried out"),
    ]  # fmt: skip
    return Sheet(_("Reading room"), head, [_lying(line) for line in lying])


def _lying(line):
    opinion = line.opinion
    return [
        opinion.official_number,
        opinion.title,
        opinion.theme,
        opinion.deposited_on,
        _read_or_not(opinion),
        opinion.answered_on,
        line.executed.denominator,
        line.executed.numerator,
    ]


def _read_or_not(opinion):
    if not opinion.opened_at:
        return pgettext("opinion to read", "New")
    return pgettext("opinion", "Read") if opinion.read_at else _("Opened, not read yet")


def themes(found):
    return Sheet(_("Themes of opinions"), [_("Name")], [[theme] for theme in found])
