"""Fragments of the other script kept in order, by isolating characters in the text itself.

Characters and not `<bdi>`: the PDF engine knows only these (decision 0002).
"""

import re

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
ISOLATES = re.compile("[\u2066-\u2069]")
# What turns the direction of the text around it, and what is no character of a text at all. U+0000 is left to the
# forms, which refuse it with a sentence.
HIDDEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]+")
INVISIBLE = r"\s\u00ad\u061c\u200b-\u200f\u2060"  # blanks, and marks that show nothing
VISIBLE = re.compile(f"[^{INVISIBLE}]")
_LATIN_WORD = r"(?:(?<![0-9])[0-9]+)?[A-Za-zÀ-ÖØ-öø-ɏ][A-Za-zÀ-ÖØ-öø-ɏ0-9'’.&/_@-]*(?<![.'’/&-])"  # «0a80bbb52759»
_NUMBER = r"\d[\d.,:/-]*(?<![.,:/-])(?![\u00a0\w])"  # after a Latin word it belongs to it: «ISO 9001»
LATIN = re.compile(rf"{_LATIN_WORD}(?: (?:{_LATIN_WORD}|{_NUMBER}))*|\d+(?:[-–/.,:]\d+)*\u00a0%|\d+(?:[-–/.,:]\d+)+")
ARABIC = re.compile(r"[\u0600-\u06ff](?:[\u0600-\u06ff\s،؛«».:-]*[\u0600-\u06ff])?")


def isolate(text, language):
    """The text with each run of the other script, and each number range, isolated; safe to apply twice."""
    bare = without_isolates(text)
    if language == "ar":
        return LATIN.sub(rf"{LRI}\g<0>{PDI}", bare)
    return ARABIC.sub(rf"{RLI}\g<0>{PDI}", bare)


def isolate_whole(text):
    """A text without Arabic letters, among Arabic: each line isolated with its marks; numbers alone need nothing."""
    bare = without_isolates(text)
    return "\n".join(f"{LRI}{line}{PDI}" if LATIN.search(line) else line for line in bare.splitlines())


def without_isolates(text):
    return ISOLATES.sub("", text)


def without_hidden(text):
    """A text as it was meant to be typed: nothing invisible in it that acts on its surroundings, or is all of it."""
    shown = HIDDEN.sub("", text)
    return shown if VISIBLE.search(shown) else ""
