"""Quality: what is sent as a document is refused with a sentence, or kept without what harms and only ever saved."""

import time

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from committees.models import MeetingDocument
from hayaa.core.forms import KeptFileField
from tests import factories
from tests.core.hostile_uploads import GONE, HARMLESS, NAMES, REFUSED, STRANGE, docx, odt, pdf, xlsx


def sent(name, content):
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(("name", "make", "code"), REFUSED.values(), ids=REFUSED)
def test_hostile_file_is_refused_with_a_sentence(name, make, code):
    content = make()
    began = time.process_time()
    with pytest.raises(forms.ValidationError) as refused:
        KeptFileField().clean(sent(name, content))
    assert time.process_time() - began < 2
    assert [error.code for error in refused.value.error_list] == [code]
    with override("fr"):
        french = refused.value.messages
    with override("ar"):
        assert (refused.value.messages != french, len(french[0]) > 20) == (True, True)


@pytest.mark.parametrize(("name", "make"), HARMLESS.values(), ids=HARMLESS)
def test_picture_is_kept_without_what_came_with_it(name, make):
    content = KeptFileField().clean(sent(name, make())).read()
    assert [word for word in GONE if word in content] == []


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", pdf()), ("a.pdf", b"%PDF-1.4 %%EOF"), ("a.docx", docx()), ("a.xlsx", xlsx()), ("a.odt", odt()),
     ("a.ods", odt("spreadsheet"))],
)  # fmt: skip
def test_honest_file_is_kept_as_it_is(name, content):
    assert KeptFileField().clean(sent(name, content)).read() == content


@pytest.mark.parametrize("make", STRANGE.values(), ids=STRANGE)
def test_strange_pdf_is_kept_in_little_time(make):
    content = make()
    began = time.process_time()
    assert KeptFileField().clean(sent("a.pdf", content)).read() == content
    assert time.process_time() - began < 2


def test_there_are_more_than_forty_of_them():
    assert len(REFUSED) + len(HARMLESS) + len(NAMES) >= 60


@pytest.mark.parametrize(("name", "kept"), NAMES.items())
def test_name_of_a_file_is_only_a_name(name, kept, client_of):
    """Paths, characters that turn the text and those that end a header are taken off."""
    meeting, office = factories.meeting(), client_of("secretariat")
    parted = "\r\n".join(
        ["--x", 'Content-Disposition: form-data; name="kind"', "", "other",
         "--x", f'Content-Disposition: form-data; name="file"; filename="{name}"', "Content-Type: text/html", "",
         "%PDF-1.7 %%EOF", "--x--", ""]
    )  # fmt: skip
    answer = office.generic(
        "POST", f"/meetings/{meeting.pk}/documents/new/", parted.encode(), "multipart/form-data; boundary=x"
    )
    if "\n" in name:  # a name that ends its header is no name: nothing was sent
        assert (answer.status_code, MeetingDocument.objects.exists()) == (200, False)
        return
    document = MeetingDocument.objects.get()
    assert (answer.status_code, document.filename) == (302, kept)
    assert document.file.name.startswith("committees/20") and document.file.name.endswith(".pdf")
    handed = office.get(document.get_absolute_url())
    assert (handed["Content-Disposition"][:11], handed["Content-Security-Policy"]) == (
        "attachment;",
        "sandbox; default-src 'none'",
    )
    handed.close()
