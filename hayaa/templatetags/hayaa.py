"""Tags and filters of every template (built in: no `load` needed)."""

from html import unescape

from django import template
from django.template.defaultfilters import linebreaksbr
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, json_script, strip_tags
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language

from hayaa.access import browsers, two_steps
from hayaa.audit import reading as audit
from hayaa.core import bidi, richtext
from hayaa.demo.accounts import PASSWORD, ROLE_OF
from hayaa.intake.kinds import KINDS
from hayaa.roles import ROLES
from opinions.models import OpinionText

register = template.Library()
LONGEST_DESCRIPTION = 200  # characters: other sites show no more


@register.filter
def isolate(text):
    """The text with its fragments of the other script isolated; markup is left as it is."""
    text = str(text)  # of markup that is still lazy, too, as the rules of passwords
    if hasattr(text, "__html__") and any(mark in text for mark in "<&"):
        return text
    return conditional_escape(bidi.isolate(text, get_language()))


@register.filter
def isolate_within(markup):
    """Markup written in our own templates in one language, its words isolated as `isolate` does with a text."""
    return mark_safe(richtext.isolate(markup, get_language()))


@register.filter
def browser(user_agent):
    """Which browser on which system, in a word or two."""
    return browsers.named(user_agent)


@register.filter
def in_fours(key):
    """A key in groups of four signs, as one copies it by hand."""
    return " ".join(key[n : n + 4] for n in range(0, len(key), 4))


@register.filter
def has_two_steps(user):
    return two_steps.are_set_up(user)


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


@register.simple_tag
def typed(text):
    """A text typed in one language only, in the direction of its letters, and marked with their language where it is
    Arabic among French; Latin letters may be of any language."""
    text, language = str(text), get_language()
    if language == "ar":
        return linebreaksbr(bidi.isolate(text, language) if bidi.ARABIC.search(text) else bidi.isolate_whole(text))
    if bidi.ARABIC.search(text):
        return format_html('<span lang="ar" dir="rtl">{}</span>', linebreaksbr(bidi.isolate(text, "ar")))
    return linebreaksbr(bidi.isolate(text, language))


@register.simple_tag
def rich_content(record, name):
    """A translated rich text, cleaned once more, in the reader's language; missing French as in `content`."""
    profile = richtext.LONG if isinstance(record, OpinionText) else richtext.SHORT
    for language in (get_language(), "ar"):
        text = getattr(record, f"{name}_{language}")
        if text:
            shown = mark_safe(richtext.shown(text, language, profile))  # cleaned just here
            return shown if language == get_language() else format_html('<div lang="ar" dir="rtl">{}</div>', shown)
    return ""


@register.simple_tag
def rich_text(text, language):
    """Rich text of an opinion in a language, cleaned once more."""
    return mark_safe(richtext.shown(text, language, richtext.LONG))  # cleaned just here


@register.simple_tag(takes_context=True)
def editor_media(context, form):
    """Words, script and style of the rich text editor, for a page that accepts them (`richtext.editor_page`)."""
    words = json_script({english: str(word) for english, word in richtext.WORDS.items()}, "editor-words")
    script = format_html('<script src="{}" defer></script>', static("hayaa/js/richtext.js"))
    return words + script + form.media.with_nonce(str(context["request"].csp_nonce)).render()


@register.simple_tag(takes_context=True)
def other_language(context):
    """The language to switch to: its code, own name, direction, and the same address in it."""
    path = context["request"].get_full_path()
    if get_language() == "ar":
        return {"code": "fr", "name": "Français", "direction": "ltr", "url": f"/fr{path}"}
    return {"code": "ar", "name": "العربية", "direction": "rtl", "url": path.removeprefix("/fr")}


@register.simple_tag(takes_context=True)
def file_of_list(context, ending):
    """The address of the list on this page as a file, with its filter: `/letters/?q=a` → `/letters.xlsx?q=a`."""
    request = context["request"]
    query = request.GET.copy()
    query.pop("page", None)
    return f"{request.path.rstrip('/')}.{ending}" + (f"?{query.urlencode()}" if query else "")


@register.simple_tag
def form_groups(form):
    """The visible fields of a form as groups of rows, a French field in the row of its Arabic twin.

    A form may name its groups: `groups = [(legend, [field names])]`, a tuple of names for fields that share a row;
    fields left out come first.
    """
    named = getattr(form, "groups", [])
    grouped = {name for _legend, names in named for row in names for name in (row if isinstance(row, tuple) else [row])}
    rest = [field.name for field in form.visible_fields() if field.name not in grouped]
    return [{"legend": legend, "rows": _rows(form, names)} for legend, names in [(None, rest), *named] if names]


def _rows(form, names):
    rows = []
    for name in names:
        if isinstance(name, tuple):
            rows.append([form[one] for one in name])
        elif name.endswith("_fr") and rows and rows[-1][0].name == f"{name[:-3]}_ar":
            rows[-1].append(form[name])
        else:
            rows.append([form[name]])
    return rows


@register.inclusion_tag("components/bar.html")
def bar(whole, *shares):
    """Shares of a whole, in turn: `{% bar 31 9 "green" 3 "amber" %}`; tones as those of badges, or muted."""
    drawn, start = [], 0
    for part, tone in zip(shares[::2], shares[1::2], strict=True):
        width = 100 * part / whole if whole else 0
        drawn.append({"start": f"{start:.2f}", "width": f"{width:.2f}", "tone": tone})
        start += width
    return {"shares": drawn}


@register.inclusion_tag("components/bar.html")
def progress_bar(tally):
    """The lines of a version by where they stand (an `activities.progress.Tally`); what is to come stays empty."""
    drawn = [part for one, number in tally.slices if one.tone for part in (number, one.tone)]
    return bar(tally.lines, *drawn)


@register.inclusion_tag("components/pillars.html")
def pillars(highest, *columns):
    """Columns beside each other, each a whole with its part: `{% pillars 22 9 6 "accent" 22 14 "blue" %}`.

    `highest` is the whole that fills the height, the same in all drawings that are to be compared.
    """
    drawn = []
    for n, (whole, part, tone) in enumerate(zip(columns[::3], columns[1::3], columns[2::3], strict=True)):
        heights = [40 * number / highest if highest else 0 for number in (whole, part)]
        whole_drawn, part_drawn = ({"y": f"{40 - height:.2f}", "height": f"{height:.2f}"} for height in heights)
        drawn.append({"x": 1 + 14 * n, "whole": whole_drawn, "part": part_drawn, "tone": tone})
    return {"columns": drawn, "width": 14 * len(drawn)}


@register.inclusion_tag("components/pillars.html")
def trend(cells):
    """An indicator year by year, its value (filled) before its target: cells have `amount` and `target`."""
    pairs = [(cell.target.value if cell.target else 0, cell.amount or 0) for cell in cells]
    highest = max((number for pair in pairs for number in pair), default=0)
    return pillars(highest, *(part for whole, value in pairs for part in (whole, value, "accent")))


@register.inclusion_tag("components/quorum_bar.html")
def quorum_bar(quorum):
    """Those present of all eligible, with a mark at the number needed (a `committees.quorum.Quorum`)."""
    whole = max(quorum.eligible, 1)
    return {
        "present": f"{100 * min(quorum.present / whole, 1):.2f}",
        "needed": f"{100 * min(quorum.needed / whole, 1):.2f}",
        "tone": "green" if quorum.is_reached else "amber",
    }


@register.inclusion_tag("account/demonstration.html")
def demonstration_accounts():
    """The accounts with which to try a demonstration body."""
    accounts = [{"name": name, "role": ROLES[role]} for name, role in ROLE_OF.items()]
    return {"accounts": accounts, "password": PASSWORD}


@register.inclusion_tag("print/units.html")
def units(figure):
    """The things that a figure counts, one by one; say the figure in words beside it."""
    return {"units": [n < figure.numerator for n in range(figure.denominator)]}


@register.simple_tag
def said(told):
    """The sentence of an entry of the log, its words marked with their language."""
    return mark_safe(conditional_escape(told.sentence) % {key: typed(word) for key, word in told.words.items()})


@register.inclusion_tag("components/history.html", takes_context=True)
def history(context, record):
    """The way to the history of a record and of what stands on its page, for those who may read it."""
    may = record.pk and context["user"].has_perm("auditlog.view_logentry", record)
    return {"url": audit.url_of(record._meta.label_lower, record.pk) if may else None}


@register.simple_tag
def import_kind(opts):
    """The code of the kind of import that brings in records of a model; empty where none does.

    `opts`: the options of the model, as a template would call the model itself.
    """
    return next((kind.code for kind in KINDS.values() if opts.model in kind.models), "")


@register.inclusion_tag("components/share.html", takes_context=True)
def share(context, title):
    """A text to pass a public page on with: its title, the body, the whole address. Nothing is asked of other sites."""
    address = _public_address(context)
    text = f"{title}\n{context['body'].name}\n{address}"
    return {
        "address": address,
        "text": text,
        "message": f"https://wa.me/?{urlencode({'text': text})}",
        "mail": f"mailto:?{urlencode({'subject': title, 'body': text}).replace('+', '%20')}",
    }


@register.inclusion_tag("components/card.html", takes_context=True)
def page_card(context, description):
    """How other sites show a public page: its heading and a description, of the body itself where there is none."""
    plain, body = " ".join(unescape(strip_tags(str(description or ""))).split()), context["body"]
    return {
        "address": _public_address(context),
        "title": context["heading"],
        "description": Truncator(plain or f"{body.name} – {body.commune}").chars(LONGEST_DESCRIPTION),
        "site": body.name,
        "locale": f"{get_language()}_MA",
    }


def _public_address(context):
    """The whole address of the page; None where the body has no public pages, or none has been entered."""
    body, request = context["body"], context["request"]
    return request.build_absolute_uri(request.path) if body.pk and body.public_pages else None
