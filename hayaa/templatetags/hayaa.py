"""Tags and filters of every template (built in: no `load` needed)."""

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils.html import conditional_escape, format_html
from django.utils.translation import get_language

from hayaa.core import bidi

register = template.Library()


@register.filter
def isolate(text):
    """The text with its fragments of the other script isolated."""
    return conditional_escape(bidi.isolate(str(text), get_language()))


@register.simple_tag
def content(record, name):
    """A translated field in the reader's language; where the French is missing, the Arabic, marked as such."""
    language = get_language()
    text = getattr(record, f"{name}_{language}") or ""
    if text or language == "ar":
        return linebreaksbr(bidi.isolate(text, language))
    arabic = getattr(record, f"{name}_ar") or ""
    if not arabic:
        return ""
    return format_html('<span lang="ar" dir="rtl">{}</span>', linebreaksbr(bidi.isolate(arabic, "ar")))
