"""The sentences for files that are refused as a whole: what is wrong, and how to mend it."""

from django.utils.translation import gettext_lazy as _

from hayaa.core.intake.tables import Unreadable

_SENTENCES = {
    "empty": _("The file is empty: choose the one that holds the table."),
    "large": _("The file is larger than 5 MB: leave out its pictures, or cut the table into several files."),
    "password": _("The file is protected by a password: save it as .xlsx without a password and send it again."),
    "old": _("The file is in the format of an old program (.xls, .doc): open it and save it as .xlsx."),
    "binary": _("The file is a spreadsheet in binary format (.xlsb): open it and save it as .xlsx."),
    "opendocument": _("The file is an OpenDocument file (.ods, .odt): open it and save it as .xlsx."),
    "document": _("The file is a document, not a spreadsheet: copy its table into a spreadsheet, saved as .xlsx."),
    "macro": _("The file holds macros, which are not taken: save it as .xlsx, without macros."),
    "archive": _("The file is a compressed folder: unpack it and send the spreadsheet that is in it."),
    "pdf": _("The file is a PDF: send the spreadsheet from which it was made (.xlsx or CSV)."),
    "picture": _("The file is a picture: send the table itself as a spreadsheet (.xlsx or CSV)."),
    "markup": _("The file is a web page or XML, whatever its name says: open it in a spreadsheet, save it as .xlsx."),
    "kind": _("The file is neither a spreadsheet nor a text: send a file .xlsx or CSV."),
    "damaged": _("The file is damaged or did not arrive whole: open it, save it as .xlsx and send it again."),
    "strange": _("The file is not built as spreadsheet programs build theirs: open it, save it as .xlsx anew."),
    "much": _("The file holds too much to be read at once: delete what is not needed, or cut it into several files."),
    "sheets": _("The file has more than 40 sheets: keep only those that are to be read."),
    "letters": _("The letters of the file are not known for sure: save it as .xlsx, or as CSV in UTF-8."),
    "separators": _(
        "The lines of the file do not agree on what parts the columns (comma, semicolon or tab): save it as .xlsx."
    ),
}


def refusal(code: str) -> Unreadable:
    return Unreadable(_SENTENCES[code], code=code)
