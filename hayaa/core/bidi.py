"""Fragments of the other script kept in order, by isolating characters in the text itself.

Characters and not `<bdi>`: the PDF engine knows only these (decision 0002).
"""

import re

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
ISOLATES = re.compile("[\u2066-\u2069]")
_LATIN_WORD = r"[A-Za-zÀ-ÖØ-öø-ɏ][A-Za-zÀ-ÖØ-öø-ɏ0-9'’.&/_@-]*(?<![.'’/&-])"
LATIN = re.compile(rf"{_LATIN_WORD}(?: {_LATIN_WORD})*|\d+(?:[-–/.,:]\d+)*\u00a0%|\d+(?:[-–/.,:]\d+)+")
ARABIC = re.compile(r"[\u0600-\u06ff](?:[\u0600-\u06ff\s،؛«».:-]*[\u0600-\u06ff])?")


def isolate(text, language):
    """The text with each run of the other script, and each number range, isolated; safe to apply twice."""
    bare = without_isolates(text)
    if language == "ar":
        return LATIN.sub(rf"{LRI}\g<0>{PDI}", bare)
    return ARABIC.sub(rf"{RLI}\g<0>{PDI}", bare)


def without_isolates(text):
    return ISOLATES.sub("", text)
