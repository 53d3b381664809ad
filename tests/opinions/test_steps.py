"""The life of an opinion, step by step: what each leads to, what it keeps, what it asks for."""

import pytest

from committees.models import AgendaItem, Meeting
from opinions.models import Opinion, OpinionStep
from tests import factories, opinion_factories
from tests.html import parse
from tests.pages import filled

pytestmark = pytest.mark.usefixtures("body")
State = Opinion.State
REASON = {"note_ar": "استكمال المعطيات", "note_fr": "À compléter"}


def take(client, opinion, step, **typed):
    """The page of a step, filled in and sent."""
    url = f"/opinions/{opinion.pk}/{step}/"
    response = client.post(url, filled(client.get(url), **typed))
    opinion.refresh_from_db()
    return response


def errors(response):
    return response.context["form"].errors.as_data()


@pytest.fixture
def secretariat(client_of):
    return client_of("secretariat")


def test_way_from_proposal_to_submission(secretariat):
    opinion = opinion_factories.opinion(state="proposed")
    for step, state in (("study", "under_study"), ("draft", "drafting")):
        assert take(secretariat, opinion, step).status_code == 302
        assert opinion.state == state
    opinion_factories.text(opinion=opinion)
    take(secretariat, opinion, "submit")
    assert opinion.state == "submitted"
    assert list(opinion.steps.values_list("from_state", "to_state", "by__username")) == [
        ("proposed", "under_study", "secretariat"),
        ("under_study", "drafting", "secretariat"),
        ("drafting", "submitted", "secretariat"),
    ]


@pytest.mark.parametrize(
    ("state", "back"), [("under_study", "proposed"), ("drafting", "under_study"), ("submitted", "drafting")]
)
def test_return_leads_one_state_back_with_its_reason(state, back, secretariat):
    # Domain: back with a reason from any state before adoption.
    opinion = opinion_factories.opinion(state=state)
    assert "note_ar" in errors(take(secretariat, opinion, "return"))
    assert opinion.state == state
    take(secretariat, opinion, "return", **REASON)
    assert (opinion.state, opinion.steps.get().note_ar) == (back, REASON["note_ar"])


def test_study_needs_a_committee(secretariat):
    opinion = opinion_factories.opinion(state="proposed", committee=None)
    factories.committee()
    assert "committee" in errors(take(secretariat, opinion, "study", committee=""))
    assert opinion.state == "proposed"


def test_empty_text_is_not_submitted(secretariat):
    opinion = opinion_factories.opinion(state="drafting")
    response = secretariat.get(f"/opinions/{opinion.pk}/submit/")
    assert response.status_code == 409
    text = parse(response).text_content()
    assert "النص فارغ" in text


def test_point_is_added_to_the_agenda_of_a_coming_meeting(secretariat):
    opinion = opinion_factories.opinion(state="submitted", rapporteur=factories.member_in_office())
    meeting = factories.meeting()
    take(secretariat, opinion, "agenda", meeting=str(meeting.pk))
    item = AgendaItem.objects.get(meeting=meeting)
    assert (item.title_ar, item.presented_by) == (opinion.title_ar, opinion.rapporteur)
    assert "meeting" in errors(take(secretariat, opinion, "agenda", meeting=str(meeting.pk)))


def test_text_title_and_recommendations_are_locked_by_the_submission(secretariat):
    opinion = opinion_factories.opinion(state="submitted")
    for page in ("edit", "recommendations/new", "text/ar/edit"):
        assert secretariat.get(f"/opinions/{opinion.pk}/{page}/").status_code == 409


def test_cancelled_number_stays_visible_and_is_not_given_again(secretariat):
    # Domain: never reused; cancelled ones stay.
    opinion = opinion_factories.opinion(state="adopted")
    take(secretariat, opinion, "cancel", **REASON)
    assert (opinion.state, opinion.official_number) == ("cancelled", "1/2023")
    assert "1/2023" in parse(secretariat.get("/opinions/")).text_content()
    assert opinion_factories.opinion(state="adopted").official_number == "2/2023"


def test_erratum_stands_beside_the_text_which_stays(secretariat):
    opinion = opinion_factories.opinion(state="deposited")
    take(secretariat, opinion, "erratum", note_ar="يقرأ كذا بدل كذا")
    step = opinion.steps.get()
    assert (step.kind, step.note_ar, opinion.state) == ("erratum", "يقرأ كذا بدل كذا", "deposited")
    assert "note_ar" in errors(take(secretariat, opinion, "erratum", note_ar=""))


def test_release_and_its_end_are_steps(secretariat):
    opinion = opinion_factories.opinion(state="adopted")
    take(secretariat, opinion, "release")
    assert opinion.released_on is not None
    assert secretariat.get(f"/opinions/{opinion.pk}/release/").status_code == 409
    assert "note_ar" in errors(take(secretariat, opinion, "hide"))
    take(secretariat, opinion, "hide", **REASON)
    assert opinion.released_on is None
    assert list(opinion.steps.values_list("kind", flat=True)) == ["released", "hidden"]


def test_cancelling_takes_the_opinion_off_the_public_pages(secretariat):
    opinion = opinion_factories.opinion(state="adopted", released_on=factories.MAY)
    take(secretariat, opinion, "cancel", **REASON)
    assert opinion.released_on is None


def test_closing_waits_for_every_recommendation(secretariat):
    # Domain: closed only when every recommendation has an end state.
    opinion = opinion_factories.opinion(state="in_follow_up")
    done = opinion_factories.recommendation(opinion=opinion, state="executed")
    left = opinion_factories.recommendation(opinion=opinion, state="in_execution")
    assert secretariat.get(f"/opinions/{opinion.pk}/close/").status_code == 409
    type(left).objects.filter(pk=left.pk).update(state="moot")
    take(secretariat, opinion, "close")
    assert (opinion.state, done.state) == ("closed", "executed")
    take(secretariat, opinion, "reopen", **REASON)
    assert opinion.state == "in_follow_up"


def test_second_of_two_is_told(secretariat):
    opinion = opinion_factories.opinion(state="drafting")
    opinion_factories.text(opinion=opinion)
    page = filled(secretariat.get(f"/opinions/{opinion.pk}/withdraw/"), **REASON)
    Opinion.objects.filter(pk=opinion.pk).update(version=7)
    response = secretariat.post(f"/opinions/{opinion.pk}/withdraw/", page)
    assert any("شخص آخر" in error.message for error in errors(response)["__all__"])
    opinion.refresh_from_db()
    assert opinion.state == "drafting"


def test_every_state_has_its_steps_and_every_reasoned_step_exists():
    assert set(Opinion.STEPS) == set(State)
    assert [pair for pair in Opinion.REASONED if pair[1] not in Opinion.STEPS[pair[0]]] == []


def test_step_without_its_reason_is_refused_by_the_model(secretariat):
    opinion = opinion_factories.opinion(state="adopted")
    by = factories.user()
    with pytest.raises(ValueError, match="reason"):
        opinion.become(State.CANCELLED, by=by)
    with pytest.raises(ValueError, match="cannot become"):
        opinion.become(State.CLOSED, by=by)
    assert OpinionStep.objects.count() == 0


@pytest.mark.parametrize("changed", ["text", "recommendation"])
def test_what_was_changed_meanwhile_is_read_again_before_it_is_submitted(changed, secretariat):
    opinion = opinion_factories.opinion(state="drafting")
    text, row = opinion_factories.text(opinion=opinion), opinion_factories.recommendation(opinion=opinion)
    page = secretariat.get(f"/opinions/{opinion.pk}/submit/")
    assert "19 ماي 2023" in parse(page).xpath("//main//form")[0].text_content()
    record = {"text": text, "recommendation": row}[changed]
    record.version += 1
    record.save()
    refused = secretariat.post(f"/opinions/{opinion.pk}/submit/", filled(page))
    opinion.refresh_from_db()
    assert (refused.status_code, len(errors(refused)), opinion.state) == (200, 1, "drafting")
    secretariat.post(f"/opinions/{opinion.pk}/submit/", filled(refused))
    opinion.refresh_from_db()
    assert opinion.state == "submitted"


def test_meeting_cancelled_meanwhile_takes_no_point(secretariat):
    opinion = opinion_factories.opinion(state="submitted")
    factories.meeting()
    page = secretariat.get(f"/opinions/{opinion.pk}/agenda/")
    Meeting.objects.update(state="cancelled")
    factories.meeting()
    secretariat.post(f"/opinions/{opinion.pk}/agenda/", filled(page))
    assert not AgendaItem.objects.exists()
