"""The consent to a photograph can be withdrawn at any time (law 09-08, art. 9), and what was rejected is for few."""

import pytest
from auditlog.models import LogEntry

from activities.models import Evidence
from tests import execution_factories as make
from tests import pictures
from tests.html import foreign, parse
from tests.pages import errors, filled

REJECTED = {"state": "rejected", "rejected_because_ar": "لا تظهر فيها القاعة"}
ANY_STATE = pytest.mark.parametrize("values", [{"state": "to_check"}, {"state": "accepted"}, REJECTED])


@pytest.fixture
def photograph(body):
    """One that is all the evidence against its means."""
    return lambda **values: make.photograph(activity=make.done(), **values)


def withdraw(client, given, prefix=""):
    url = f"{prefix}/evidence/{given.pk}/withdraw/"
    return client.post(url, filled(client.get(url)))


def links(client, given):
    """The addresses beside a piece of evidence on the page of its activity, and what is written there."""
    item = parse(client.get(given.activity.get_absolute_url())).get_element_by_id(f"evidence-{given.pk}")
    return item.xpath(".//a/@href"), item.text_content()


@ANY_STATE
@pytest.mark.parametrize("role", ["secretariat", "chair"])
def test_picture_goes_with_the_consent_whatever_its_state(
    role, values, photograph, client_of, django_capture_on_commit_callbacks
):
    """The row stays and says that there was a picture and why it went; it proves nothing any more."""
    given, client = photograph(**values), client_of(role)
    storage, name = given.file.storage, given.file.name
    assert f"/evidence/{given.pk}/withdraw/" in links(client, given)[0]
    with django_capture_on_commit_callbacks(execute=True):
        assert withdraw(client, given).status_code == 302
    given = Evidence.objects.get()
    assert (storage.exists(name), bool(given.file), given.consent, given.filename) == (False, False, False, "photo.jpg")
    assert (given.state, given.rejected_because_ar) == (
        "rejected",
        values.get("rejected_because_ar", "سُحبت الموافقة على هذه الصورة."),
    )
    hrefs, said = links(client, given)
    assert [href for href in hrefs if f"/evidence/{given.pk}/" in href] == []
    assert "photo.jpg" in said
    assert client.get(f"/evidence/{given.pk}/file/").status_code == 404
    changes = LogEntry.objects.get_for_object(given).latest("pk").changes
    assert changes["consent"] == [True, False]


def test_activity_lacks_its_proof_once_the_only_one_is_withdrawn(photograph, client_of):
    given, office = photograph(state="accepted"), client_of("secretariat")
    page = "/evidence/?state=lacking"
    assert given.activity.get_absolute_url() not in office.get(page).content.decode()
    withdraw(office, given)
    assert given.activity.get_absolute_url() in office.get(page).content.decode()


@pytest.mark.parametrize(("prefix", "language"), [("", "ar"), ("/fr", "fr")])
def test_page_before_says_what_becomes_of_the_picture(prefix, language, photograph, client_of):
    given = photograph(state="accepted")
    page = client_of("secretariat").get(f"{prefix}/evidence/{given.pk}/withdraw/")
    assert (foreign(parse(page), language), bool(Evidence.objects.get().file)) == ([], True)
    assert {"ar": "تُحذف الصورة نهائيا", "fr": "supprimée définitivement"}[language] in page.content.decode()


@pytest.mark.parametrize(("role", "status"), [("member", 403), ("coordinator", 403), ("council", 404)])
def test_consent_is_withdrawn_by_those_who_check(role, status, photograph, client_of):
    given = photograph(state="accepted")
    assert client_of(role).post(f"/evidence/{given.pk}/withdraw/").status_code == status
    assert Evidence.objects.get().consent


def test_nothing_is_withdrawn_of_what_is_no_photograph_or_gone(photograph, client_of):
    given, paper, office = photograph(), make.evidence(), client_of("secretariat")
    withdraw(office, given)
    assert [withdrawn(office, one) for one in (given, paper)] == [409, 409]


def withdrawn(client, given):
    return client.get(f"/evidence/{given.pk}/withdraw/").status_code


@pytest.mark.parametrize(("role", "status"), [("secretariat", 200), ("chair", 200), ("member", 404), ("council", 404)])
def test_rejected_file_is_opened_by_those_who_check(role, status, photograph, client_of):
    given, client = photograph(**REJECTED), client_of(role)
    assert client.get(f"/evidence/{given.pk}/file/").status_code == status
    if role != "council":
        assert (f"/evidence/{given.pk}/file/" in links(client, given)[0]) == (status == 200)


def test_rejected_file_is_opened_by_whoever_added_it(photograph, client_of):
    client = client_of("member")
    given = photograph(**REJECTED, added_by=client.get("/").wsgi_request.user)
    assert client.get(f"/evidence/{given.pk}/file/").status_code == 200


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_file_that_is_lost_with_a_missing_consent_is_asked_for_again(prefix, photograph, client_of):
    """A browser sends no file twice: beside the field stands that it is to be chosen again."""
    given, office = photograph(), client_of("secretariat")
    means = make.means(axis=given.means.axis, kind="photo")
    url = f"{prefix}/activities/{given.activity_id}/evidence/file/new/"
    answer = office.post(url, filled(office.get(f"{url}?means={means.pk}"), file=pictures.jpeg()))
    assert (list(answer.context["form"].errors), len(errors(answer))) == (["consent", "file"], 2)
    right = office.post(url, filled(answer, file=pictures.jpeg(), consent="on"))
    assert (right.status_code, Evidence.objects.count()) == (302, 2)
