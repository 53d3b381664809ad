"""The grammar of written days: words and signs become symbols, and patterns of symbols become readings."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from hayaa.core.arabic import fold, western_digits
from hayaa.core.intake.month_names import BY_NAME, HIJRI

Months = tuple[int, int]
LONGEST = 40  # symbols of a group; what is longer is no day


class Reading(NamedTuple):
    """First and last month, first and last day: months alone are some time in them, no months undated."""

    month_from: int | None = None
    month_to: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None

    @classmethod
    def of(cls, first: date, last: date) -> "Reading":
        return cls(first.month, last.month, first, last)


@dataclass(frozen=True)
class Found:
    """Days written in a text, from `start` to `end` of it, with all that they can mean; none: no such day.

    `has_gaps`: days one by one, with others between them. `in_order`: day/month/year, so that the first reading goes
    before the others. `other_year`: the year beside them is not the plan's.
    """

    readings: tuple[Reading, ...] = ()
    has_gaps: bool = False
    in_order: bool = False
    is_hijri: bool = False
    other_year: int | None = None
    text: str = ""
    start: int = 0
    end: int = 0


class Symbol(NamedTuple):
    """A word or sign of the text that can be part of a day: a number, a letter from A to L for a month, a separator.

    `_` is a dash between blanks, `#` a month of the Hijri year, `%` its abbreviation; an empty sign says nothing.
    """

    sign: str
    start: int
    end: int


TOKEN = re.compile(
    r"\d+\s*[:hH]\s*\d\d|[A-Za-z]+\d\w*|(?:كانون|تشرين)\s+ال\w+|\d+|(?:[^\W\d_]|[\u064b-\u0652\u0670])+|\s*[-–—−‐‑]\s*|\s+|.",
    re.DOTALL,
)
INVISIBLE = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
SIGNS = {"/": "/", ".": ".", "&": "+", "،": "+", ",": "+", "+": "+"}
DASHES = "-–—−‐‑"
THROUGH = ("إلى", "حتى", "au", "à")
AND = ("و", "et")
AROUND = (
    "من", "يوم", "يومي", "أيام", "بتاريخ", "في", "شهر", "غاية", "سنة", "du", "le", "les", "er", "jour", "jours",
    "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد", "lundi", "mardi", "mercredi", "jeudi",
    "vendredi", "samedi", "dimanche",
)  # fmt: skip
HIJRI_YEAR = ("هـ", "هجرية", "هجري")
MONTHS = "ABCDEFGHIJKL"
WORDS = {
    fold(word): sign
    for words, sign in ((THROUGH, "-"), (AND, "+"), (AROUND, ""), (HIJRI_YEAR, "%"), (HIJRI, "#"))
    for word in words
} | {name: MONTHS[month - 1] for name, month in BY_NAME.items()}

RUN, N, Y, M = r"(\d{1,2}(?:[-+_]\d{1,2})*)", r"(\d{1,2})", r"(\d{4})", "([A-L])"
BARE, BARE_MONTHS = re.compile(RUN), re.compile(rf"{M}(?:[-_]{M})?(?: {Y})?")
HIJRI_DATE = re.compile(r".*#.*(1[3-5]\d\d|%).*|.*\d[/.-]\d+[/.-]1[3-5]\d\d.*|.*1[3-5]\d\d[/.-]\d+[/.-]\d.*|.*\d ?%.*")


def plain(text: str) -> str:
    """The text as it is searched: Western digits, one blank at a time, nothing invisible."""
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", western_digits(text))).split())


def search(text: str, year: int) -> Iterator[Found]:
    """Every day written in a plain text, the longest of what can be read in one place. Bare numbers are none."""
    for run in _runs(text):
        if HIJRI_DATE.fullmatch(_signs(run)):
            yield _placed(Found(is_hijri=True), text, run)
        else:
            yield from _search_run(text, run, year)


def parse(text: str, year: int, *, months: Months | None) -> Found | None:
    """What a plain text means that holds nothing but days, months, or numbers of the one month it stands in."""
    runs = list(_runs(text))
    if len(runs) != 1 or text[: runs[0][0].start].strip() or text[runs[0][-1].end :].strip():
        return None
    run = runs[0]
    signs = _tidy(run)
    if "#" in signs or HIJRI_DATE.fullmatch(signs):
        return _placed(Found(is_hijri=True), text, run)
    if bare := BARE.fullmatch(signs):
        return _placed(_bare(bare[1], year, months), text, run)
    if named := BARE_MONTHS.fullmatch(signs):
        first, last = sorted(MONTHS.index(sign) + 1 for sign in (named[1], named[2] or named[1]))
        return _placed(Found((Reading(first, last),), other_year=_other(named[3], year)), text, run)
    return _match(text, run, year)


def swapped(day: date) -> tuple[Reading, ...]:
    """The day whose number and month have changed places, where there is one."""
    return _days([day.month], day.day, day.year)


def without(text: str, found: Found) -> str:
    """The text with its days taken out, and what then hangs loose around them."""
    before, after = text[: found.start].rstrip(" -–:،,(/"), text[found.end :].lstrip(" -–:،,)/")
    return f"{before} {after}".strip() if after.strip(". ") else before


def _runs(text: str) -> Iterator[list[Symbol]]:
    """Symbols that follow each other with no other word between them; some number is among them."""
    run: list[Symbol] = []
    for token in [*TOKEN.finditer(text), None]:
        sign = None if token is None else _sign(token[0])
        if token is not None and sign is not None:
            if len(run) <= LONGEST:
                run.append(Symbol(sign, *token.span()))
            continue
        if any(symbol.sign.isdecimal() or symbol.sign in tuple(MONTHS) for symbol in run) and len(run) <= LONGEST:
            yield run
        run = []


@lru_cache(maxsize=4096)
def _sign(token: str) -> str | None:
    """None: no part of a day."""
    bare = token.strip()
    if not bare:
        return " "
    if bare.isdecimal():
        return bare if len(bare) <= 4 else None
    if bare in DASHES:
        return "-" if token == bare else "_"
    return SIGNS[bare] if bare in SIGNS else WORDS.get(fold(bare))


def _search_run(text: str, run: Sequence[Symbol], year: int) -> Iterator[Found]:
    starts = [n for n in range(len(run)) if n == 0 or run[n - 1].sign in ("", " ", "+", "_")]
    ends = [n for n in range(1, len(run) + 1) if n == len(run) or run[n].sign in ("", " ", "+", "_")]
    pieces = sorted(((s, e) for s in starts for e in ends if s < e), key=lambda piece: (piece[0] - piece[1], piece[0]))
    for start, end in pieces:
        found = _match(text, run[start:end], year)
        if found:
            yield from _search_run(text, run[:start], year)
            yield found
            yield from _search_run(text, run[end:], year)
            return


def _match(text: str, run: Sequence[Symbol], year: int) -> Found | None:
    signs = _tidy(run)
    for pattern, read in PATTERNS.items():
        matched = pattern.fullmatch(signs)
        if matched:
            return _placed(read(matched.groups(), year), text, run)
    return None


def _tidy(run: Sequence[Symbol]) -> str:
    """The signs, blanks only between two numbers or names; a slash at the edge of a group stands within it."""
    signs = re.sub(r"\s+", " ", _signs(run))
    signs = re.sub(r" ?([-+_/.]) ?", r"\1", signs).strip(" -+_.")
    signs = re.sub(r"(?<=\d)[-/_](?=[A-L])|(?<=[A-L])[-/_](?=\d{4}\b)", " ", signs)
    if signs.count("/") == 1 and signs.count(" ") == 1 and "/" in (signs[0], signs[-1]):
        return signs.strip("/").replace(" ", "/")
    return signs.strip("/")


def _signs(run: Sequence[Symbol]) -> str:
    return "".join(symbol.sign for symbol in run)


def _placed(found: Found, text: str, run: Sequence[Symbol]) -> Found:
    start, end = run[0].start, run[-1].end
    readings = () if found.other_year else tuple(dict.fromkeys(found.readings))
    return replace(found, readings=readings, text=text[start:end].strip(), start=start, end=end)


def _named(groups: Sequence[str], year: int) -> Found:
    """«18 مارس», «24-25 mai 2023», «مارس 18»."""
    days, month, written = groups[:3] if groups[0] else (groups[4], groups[3], groups[5])
    readings = _in_month(days, MONTHS.index(month) + 1, year)
    return Found(readings, has_gaps=_gaps(days), other_year=_other(written, year))


def _two_named(groups: Sequence[str], year: int) -> Found:
    """«31 أكتوبر - 3 نونبر»."""
    first, month, sign, last, next_month, written = groups
    days = [_days([int(n)], MONTHS.index(m) + 1, year) for n, m in ((first, month), (last, next_month))]
    return Found(_through(*days), has_gaps=sign == "+", other_year=_other(written, year))


def _pair(groups: Sequence[str], year: int) -> Found:
    """«24-25/05», «09/22-21», «02/10», «24/05/2022»: one side is the month; either can be where both stand alone."""
    left, right, written = groups
    day_first = _in_month(left, int(right), year) if right.isdecimal() else ()
    month_first = _in_month(right, int(left), year) if left.isdecimal() else ()
    other = _other(written, year)
    return Found(
        day_first + month_first, has_gaps=_gaps(left) or _gaps(right), in_order=bool(written), other_year=other
    )


def _two_pairs(groups: Sequence[str], year: int) -> Found:
    """«11/3 - 10/31»: both pairs are read the same way."""
    a, b, sign, c, d, written = groups
    day_first = _through(_days([int(a)], int(b), year), _days([int(c)], int(d), year))
    month_first = _through(_days([int(b)], int(a), year), _days([int(d)], int(c), year))
    other = _other(written, year)
    return Found(day_first + month_first, has_gaps=sign == "+", in_order=bool(written), other_year=other)


def _iso(groups: Sequence[str], year: int) -> Found:
    """«2022-05-24»: never day before month."""
    written, month, day = groups
    return Found(_days([int(day)], int(month), year), other_year=_other(written, year))


def _two_full(groups: Sequence[str], year: int) -> Found:
    """«24/05/2022 - 26/05/2022»."""
    a, b, written, c, d, written_again = groups
    found = _two_pairs((a, b, "-", c, d, written), year)
    return replace(found, other_year=found.other_year or _other(written_again, year))


def _month(groups: Sequence[str], year: int) -> Found:
    """«05/2022»."""
    month, written = int(groups[0]), groups[1]
    return Found((Reading(month, month),) if 1 <= month <= 12 else (), other_year=_other(written, year))


PATTERNS: dict[re.Pattern[str], Callable[[Sequence[str], int], Found]] = {
    re.compile(rf"{RUN} ?{M}(?: {Y})?|{M} {RUN}(?: {Y})?"): _named,
    re.compile(rf"{N} ?{M}([-+_]){N} ?{M}(?: {Y})?"): _two_named,
    re.compile(rf"{RUN}/{RUN}(?:[/ ]{Y})?"): _pair,
    re.compile(rf"{N}/{N}/(\d\d)"): _pair,
    re.compile(rf"{N}[.-]{N}[.-]{Y}"): _pair,
    re.compile(rf"{N}/{N}([-+_]){N}/{N}(?:[/ ]{Y})?"): _two_pairs,
    re.compile(rf"{Y}[-/.]{N}[-/.]{N}"): _iso,
    re.compile(rf"{N}[/.]{N}[/.]{Y}[-_]{N}[/.]{N}[/.]{Y}"): _two_full,
    re.compile(rf"{N}/{Y}"): _month,
}


def _bare(numbers: str, year: int, months: Months | None) -> Found:
    """«24», «24-25»: days of the month they stand in; a pair with a hyphen can be a day with its month, too."""
    readings = _in_month(numbers, months[0], year) if months and months[0] == months[1] else ()
    if numbers.count("-") == 1 and "+" not in numbers:
        readings += _pair((*numbers.split("-"), ""), year).readings
    return Found(readings, has_gaps=_gaps(numbers))


def _in_month(numbers: str, month: int, year: int) -> tuple[Reading, ...]:
    """The days of a month; where a dash stands between blanks, what is before it may belong to the wording."""
    readings = _days(_numbers(numbers), month, year)
    if "_" in numbers and not _in_a_row(_numbers(numbers)):
        readings += _days(_numbers(numbers.rpartition("_")[2]), month, year)
    return readings


def _days(numbers: Sequence[int], month: int, year: int) -> tuple[Reading, ...]:
    """From the first to the last of these days, in whatever order they are written; none where one does not exist."""
    try:
        days = sorted(date(year, month, number) for number in numbers)
    except ValueError:
        return ()
    return (Reading.of(days[0], days[-1]),)


def _through(one: Sequence[Reading], other: Sequence[Reading]) -> tuple[Reading, ...]:
    """From the earlier day to the later one."""
    days = sorted(reading.starts_on for reading in (*one, *other) if reading.starts_on)
    return (Reading.of(days[0], days[1]),) if len(days) == 2 else ()


def _numbers(run: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", run)]


def _in_a_row(numbers: Sequence[int]) -> bool:
    return len(set(numbers)) == max(numbers) - min(numbers) + 1


def _gaps(run: str) -> bool:
    """Days one by one that leave others out between them; two with a hyphen are from one to the other."""
    through = len(_numbers(run)) == 2 and "+" not in run
    return not through and not _in_a_row(_numbers(run))


def _other(written: str | None, year: int) -> int | None:
    """The year that is written, where it is not this one."""
    if not written or int(written) in (year, year % 100):
        return None
    return int(written)
