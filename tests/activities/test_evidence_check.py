"""Evidence is accepted or rejected: by whom, with which words, and what two people at once are told."""

import pytest

from activities.models import Evidence
from committees.models import Body, User
from tests import execution_factories as make
from tests import factories
from tests.html import parse
from tests.pages import errors, filled

REASON = {"reason_ar": "لا تظهر لائحة الحضور", "reason_fr": "La liste n’y figure pas"}


@pytest.fixture
def office(client_of):
    return client_of("secretariat")


@pytest.fixture
def given(office):
    """A paper that the secretariat added and nobody has checked."""
    return make.evidence(state="to_check", added_by=User.objects.get(username="secretariat"))


def check(client, given, step, **typed):
    url = f"/evidence/{given.pk}/{step}/"
    return client.post(url, filled(client.get(url), **typed))


def steps(client, url):
    """The steps of the check that a page offers."""
    hrefs = parse(client.get(url)).xpath("//main//a/@href")
    return [href.split("/")[-2] for href in hrefs if href.split("/")[-2] in ("accept", "reject", "delete")]


def test_evidence_is_accepted(office, given):
    assert check(office, given, "accept").status_code == 302
    given.refresh_from_db()
    assert (given.state, given.checked_by.username, given.checked_at.date()) == (
        "accepted",
        "secretariat",
        Body.today(),
    )


def test_evidence_is_rejected_with_its_reason_which_stays_visible(office, given):
    """A rejected one stays with its reason, and other evidence can be given."""
    check(office, given, "reject", **REASON)
    given.refresh_from_db()
    assert (given.state, given.rejected_because_ar) == ("rejected", REASON["reason_ar"])
    page = office.get(given.activity.get_absolute_url())
    assert REASON["reason_ar"] in parse(page).get_element_by_id(f"evidence-{given.pk}").text_content()
    assert steps(office, given.activity.get_absolute_url()) == []
    url = f"/activities/{given.activity_id}/evidence/paper/new/"
    office.post(url, filled(office.get(f"{url}?means={given.means_id}"), note_ar="الملف رقم 7"))
    assert list(Evidence.objects.order_by("pk").values_list("state", flat=True)) == ["rejected", "to_check"]


def test_rejection_says_why_in_arabic(office, given):
    answer = check(office, given, "reject", reason_fr="La liste n’y figure pas")
    given.refresh_from_db()
    assert (len(errors(answer)), given.state) == (1, "to_check")


def test_accepted_evidence_is_struck_by_rejecting_it(office, given):
    check(office, given, "accept")
    assert steps(office, given.activity.get_absolute_url()) == ["reject"]
    assert check(office, given, "reject", **REASON).status_code == 302
    given.refresh_from_db()
    assert given.state == "rejected"


@pytest.mark.parametrize(("state", "step"), [("accepted", "accept"), ("rejected", "accept"), ("rejected", "reject")])
def test_step_that_is_no_longer_open_is_refused_with_a_sentence(state, step, office, given):
    reason = REASON["reason_ar"] if state == "rejected" else ""
    given.check_as(state, by=given.added_by, reason_ar=reason)
    given.save()
    assert office.post(f"/evidence/{given.pk}/{step}/").status_code == 409


def test_model_knows_no_rejection_without_a_reason_and_no_second_acceptance(given):
    with pytest.raises(ValueError):
        given.check_as("rejected", by=given.added_by)
    given.check_as("accepted", by=given.added_by)
    with pytest.raises(ValueError):
        given.check_as("accepted", by=given.added_by)


@pytest.mark.parametrize("step", ["accept", "reject"])
def test_who_added_evidence_does_not_check_it_where_the_body_has_set_so(step, office, given, client_of):
    """Domain: by someone other than the one who added it, where the body has set so."""
    factories.body(evidence_checked_by_other=True)
    pages = (given.activity.get_absolute_url(), "/evidence/to-check/")
    assert [steps(office, url) for url in pages] == [["delete"], ["delete"]]
    assert office.post(f"/evidence/{given.pk}/{step}/", {"seen_version": 1, **REASON}).status_code == 409
    given.refresh_from_db()
    assert given.state == "to_check"
    chair = client_of("chair")
    assert [steps(chair, url) for url in pages] == [["accept", "reject"], ["accept", "reject"]]
    assert check(chair, given, step, **REASON).status_code == 302


def test_who_added_evidence_checks_it_where_the_body_has_not_set_so(office, given):
    assert steps(office, "/evidence/to-check/") == ["accept", "reject", "delete"]


def test_body_sets_who_checks_on_its_page_of_settings(office, body):
    body = Body.current()
    office.post("/settings/", filled(office.get("/settings/"), evidence_checked_by_other="on"))
    body.refresh_from_db()
    assert body.evidence_checked_by_other is True


def test_second_of_two_who_check_is_told(office, given, client_of):
    """The secretariat has opened the page when the chair strikes the evidence out: nothing is accepted over it."""
    url = f"/evidence/{given.pk}/accept/"
    page = filled(office.get(url))
    check(client_of("chair"), given, "reject", **REASON)
    answer = office.post(url, page)
    given.refresh_from_db()
    assert (answer.status_code, given.state) == (409, "rejected")


def test_reason_typed_over_an_acceptance_is_told_of_it(office, given, client_of):
    """Both steps stay open, so the version tells: who rejects sees first that somebody accepted meanwhile."""
    url = f"/evidence/{given.pk}/reject/"
    page = filled(office.get(url), **REASON)
    check(client_of("chair"), given, "accept")
    answer = office.post(url, page)
    given.refresh_from_db()
    assert (answer.status_code, len(errors(answer)), given.state) == (200, 1, "accepted")


def test_one_adds_while_another_rejects(office, given, client_of):
    """The form was open before the rejection: what it gives is kept beside what was rejected."""
    url = f"/activities/{given.activity_id}/evidence/paper/new/"
    page = filled(office.get(f"{url}?means={given.means_id}"), note_ar="الملف رقم 7")
    check(client_of("chair"), given, "reject", **REASON)
    assert office.post(url, page).status_code == 302
    assert list(Evidence.objects.order_by("pk").values_list("state", flat=True)) == ["rejected", "to_check"]


@pytest.mark.parametrize(("role", "status"), [("member", 403), ("coordinator", 403), ("council", 404)])
def test_checking_is_for_chair_and_secretariat(role, status, given, client_of):
    client = client_of(role)
    answers = [client.post(f"/evidence/{given.pk}/{step}/").status_code for step in ("accept", "reject", "delete")]
    assert answers == [status] * 3
