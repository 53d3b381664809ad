"""Several activities in one cell of a year grid, parted as people part them.

A line of its own, or a bullet or number before it, begins an activity; a dash or a semicolon within a line does not,
for titles have them («لقاء العدالة المناخية – جمعية النساء»). A line goes on with the one above it when it holds
nothing but days, when a bracket is still open, when it begins with a word that joins, or where the activities of the
cell have bullets and it has none.
"""

import re

from hayaa.core.arabic import fold, western_digits
from hayaa.core.intake.day_grammar import parse, plain

BULLET = re.compile(r"\s*(?:[•▪●◦○■□◾➢✓✔*·]\s*|[-–—]\s+)(?=\S)")
INNER_BULLET = re.compile(r"\s+(?=[•▪●◦○■□◾➢✓✔]\s*\S)")
NUMBER = re.compile(r"\s*(\d{1,2})\s*[-–.)]\s*(?=[^\W\d])")
JOINS = frozenset(
    map(fold, (
        "حول", "مع", "في", "من", "على", "إلى", "بين", "عن", "و", "أو", "لفائدة", "بشراكة", "بتنسيق", "بتأطير",
        "de", "du", "des", "avec", "sur", "et", "ou", "à", "au", "aux", "pour", "par", "en", "dans",
    ))
)  # fmt: skip


def split(text: str, year: int) -> list[str]:
    """The activities of one cell, each on one line, without its bullet or number."""
    lines = [line for line in INNER_BULLET.sub("\n", text).splitlines() if line.strip()]
    marked = _marked(lines)
    items: list[str] = []
    for line in lines:
        begins = line in marked if marked else not (items and _goes_on(items[-1], line, year))
        bare = marked.get(line, line) if marked else line
        if begins or not items:
            items.append(bare)
        else:
            items[-1] += f"\n{bare}"
    return [" ".join(item.split()) for item in items]


def _marked(lines: list[str]) -> dict[str, str]:
    """The lines that begin with a bullet, or with the numbers 1, 2, 3 one after the other; each without it."""
    bullets = {line: line[found.end() :] for line in lines if (found := BULLET.match(line))}
    if bullets:
        return bullets
    numbers = [(line, found) for line in lines if (found := NUMBER.match(western_digits(line)))]
    if [int(found[1]) for _line, found in numbers] != list(range(1, len(numbers) + 1)):
        return {}
    return {line: line[found.end() :] for line, found in numbers}


def _goes_on(above: str, line: str, year: int) -> bool:
    first = fold(line).split()[:1]
    if above.count("(") > above.count(")") or (first and first[0] in JOINS):
        return True
    bare = plain(line)
    return any(sign.isdecimal() for sign in bare) and parse(bare, year, months=None) is not None
