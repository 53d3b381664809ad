"""The follow-up of recommendations as a sheet of a spreadsheet, made from what its page shows."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hayaa.core.spreadsheet import Sheet


def sheet(table):
    head = [
        _("Opinion"), _("Title"), _("Recommendation"), _("Addressee"), _("Due on"),
        pgettext("recommendation", "Overdue"), _("State"), _("Found on"),
    ]  # fmt: skip
    if table.findings:
        head.append(_("What was found"))
    return Sheet(_("Recommendations"), head, [_cells(row, findings=table.findings) for row in table.rows])


def _cells(row, *, findings):
    recommendation, last = row.recommendation, row.last
    cells = [
        recommendation.opinion.official_number,
        recommendation.opinion.title,
        recommendation.text,
        recommendation.addressee,
        recommendation.due_on,
        _("Yes") if row.is_overdue else None,
        recommendation.get_state_display(),
        last and last.day,
    ]
    return [*cells, last and last.finding] if findings else cells
