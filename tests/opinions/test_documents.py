"""Files of an opinion: kept with it, read by whom they are for, and deleted only where nothing rests on them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from opinions.models import OpinionDocument
from tests import factories, opinion_factories
from tests.opinions.people import client_of as client_about

pytestmark = pytest.mark.usefixtures("body")


@pytest.fixture
def secretariat(client_of):
    return client_of("secretariat")


def delete(client, document):
    return client.post(f"/opinion-documents/{document.pk}/delete/").status_code


def test_file_is_kept_with_its_name_and_who_added_it(secretariat):
    opinion = opinion_factories.opinion(state="adopted")
    file = SimpleUploadedFile("نسخة.pdf", b"%PDF-1.7 %%EOF")
    secretariat.post(f"/opinions/{opinion.pk}/documents/new/", {"kind": "signed", "file": file})
    kept = OpinionDocument.objects.get()
    assert (kept.opinion, kept.kind, kept.filename) == (opinion, "signed", "نسخة.pdf")
    assert kept.added_by.username == "secretariat"


def test_draft_file_is_deleted_with_what_it_holds(secretariat, django_capture_on_commit_callbacks):
    document = opinion_factories.document(opinion=opinion_factories.opinion())
    storage, name = document.file.storage, document.file.name
    with django_capture_on_commit_callbacks(execute=True):
        assert delete(secretariat, document) == 302
    assert (OpinionDocument.objects.count(), storage.exists(name)) == (0, False)


@pytest.mark.parametrize(
    ("kind", "answer"),
    [("signed", 409), ("annex", 409), ("answer", 409), ("referral", 302), ("evidence", 302), ("other", 302)],
)
def test_what_the_council_reads_stays_from_the_submission_on(kind, answer, secretariat):
    opinion = opinion_factories.opinion(state="submitted")
    assert delete(secretariat, opinion_factories.document(opinion=opinion, kind=kind)) == answer
    assert opinion.documents.count() == (answer == 409)


def test_receipt_of_a_deposit_stays(secretariat):
    opinion = opinion_factories.opinion(state="adopted")
    receipt = opinion_factories.document(opinion=opinion, kind="receipt")
    opinion_factories.deposit(opinion=opinion, receipt=receipt)
    assert delete(secretariat, receipt) == 409


@pytest.mark.parametrize(
    ("state", "kind", "answers"),
    [
        ("drafting", "annex", {"coordinator": 200, "colleague": 200, "member": 404, "council": 404, None: 302}),
        ("submitted", "annex", {"colleague": 200, "member": 200, "council": 404, None: 302}),
        ("deposited", "signed", {"member": 200, "council": 200, None: 302}),
        ("deposited", "evidence", {"member": 200, "council": 404, None: 302}),
    ],
)
def test_file_is_read_with_its_opinion_and_by_the_council_once_deposited(state, kind, answers):
    opinion = opinion_factories.opinion(state=state, committee=factories.committee(), released_on=None)
    document = opinion_factories.document(opinion=opinion, kind=kind)
    url = document.get_absolute_url()
    assert {role: client_about(role, opinion).get(url).status_code for role in answers} == answers


def test_answer_that_was_struck_out_is_no_longer_read_by_the_council(client_of):
    opinion = opinion_factories.opinion(state="deposited")
    answer = opinion_factories.document(opinion=opinion, kind="answer")
    event = opinion_factories.event(opinion=opinion, kind="letter", document=answer)
    council, url = client_of("council"), answer.get_absolute_url()
    assert council.get(url).status_code == 200
    event.cancel(by=answer.added_by, reason="خطأ", on=factories.MAY)
    event.save()
    assert (council.get(url).status_code, client_of("member").get(url).status_code) == (404, 200)
