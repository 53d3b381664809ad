"""The list of opinions as a sheet of a spreadsheet, made from what its page shows."""

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
