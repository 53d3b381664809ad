"""Where words stand in a text, whatever the spelling of either: marks and fragments are cut from the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hayaa.core.arabic import fold
from hayaa.core.fragments import LONGEST, Piece, fragment, held, marked, traced, words_of

TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("أإآٱؤئىةءـًٌّ٠٩é\u0654\u200f ")))


def drawn(pieces):
    """The pieces as one text, what was found in square brackets."""
    return "".join(f"[{piece.text}]" if piece.found else piece.text for piece in pieces)


@given(TEXTS)
def test_traced_text_is_the_folded_one_letter_by_letter(text):
    folded, places = traced(text)
    assert (folded, len(places)) == (fold(text), len(folded))
    assert places == sorted(places)


@given(TEXTS)
def test_marked_text_loses_no_character(text):
    words = words_of(text)[:3]
    assert "".join(piece.text for piece in marked(text, words)) == text


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        ("احمد", "السيد أحمد العلوي", "السيد [أحمد] العلوي"),
        ("هيئه", "هيئة المساواة", "[هيئة] المساواة"),
        ("هيأة", "هيئة المساواة", "[هيئة] المساواة"),
        ("الهيئة", "رئيسة الهيأة، وللهيأة", "رئيسة [الهيأة]، و[للهيأة]"),
        ("هيئات", "الهيآت التشاورية", "ال[هيآت] التشاورية"),
        ("مصطفي", "مصطفى الإدريسي", "[مصطفى] الإدريسي"),
        ("محمد", "مُحَمَّدٌ السوسي", "[مُحَمَّدٌ] السوسي"),
        ("تكافؤ", "تكـافـؤ الفرص", "[تكـافـؤ] الفرص"),
        ("١٢", "رسالة 12/2023", "رسالة [12]/2023"),
        ("12", "رسالة ١٢/٢٠٢٣", "رسالة [١٢]/٢٠٢٣"),
        ("chambery", "Ville de CHAMBÉRY", "Ville de [CHAMBÉRY]"),
        ("EQUITE", "l’équité", "l’[équité]"),
        ("equite", "l’e\u0301quite\u0301.", "l’[e\u0301quite\u0301]."),
        ("شي", "كل شيء هنا", "كل [شيء] هنا"),
        ("لجن لجنة", "لجنة، اللجنة", "[لجنة]، ال[لجنة]"),
        ("strasse", "Straße", "[Straße]"),
        ("الميزانية", "ميزانية النوع، والميزانية", "[ميزانية] النوع، و[الميزانية]"),
        ("الميزانية", "دفاعا عن ميزانية", "دفاعا عن [ميزانية]"),
        ("الميزانية", "للميزانية", "[للميزانية]"),
        ("ميزانية", "الميزانية", "ال[ميزانية]"),
        ("الله", "لها", "لها"),
        ("غائب", "أحمد", "أحمد"),
    ],
)
def test_word_is_marked_in_the_spelling_of_the_text(query, text, shown):
    """Screens: the search folds; what is shown stays as it was written."""
    assert drawn(marked(text, words_of(query))) == shown


def test_fragment_is_the_line_with_most_words_and_short_lines_stand_whole():
    text = "في الحضور\nالمساواة في الولوج إلى الفضاء العمومي\nالولوج"
    assert drawn(fragment(text, words_of("الولوج المساواه"), "ar")) == "[المساواة] في [الولوج] إلى الفضاء العمومي"


def test_long_fragment_is_cut_between_words_around_what_was_found():
    line = "مقدمة " * 40 + "السوق الأسبوعي " + "خاتمة " * 60
    shown = fragment(line, words_of("الاسبوعي"), "ar")
    before, after = "مقدمة " * 8, "خاتمة " * 26
    assert drawn(shown) == f"… {before}السوق [الأسبوعي] {after}…"
    assert len("".join(piece.text for piece in shown)) <= LONGEST + len("…  …")


def test_fragment_shows_the_place_where_two_words_stand_near_each_other():
    line = "الميزانية " + "كلام " * 80 + "الميزانية والنوع " + "كلام " * 80
    assert "[الميزانية] و[النوع]" in drawn(fragment(line, words_of("الميزانيه النوع"), "ar"))


def test_fragment_isolates_the_other_script_with_the_mark_inside():
    shown = fragment("شراكة مع Chambéry Métropole هنا", words_of("metropole"), "ar")
    assert drawn(shown) == "شراكة مع \u2066Chambéry [Métropole]\u2069 هنا"


@pytest.mark.parametrize(("letters", "times"), [("", 1), ("\n", 9), ("ن", 9_000), ("ن ", 9_000), ("\u0301", 1_000)])
def test_fragment_of_any_text_is_short(letters, times):
    shown = "".join(piece.text for piece in fragment(letters * times, ("ن",), "ar"))
    assert len(shown) <= LONGEST + len("…  …")


def test_words_are_folded_each_once_and_counted_as_parts_too():
    assert words_of("  أحمد، احمد (هيئة)! ") == ("احمد", "هييه")
    assert held("الهيئات وأحمد", ("احمد", "هييه")) == 1


def test_piece_is_not_found_unless_said():
    assert Piece("نص") == Piece("نص", found=False)
