"""Text that a spreadsheet program would take for a formula: the quote that CSV needs before it, put and taken off."""

import re

from hayaa.core.bidi import INVISIBLE

_LEAD = re.compile(rf"[{INVISIBLE}]*[=+\-@\t\r\n＝＋－＠]")


def leads_a_formula(text: str) -> bool:
    """Whether the text begins like a formula, after blanks or not, in plain or in full-width characters."""
    return _LEAD.match(text) is not None


def guard(text: str) -> str:
    """The text as CSV holds it: harmless, and given back exactly by `unguard`.

    Text that begins with apostrophes and goes on like a formula gets one more, so that none of its own is lost.
    """
    return f"'{text}" if leads_a_formula(text.lstrip("'")) else text


def unguard(text: str) -> str:
    """The text without the apostrophe that `guard` put before it; any other apostrophe stays."""
    return text[1:] if text.startswith("'") and leads_a_formula(text.lstrip("'")) else text
