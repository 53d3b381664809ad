"""The style sheets, read for the tests."""

import re

from tests.house.sources import STYLES as SHEETS

COMMENT = re.compile(r"/\*.*?\*/", re.S)
DECLARATION = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})")


def rules_of(sheet):
    """The text of a sheet without its comments."""
    return COMMENT.sub("", sheet.read_text())


def colours():
    """The colour tokens of the two themes: {"light": {name: "#rrggbb"}, "dark": …}; dark inherits what it leaves."""
    light, dark = rules_of(next(s for s in SHEETS if s.name == "tokens.css")).split("prefers-color-scheme: dark")
    both = {"light": dict(DECLARATION.findall(light))}
    both["dark"] = {**both["light"], **dict(DECLARATION.findall(dark))}
    return both


def contrast(one, other):
    """The contrast of two colours as WCAG 2 counts it, from 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour):
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
