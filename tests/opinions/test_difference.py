"""What changed between two versions: words, never markup, and at once even for the longest text."""

import time

import pytest

from opinions.difference import compare, pieces, words
from opinions.models import OpinionText


def said(old, new):
    return [(piece.kind, piece.words) for piece in pieces(words(old), words(new))]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("<p>نص أول</p>", "<p>نص ثان</p>", [("kept", "نص"), ("removed", "أول"), ("added", "ثان")]),
        ("<p>نص</p>", "<p>نص <strong>مهم</strong></p>", [("kept", "نص"), ("added", "مهم")]),
        ("<p>أ</p><p>ب</p>", "<p>أ</p>", [("kept", "أ"), ("removed", "¶ ب")]),
        ("", "<p>نص</p>", [("added", "نص")]),
        ("<p>a &lt;b&gt;</p>", "<p>a &lt;i&gt;</p>", [("kept", "a"), ("removed", "<b>"), ("added", "<i>")]),
    ],
)
def test_words_are_compared_and_markup_is_not(old, new, found):
    assert said(old, new) == found


def test_only_sections_that_differ_are_named():
    old, new = OpinionText(context_ar="<p>نص</p>"), OpinionText(context_ar="<h3>نص</h3>", method_ar="<p>نص</p>")
    assert [section.title for section in compare(old, new, "ar")] == [
        OpinionText._meta.get_field("method").verbose_name
    ]
    assert compare(old, new, "fr") == []


def test_word_changed_in_a_long_text_is_one_word():
    paragraphs = [f"<p>{'كلمة ' * 200}{n}</p>" for n in range(25)]
    changed = [*paragraphs[:12], paragraphs[12].replace("12", "غيره"), *paragraphs[13:]]
    found = [piece for piece in said("".join(paragraphs), "".join(changed)) if piece[0] != "kept"]
    assert found == [("removed", "12"), ("added", "غيره")]


@pytest.mark.parametrize("word", ["ن ", "<p>ن</p>", "ن ص ع ", "<p>ن</p><p>ص</p>"])
def test_longest_text_is_compared_in_a_moment(word):
    old = word * (600 if "<" in word else 30_000 // len(word))  # no field takes more blocks
    begin = time.process_time()
    assert said(old, old[len(word) * 3 :] + "<p>آخر</p>")
    assert time.process_time() - begin < 2
