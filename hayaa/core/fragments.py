"""What is shown of a text in which words were found: the place of the words, in the spelling of the text itself.

The words are looked for in the folded text (`hayaa.core.arabic.fold`); each folded letter knows the character from
which it came, so that marks and fragments are cut from the original.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hayaa.core import bidi
from hayaa.core.arabic import fold, fold_letter, spellings

LONGEST = 220  # characters of a fragment
BEFORE = 60  # of them before the first word that was found
MOST_PLACES = 200  # that are compared to find the best fragment
CUT = "…"
LETTER = re.compile(r"\w")


@dataclass(frozen=True)
class Piece:
    """A run of a text, and whether it is one of the words that were looked for."""

    text: str
    found: bool = False


def words_of(query: str) -> tuple[str, ...]:
    """The folded words of what somebody typed, each once, in their order."""
    return tuple(dict.fromkeys(fold(query).split()))


def held(text: str, words: Iterable[str]) -> int:
    """How many of these folded words the text holds, whole or as a part of its own."""
    folded = f" {fold(text)}"
    return sum(any(letters in folded for letters in spellings(word)) for word in words)


def traced(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in the text from which it came."""
    letters: list[str] = []
    places: list[int] = []
    parted = False
    for place, char in enumerate(text):
        for letter in fold_letter(char):
            if not LETTER.match(letter):
                parted = True
                continue
            if parted and letters:
                letters.append(" ")
                places.append(place)
            parted = False
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def spans(text: str, words: Iterable[str]) -> list[tuple[int, int, str]]:
    """Where each of these folded words stands in the text: begin, end and word, in the order of the text.

    The marks that stand on the last letter, and a tatweel after it, belong to the word.
    """
    folded, places = traced(text)
    padded = f" {folded}"
    found = []
    for word, letters in [(each, letters) for each in words for letters in spellings(each)]:
        at = padded.find(letters)
        while at >= 0:
            end = places[at + len(letters) - 2] + 1
            while end < len(text) and (unicodedata.combining(text[end]) or text[end] in "ـء"):
                end += 1
            found.append((places[at - 1 + letters.startswith(" ")], end, word))
            at = padded.find(letters, at + len(letters))
    return sorted(found)


def marked(text: str, words: Iterable[str]) -> tuple[Piece, ...]:
    """The whole text in runs, those that were looked for marked; words that overlap are marked together."""
    pieces, done = [], 0
    for begin, end in _merged(spans(text, words)):
        pieces += [Piece(text[done:begin]), Piece(text[begin:end], found=True)]
        done = end
    return tuple(piece for piece in (*pieces, Piece(text[done:])) if piece.text)


def _merged(found: Iterable[tuple[int, int, str]]) -> list[tuple[int, int]]:
    together: list[tuple[int, int]] = []
    for begin, end, _word in found:
        if together and begin <= together[-1][1]:
            together[-1] = (together[-1][0], max(end, together[-1][1]))
        else:
            together.append((begin, end))
    return together


def fragment(text: str, words: Sequence[str], language: str) -> tuple[Piece, ...]:
    """The part of a text of this language that holds most of these folded words, marked; the first of several.

    Cut between words, with «…» where the text goes on, at most LONGEST characters; runs of the other script are
    isolated, so that they read in their own direction.
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    line = max(lines, key=lambda line: held(line, words), default="")
    return marked(bidi.isolate(_cut(line, spans(line, words)), language), words)


def _cut(line: str, found: list[tuple[int, int, str]]) -> str:
    """As much of a line as is shown, around the place with most words."""
    if len(line) <= LONGEST or not found:
        return line[:LONGEST]
    begin, last, _word = max(found[:MOST_PLACES], key=lambda span: _seen_from(span, found))
    start = max(0, begin - BEFORE)
    if start:
        start = line.find(" ", start, begin) + 1 or start
    end = min(len(line), start + LONGEST)
    if end < len(line):
        end = max(0, line.rfind(" ", last, end)) or end
    return f"{CUT} " * bool(start) + line[start:end].strip() + f" {CUT}" * (end < len(line))


def _seen_from(span: tuple[int, int, str], found: list[tuple[int, int, str]]) -> int:
    """How many different words a fragment holds that shows this place near its beginning."""
    until = span[0] - BEFORE + LONGEST
    return len({word for begin, end, word in found[: MOST_PLACES * 2] if span[0] <= begin and end <= until})
