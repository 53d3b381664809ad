"""The text of opinions: what a word processor leaves is put right, and each block gets its own direction."""

import re

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from hayaa.core import richtext
from hayaa.core.richtext import LONG

GAP = "\u00a0\u00a0\u00a0 "
TABLE = "<table><tr><td>السنة</td><td>العدد</td></tr><tr><td>2023</td><td>4</td></tr></table>"
PIECES = (
    "<h1>", "</h1>", "<h2>", "</h2>", "<h4>", "<p class=MsoListParagraph>", "<p>", "</p>", f"·{GAP}", f"1.{GAP}",
    f"2.{GAP}", f"o{GAP}", "نص", "texte ", "<b>", "</b>", "<i>", "</i>", "<table>", "</table>", "<tr>", "<td>", "<th>",
    "<td rowspan=2 colspan=3>", "</td>", "<ul>", "<li>", "</ul>", "<ol start=4>", "</ol>", "<div>", "</div>",
    "<blockquote>", "</blockquote>", "<br>", "\u00a0", "<a href=http://x>", "<a href=#x>", "</a>", "<caption>",
    "<button>", "<svg>", "<math>", "<template>", "&lt;", "<select>", "<!--", "-->", "\n",
)  # fmt: skip


def cleaned(text):
    return richtext.clean(text, LONG)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("<h1>أ</h1><h2>ب</h2><h5>ج</h5>", "<h3>أ</h3><h4>ب</h4><h4>ج</h4>"),
        ("<h3>أ</h3><h1>ب</h1><h3>ج</h3>", "<h3>أ</h3><h3>ب</h3><h4>ج</h4>"),
        ("<h2><b>عنوان</b></h2>", "<h3>عنوان</h3>"),
        ("<ul><li><h2>أ</h2></li></ul>", "<ul><li><p><strong>أ</strong></p></li></ul>"),
    ],
)
def test_headings_stand_below_the_section_without_a_jump(pasted, kept):
    assert cleaned(pasted) == kept


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        (f"<p>·{GAP}أ</p><p>·{GAP}ب</p>", "<ul><li><p>أ</p></li><li><p>ب</p></li></ul>"),
        (f"<p>-{GAP}أ</p>", "<ul><li><p>أ</p></li></ul>"),
        ("<p>•\tأ</p>", "<ul><li><p>أ</p></li></ul>"),
        ("<p class='MsoListParagraph'>أ</p>", "<ul><li><p>أ</p></li></ul>"),
        (f"<p>1.{GAP}أ</p><p>2.{GAP}ب</p>", "<ol><li><p>أ</p></li><li><p>ب</p></li></ol>"),
        (f"<p><b>1.{GAP}أ</b></p>", "<ol><li><p><strong>أ</strong></p></li></ol>"),
        (
            f"<p>·{GAP}أ</p><p>o{GAP}ب</p><p>·{GAP}ج</p>",
            "<ul><li><p>أ</p><ul><li><p>ب</p></li></ul></li><li><p>ج</p></li></ul>",
        ),
    ],
)
def test_false_lists_become_lists(pasted, kept):
    assert cleaned(pasted) == kept


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        (f"<p>3.{GAP}أ</p>", "<p>3. أ</p>"),
        ("<ol start=3><li>أ</li><li>ب</li></ol>", "<p>3. أ</p><p>4. ب</p>"),
        (f"<p>1.{GAP}أ</p><p>نص</p><p>2.{GAP}ب</p>", "<ol><li><p>أ</p></li></ol><p>نص</p><p>2. ب</p>"),
    ],
)
def test_numbers_that_go_on_from_elsewhere_stay_what_they_are(pasted, kept):
    """An official text never gets other numbers than its writer gave."""
    assert cleaned(pasted) == kept


@pytest.mark.parametrize("text", ["1. فقرة", "- فقرة", "o texte", "§ 12", "2023. النص", "1.5 مليون"])
def test_ordinary_paragraph_is_no_list(text):
    assert cleaned(f"<p>{text}</p>") == f"<p>{text}</p>"


def test_table_gets_a_header_that_says_what_it_heads():
    assert cleaned(TABLE) == (
        '<table><thead><tr><th scope="col">السنة</th><th scope="col">العدد</th></tr></thead>'
        "<tbody><tr><td>2023</td><td>4</td></tr></tbody></table>"
    )
    marked = "<table><tr><td></td><th>أ</th></tr><tr><th>ب</th><td>1</td></tr></table>"
    assert re.findall('<th scope="(col|row)">(.)', cleaned(marked)) == [("col", "أ"), ("row", "ب")]


@pytest.mark.parametrize(
    "pasted",
    ["<p>&nbsp;</p>", "<p><b> </b></p>", "<ul><li></li></ul>", "<table><tr><td></td></tr></table>", "<h2></h2>"],
)
def test_nothing_empty_is_left(pasted):
    assert cleaned(f"<p>أ</p>{pasted}<p>ب</p>") == "<p>أ</p><p>ب</p>"


@pytest.mark.parametrize(
    "pasted",
    [
        '<a name="_Toc1">أ</a>', '<a href="#_ftn1">أ</a>', '<a href="file:///C:/x.docx">أ</a>', "<o:p>أ</o:p>",
        '<span style="mso-spacerun:yes;color:red">أ</span>', "<!--[if gte mso 9]><xml>x</xml><![endif]-->أ",
        '<p class="MsoNormal" align=right dir=RTL style="text-align:right">أ</p>', "<div>أ</div>",
        "<font size=7>أ</font>",
    ],
)  # fmt: skip
def test_only_words_are_left_of_what_leads_nowhere_or_only_dresses(pasted):
    assert cleaned(pasted) == "<p>أ</p>"


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_cleaned_twice_is_cleaned_once(text):
    """What is saved, shown and saved again stays the same: no version differs without its writer."""
    assert cleaned(cleaned(text)) == cleaned(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([piece for piece in PIECES if "start" not in piece and GAP not in piece])).map("".join))
def test_no_word_is_lost(text):
    def words(markup):
        return re.sub(r"<[^>]*>|\s|&nbsp;", "", markup)

    assert words(cleaned(text)) == words(richtext.nh3.clean(text, tags=set()))


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("<p>نص مع IRI</p>", "ar", "<p>نص مع \u2066IRI\u2069</p>"),
        ("<p>Le conseil</p>", "ar", '<p lang="fr" dir="ltr">Le conseil</p>'),
        ("<p>قال: Le conseil communal</p>", "ar", '<p lang="fr" dir="ltr">\u2067قال\u2069: Le conseil communal</p>'),
        ("<p>المجلس الجماعي</p>", "fr", '<p lang="ar" dir="rtl">المجلس الجماعي</p>'),
        ("<p>2023</p>", "ar", "<p>2023</p>"),
        (
            "<ul><li>Un avis du conseil</li><li>رأي</li></ul>", "ar",
            '<ul lang="fr" dir="ltr"><li>Un avis du conseil</li><li lang="ar" dir="rtl">رأي</li></ul>',
        ),
    ],
)  # fmt: skip
def test_each_block_is_read_in_the_direction_of_its_letters(text, language, shown):
    """Print: the PDF engine knows no direction by itself."""
    assert richtext.shown(text, language, LONG) == shown


@pytest.mark.parametrize("text", ["<ul><li>" * 3_000, "<div>" * 5_000 + "نص", "<table><tr><td>" * 2_000, "<b>" * 9_000])
def test_text_nested_without_end_is_read_without_falling(text):
    assert richtext.shown(text, "ar", LONG) is not None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<p>ن</p>" * 601, "elements"),
        ("ن<br>" * 601, "elements"),
        ("<h3>ن</h3>" * 601, "elements"),
        ("<p>" + "<b>ن</b> " * 601 + "</p>", "elements"),
        ("<table>" + "<tr><td>1</td></tr>" * 301 + "</table>", "cells"),
        ("<table><tr>" + "<td>1</td>" * 13 + "</tr></table>", "wide"),
        ("<table><tr><td colspan=13>1</td></tr></table>", "wide"),
        ("<table><tr><td><table><tr><td>1</td></tr></table></td></tr></table>", "in_table"),
        ("<ul><li>" * 7 + "ن", "nested"),
        (f'<a href="http://example.org/{"x" * 1_000}">ن</a>', "link"),
        ("<p>ن" + "<b>\u0301\u0301\u0301</b><i>\u0301\u0301\u0301</i>" * 2 + "</p>", "marks"),
        ("<p>ن" + "&#769;" * 9 + "</p>", "marks"),
    ],
)
def test_what_would_not_print_is_refused_with_a_sentence(text, code):
    """Print: what was saved will print."""
    with pytest.raises(ValidationError) as refused:
        richtext.LongTextField(max_length=30_000).clean(text)
    assert [error.code for error in refused.value.error_list] == [code]


def test_half_a_character_is_taken_for_an_unknown_one():
    assert richtext.LongTextField().clean("<p>ن\ud800</p>") == "<p>ن\ufffd</p>"
