"""Rich text: what of it may be stored and shown. Cleaned when it is saved, and again when it is shown."""

import html
import re
from dataclasses import dataclass, field

import nh3
from csp.constants import NONCE
from csp.decorators import csp_update
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_prose_editor.widgets import ProseEditorWidget

from hayaa.core import bidi, markup
from hayaa.core.forms import refuse_stacked_marks

MENU = ("headings", "lists", "nodes -blockType -lists", "marks", "link", "table", "history")
SCHEMES = ("http", "https", "mailto")
DEEPEST = 12
READABLE = 100  # levels that are still read as a tree; deeper ones are only cleaned
MOST_CELLS = 300
MOST_ELEMENTS = 600  # beside those of tables
GRID = ("table", "thead", "tbody", "tr", "td", "th")
LONGEST_LINK = 1_000
# Not over a second «<»: a run of them would be read again from each.
LONE = re.compile("[\ud800-\udfff]")  # half a character, which no sanitiser takes
MARKUP = re.compile(r'(<(?:[^<>"]|"[^"]*")*>)')


@dataclass(frozen=True)
class Profile:
    """What a rich text may hold: the tags that are kept, their attributes beside links, and the editor's tools.

    `tidied`: it is pasted from word processors, and what they leave is put right (`hayaa.core.markup`).
    """

    tags: frozenset
    tools: dict
    attributes: dict = field(default_factory=dict)
    tidied: bool = False

    @property
    def editor(self):
        return {"extensions": {**self.tools, "Link": {"enableTarget": False, "protocols": list(SCHEMES)}}}


def _tools(*names):
    return dict.fromkeys(names, True)


# Programme and minutes: no headings, the document numbers its own.
SHORT = Profile(
    frozenset({"p", "br", "strong", "em", "u", "ul", "ol", "li", "blockquote", "a"}),
    _tools("Bold", "Italic", "Underline", "BulletList", "OrderedList", "ListItem", "Blockquote", "HardBreak"),
)
# Opinions: headings below that of the section, and tables.
LONG = Profile(
    SHORT.tags | {"h3", "h4", "table", "thead", "tbody", "tr", "th", "td"},
    {
        **SHORT.tools,
        "Heading": {"levels": [3, 4]},
        **_tools("Table", "TableRow", "TableHeader", "TableCell"),
        "Menu": {"groups": [{"group": group} for group in MENU]},
    },
    {"th": {"colspan", "rowspan", "scope"}, "td": {"colspan", "rowspan"}},
    tidied=True,
)
PASTED = {
    "tags": set(LONG.tags) | {*markup.HEADINGS, "b", "i", "div", "tfoot"},
    "attributes": {
        "*": set(), "p": {"class"}, "ol": {"start"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"},
    },
    "clean_content_tags": {"script", "style", "title"},
}  # fmt: skip
TURNED = {tag: {"dir": {"ltr", "rtl"}, "lang": {"ar", "fr"}} for tag in markup.TURNED}


def clean(text, profile=SHORT):
    """The text with only the markup that its profile allows: no scripts, no styles, no pictures."""
    if not profile.tidied:
        return _cleaned(text, tags=profile.tags, attributes={})
    for _time in range(2):  # what is left when unknown elements go may have to be read anew
        text = _cleaned(text, **PASTED)
    if depth(text) < READABLE:
        text = markup.write(markup.tidy(markup.read(text)))
    return _strictly(text, profile)


def shown(text, language, profile=SHORT):
    """The text of a language, cleaned once more, as a page or a paper shows it: safe to be marked so."""
    if not profile.tidied:
        return isolate(clean(text), language)
    text = bidi.HIDDEN.sub("", _strictly(text, profile))
    if depth(text) >= READABLE:
        text = _cleaned(text, tags={"p"}, attributes={})
    text = markup.write(markup.direct(markup.read(text), language))
    return _strictly(text, profile, tag_attribute_values=TURNED)


def _strictly(text, profile, **options):
    return _cleaned(text, tags=profile.tags, attributes={"*": set(), **profile.attributes}, **options)


def _cleaned(text, *, tags, attributes, **options):
    return nh3.clean(
        LONE.sub("\ufffd", text),
        tags=set(tags),
        attributes={**attributes, "a": {"href"}},
        url_schemes=set(SCHEMES),
        **options,
    )


def isolate(text, language):
    """Clean rich text with the fragments of the other script isolated, its markup left alone."""
    pieces = MARKUP.split(text)
    pieces[::2] = [html.escape(bidi.isolate(html.unescape(piece), language), quote=False) for piece in pieces[::2]]
    return "".join(pieces)


def is_empty(text):
    """Markup without a word in it."""
    return not html.unescape(MARKUP.sub("", text)).strip()


def depth(text):
    """How deep the elements of clean rich text stand inside each other."""
    deepest = level = 0
    for tag in MARKUP.findall(text):
        level += -1 if tag.startswith("</") else 0 if tag.startswith("<br") else 1
        deepest = max(deepest, level)
    return deepest


def paragraphs(text):
    """Text typed without any markup, a paragraph for each block of lines; other text is left alone."""
    if MARKUP.search(text):
        return text
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return "".join(f"<p>{html.escape(block).replace(chr(10), '<br>')}</p>" for block in blocks)


# The words of the editor, by the English ones it has built in.
WORDS = {
    "unordered list": _("List with bullets"),
    "ordered list": _("Numbered list"),
    "List properties": _("Kind of numbers"),
    "blockquote": _("Quotation"),
    "bold": _("Bold"),
    "italic": _("Italic"),
    "underline": _("Underlined"),
    "insert link": _("Link"),
    "remove link": _("Take the link off"),
    "undo": _("Undo"),
    "redo": _("Redo"),
    "Edit Link": _("Link"),
    "URL": _("Address of the page"),
    "Title": _("Title"),
    "Update": _("Apply"),
    "Cancel": _("Cancel"),
    "heading 3": _("Heading"),
    "heading 4": _("Lower heading"),
    "Insert table": _("Table"),
    "Table Properties": _("Table"),
    "Insert Table": _("Insert the table"),
    "Rows": _("Rows"),
    "Columns": _("Columns"),
    "Include header row": _("First row as header"),
    "Yes": _("Yes"),
    "No": _("No"),
    "Add column": _("Add a column"),
    "Delete column": _("Delete the column"),
    "Add row": _("Add a row"),
    "Delete row": _("Delete the row"),
    "Merge cells": _("Merge the cells"),
    "Split cell": _("Split the cell"),
    "Toggle header cell": _("Header or ordinary cell"),
    "Delete table": _("Delete the table"),
}
# The editor's import map is a script inside the page, and it adds one style of its own: only a page that holds the
# editor accepts them, the script by a nonce and the style by its digest.
STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"
editor_page = csp_update({"script-src": [NONCE], "style-src": [STYLE]})


class RichTextField(forms.CharField):
    """Rich text, cleaned, and bounded so that it always prints; without JavaScript a plain textarea."""

    default_error_messages = {
        "nested": _("Lists or quotations stand too deep inside each other: %(limit)s levels at most."),
        "in_table": _("A table stands inside a cell of another table: take it out and put it after that one."),
        "wide": _("A table has too many columns to be printed: %(limit)s at most."),
        "cells": _("The tables are too large: %(limit)s cells at most in one field. Add large tables as a document."),
        "elements": _(
            "Too many paragraphs, items, line breaks and marked words: %(limit)s at most in one field. Shorten the "
            "text, or add a part of it as a document."
        ),
        "link": _("The address of a link is too long: %(limit)s characters at most."),
    }
    profile = SHORT

    def __init__(self, **kwargs):
        super().__init__(**{**kwargs, "widget": ProseEditorWidget(config=self.profile.editor, preset="configurable")})

    def to_python(self, value):
        text = super().to_python(value)
        self.run_validators(text)  # already before it is parsed
        cleaned = clean(paragraphs(text), self.profile)
        return "" if is_empty(cleaned) else cleaned

    def validate(self, value):
        super().validate(value)
        if depth(value) > DEEPEST:
            raise ValidationError(self.error_messages["nested"], code="nested", params={"limit": DEEPEST})
        if self.profile.tidied:
            refuse_stacked_marks(MARKUP.sub("", value))  # also where tags stand between them
            if found := too_much(value):
                code, limit = found
                raise ValidationError(self.error_messages[code], code=code, params={"limit": limit})


class LongTextField(RichTextField):
    """The text of an opinion: with headings and tables, and pasted from word processors."""

    profile = LONG

    def run_validators(self, value):
        """What the editor says of each cell for nothing is not counted."""
        super().run_validators(value and value.replace(' colspan="1" rowspan="1"', ""))


def too_much(text):
    """Which bound of a printed page clean text breaks, and what the bound is; None when it keeps them."""
    root = markup.read(text)
    tables = list(root.iter("table"))
    cells = sum(map(len, root.iter("tr")))
    beside = sum(element.tag not in GRID for element in root.iter()) - cells  # a paragraph in each
    rows = [sum(markup.span(cell, "colspan") for cell in row) for row in root.iter("tr")]
    broken = (
        ("in_table", 0, any(inner is not table for table in tables for inner in table.iter("table"))),
        ("wide", markup.WIDEST, max(rows, default=0) > markup.WIDEST),
        ("cells", MOST_CELLS, cells > MOST_CELLS),
        ("elements", MOST_ELEMENTS, beside > MOST_ELEMENTS),
        ("link", LONGEST_LINK, any(len(link.get("href", "")) > LONGEST_LINK for link in root.iter("a"))),
    )
    return next(((code, limit) for code, limit, is_broken in broken if is_broken), None)
