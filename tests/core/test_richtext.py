import pytest
from django.template import Context, Template
from django.utils import translation

from hayaa.core import richtext


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<p>نص <strong>مهم</strong></p>", "<p>نص <strong>مهم</strong></p>"),
        ("<h2>عنوان</h2>", "عنوان"),
        ("<p onclick='x()'>a</p><script>x()</script>", "<p>a</p>"),
        ('<a href="javascript:x()">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ('<img src="http://example.org/x.png">', ""),
    ],
)
def test_clean_keeps_only_the_markup_of_a_document(given, kept):
    assert richtext.clean(given) == kept


def test_isolate_leaves_markup_and_entities_alone():
    """Print: Latin phrases and number ranges inside Arabic are isolated, by characters."""
    text = '<p>مع <a href="https://example.org/a>b">IRI &amp; ENABEL</a> 2022-2027</p>'
    assert richtext.isolate(text, "ar") == (
        '<p>مع <a href="https://example.org/a>b">\u2066IRI\u2069 &amp; \u2066ENABEL\u2069</a> \u20662022-2027\u2069</p>'
    )


class Part:
    body_ar = "<p>مع IRI</p><script>x()</script>"
    body_fr = ""


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("ar", "<p>مع \u2066IRI\u2069</p>"),
        ("fr", '<div lang="ar" dir="rtl"><p>مع \u2066IRI\u2069</p></div>'),
    ],
)
def test_missing_french_falls_back_to_marked_arabic(language, shown):
    with translation.override(language):
        assert Template('{% rich_content part "body" %}').render(Context({"part": Part})) == shown
