"""What the archive of a body holds: its spreadsheets, all its tables, the texts to be read, and every document."""

import html
import re
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities import spreadsheets
from activities.models import PlanVersion
from committees.models import Meeting
from hayaa.core.intake.columns import named
from hayaa.core.richtext import MARKUP
from hayaa.core.spreadsheet import workbook
from hayaa.export import files, tables
from hayaa.export.archive import Entry
from hayaa.intake.kinds import KINDS
from opinions.models import Opinion, OpinionText

ENDS = re.compile(r"</(?:p|h3|h4|li|tr)>|<br[^>]*>", re.IGNORECASE)
APPS = {
    "committees": gettext_lazy("Committees and meetings"),
    "opinions": gettext_lazy("Opinions"),
    "activities": gettext_lazy("Programme and year plans"),
}
VERSION = gettext_lazy("All activities of this version of a plan, one a row.")
TABLES = gettext_lazy("Every record as it is kept, a sheet for each table.")
TEXT = gettext_lazy("The latest text of the opinion.")
MINUTES = gettext_lazy("What was discussed and settled under the points of the agenda.")


def entries():
    """Named in the language of the reader; each is made when its turn comes."""
    yield from _spreadsheets(_("Spreadsheets that can be imported"))
    yield from _tables(_("Tables"))
    yield from _texts(_("Texts"))
    for file in files.kept():
        yield Entry(f"{_('Documents')}/{file.name}", file.about, file.pieces)


def _spreadsheets(folder):
    for kind in KINDS.values():
        yield Entry(f"{folder}/{files.safe(kind.name)}.xlsx", kind.about, partial(_book, kind.exported), kind.explained)
    for version in PlanVersion.objects.select_related("year_plan"):
        sheets = partial(spreadsheets.plan, version)
        yield Entry(f"{folder}/{files.safe(version)}.xlsx", VERSION, partial(_book, sheets))


def _tables(folder):
    for app, name in APPS.items():
        sheets, columns = partial(tables.sheets, app), partial(tables.described, app)
        yield Entry(f"{folder}/{files.safe(name)}.xlsx", TABLES, partial(_book, sheets), columns)


def _book(sheets):
    yield workbook(sheets())


def _texts(folder):
    for opinion in Opinion.objects.exclude(texts=None).order_by("pk"):
        name = files.safe(opinion.official_number or opinion.pk, opinion.title)
        yield Entry(f"{folder}/{_('Opinions')}/{name}.txt", TEXT, partial(_opinion, opinion.pk))
    for meeting in Meeting.objects.exclude(agenda=None).select_related("committee").order_by("day", "pk"):
        name = files.safe(meeting.day, meeting.pk, meeting)
        yield Entry(f"{folder}/{_('Meetings')}/{name}.txt", MINUTES, partial(_minutes, meeting.pk))


def _opinion(key):
    opinion = Opinion.objects.get(pk=key)
    yield _written([opinion.title, *_sections(opinion.texts.last(), OpinionText.SECTIONS)])


def _minutes(key):
    meeting = Meeting.objects.select_related("committee").get(pk=key)
    points = [[str(item), *_sections(item, ("discussion", "resolution"))] for item in meeting.agenda.all()]
    yield _written([str(meeting), meeting.organ, *(part for parts in points for part in parts)])


def _sections(record, names):
    found = [(named(record._meta.get_field(name)), plain(getattr(record, name) or "")) for name in names]
    return [f"{heading}\n{text}" for heading, text in found if text]


def _written(parts):
    return "\n\n".join(map(str, parts)).encode()


def plain(text):
    """Rich text without its markup, a line for each of its paragraphs."""
    return html.unescape(MARKUP.sub("", ENDS.sub("\n", text))).strip()
