"""The description of an archive: what each file and column is, in both languages, with what proves it whole."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from committees.models import Body
from hayaa.core.intake.values import LANGUAGES

NAME = "README.txt"


def describe(written):
    """The text, an Arabic and a French half; `written` are the files in their order (`archive.Written`)."""
    halves = []
    for language in LANGUAGES:
        with override(language):
            halves.append("\r\n".join(_half(written)))
    return "\ufeff" + "\r\n\r\n".join(halves) + "\r\n"


def _half(written):
    body = Body.current()
    kept = [each for each in written if each.digest]
    yield body.name
    yield _("All records and documents, exported on %(day)s.") % {"day": date_format(Body.today())}
    yield ngettext("%(number)s file.", "%(number)s files.", len(kept)) % {"number": len(kept)}
    yield _("Accounts and passwords are not in it; a backup holds them.")
    yield _("Spreadsheets that can be imported go in one by one, in the order of this list.")
    yield _("Beside the name of each file: its size in bytes and its SHA-256.")
    for each in kept:
        yield ""
        yield each.entry.name
        yield str(each.entry.about)
        yield f"{each.size} – {each.digest}"
        yield from _columns(each.entry)
    yield from _lost([each.entry for each in written if not each.digest])


def _columns(entry):
    for sheet, columns in entry.columns():
        yield f"  {sheet}"
        for heading, said in columns:
            yield f"    {heading}: {said}" if said else f"    {heading}"


def _lost(entries):
    if entries:
        yield ""
        yield _("These files are in the records, but were not found where they are kept:")
        yield from (entry.name for entry in entries)
