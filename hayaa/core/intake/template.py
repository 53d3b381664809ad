"""The file that a secretary downloads, fills and sends back."""

from dataclasses import replace

from django.utils.translation import gettext as _

from hayaa.core.intake.kinds import EXPLANATION
from hayaa.core.intake.values import Day, Hour, Whole, listed
from hayaa.core.spreadsheet import Sheet

SHORT = 12  # choices named in a sentence; longer lists are in the cells themselves


def template(kind):
    """The sheets of a kind with an example row each, which is passed over when it is left there, and what they mean."""
    return [*(replace(resource.sheet([]), rows=_example(resource)) for resource in kind.sheets), _explanation(kind)]


def _example(resource):
    examples = [str(column.example) or None for column in resource.fields.values()]
    return [examples] if any(examples) else []


def _explanation(kind):
    head = [_("Sheet"), _("Column"), _("Required"), _("What is written there"), _("Example")]
    rows = [
        [resource.title, column.heading, _("yes") if column.required else None, said(column), column.example or None]
        for resource in kind.sheets
        for column in resource.fields.values()
    ]
    return Sheet(str(EXPLANATION), head, rows)


def said(column):
    """What a cell of the column may hold, in a sentence."""
    widget = column.widget
    if isinstance(widget, Day):
        sentence = _("A day: 19/05/2023.")
    elif isinstance(widget, Hour):
        sentence = _("An hour: 16:30.")
    elif isinstance(widget, Whole):
        sentence = _("A whole number.")
    elif widget.choices:
        choices = list(widget.choices)
        named = choices[:SHORT] + ["…"] * (len(choices) > SHORT)
        sentence = _("One of these: %(words)s.") % {"words": listed(named)}
    else:
        sentence = _("Text.")
    return " ".join(filter(None, [sentence, str(column.note)]))
