"""The text of a CSV file, in the encodings that offices use; one that is not known for sure is refused.

Unicode says what it is by its mark or by its form. Of a text with a byte for each letter two readings are tried:
windows-1256 of Arabic, which has the small French letters too, and windows-1252 of French. A reading is possible when
its words are words: an Arabic one has no Latin letter within, a French one is not of accented letters alone. Where
both are possible and differ, nothing is guessed.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from hayaa.core.intake.refusals import refusal

MARKS = {BOM_UTF8: "utf-8-sig", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
_ASCII = r"\t\n\r -~"
_SIGNS = "\u00a0«»°·–—‘’“”•…€§×÷²³½"
_ACCENTED = "àâäáçéèêëíîïñóôöúùûüÿœæÀÂÄÁÇÉÈÊËÍÎÏÑÓÔÖÚÙÛÜŸŒÆ"
_ARABIC = "ء-غـ-ْپچگ"
_LATIN = f"A-Za-z{_ACCENTED}"
FRENCH = re.compile(f"[{_ASCII}{_SIGNS}{_ACCENTED}]*")
ARABIC = re.compile(f"[{_ASCII}{_SIGNS}{_ACCENTED}{_ARABIC}،؛؟\u200c-\u200f]*")
UNICODE = re.compile(f"[{_ASCII}\u00a0-\u024f\u0600-\u06ff\u2000-\u22ff\u2d30-\u2d7f\ufb50-\ufdff\ufe70-\ufeff]*")
ACCENTS_ALONE = re.compile(f"(?<![{_LATIN}])[{_ACCENTED}]{{2,}}(?![{_LATIN}])")
ARABIC_WORD = re.compile(f"[{_ARABIC}]{{2,}}")
GLUED = re.compile(f"[{_LATIN}][{_ARABIC}]|[{_ARABIC}][{_LATIN}]")
SELDOM = 20  # of as many Arabic words one may be glued to a Latin one, as «وISO» is


def decode(content: bytes) -> str:
    """Raises `Unreadable` for an encoding that is not known for sure, and for what is no text."""
    if content.startswith((BOM_UTF32_LE, BOM_UTF32_BE)):
        raise refusal("letters")
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            text = _read(content, encoding)
            break
    else:
        text = _unmarked(content)
    if text is None:
        raise refusal("letters")
    if "\0" in text:
        raise refusal("kind")
    return text


def _unmarked(content: bytes) -> str | None:
    if b"\0" in content:
        pairs = [_read(content, encoding) for encoding in ("utf-16-le", "utf-16-be")]
        clear = [text for text in pairs if text is not None and UNICODE.fullmatch(text)]
        return clear[0] if len(clear) == 1 else "\0"
    text = _read(content, "utf-8")
    if text is not None:
        return text
    arabic, french = _read(content, "cp1256"), _read(content, "cp1252")
    readings = {text for text, is_one in ((arabic, _is_arabic), (french, _is_french)) if text and is_one(text)}
    return readings.pop() if len(readings) == 1 else None


def _read(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_arabic(text: str) -> bool:
    glued, words = (sum(1 for _ in pattern.finditer(text)) for pattern in (GLUED, ARABIC_WORD))
    return ARABIC.fullmatch(text) is not None and glued * SELDOM <= words


def _is_french(text: str) -> bool:
    return FRENCH.fullmatch(text) is not None and not ACCENTS_ALONE.search(text)
