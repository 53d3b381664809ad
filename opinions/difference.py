"""How two versions of a text differ, section by section and word by word; markup is left out."""

import html
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain, pairwise

from hayaa.core.richtext import MARKUP
from opinions.models import OpinionText

BREAK = re.compile(r"</(?:p|li|h[1-6]|tr|blockquote)>|<br>")
MOST = 250_000  # pairs of words: beyond, the comparison of repeated words could take minutes


@dataclass(frozen=True)
class Piece:
    """A run of words: «kept», «added» or «removed»."""

    kind: str
    words: str


@dataclass(frozen=True)
class Section:
    """A section that differs, with its pieces in their order."""

    title: str
    pieces: list[Piece]


def words(markup):
    """The words in their order, with a ¶ between two blocks."""
    found = html.unescape(MARKUP.sub(" ", BREAK.sub(" ¶ ", markup or ""))).split()
    return found[:-1] if found[-1:] == ["¶"] else found


def compare(before, after, language):
    """The sections of `after` that differ from `before` (an OpinionText or None), in that language."""
    found = []
    for name in OpinionText.SECTIONS:
        column = f"{name}_{language}"
        old, new = words(before and getattr(before, column)), words(getattr(after, column))
        if old != new:
            found.append(Section(OpinionText._meta.get_field(name).verbose_name, pieces(old, new)))
    return found


def pieces(old, new):
    """Compared block by block, and word by word where blocks differ: a word changed in a long section is one word."""
    found = []
    blocks, others = _blocks(old), _blocks(new)
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, blocks, others, autojunk=False).get_opcodes():
        before, after = (list(chain.from_iterable(part)) for part in (blocks[i1:i2], others[j1:j2]))
        found += [Piece("kept", " ".join(before))] if kind == "equal" else _words(before, after)
    return found


def _blocks(words):
    """The words in tuples, each to the end of its block."""
    ends = [n for n, word in enumerate(words, start=1) if word == "¶"]
    bounds = [0, *ends, len(words)]
    return [tuple(words[begin:end]) for begin, end in pairwise(bounds) if begin < end]


def _words(old, new):
    if len(old) * len(new) > MOST:
        return [Piece("removed", " ".join(old)), Piece("added", " ".join(new))]
    found = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("kept", " ".join(old[i1:i2])))
            continue
        if i1 < i2:
            found.append(Piece("removed", " ".join(old[i1:i2])))
        if j1 < j2:
            found.append(Piece("added", " ".join(new[j1:j2])))
    return found
