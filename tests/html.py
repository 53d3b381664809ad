"""What a test asks of a page: its language, its headings, and the words it shows outside another language."""

import re

import lxml.html

ARABIC = re.compile(r"[\u0600-\u06ff]")
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]")
ISOLATED = re.compile("[\u2066-\u2068][^\u2069]*\u2069")
SHOWN = ("alt", "aria-label", "placeholder", "title")


def parse(response):
    return lxml.html.document_fromstring(response.content.decode())


def words(page):
    """Each text that a reader sees or hears, with the language that the nearest element declares for it."""
    for element in page.iter(lxml.etree.Element):
        if element.tag in ("script", "style", "textarea"):
            continue
        language = element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
        around = element.xpath("string(ancestor::*[@lang][1]/@lang)")
        if element.text and element.text.strip():
            yield language, element.text.strip()
        if element.tail and element.tail.strip():
            yield around, element.tail.strip()
        for name in SHOWN:
            if element.get(name):
                yield language, element.get(name)


def foreign(page, language):
    """The texts said to be in `language` that hold letters of the other script outside an isolate."""
    letters = ARABIC if language == "fr" else LATIN
    return [text for said, text in words(page) if said == language and letters.search(ISOLATED.sub("", text))]
