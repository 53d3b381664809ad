"""Copies for word processors: what a printed page becomes, and what cannot get into the file."""

from io import BytesIO
from time import process_time
from zipfile import ZipFile

import docx
import lxml.etree
import lxml.html
import pytest

from hayaa.core import richtext, word
from tests.opinions.hostile import HOSTILE, UNBOUNDED
from tests.word import attribute, found, paragraphs, printed, read

PAGE = """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>عنوان</title>
<meta name="author" content="الهيئة"></head><body><div class="running-head"><p>الهيئة</p><p>عنوان</p></div>
<div class="running-foot"><p class="notes"><span>مسودة</span></p>
<p>الصفحة <span class="page"></span> من <span class="pages"></span></p></div><main>{}</main></body></html>"""


def made(content, language="ar"):
    return word.render(PAGE.format(content), language=language)


def copy(content, language="ar"):
    return docx.Document(BytesIO(made(content, language)))


def directions(paragraph):
    """The words of its runs, and whether each runs from the right."""
    return [(run.text, found(run._element, "rPr/rtl")) for run in paragraph.runs]


def test_words_of_the_other_script_are_runs_of_their_own():
    # A word processor knows no isolating characters: it goes by the direction of each run.
    [paragraph] = copy("<p>عقد مع \u2066ENABEL\u2069 سنة 2022-2027 في\n\n  <b> 3/2023</b> هنا </p>").paragraphs
    assert directions(paragraph) == [
        ("عقد مع ", True), ("ENABEL", False), (" سنة ", True), ("2022-2027", False), (" في ", True),
        ("3/2023", False), (" هنا", True),
    ]  # fmt: skip
    [paragraph] = copy("<p>Avis de هيئة المساواة du 3 mai</p>", "fr").paragraphs
    assert directions(paragraph) == [("Avis de ", False), ("هيئة المساواة", True), (" du 3 mai", False)]


def test_paragraph_in_another_language_has_its_direction():
    paragraphs = copy(
        '<p>نص</p><p lang="fr" dir="ltr">Texte</p><p><span lang="fr" dir="ltr">Texte</span></p>'
        '<p>نص <span lang="fr">Texte</span></p>'
    ).paragraphs
    assert [attribute(paragraph._element, "pPr/bidi") for paragraph in paragraphs] == ["", "0", "0", ""]


def test_emphasis_is_told_for_both_scripts():
    runs = copy("<p><b>أ</b><em>ب</em><u>ج</u><s>د</s></p>").paragraphs[0].runs
    names = ("b", "bCs", "i", "iCs", "u", "strike")
    assert [[name for name in names if found(run._element, f"rPr/{name}")] for run in runs] == [
        ["b", "bCs"], ["i", "iCs"], ["u"], ["strike"],
    ]  # fmt: skip


def test_headings_have_their_styles_and_levels():
    document = copy("<h1>أ</h1><h2>ب</h2><h3>ج</h3><h4>د</h4><blockquote><p>ه</p></blockquote><p>و</p>")
    assert [paragraph.style.name for paragraph in document.paragraphs] == [
        "Title", "Heading 1", "Heading 2", "Heading 3", "Quote", "Normal",
    ]  # fmt: skip
    assert [attribute(document.styles[f"Heading {n}"].element, "pPr/outlineLvl") for n in (1, 2, 3)] == ["0", "1", "2"]


def test_lists_are_numbered_by_the_word_processor():
    nested = "<ol><li>أ<ul><li>ب</li></ul></li><li><p>ج</p><p>د</p></li></ol><ol><li>ه</li></ol>"
    document = copy(f'<div class="prose">{nested}</div><ul class="plain"><li>و</li></ul>')
    numbered = [
        (
            paragraph.text,
            attribute(paragraph._element, "pPr/numPr/numId"),
            attribute(paragraph._element, "pPr/numPr/ilvl"),
        )
        for paragraph in document.paragraphs
    ]
    # The second list has a number of its own: it begins with one. What follows in an item has none.
    assert numbered == [
        ("أ", "1", "0"), ("ب", "2", "1"), ("ج", "1", "0"), ("د", None, None), ("ه", "3", "0"), ("و", None, None),
    ]  # fmt: skip
    assert attribute(document.paragraphs[3]._element, "pPr/ind", "left") == "480"


def test_merged_cells_stay_merged():
    table = (
        '<table><thead><tr><th rowspan="2" scope="col">أ</th><th colspan="2">ب</th></tr><tr><td>ج</td><td>د</td></tr>'
        "</thead><tbody><tr><td>ه</td></tr></tbody></table>"
    )
    [found_table] = copy(table).tables
    assert [[cell.text for cell in row.cells] for row in found_table.rows] == [
        ["أ", "ب", "ب"], ["أ", "ج", "د"], ["ه", "", ""],
    ]  # fmt: skip
    assert [found(row._tr, "trPr/tblHeader") for row in found_table.rows] == [True, True, False]
    assert found(found_table._tbl, "tblPr/bidiVisual")
    [french] = copy(table.replace("<table>", '<table lang="fr" dir="ltr">')).tables
    assert not found(french._tbl, "tblPr/bidiVisual")


def test_link_is_a_field_and_nothing_outside_is_referred_to():
    content = '<p><a href="https://ma.example/&quot;\\x?a=1&amp;b=2">رابط</a> <a href="/local">محلي</a></p>'
    archive = ZipFile(BytesIO(made(content)))
    relations = [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]
    assert [name for name in relations if b"TargetMode" in name] == []
    xml = lxml.etree.fromstring(archive.read("word/document.xml"))
    assert xml.xpath("//*[local-name()='instrText']/text()") == [' HYPERLINK "https://ma.example/%22%5Cx?a=1&b=2" ']
    assert [paragraph.text for paragraph in copy(content).paragraphs] == ["رابط محلي"]


def test_contents_lead_to_their_headings():
    document = copy('<ol><li><a href="#section-a">أ</a></li></ol><h2 id="section-a">أ</h2>')
    assert attribute(document.paragraphs[0]._element, "hyperlink", "anchor") == "section_a"
    assert attribute(document.paragraphs[1]._element, "bookmarkStart", "name") == "section_a"


def test_page_is_a4_and_has_head_and_foot():
    document = copy("<p>نص</p>")
    [section] = document.sections
    assert (section.page_width.mm, section.page_height.mm) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))
    assert found(section._sectPr, "bidi")
    # As on paper: no running head over the letterhead.
    assert [paragraph.text for paragraph in section.first_page_header.paragraphs] == [""]
    assert [paragraph.text for paragraph in section.header.paragraphs] == ["الهيئة", "عنوان"]
    for foot in (section.footer, section.first_page_footer):
        note, pages = foot.paragraphs
        assert (note.text, pages.text) == ("نسخة للعمل: الوثيقة الرسمية هي النسخة الموقعة · مسودة", "الصفحة 1 من 1")
        assert [text.text for text in pages._element.iter("{*}instrText")] == [" PAGE ", " NUMPAGES "]


@pytest.mark.parametrize(("language", "said"), [("ar", "ar-MA"), ("fr", "fr-MA")])
def test_file_says_what_it_is_and_names_nobody(language, said):
    properties = copy("<p>نص</p>", language).core_properties
    assert (properties.title, properties.author, properties.language) == ("عنوان", "الهيئة", said)
    assert (properties.last_modified_by, properties.comments) == ("", "")


def test_file_does_not_tell_its_hour():
    # The same page gives the same bytes, as it does on paper: answers that say the same are the same.
    archive = ZipFile(BytesIO(made("<p>نص</p>")))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = copy("<p>نص</p>").core_properties
    assert (properties.created, properties.modified) == (None, None)


def test_faces_are_told_for_both_scripts():
    styles = copy("<p>نص</p>").styles.element
    assert attribute(styles, "docDefaults/rPrDefault/rPr/rFonts", "cs") == "Sakkal Majalla"
    assert attribute(styles, "docDefaults/rPrDefault/rPr/lang", "bidi") == "ar-MA"
    assert attribute(styles, "docDefaults/rPrDefault/rPr/szCs") == "32"


def test_control_characters_are_left_out():
    # The format cannot hold them, and no text needs them.
    content = "<p>ن\0ص \x0b\x1b\u202eقلب\u2067</p>"
    assert paragraphs(read(made(content))) == ["نص قلب"]


@pytest.mark.parametrize("text", [HOSTILE[name] for name in HOSTILE if name not in UNBOUNDED])
def test_hostile_text_is_harmless(text):
    # Cleaned as for paper; what is made of it opens, and holds neither a script nor a relation to the outside.
    shown = richtext.shown(richtext.clean(text, richtext.LONG), "ar", richtext.LONG)
    archive = ZipFile(BytesIO(made(f'<div class="prose">{shown}</div>')))
    assert archive.testzip() is None
    assert [name for name in archive.namelist() if name.endswith((".bin", ".js", ".html"))] == []
    assert [name for name in archive.namelist() if b"TargetMode" in archive.read(name)] == []
    fields = lxml.etree.fromstring(archive.read("word/document.xml")).xpath("//*[local-name()='instrText']/text()")
    assert [field for field in fields if not field.startswith((' HYPERLINK "http', ' HYPERLINK "mailto'))] == []
    assert paragraphs(read(made(shown))) == printed(lxml.html.document_fromstring(PAGE.format(shown)))


def test_long_text_is_quick():
    # Issue: a page is never blocked. About sixty pages: eight sections, each with a table.
    section = (
        "<h3>عنوان</h3>"
        + "<p>"
        + "نص طويل مع ENABEL وكلام كثير فيه بعده وقبله، " * 9
        + "</p>"
        + "<ul><li>بند</li></ul>"
    )
    cells = "<tr><td>خلية</td><td>خلية</td><td>خلية</td></tr>" * 60
    content = (f'<div class="prose">{section * 36}<table>{cells}</table></div>') * 8
    began = process_time()
    long = made(content)
    assert process_time() - began < 2  # half of it on a machine that does nothing else
    assert len(paragraphs(read(long))) == 8 * (36 * 3 + 180)
