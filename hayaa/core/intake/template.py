"""The file that a secretary downloads, fills and sends back."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hayaa.core.intake.values import Day, Hour, Record, Whole, listed
from hayaa.core.spreadsheet import Sheet

EXPLANATION = gettext_lazy("Explanation")
SHORT = 12  # choices named in a sentence; longer lists are in the cells themselves


def template(sheets):
    """These sheets with an example row each, which is passed over when it is left there, and what they mean."""
    rows = [
        [sheet.title, column.heading, _("yes") if column.required else None, said(column), column.example or None]
        for sheet in sheets
        for column in sheet.fields.values()
    ]
    return [*(_to_fill(sheet) for sheet in sheets), explanation(rows)]


def explanation(rows):
    """The sheet that explains the others: sheet, column, required, what is written there, example."""
    head = [_("Sheet"), _("Column"), _("Required"), _("What is written there"), _("Example")]
    return Sheet(str(EXPLANATION), head, rows)


def _to_fill(sheet):
    """The sheet with its example; a list of bare numbers offers nobody anything to choose by."""
    made = sheet.sheet([])
    choices = {place: words for place, words in made.choices.items() if not _are_numbers(words)}
    return replace(made, rows=_example(sheet), choices=choices)


def _are_numbers(words):
    return all(word.isdecimal() for word in words)


def _example(sheet):
    examples = [str(column.example) or None for column in sheet.fields.values()]
    return [examples] if any(examples) else []


def said(column):
    """What a cell of the column may hold, in a sentence."""
    widget = column.widget
    if isinstance(widget, Day):
        sentence = _("A day: 19/05/2023.")
    elif isinstance(widget, Hour):
        sentence = _("An hour: 16:30.")
    elif isinstance(widget, Whole):
        sentence = _("A whole number.")
    elif isinstance(widget, Record) and _are_numbers(widget.choices):
        sentence = _("The number or the name of one that is entered.")
    elif widget.choices:
        choices = list(widget.choices)
        named = choices[:SHORT] + ["…"] * (len(choices) > SHORT)
        sentence = _("One of these: %(words)s.") % {"words": listed(named)}
    else:
        sentence = _("Text.")
    return " ".join(filter(None, [sentence, str(column.note)]))
