"""Rich text: what of it may be stored and shown. Cleaned when it is saved, and again when it is shown."""

import html
import re

import nh3

from hayaa.core import bidi

TAGS = {"p", "br", "strong", "em", "u", "ul", "ol", "li", "blockquote", "a"}
MARKUP = re.compile(r'(<(?:[^>"]|"[^"]*")*>)')


def clean(text):
    """The text with only the markup a document needs: no headings (the document numbers its own), no scripts."""
    return nh3.clean(text, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"})


def isolate(text, language):
    """Clean rich text with the fragments of the other script isolated, its markup left alone."""
    pieces = MARKUP.split(text)
    pieces[::2] = [html.escape(bidi.isolate(html.unescape(piece), language), quote=False) for piece in pieces[::2]]
    return "".join(pieces)
