"""Who takes which step of an opinion in which of its states: everybody else changes nothing, and is told how."""

import pytest
from django.db import transaction
from django.urls import reverse

from opinions.models import Opinion
from tests import factories, opinion_factories
from tests.house.test_hostile_input import records
from tests.opinions.people import ROLES, client_of

State = Opinion.State
WRITING = [State.PROPOSED, State.UNDER_STUDY, State.DRAFTING]
NUMBERED = [State.ADOPTED, *State.with_council()]
DIRECT = {"secretariat", "administrator", "chair"}
RECORD = {"secretariat", "administrator"}
DRAFT = {"secretariat", "administrator", "coordinator", "rapporteur"}
# Address: who may take the step, and in which states of the opinion.
STEPS = {
    "opinion-update": (DRAFT, WRITING),
    "opinion-delete": (DRAFT, [State.PROPOSED]),
    "opinion-study": (DIRECT, [State.PROPOSED]),
    "opinion-draft": (DIRECT | DRAFT, [State.UNDER_STUDY]),
    "opinion-submit": (DIRECT, [State.DRAFTING]),
    "opinion-agenda": (DIRECT, [State.SUBMITTED]),
    "opinion-return": (DIRECT, [State.UNDER_STUDY, State.DRAFTING, State.SUBMITTED]),
    "opinion-withdraw": (DIRECT, [*WRITING, State.SUBMITTED]),
    "opinion-adopt": (RECORD, [State.SUBMITTED]),
    "opinion-cancel": (RECORD, [State.ADOPTED]),
    "letter-register": (RECORD, [State.ADOPTED]),
    "deposit-create": (RECORD, [State.ADOPTED]),
    "deposit-cancel": (RECORD, [State.DEPOSITED]),
    "event-create": (RECORD, [State.DEPOSITED, State.IN_FOLLOW_UP]),
    "opinion-follow": (RECORD, [State.DEPOSITED]),
    "opinion-close": (RECORD, [State.IN_FOLLOW_UP]),
    "opinion-close-without-answer": (RECORD, [State.DEPOSITED, State.IN_FOLLOW_UP]),
    "opinion-reopen": (RECORD, [State.CLOSED, State.CLOSED_WITHOUT_ANSWER]),
    "opinion-erratum": (RECORD, NUMBERED),
    "opinion-release": (DIRECT, NUMBERED),
    "recommendation-create": (DRAFT, WRITING),
    "document-create": (DRAFT, WRITING),  # afterwards of those who record
}
DONE = {200, 302}


def sees(role, state):
    """Domain, Opinions: its committee, secretariat and bureau know a draft; the council sees what was deposited."""
    if role == "council":
        return state in State.with_council()
    return role != "member" or state not in State.private()


def expected(role, state, step):
    if role is None:
        return {302}
    if not sees(role, state):
        return {404}
    takers, states = STEPS[step]
    if step == "document-create" and state not in WRITING:
        takers, states = RECORD, [state]
    if role not in takers:
        return {403}
    return DONE if state in states else {409}


@pytest.mark.once
@pytest.mark.parametrize("state", State)
def test_each_step_is_taken_by_its_roles_in_its_states_only(state, body):
    """Walked by POST: a refusal saves nothing; 404 where the opinion is hidden, 403 where it is only seen."""
    rapporteur = factories.member_in_office()
    opinion = opinion_factories.opinion(state=state, rapporteur=rapporteur, committee=factories.committee())
    if state != State.PROPOSED:  # a proposal is deleted only while it is empty
        opinion_factories.text(opinion=opinion)
    factories.meeting(), factories.agenda_item(meeting=factories.meeting(state="held"))
    clients = {role: client_of(role, opinion) for role in ROLES}
    before = records()
    for step in STEPS:
        url = reverse(f"opinions:{step}", args=[opinion.pk])
        for role, client in clients.items():
            wanted = expected(role, state, step)
            with transaction.atomic():  # taken, or asked for what the step needs: its own tests fill it in
                answer = client.post(url, {"note_ar": "سبب", "seen_version": str(opinion.version)}).status_code
                transaction.set_rollback(wanted == DONE)
            assert (step, role, answer in wanted) == (step, role, True), answer
    assert records() == before


def test_stranger_is_sent_to_sign_in_and_back(body, client):
    opinion = opinion_factories.opinion(state="adopted")
    response = client.post(f"/opinions/{opinion.pk}/cancel/", {"note_ar": "سبب"})
    assert response["Location"].startswith("/accounts/login/?next=")
