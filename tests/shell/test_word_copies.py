"""The copies of minutes and opinions: the words of the paper, in its order, for those who get the paper."""

import pytest
from django.utils.translation import gettext, override

from committees.models import Meeting
from hayaa.core.pdf import responses
from opinions.models import Opinion
from tests import factories, opinion_factories
from tests.html import parse
from tests.word import attribute, found, paragraphs, printed, read

LANGUAGES = pytest.mark.parametrize("language", ["ar", "fr"])


@pytest.fixture(autouse=True)
def _unprinted(monkeypatch):
    """The HTML in the place of the PDF: the words of the paper."""
    monkeypatch.setattr(responses, "render", lambda html, language: html.encode())


def get(client, path, language):
    return client.get(f"/fr{path}" if language == "fr" else path)


def both(client, address, language):
    """The words of the paper, and the copy, which is a file to save under the name of the paper."""
    paper, copy = (get(client, f"{address}.{kind}", language) for kind in ("pdf", "docx"))
    names = [answer["Content-Disposition"].partition("; ")[2] for answer in (paper, copy)]
    assert names[0].replace(".pdf", "") == names[1].replace(".docx", "")
    assert copy["Content-Disposition"].startswith("attachment")
    return printed(parse(paper)), read(copy.content)


@pytest.mark.once
@LANGUAGES
def test_minutes_have_the_words_of_the_paper(demonstration, language):
    client = demonstration("secretariat")
    meetings = [meeting for meeting in Meeting.objects.all() if meeting.took_place]
    assert len(meetings) > 5
    for meeting in meetings:
        words, copy = both(client, f"/meetings/{meeting.pk}/minutes", language)
        assert paragraphs(copy) == words


@pytest.mark.once
@LANGUAGES
@pytest.mark.parametrize("role", ["secretariat", "council"])
def test_opinions_have_the_words_of_the_paper(demonstration, language, role):
    seen = 0
    for opinion in Opinion.objects.all():
        if get(client := demonstration(role), f"/opinions/{opinion.pk}.pdf", language).status_code == 404:
            continue
        words, copy = both(client, f"/opinions/{opinion.pk}", language)
        assert paragraphs(copy) == words
        seen += 1
    assert seen == {"secretariat": Opinion.objects.count(), "council": 1}[role]


@pytest.fixture
def full(body):
    """An opinion with all that may stand on its paper; its French is missing in part."""
    opinion = opinion_factories.opinion(state="adopted")
    text = opinion_factories.text(
        opinion=opinion,
        context_ar=f"<h3>عنوان ENABEL</h3><ol><li><p>بند</p><ul><li>فرع</li></ul></li></ol><p>{'سياق طويل ' * 700}</p>",
        context_fr="<table><tbody><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>",
        conclusions_fr="",
    )
    Opinion.objects.update(adopted_text=text)
    opinion_factories.recommendation(opinion=opinion)
    opinion_factories.document(opinion=opinion, title="ملحق", kind="annex")
    opinion_factories.step(
        opinion=opinion, kind="erratum", from_state="adopted", to_state="adopted", note_ar="استدراك 3/2023"
    )
    return opinion


@LANGUAGES
def test_full_opinion_has_the_words_of_the_paper(client_of, full, language):
    words, copy = both(client_of("secretariat"), f"/opinions/{full.pk}", language)
    assert paragraphs(copy) == words
    headings = [paragraph.text for paragraph in copy.paragraphs if paragraph.style.name == "Heading 1"]
    with override(language):
        last = [gettext(title) for title in ("Adoption", "Annexes", "Errata")]
    assert headings[-3:] == last


@LANGUAGES
def test_every_paragraph_run_and_table_has_its_direction(client_of, full, language):
    _words, copy = both(client_of("secretariat"), f"/opinions/{full.pk}", language)
    is_arabic = language == "ar"
    headings = [paragraph._element for paragraph in copy.paragraphs if paragraph.style.name == "Heading 1"]
    assert {attribute(heading, "pPr/bidi") for heading in headings} == {"" if is_arabic else "0"}
    assert {found(run, "rPr/rtl") for heading in headings for run in heading.r_lst} == {is_arabic}
    assert {found(table._tbl, "tblPr/bidiVisual") for table in copy.tables} == {is_arabic}
    assert found(copy.sections[0]._sectPr, "bidi") == is_arabic
    # What exists in Arabic only runs in its own direction in the French copy, too.
    [conclusions] = [paragraph for paragraph in copy.paragraphs if paragraph.text == "خلاصات الرأي"]
    assert attribute(conclusions._element, "pPr/bidi") == ""


def test_stored_markup_is_cleaned_once_more(client_of):
    # A row that came another way than through the form.
    opinion = opinion_factories.opinion()
    opinion_factories.text(
        opinion=opinion, conclusions_ar="<script>alert(1)</script><p onclick=x>ن\x0bص <b>\x1bج</b></p>"
    )
    words, copy = both(client_of("secretariat"), f"/opinions/{opinion.pk}", "ar")
    assert words[-1] == paragraphs(copy)[-1] == "نص ج"


def test_control_characters_in_minutes_are_left_out(client_of):
    item = factories.agenda_item(meeting=factories.meeting(state="held"), resolution_ar="قرار\x0b\x1b الهيئة")
    copy = read(client_of("secretariat").get(f"/meetings/{item.meeting_id}/minutes.docx").content)
    assert [words for words in paragraphs(copy) if words.startswith("القرار")] == ["القرار: قرار الهيئة"]


@pytest.mark.parametrize(
    ("state", "statuses"),
    [("drafting", [404, 404, 404, 200]), ("submitted", [404, 404, 200, 200]), ("deposited", [404, 200, 200, 200])],
)
def test_who_gets_the_copy_by_the_state_of_the_opinion(client_of, state, statuses):
    # The same as of its paper.
    clients = [client_of(reader) for reader in (None, "council", "member", "secretariat")]
    opinion = opinion_factories.opinion(state=state, committee=factories.committee())
    for kind in ("pdf", "docx"):
        assert [client.get(f"/opinions/{opinion.pk}.{kind}").status_code for client in clients] == statuses


def test_meeting_that_did_not_take_place_has_no_minutes_to_copy(client_of):
    meeting = factories.meeting(state="convened")
    assert client_of("secretariat").get(f"/meetings/{meeting.pk}/minutes.docx").status_code == 404
