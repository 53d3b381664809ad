"""Rich text: what of it may be stored and shown. Cleaned when it is saved, and again when it is shown."""

import html
import re

import nh3
from csp.constants import NONCE
from csp.decorators import csp_update
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_prose_editor.widgets import ProseEditorWidget

from hayaa.core import bidi

TAGS = {"p", "br", "strong", "em", "u", "ul", "ol", "li", "blockquote", "a"}
EDITOR = {
    "extensions": {
        **dict.fromkeys(("Bold", "Italic", "Underline", "BulletList", "OrderedList", "ListItem", "Blockquote"), True),
        "HardBreak": True,
        "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    }
}
DEEPEST = 12
# Not over a second «<»: a run of them would be read again from each.
MARKUP = re.compile(r'(<(?:[^<>"]|"[^"]*")*>)')


def clean(text):
    """The text with only the markup a document needs: no headings (the document numbers its own), no scripts."""
    return nh3.clean(text, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"})


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
}
# The editor's import map is a script inside the page, and it adds one style of its own: only a page that holds the
# editor accepts them, the script by a nonce and the style by its digest.
STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"
editor_page = csp_update({"script-src": [NONCE], "style-src": [STYLE]})


class RichTextField(forms.CharField):
    """Rich text, cleaned, and bounded so that it always prints; without JavaScript a plain textarea."""

    default_error_messages = {
        "nested": _("Lists or quotations stand too deep inside each other: %(limit)s levels at most."),
    }

    def __init__(self, **kwargs):
        super().__init__(**{**kwargs, "widget": ProseEditorWidget(config=EDITOR, preset="configurable")})

    def to_python(self, value):
        text = super().to_python(value)
        self.run_validators(text)  # already before it is parsed
        cleaned = clean(paragraphs(text))
        return "" if is_empty(cleaned) else cleaned

    def validate(self, value):
        super().validate(value)
        if depth(value) > DEEPEST:
            raise ValidationError(self.error_messages["nested"], code="nested", params={"limit": DEEPEST})
