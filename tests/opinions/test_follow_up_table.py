"""The follow-up table: what is open, overdue or due, who sees which part of it, in the page and in the file."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from opinions import follow_up
from opinions.models import Recommendation
from tests import opinion_factories as factories
from tests.html import parse

pytestmark = pytest.mark.usefixtures("body")
TODAY = date(2023, 5, 31)
FINDING = "ما تمت معاينته"


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(TODAY)


def made(state="awaiting", due_on=None, **values):
    values.setdefault("opinion", None)
    values["opinion"] = values["opinion"] or factories.opinion(state="in_follow_up")
    return factories.recommendation(state=state, due_on=due_on, **values)


def shown(client, query=""):
    rows = parse(client.get(f"/recommendations/{query}")).xpath("//tbody/tr/@id")
    return [int(row.removeprefix("row-")) for row in rows]


def test_overdue_and_due_within_a_month_are_right_on_the_border(client_of):
    """Domain, Opinion: due and overdue ones are shown: due today is not overdue, a settled one is neither."""
    yesterday = made(due_on=date(2023, 5, 30))
    today = made(due_on=date(2023, 5, 31))
    last = made(due_on=date(2023, 6, 30))
    after = made(due_on=date(2023, 7, 1))
    never = made()
    settled = made("executed", due_on=date(2023, 5, 30))
    client = client_of("secretariat")
    assert shown(client, "?state=overdue") == [yesterday.pk]
    assert shown(client, "?state=soon") == [today.pk, last.pk]
    assert shown(client) == [each.pk for each in (yesterday, today, last, after, never)]
    assert shown(client, "?state=settled") == [settled.pk]
    assert len(shown(client, "?state=all")) == 6
    page = parse(client.get("/recommendations/?state=all"))
    late = page.xpath("//tr[.//span[contains(@class, 'tone-red')]]/@id")
    assert late == [f"row-{yesterday.pk}"]
    assert Recommendation.objects.overdue(TODAY).get() == yesterday


@pytest.mark.parametrize("state", Recommendation.State)
def test_every_state_is_either_open_or_settled(state, client_of):
    recommendation = made(state)
    client = client_of("member")
    assert (shown(client), shown(client, "?state=settled")).count([recommendation.pk]) == 1


def test_filter_by_folded_words_opinion_addressee_and_year(client_of):
    wanted = made(text_ar="إحداث ولوجيات", addressee_ar="مكتب المجلس", addressee_fr="Bureau du conseil")
    other = made()
    client = client_of("chair")
    assert shown(client, "?q=احداث") == [wanted.pk]
    assert shown(client, f"?opinion={wanted.opinion_id}") == [wanted.pk]
    assert shown(client, "?addressee=مكتب المجلس") == [wanted.pk]
    assert shown(client, "?year=2023") == [wanted.pk, other.pk]
    assert shown(client, "?year=1999&opinion=99999&state=x") == [wanted.pk, other.pk]


def readers(client_of, address="/recommendations/?state=all"):
    return {role: client_of(role).get(address) for role in (None, "council", "member", "secretariat")}


def test_public_sees_released_ones_and_the_council_deposited_ones(client_of):
    released = made(opinion=factories.opinion(state="deposited", released_on=TODAY))
    deposited = made(opinion=factories.opinion(state="deposited"))
    for state in ("drafting", "submitted", "adopted"):
        made(opinion=factories.opinion(state=state))
    made(opinion=factories.opinion(state="adopted", released_on=TODAY))
    seen = {role: shown(client_of(role), "?state=all") for role in (None, "council", "member", "secretariat")}
    both = [released.pk, deposited.pk]
    assert seen == {None: [released.pk], "council": both, "member": both, "secretariat": both}


@pytest.mark.parametrize("address", ["/recommendations/?state=all", "/recommendations.xlsx?state=all"])
def test_findings_are_for_those_inside_and_the_council(address, client_of):
    recommendation = made("accepted", opinion=factories.opinion(state="in_follow_up", released_on=TODAY))
    factories.follow_up(recommendation=recommendation, finding_ar=FINDING)
    told = {role: FINDING in text(response) for role, response in readers(client_of, address).items()}
    assert told == {None: False, "council": True, "member": True, "secretariat": True}


def text(response):
    if "spreadsheet" not in response["Content-Type"]:
        return response.content.decode()
    return "\n".join(str(row) for sheet in load_workbook(BytesIO(response.content)) for row in sheet.values)


def test_file_has_exactly_the_rows_of_the_filter(client_of):
    for n in range(60):
        made(due_on=date(2023, 6, 1) if n % 2 else None)
    made("executed")
    client = client_of("member")
    rows = lambda query: load_workbook(BytesIO(client.get(f"/recommendations.xlsx{query}").content)).active.max_row - 1  # noqa: E731
    assert (rows(""), rows("?state=soon"), rows("?state=settled")) == (60, 30, 1)
    assert (len(shown(client)), len(shown(client, "?page=2"))) == (50, 10)


def test_shares_count_every_state_in_its_order():
    counted = follow_up.shares(["executed", "awaiting", "executed", "moot"])
    assert [(share.state.value, share.figure.numerator, share.figure.denominator) for share in counted] == [
        ("awaiting", 1, 4),
        ("executed", 2, 4),
        ("moot", 1, 4),
    ]


def test_chart_counts_what_the_filter_by_state_leaves_out(client_of):
    made("executed", text_ar="الأولى")
    made("rejected", text_ar="الثانية")
    client = client_of("chair")
    shares = "//ul[contains(@class, 'share-list')]/li"
    figures = lambda query: len(parse(client.get(f"/recommendations/{query}")).xpath(shares))  # noqa: E731
    assert (figures(""), figures("?state=overdue"), figures("?q=الأولى")) == (2, 2, 1)
