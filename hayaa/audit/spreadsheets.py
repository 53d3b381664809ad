"""The log as a sheet: a row for each field that changed, and one for an entry without any."""

from itertools import islice

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hayaa.audit import reading
from hayaa.audit.values import Change
from hayaa.core.spreadsheet import Sheet, joined

MOST = 10_000  # entries of a file; the page says so where there are more
TOGETHER = 1000  # entries read at once
NO_FIELD = Change("", "", "")


def changes(entries):
    head = [
        *(_("Day"), _("Time"), _("Person"), pgettext("of the log", "What was done"), _("Kind of record")),
        *(
            _("Record"),
            pgettext("of the log", "Field"),
            pgettext("of the log", "Before"),
            pgettext("of the log", "After"),
        ),
    ]
    return Sheet(str(_("Log of changes")), head, _rows(entries[:MOST]))


def _rows(entries):
    entries = entries.iterator(chunk_size=TOGETHER)
    while some := list(islice(entries, TOGETHER)):
        for told in reading.told(some):
            yield from (_row(told, change) for change in told.changes or [NO_FIELD])


def _row(told, change):
    at = localtime(told.at)
    said = [at.date(), f"{at:%H:%M}", told.actor, str(told.action), str(told.kind), joined([told.name, told.place])]
    return [*said, change.field, change.before, change.remark or change.after]
