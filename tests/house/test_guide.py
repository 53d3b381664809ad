"""The guide cannot drift from the program: its chapters, the words it quotes and its pictures are all there."""

import re

import lxml.html
import polib
import pytest
from django.utils.text import capfirst

from hayaa.help import CHAPTERS
from tests.house.sources import ROOT

LANGUAGES = ("ar", "fr")
FOLDER = ROOT / "templates" / "help"
PICTURES = ROOT / "hayaa" / "static" / "hayaa" / "help"
PICTURE = re.compile(
    r'{% include "help/picture.html" with file="hayaa/help/(.*?)"( phone=True)? alt="(.*?)" caption="(.*?)" only %}'
)
KILOBYTE = 1024
codes = pytest.mark.parametrize("code", [chapter.code for chapter in CHAPTERS])


def source(language, code):
    return (FOLDER / language / f"{code}.html").read_text()


def quoted(language, code):
    """The words that a chapter quotes from the interface, in their order."""
    return [word.text_content() for word in lxml.html.fromstring(source(language, code)).iter("b")]


@pytest.fixture(scope="module")
def meanings():
    """Language → a word as it stands on a page → the messages of the sources that it can be."""
    found = {language: {} for language in LANGUAGES}
    for language in LANGUAGES:
        for entry in polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po")):
            for word in {entry.msgstr, capfirst(entry.msgstr)}:
                found[language].setdefault(word, set()).add((entry.msgctxt, entry.msgid))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_is_written_in_both_languages_and_no_other_is(language):
    written = {path.stem for path in (FOLDER / language).iterdir()}
    assert written == {chapter.code for chapter in CHAPTERS}


@codes
@pytest.mark.parametrize("language", LANGUAGES)
def test_words_quoted_are_words_of_the_interface(language, code, meanings):
    assert [word for word in quoted(language, code) if word not in meanings[language]] == []


@codes
def test_both_languages_quote_the_same_words_in_the_same_order(code, meanings):
    ar, fr = (quoted(language, code) for language in LANGUAGES)
    pairs = list(zip(ar, fr, strict=True))
    assert [pair for pair in pairs if not meanings["ar"][pair[0]] & meanings["fr"][pair[1]]] == []


@codes
def test_both_languages_show_the_same_pictures_with_their_words(code):
    ar, fr = (PICTURE.findall(source(language, code)) for language in LANGUAGES)
    assert [file.removeprefix("ar/") for file, *_words in ar] == [file.removeprefix("fr/") for file, *_words in fr]
    assert all(alt and caption and alt != caption for _file, _phone, alt, caption in ar + fr)
    assert [source(language, code).count("help/picture.html") for language in LANGUAGES] == [len(ar), len(fr)]


def test_pictures_are_exactly_those_that_chapters_show():
    shown = {
        file
        for language in LANGUAGES
        for chapter in CHAPTERS
        for file, *_words in PICTURE.findall(source(language, chapter.code))
    }
    assert {path.relative_to(PICTURES).as_posix() for path in PICTURES.rglob("*.*")} == shown


def test_pictures_are_small():
    sizes = {path.name: path.stat().st_size for path in PICTURES.rglob("*.*")}
    assert {name: size for name, size in sizes.items() if size > 60 * KILOBYTE} == {}
    assert sum(path.stat().st_size for path in PICTURES.rglob("*.*")) <= 3 * KILOBYTE**2


def test_french_of_the_guide_keeps_its_typography():
    """A no-break space (U+00A0) before high signs and within « », and the curved apostrophe."""
    loose = re.compile("(?<!\\u00a0)[;?!»]|[ \\u202f]:|«(?!\\u00a0)|'")
    texts = {chapter.code: re.sub(r"{%.*?%}|<[^>]*>", "", source("fr", chapter.code)) for chapter in CHAPTERS}
    words = {code: [*PICTURE.findall(source("fr", code)), text] for code, text in texts.items()}
    assert [
        code for code, parts in words.items() if loose.search(" ".join(map(" ".join, parts[:-1])) + parts[-1])
    ] == []
