"""The style sheets keep the rules of the look: one direction-free sheet for both languages, readable colours."""

import re

import pytest

from tests.house.css import SHEETS, colours, contrast, rules_of

PHYSICAL = re.compile(r"(?<![\w@-])(?:[\w-]+-)?(?:left|right)(?:-[\w-]+)?(?![\w-])")
SCREENS = [sheet for sheet in SHEETS if sheet.name in ("base.css", "layout.css", "components.css")]
GROUNDS = ("paper", "surface", "sunken")
STATES = ("accent", "green", "amber", "red", "blue", *(f"axis-{n}" for n in range(1, 9)))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_sheet_names_no_physical_side(sheet):
    # The same sheet serves right to left and left to right; the margin boxes of a printed page have no other name.
    assert PHYSICAL.findall(rules_of(sheet)) == []


@pytest.mark.parametrize(
    "sheet", [s for s in SHEETS if s.name not in ("tokens.css", "print.css")], ids=lambda s: s.name
)
def test_colours_come_from_tokens_only(sheet):
    outside_print = rules_of(sheet).split("@media print")[0]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", outside_print) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_is_readable_on_every_ground(theme):
    # WCAG 2.2 AA: 4.5 to 1 for text.
    token = colours()[theme]
    pairs = [(text, ground) for text in ("ink", "muted", "accent") for ground in GROUNDS]
    pairs += [(state, f"{state}-soft") for state in STATES]
    pairs += [(state, ground) for state in STATES for ground in ("paper", "surface")]
    pairs += [("ink", f"{state}-soft") for state in STATES]
    pairs += [("on-accent", "accent"), ("on-accent", "accent-strong"), ("surface", "ink")]
    assert {pair: round(contrast(*(token[name] for name in pair)), 2) for pair in pairs
            if contrast(*(token[name] for name in pair)) < 4.5} == {}  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_of_fields_are_visible(theme):
    # WCAG 2.2 AA: 3 to 1 for the outline of a control.
    token = colours()[theme]
    assert [ground for ground in GROUNDS if contrast(token["edge"], token[ground]) < 3] == []
