"""An opinion proposed, edited and deleted, and what its page says is to be done with it now."""

import pytest

from opinions.models import Opinion
from tests import factories, opinion_factories
from tests.html import parse
from tests.opinions.people import client_of as client_about
from tests.opinions.test_steps import errors
from tests.pages import filled

pytestmark = pytest.mark.usefixtures("body")


@pytest.fixture
def secretariat(client_of):
    return client_of("secretariat")


def propose(client, **typed):
    return client.post("/opinions/new/", filled(client.get("/opinions/new/"), title_ar="سؤال", **typed))


def test_secretariat_proposes_before_anybody_is_chosen(secretariat):
    response = propose(secretariat)
    opinion = Opinion.objects.get()
    assert response["Location"] == opinion.get_absolute_url()
    assert (opinion.state, opinion.committee, opinion.origin) == ("proposed", None, "own")


def test_coordinator_proposes_for_the_committees_they_lead_only(client_of):
    led, other = factories.committee(), factories.committee()
    opinion = opinion_factories.opinion(committee=led)
    coordinator = client_about("coordinator", opinion)
    form = coordinator.get("/opinions/new/").context["form"]
    assert list(form.fields["committee"].queryset) == [led]
    for wrong in (str(other.pk), ""):
        assert "committee" in errors(propose(coordinator, committee=wrong))
    propose(coordinator, committee=str(led.pk))
    assert list(Opinion.objects.exclude(pk=opinion.pk).values_list("committee", flat=True)) == [led.pk]
    assert client_of("member").get("/opinions/new/").status_code == 403


def test_coordinator_does_not_hand_the_opinion_to_another_committee():
    opinion = opinion_factories.opinion(committee=factories.committee())
    other = factories.committee()
    url = f"/opinions/{opinion.pk}/edit/"
    coordinator = client_about("coordinator", opinion)
    coordinator.post(url, filled(coordinator.get(url), title_ar="عنوان آخر", committee=str(other.pk)))
    was = opinion.committee_id
    opinion.refresh_from_db()
    assert (opinion.title_ar, opinion.committee_id) == ("عنوان آخر", was)


def test_own_initiative_has_no_referral(secretariat):
    letter = opinion_factories.letter(direction="in")
    typed = {"referral_reference": "12", "referred_on": "02/05/2023", "referral_letter": str(letter.pk)}
    assert set(errors(propose(secretariat, origin="own", **typed))) == set(typed)
    propose(secretariat, origin="president", **typed)
    assert Opinion.objects.get().referral_letter == letter


def test_rapporteur_is_a_member_in_office(secretariat):
    in_office, former = factories.member_in_office(), factories.member()
    assert list(secretariat.get("/opinions/new/").context["form"].fields["rapporteur"].queryset) == [in_office]
    assert "rapporteur" in errors(propose(secretariat, rapporteur=str(former.pk)))


def test_second_of_two_editors_is_told(secretariat):
    opinion = opinion_factories.opinion()
    page = filled(secretariat.get(f"/opinions/{opinion.pk}/edit/"), title_ar="عنوان")
    Opinion.objects.filter(pk=opinion.pk).update(version=7)
    assert "__all__" in errors(secretariat.post(f"/opinions/{opinion.pk}/edit/", page))


@pytest.mark.parametrize("written", ["text", "document"])
def test_only_an_empty_proposal_is_deleted(written, secretariat):
    opinion = opinion_factories.opinion(state="proposed")
    getattr(opinion_factories, written)(opinion=opinion)
    assert secretariat.post(f"/opinions/{opinion.pk}/delete/").status_code == 409
    empty = opinion_factories.opinion(state="proposed")
    assert secretariat.post(f"/opinions/{empty.pk}/delete/").status_code == 302
    assert list(Opinion.objects.all()) == [opinion]


def offered(client, opinion):
    """The addresses at the head of the page: the filled button first, or None where there is none."""
    actions = parse(client.get(opinion.get_absolute_url())).find_class("page-head")[0]
    filled_ones = actions.xpath(".//a[contains(@class, 'primary')]/@href")
    assert len(filled_ones) <= 1  # look: one filled button a page
    return filled_ones[0].removeprefix(opinion.get_absolute_url()) if filled_ones else None


NEXT = {
    "proposed": ("study/", "study/", "text/ar/edit/", None),
    "under_study": ("draft/", "draft/", "draft/", None),
    "drafting": ("submit/", "submit/", "text/ar/edit/", None),
    "submitted": ("agenda/", "agenda/", None, None),
    "adopted": ("deposit/", None, None, None),
    "deposited": ("follow/", None, None, None),
    "in_follow_up": ("close/", None, None, None),
    "closed": (None, None, None, None),
    "closed_without_answer": (None, None, None, None),
    "withdrawn": (None, None, None, None),
    "cancelled": (None, None, None, None),
}


@pytest.mark.parametrize("state", Opinion.State)
def test_page_leads_to_the_next_step_of_its_reader(state):
    opinion = opinion_factories.opinion(state=state, committee=factories.committee())
    readers = ("secretariat", "chair", "coordinator", "colleague")
    found = {role: offered(client_about(role, opinion), opinion) for role in readers}
    assert found == dict(zip(readers, NEXT[state], strict=True))


def test_submitted_opinion_waits_for_its_meeting_then_for_its_adoption(secretariat):
    opinion = opinion_factories.opinion(state="submitted")
    item = factories.agenda_item(meeting=factories.meeting(), title_ar=opinion.title_ar)
    page = parse(secretariat.get(opinion.get_absolute_url()))
    assert item.get_absolute_url() in page.xpath("//main//@href")
    assert offered(secretariat, opinion) is None
    factories.agenda_item(meeting=factories.meeting(state="held"), title_ar=opinion.title_ar)
    assert offered(secretariat, opinion) == "adopt/"


def test_meeting_in_preparation_is_not_named_to_a_plain_member(client_of):
    opinion = opinion_factories.opinion(state="submitted")
    item = factories.agenda_item(meeting=factories.meeting(state="draft"), title_ar=opinion.title_ar)
    links = {
        role: item.get_absolute_url() in parse(client_of(role).get(opinion.get_absolute_url())).xpath("//main//@href")
        for role in ("secretariat", "member")
    }
    assert links == {"secretariat": True, "member": False}


def test_opinion_with_an_open_recommendation_is_followed_up_before_it_is_closed(secretariat):
    opinion = opinion_factories.opinion(state="in_follow_up")
    opinion_factories.recommendation(opinion=opinion)
    assert offered(secretariat, opinion) == f"/recommendations/?opinion={opinion.pk}"


def test_coordinator_finds_where_to_delete_an_empty_proposal():
    opinion = opinion_factories.opinion(state="proposed", committee=factories.committee())
    url = f"{opinion.get_absolute_url()}delete/"
    coordinator = client_about("coordinator", opinion)
    assert url in parse(coordinator.get(opinion.get_absolute_url())).xpath("//main//@href")
    opinion_factories.text(opinion=opinion)
    assert url not in parse(coordinator.get(opinion.get_absolute_url())).xpath("//main//@href")
