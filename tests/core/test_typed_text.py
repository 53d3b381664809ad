"""What of a typed text is taken: nothing invisible that turns its surroundings, no pile of marks, nothing endless."""

import time

import pytest
from auditlog.models import LogEntry

from hayaa.core import richtext
from hayaa.core.arabic import longest_run_of_marks
from hayaa.core.bidi import without_hidden
from hayaa.core.forms import both
from tests import factories
from tests.pages import errors, filled


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("أمل\u202e قلب", "أمل قلب"),
        ("\u2067أمل\u2069", "أمل"),
        ("\x07أمل\x1b", "أمل"),
        ("سطر\nسطر", "سطر\nسطر"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (" \u200b\u200f ", ""),
        ("a\0b", "a\0b"),
    ],
)
def test_hidden_characters_are_dropped(typed, kept):
    assert without_hidden(typed) == kept


@pytest.mark.parametrize(
    ("text", "run"), [("مُحَمَّد", 2), ("e\u0301", 1), ("a" + "\u20dd" * 9, 9), ("a" + "\u0301\u200d" * 9, 9)]
)
def test_marks_count_whatever_their_class_and_what_joins_them(text, run):
    assert longest_run_of_marks(text) == run


@pytest.mark.parametrize("text", ["<" * 20_000, "<p" * 10_000, '<"' * 10_000, "<ul><li>" * 2_500, "<a ''" * 4_000])
def test_rich_text_of_the_greatest_length_is_read_in_a_moment(text):
    begin = time.process_time()
    assert richtext.clean(richtext.paragraphs(text)) is not None
    assert time.process_time() - begin < 2


@pytest.mark.parametrize("text", ["<p" * 500_000, "<ul><li>" * 100_000, "<p>نص\0</p>", "\0"])
def test_rich_text_is_refused_before_it_is_parsed(text, client_of):
    office, part = client_of("secretariat"), factories.programme().parts.create(heading_ar="مقدمة", body_ar="<p>نص</p>")
    url = f"/parts/{part.pk}/edit/"
    page = office.get(url)
    begin = time.process_time()
    response = office.post(url, filled(page, section="about", body_ar=text))
    assert (response.status_code, len(errors(response))) == (200, 1)
    assert time.process_time() - begin < 2
    part.refresh_from_db()
    assert part.body_ar == "<p>نص</p>"


def test_text_that_comes_back_with_the_line_ends_of_browsers_has_not_changed(client_of, body):
    """A browser sends CR LF for each line end (HTML): the log would tell of texts that nobody touched."""
    for name in both("legal_references", "mission", "letterhead"):
        setattr(body, name, "القانون\n\nالمرسوم" if name.endswith("ar") else "")
    body.save()
    office, entries = client_of("secretariat"), LogEntry.objects.filter(content_type__model="body").count()
    page = filled(office.get("/settings/"))
    sent = {name: [one.replace("\n", "\r\n") for one in values] for name, values in page.items()}
    assert office.post("/settings/", sent).status_code == 302
    told = LogEntry.objects.filter(content_type__model="body").order_by("pk")[entries:]
    assert [name for entry in told for name in entry.changes if name not in ("version", "updated_at")] == []
