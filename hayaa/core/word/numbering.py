"""Lists with signs and with numbers; each numbered list counts from one."""

from itertools import count
from typing import Any

from docx.shared import Twips

from hayaa.core.word.xml import w

BULLETS, NUMBERS = 0, 1
DEEPEST = 8  # the ninth level is the last that the format knows
STEP = 480  # twentieths of a point that a list stands further in than the one around it


class Numbering:
    def __init__(self, part: Any):
        """`part`: the root of the numbering of a document; what it held is replaced."""
        self.part = part
        part[:] = [_kind(BULLETS, "bullet", "•"), _kind(NUMBERS, "decimal", "%{}.")]
        self.keys = count(1)

    def begin(self, tag: str, depth: int) -> int:
        """The key of a new list, `ul` or `ol`."""
        key, kind = next(self.keys), BULLETS if tag == "ul" else NUMBERS
        again = w("lvlOverride", w("startOverride", val=1), ilvl=min(depth, DEEPEST))
        self.part.append(w("num", w("abstractNumId", val=kind), again, numId=key))
        return key


def put(properties: Any, key: int | None, depth: int) -> None:
    """Makes a paragraph an item of a list, or lets it stand below the words of one."""
    level = min(depth, DEEPEST)
    if key is None:
        properties.ind_left = Twips(STEP * (level + 1))
        return
    number = properties.get_or_add_numPr()
    number.get_or_add_ilvl().val, number.get_or_add_numId().val = level, key


def _kind(key: int, form: str, sign: str) -> Any:
    levels = (
        w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=form),
            w("lvlText", val=sign.format(level + 1)),
            w("lvlJc", val="left"),
            w("pPr", w("ind", left=STEP * (level + 1), hanging=STEP - 120)),
            ilvl=level,
        )
        for level in range(DEEPEST + 1)
    )
    return w("abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=key)
