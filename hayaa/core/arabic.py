"""Arabic and Latin spelling folded for search and for sorting, the same on every database."""

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "گ": "ك",
        "ـ": None, "ء": None,
        **{digit: str(n) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for n, digit in enumerate(digits)},
    }
)  # fmt: skip
DIGITS = str.maketrans({digit: str(n) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for n, digit in enumerate(digits)})
ARTICLE = re.compile(r"(?<!\S)ال(?=\S{2})")
TWO_WAYS = (("هييه", "هياه"), ("هييات", "هيات"))  # هيئة or هيأة, هيئات or هيآت: Moroccan papers write both
TYPED_ARTICLE = re.compile(r"^ال(?=\S{3})")  # before a shorter rest it is mostly a part of the word: الله، آلية
# How people are addressed, as it is folded; what follows is the name.
TITLES = re.compile(
    r"^(?:(?:السيد|السيده|الانسه|(?:ال)?(?:استاذ|استاذه|دكتور|دكتوره|حاج|حاجه)|مولاي|د|ده|ذ|ذه"
    r"|m|mr|mme|mlle|dr|pr|monsieur|madame|mademoiselle|docteur|professeur|maitre) )+"
)


def western_digits(text):
    """The same text with Arabic-Indic digits written 0–9."""
    return text.translate(DIGITS)


def fold(text):
    """The spelling under which a text is found: no diacritics, accents, case, hamza forms or tatweel."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text or "").translate(LETTERS))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return " ".join(re.sub(r"[^\w]+", " ", bare.translate(LETTERS).casefold()).split())


@lru_cache(maxsize=10_000)
def fold_letter(char):
    """What `fold` makes of one character, before it parts the words: nothing of a mark, several of a ligature."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", char).translate(LETTERS))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return bare.translate(LETTERS).casefold()


def without_article(word):
    """A folded word as it is without the article ال."""
    return TYPED_ARTICLE.sub("", word)


def spellings(word):
    """The runs of letters as which a folded word is found in a folded text that begins with a blank.

    A word is found inside others too, so that one typed without the article finds those that have it. Typed with it, it
    is also found where a word begins without it, and after «لل», which swallows its alef.
    """
    return tuple(letters for way in _ways(word) for letters in _with_article(way))


def _ways(word):
    """The word, and as it is when its hamza is written on the other letter."""
    others = (pair[::turn] for pair in TWO_WAYS for turn in (1, -1))
    return (word, *(word.replace(one, other) for one, other in others if one in word))


def _with_article(word):
    bare = without_article(word)
    return (word,) if bare == word else (word, f" {bare}", f"لل{bare}")


def sort_key(text):
    """The spelling under which a name is sorted: folded, the article ال and a title before the name left out."""
    return ARTICLE.sub("", TITLES.sub("", fold(text)))


def longest_run_of_marks(text):
    """How many combining marks follow each other at most; long runs take the PDF engine seconds to shape."""
    categories = {sign: unicodedata.category(sign) for sign in set(text)}
    if not any(category.startswith("M") for category in categories.values()):
        return 0
    longest = run = 0
    for category in map(categories.__getitem__, text):
        if category != "Cf":  # invisible joiners between marks do not part them
            run = run + 1 if category.startswith("M") else 0
        longest = max(longest, run)
    return longest
