"""What a password must be: long enough, and more than what many people, or those who know its owner, try first.

No kinds of signs are asked for and none refused (decision 0037).
"""

import re
from functools import cache
from pathlib import Path

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from committees.models import Body
from hayaa.core.arabic import fold_letter
from hayaa.core.fields import folded
from hayaa.core.forms import both
from hayaa.demo.accounts import PASSWORD

LEAST = 8  # signs that must be left of a password
KNOWN = 2  # signs that a known piece counts for, whatever its length
SHORTEST = 3  # signs of a known piece
LONGEST = 24
# What is written together with a word of the list: articles, «of» and «and»; in Arabic adjectives and plurals, too.
BEFORE = ("", "d", "de", "del", "dela", "des", "du", "et", "l", "la", "le", "les")
BEFORE_ARABIC, AFTER_ARABIC = ("", "ال", "و", "وال", "لل", "بال"), ("ه", "ي", "يه", "ات")
READ = 40  # signs of a password that are looked at: it takes milliseconds
# Digits and signs that stand for letters; 1 and ! for two.
STAND_IN = {"@": "a", "4": "a", "8": "b", "3": "e", "€": "e", "0": "o", "5": "s", "$": "s", "7": "t"}
LETTERS = [str.maketrans(STAND_IN | {"1": one, "!": one, "|": one}) for one in "il"]
YEAR = re.compile(r"(?:19|20)\d\d$")
PHONE = re.compile(r"(?:00212|\+?212|0)[5-7]\d{8}$")


def _plain(text):
    """A text without case, accents, hamza forms and tatweel; letters and signs that follow themselves stand once."""
    return re.sub(r"(\D)\1+", r"\1", "".join(map(fold_letter, text)))


def _listed(name):
    """The lines of a list beside this module."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


def _forms(word):
    """A plain word of the list, and as it stands beside others."""
    if word.isascii():
        return [before + word for before in BEFORE]
    stem = word.removesuffix("ه")
    return [before + one for before in BEFORE_ARABIC for one in (word, *(stem + after for after in AFTER_ARABIC))]


@cache
def rows():
    """The rows of signs, in both directions, as one text."""
    plain = [_plain(line) for line in _listed("key_rows.txt")]
    return "\n".join([*plain, *(row[::-1] for row in plain)])


def of_person(user):
    """The words that name the body and this user."""
    texts = [folded(Body.current(), both("name", "short_name", "commune", "province"))]
    if user:
        texts.append(folded(user, ("username", "first_name", "last_name", "email")))
        texts.append(folded(user.member, both("given_name", "family_name")) if user.member else "")
    return {_plain(word) for word in " ".join(texts).split() if len(word) >= SHORTEST}


def left(text, known, own):
    """How many signs are left of a plain text, read in the way that leaves fewest.

    Nothing is left of the `own` words of the body and the owner, nor of a year. A `known` word, part of a row, the
    number of a phone and what stands before it already count for two; two digits for one.
    """
    spelled, keys = {text, *map(text.translate, LETTERS)}, rows()
    fewest = [0]
    for end in range(1, len(text) + 1):
        least = fewest[-1] + 1
        for begin in range(max(0, end - LONGEST), end - 1):
            piece, spellings = text[begin:end], {spelling[begin:end] for spelling in spelled}
            if YEAR.match(piece) or spellings & own:
                least = min(least, fewest[begin])
            if piece.isdecimal():
                least = min(least, fewest[begin] + (len(piece) + 1) // 2)
            if end - begin >= SHORTEST and (
                spellings & known or piece in keys or text.find(piece, 0, end - 1) >= 0 or PHONE.match(piece)
            ):
                least = min(least, fewest[begin] + KNOWN)
        fewest.append(least)
    return fewest[-1]


class KnownPasswordValidator(CommonPasswordValidator):
    """Refuses a password of which little is left without the pieces that everybody knows."""

    def __init__(self):
        super().__init__()
        ours = {word for line in _listed("commonplaces.txt") for word in line.split()} | {PASSWORD}
        self.words = {_plain(form) for word in ours for form in _forms(_plain(word))}
        self.words |= {_plain(word) for word in self.passwords if len(word) > SHORTEST}

    def validate(self, password, user=None):
        own = of_person(user)
        text = _plain(password[: 3 * READ])[:READ]
        bare = _plain("".join(sign for sign in text if sign.isalnum()))
        parted = len(set(text) - set(bare)) - 1  # what stands between the words counts for nothing; further signs once
        if min(left(text, self.words, own), left(bare, self.words, own) + max(0, parted)) < LEAST:
            raise ValidationError(self.get_error_message(), code="password_too_common")

    def get_error_message(self):
        return _(
            "This password is easy to guess: little is left of it without common words, names of the body or of "
            "yourself, years and numbers, repetitions and neighbouring keys. Write four words that have nothing to do "
            "with each other."
        )

    def get_help_text(self):
        return _(
            "Four words that have nothing to do with each other are good and easy to remember, in any letters and with "
            "blanks. Common words, names, years and neighbouring keys alone are refused."
        )
