"""The desk: what waits for whom, since or until when, one click from where it is done."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from committees.models import Committee
from hayaa.core.tasks import MOST
from opinions.tasks import tasks
from tests import factories as house
from tests import opinion_factories as factories
from tests.html import parse

pytestmark = pytest.mark.usefixtures("body")
TODAY = date(2023, 5, 31)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(datetime(2023, 5, 31, 10, tzinfo=UTC))


def seen(user):
    """Address, days and lateness of each line."""
    return [(task.url, task.days, task.late) for task in tasks(user, TODAY)]


def deposited(day=factories.MAY, **values):
    opinion = factories.opinion(state="deposited", **values)
    opinion.deposits.update(day=day)
    return opinion


@pytest.fixture
def life():
    """An opinion to approve, one to deposit and one without an answer."""
    submitted = factories.opinion(state="submitted")
    factories.step(opinion=submitted, from_state="drafting", to_state="submitted")
    adopted = factories.opinion(state="adopted")
    silent = deposited(date(2023, 4, 20))
    factories.event(opinion=deposited(), kind="letter")
    factories.opinion(state="closed_without_answer")
    return submitted, adopted, silent


def test_secretariat_is_one_click_from_each_step(life):
    submitted, adopted, silent = life
    assert seen(house.user(role="secretariat")) == [
        (f"/opinions/{submitted.pk}/adopt/", 12, False),
        (f"/opinions/{adopted.pk}/deposit/", 12, False),
        (f"/opinions/{silent.pk}/events/new/", 41, False),
    ]


def test_chair_reads_of_the_same_and_cannot_do_it(life):
    assert seen(house.user(role="chair")) == [
        (o.get_absolute_url(), days, False) for o, days in zip(life, (12, 12, 41), strict=True)
    ]


def test_member_who_leads_nothing_has_nothing_to_do(life):
    """Domain: drafts are known to their committee, secretariat and bureau only."""
    factories.recommendation(opinion=life[2], due_on=TODAY)
    assert seen(house.user(role="member")) == []


def test_coordinator_finds_the_drafts_of_the_committee_and_the_returned_ones_said_so():
    coordinator = house.user(role="coordinator")
    own = Committee.objects.get(memberships__member=coordinator.member)
    factories.opinion(committee=house.committee(), state="drafting", title_ar="للغير")
    drafts = [factories.opinion(committee=own, state="drafting", title_ar=f"مشروع {n}") for n in (1, 2)]
    for before, after in (("under_study", "drafting"), ("drafting", "submitted"), ("submitted", "drafting")):
        factories.step(opinion=drafts[1], from_state=before, to_state=after, note_ar="السبب")
    found = tasks(coordinator, TODAY)
    assert [(task.url, task.days) for task in found] == [
        (f"/opinions/{drafts[0].pk}/", None),
        (f"/opinions/{drafts[1].pk}/", 12),
    ]
    assert found[0].text.split("“")[0].split("«")[0] != found[1].text.split("“")[0].split("«")[0]


def test_recommendations_by_their_term():
    opinion = deposited()
    factories.event(opinion=opinion, kind="letter")
    days = [date(2023, 5, 30), TODAY, date(2023, 6, 30), date(2023, 7, 1), None]
    found = [factories.recommendation(opinion=opinion, due_on=day) for day in days]
    factories.recommendation(opinion=opinion, due_on=date(2023, 5, 1), state="executed")
    factories.recommendation(opinion=factories.opinion(state="adopted"), due_on=date(2023, 5, 1))
    lines = [line for line in seen(house.user(role="secretariat")) if "recommendations" in line[0]]
    assert lines == [
        (f"/recommendations/{found[0].pk}/follow-up/", 1, True),
        (f"/recommendations/{found[1].pk}/follow-up/", 0, False),
        (f"/recommendations/{found[2].pk}/follow-up/", -30, False),
    ]


def test_more_than_ten_of_a_kind_are_in_the_list_behind_them():
    opinion = deposited()
    for _ in range(12):
        factories.recommendation(opinion=opinion, due_on=date(2023, 5, 1))
        factories.opinion(state="submitted")
    lines = seen(house.user(role="chair"))
    assert [url for url, _days, _late in lines].count("/opinions/") == 1
    assert sum("adopt" in url or "#recommendation" in url for url, *_ in lines) == MOST
    assert [task.text for task in tasks(house.user(role="secretariat"), TODAY)][-1].startswith("12")


@pytest.mark.parametrize("role", ["secretariat", "chair", "coordinator"])
def test_desk_asks_the_same_questions_however_much_waits(role, client_of):
    client = client_of(role)

    def queries(rows):
        for _ in range(rows):
            for state in ("drafting", "submitted", "adopted", "deposited"):
                factories.opinion(state=state, committee=Committee.objects.first() or house.committee())
            factories.recommendation(due_on=TODAY)
        with CaptureQueriesContext(connection) as captured:
            client.get("/")
        return len(captured)

    assert queries(8) == queries(2)


def test_start_page_shows_the_oldest_first_to_those_inside_only(client_of):
    late = factories.recommendation(opinion=deposited(date(2023, 5, 25)), due_on=date(2023, 5, 2))
    office = parse(client_of("secretariat").get("/"))
    links = [a.get("href") for a in office.xpath("//section[@id='desk']//li//a")]
    of_opinions = [link for link in links if not link.startswith("/meetings/")]
    assert links[0] == f"/recommendations/{late.pk}/follow-up/"
    assert of_opinions == [links[0], f"/opinions/{late.opinion_id}/events/new/"]
    assert [parse(client_of(role).get("/")).xpath("//section[@id='desk']") for role in (None, "council")] == [[], []]
    assert parse(client_of("member").get("/")).xpath("//section[@id='desk']//a") == []
