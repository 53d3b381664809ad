"""What the words of an activity say of it: how many, of what kind, in what role; nothing where they are not sure.

Only the opening counts: «المشاركة في دورتين تكوينيتين», «تنظيم 3 ورشات», «Réunion de…». What comes after it is about
something else.
"""

from itertools import takewhile

from hayaa.core.arabic import ARTICLE, fold

NOUNS = {
    "meeting": "اجتماع اجتماعين اجتماعان اجتماعات réunion réunions",
    "training": "دورة دورتين دورتان دورات تكوين تكوينين تكوينان تكوينات session sessions formation formations",
    "workshop": "ورشة ورشتين ورشتان ورشات ورش atelier ateliers",
    "seminar": "ندوة ندوتين ندوتان ندوات séminaire séminaires",
    "forum": "ملتقى ملتقيين ملتقيان ملتقيات منتدى منتديين منتديات لقاء لقاءين لقاءان لقاءات forum rencontre rencontres",
    "visit": "زيارة زيارتين زيارتان زيارات visite visites",
    "opinion": "رأي رأيين رأيان آراء avis",
    "drafting": "صياغة إعداد بلورة تحرير élaboration rédaction",
    "follow_up": "متابعة تتبع suivi",
    "participation": "عضوية",
}
KINDS = {fold(noun): kind for kind, nouns in NOUNS.items() for noun in nouns.split()}
PLURALS = frozenset(map(fold, (
    "اجتماعات", "دورات", "تكوينات", "ورشات", "ورش", "ندوات", "ملتقيات", "منتديات", "لقاءات", "زيارات", "آراء",
    "réunions", "sessions", "formations", "ateliers", "séminaires", "forums", "rencontres", "visites", "avis",
)))  # fmt: skip
TWO = frozenset(fold(noun) for nouns in NOUNS.values() for noun in nouns.split() if noun.endswith(("ين", "ان"))) - {
    "تكوين"
}
TWO_OF = frozenset(
    fold(stem + ending)
    for stem in ("تكويني", "تدريبي", "تشاوري", "تواصلي", "تحسيسي", "دراسي", "علمي", "استشاري")
    for ending in ("تين", "تان")
)
NUMBERS = {
    fold(word): number
    for number, words in enumerate(
        ("ثلاث ثلاثة trois", "أربع أربعة quatre", "خمس خمسة cinq", "ست ستة six", "سبع سبعة sept",
         "ثمان ثماني ثمانية huit", "تسع تسعة neuf", "عشر عشرة dix"), start=3,
    )
    for word in words.split()
} | {"deux": 2}  # fmt: skip
TAKING_PART = frozenset(
    map(fold, ("المشاركة", "مشاركة", "المساهمة", "مساهمة", "حضور", "participation", "contribution"))
)
OPENERS = TAKING_PART | frozenset(map(fold, (
    "تنظيم", "عقد", "تنشيط", "تقديم", "تأطير", "برمجة", "في", "organisation", "tenue", "animation", "présentation",
    "a", "au", "aux", "à", "la", "l", "de", "des", "du", "d", "une", "un",
)))  # fmt: skip


def quantity(text: str) -> int:
    """How many of its kind one line stands for: 2 of «دورتين» or «الورشتين», 3 of «3 دورات»; else 1."""
    words = _after_the_opening(text)
    if not words:
        return 1
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in TWO or second in TWO_OF:
        return 2
    number = NUMBERS.get(first, int(first) if first.isdecimal() and len(first) < 3 else 0)
    return number if number > 1 and second in PLURALS else 1


def kind(text: str) -> str:
    """A value of `Activity.Kind`; empty where the words do not say."""
    words = _after_the_opening(text)
    while words and (words[0] in NUMBERS or words[0].isdecimal()):
        words = words[1:]
    named = KINDS.get(words[0], "") if words else ""
    takes_part = role(text) == "takes_part"
    if takes_part and (not named or (words[0] in PLURALS and quantity(text) == 1)):
        return "participation"
    return named


def role(text: str) -> str:
    """A value of `Activity.Role`: the body takes part where the words begin with that; else empty."""
    return "takes_part" if fold(text).split()[:1] and fold(text).split()[0] in TAKING_PART else ""


def _after_the_opening(text: str) -> list[str]:
    words = fold(text).split()
    opening = list(takewhile(OPENERS.__contains__, words))
    return ARTICLE.sub("", " ".join(words[len(opening) :])).split()
