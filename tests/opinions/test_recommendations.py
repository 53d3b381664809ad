"""Recommendations of an opinion: written with it, locked with it, followed up in a log that only grows."""

from datetime import date

import pytest

from hayaa.core.models import AppendOnlyError
from opinions import actions
from opinions.models import FollowUp, Recommendation
from tests import opinion_factories as factories
from tests.html import parse
from tests.pages import errors, filled

pytestmark = pytest.mark.usefixtures("body")
TODAY = date(2023, 5, 31)
LOCKED = ("submitted", "adopted", "deposited", "in_follow_up", "closed")


@pytest.fixture
def office(client_of, time_machine):
    time_machine.move_to(TODAY)
    return client_of("secretariat")


def found(client, recommendation, **typed):
    url = f"/recommendations/{recommendation.pk}/follow-up/"
    return client.post(url, filled(client.get(url), **typed))


def test_recommendations_are_written_moved_and_deleted_while_the_opinion_is_written(office):
    opinion = factories.opinion(state="drafting")
    for text in ("الأولى", "الثانية"):
        url = f"/opinions/{opinion.pk}/recommendations/new/"
        typed = {"text_ar": text, "addressee_ar": "رئيس المجلس", "due_on": "31/12/2023"}
        assert office.post(url, filled(office.get(url), **typed)).status_code == 302
    first, second = opinion.recommendations.all()
    assert (first.text_ar, first.addressee_ar, first.due_on) == ("الأولى", "رئيس المجلس", date(2023, 12, 31))
    office.post(f"/recommendations/{second.pk}/move/", {"by": "-1"})
    assert [each.pk for each in opinion.recommendations.all()] == [second.pk, first.pk]
    url = f"/recommendations/{first.pk}/edit/"
    assert errors(office.post(url, filled(office.get(url), text_ar="")))
    office.post(f"/recommendations/{first.pk}/delete/")
    assert list(opinion.recommendations.all()) == [second]


@pytest.mark.parametrize("state", LOCKED)
def test_words_addressee_and_term_are_locked_with_the_text(state, office):
    """Domain, Opinion: after adoption the text is locked; it does not change while it is voted on either."""
    recommendation = factories.recommendation(opinion=factories.opinion(state=state))
    pages = [f"/recommendations/{recommendation.pk}/{step}/" for step in ("edit", "delete", "move")]
    pages.append(f"/opinions/{recommendation.opinion_id}/recommendations/new/")
    typed = {"text_ar": "نص آخر", "due_on": "01/01/2024", "by": "1", "seen_version": "1"}
    assert [office.post(url, typed).status_code for url in pages] == [409] * 4
    assert Recommendation.objects.get().text_ar == recommendation.text_ar


def test_entry_gives_the_recommendation_its_state_and_begins_the_follow_up(office):
    """Domain, Opinion: follow-up may begin before the council has answered."""
    recommendation = factories.recommendation(opinion=factories.opinion(state="deposited"))
    assert found(office, recommendation, state="in_execution", finding_ar="شرع في الأشغال").status_code == 302
    recommendation.refresh_from_db()
    assert (recommendation.state, recommendation.opinion.state) == ("in_execution", "in_follow_up")
    found(office, recommendation, state="executed", day="30/05/2023")
    log = [(entry.state, entry.day.day, entry.by.username) for entry in recommendation.follow_ups.all()]
    assert [(state, day) for state, day, by in log] == [("in_execution", 31), ("executed", 30)]
    assert recommendation.opinion.steps.filter(to_state="in_follow_up").count() == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"day": "18/05/2023"}, "day"), ({"day": "01/06/2023"}, "day"), ({"day": ""}, "day"), ({"state": "x"}, "state")],
)
def test_entry_is_refused_beside_the_field(typed, field, office):
    recommendation = factories.recommendation(opinion=factories.opinion(state="deposited"))
    response = found(office, recommendation, **typed)
    assert (response.status_code, list(response.context["form"].errors)) == (200, [field])
    assert not FollowUp.objects.exists()


def test_second_of_two_writers_sees_the_state_that_the_first_one_entered(office):
    recommendation = factories.recommendation(opinion=factories.opinion(state="in_follow_up"))
    url = f"/recommendations/{recommendation.pk}/follow-up/"
    page = office.get(url)
    office.post(url, filled(page, state="rejected"))
    second = office.post(url, filled(page, state="executed"))
    told = " ".join(errors(second))
    assert (second.status_code, str(Recommendation.State.REJECTED.label) in told) == (200, True)
    assert recommendation.follow_ups.count() == 1
    assert office.post(url, filled(second)).status_code == 302
    assert [entry.state for entry in recommendation.follow_ups.all()] == ["rejected", "executed"]


@pytest.mark.parametrize("state", ["adopted", "closed", "closed_without_answer"])
def test_nothing_is_entered_before_the_deposit_or_after_the_end(state, office):
    recommendation = factories.recommendation(opinion=factories.opinion(state=state))
    assert office.post(f"/recommendations/{recommendation.pk}/follow-up/", {}).status_code == 409
    with pytest.raises(ValueError):
        actions.follow_up(recommendation=recommendation, by=factories.factories.user(), day=TODAY, state="moot")


def test_log_only_grows():
    """Domain, FollowUp: append-only."""
    entry = factories.follow_up()
    for change in (
        entry.save,
        entry.delete,
        FollowUp.objects.all().delete,
        lambda: FollowUp.objects.update(state="moot"),
    ):
        with pytest.raises(AppendOnlyError):
            change()
    assert FollowUp.objects.get().state == "accepted"


def test_opinion_is_closed_when_every_recommendation_has_its_end_state(body):
    """Domain, Opinion: closed only when every recommendation has an end state."""
    opinion, by = factories.opinion(state="in_follow_up"), factories.factories.user()
    first, second = (factories.recommendation(opinion=opinion) for _ in range(2))
    actions.follow_up(recommendation=first, by=by, day=TODAY, state="executed")
    actions.follow_up(recommendation=second, by=by, day=TODAY, state="postponed")
    assert opinion.obstacle_to("closed")
    with pytest.raises(ValueError):
        opinion.become("closed", by=by)
    actions.follow_up(recommendation=second, by=by, day=TODAY, state="moot")
    opinion.refresh_from_db()
    opinion.become("closed", by=by)
    assert opinion.state == "closed"


def test_evidence_and_names_stay_inside_and_findings_with_those_who_read_the_opinion(office, client_of):
    opinion = factories.opinion(state="in_follow_up", released_on=TODAY)
    evidence = factories.document(opinion=opinion, kind="evidence")
    entry = factories.follow_up(
        recommendation=factories.recommendation(opinion=opinion), finding_ar="ما عاينته الكتابة", document=evidence
    )
    page = parse(office.get(opinion.get_absolute_url()))
    assert (entry.finding_ar in page.text_content(), evidence.get_absolute_url() in page.xpath("//a/@href")) == (
        True,
        True,
    )
    assert client_of("council").get(evidence.get_absolute_url()).status_code == 404
