"""Moving an activity in a draft from the list, the grid or month by month; undone, its days come back."""

from datetime import date

import pytest

from tests import factories
from tests.html import parse
from tests.pages import filled


@pytest.fixture
def office(client_of):
    return client_of("secretariat")


@pytest.fixture
def basis(body):
    return factories.plan_version(year_plan=factories.year_plan(year=2024), state="superseded")


@pytest.fixture
def line(basis):
    """A line of a draft, which the version it is based on holds too."""
    held = factories.line(plan_version=basis)
    draft = factories.plan_version(year_plan=basis.year_plan, state="draft", based_on=basis)
    days = {"starts_on": date(2024, 5, 10), "ends_on": date(2024, 5, 11)}
    return factories.line(plan_version=draft, activity=held.activity, printed_month=5, **days)


def schedule(line):
    line.refresh_from_db()
    return line.month_from, line.month_to, line.starts_on, line.ends_on, line.printed_month


BEFORE = (5, 5, date(2024, 5, 10), date(2024, 5, 11), 5)


def move(client, line, place="grid", **typed):
    data = {"seen_version": line.version, "month_from": 6, **typed}
    return client.post(f"/lines/{line.pk}/move/?from={place}", data)


def undo(client, line):
    return client.post(f"/lines/{line.pk}/undo-move/", follow=True)


@pytest.mark.parametrize(
    ("place", "leads_to"),
    [
        ("grid", "/plans/2024/versions/2/#grid-{}"),
        ("months", "/plans/2024/versions/2/#months-{}"),
        ("list", "/plans/2024/versions/2/lines/#line-{}"),
        ("https://evil.example", "/plans/2024/versions/2/lines/#line-{}"),
    ],
)
def test_move_leads_back_to_where_it_was_made(place, leads_to, office, line):
    assert move(office, line, place).url == leads_to.format(line.pk)
    assert schedule(line) == (6, 6, None, None, None)


def test_undone_move_gives_the_days_back(office, line):
    """Screens: move an activity in the draft plan; undo."""
    move(office, line)
    assert schedule(line) == (6, 6, None, None, None)
    undo(office, line)
    assert schedule(line) == BEFORE


def test_undo_is_offered_on_the_grid_and_in_the_list_until_it_is_used(office, line):
    pages = ["/plans/2024/versions/2/", "/plans/2024/versions/2/lines/"]
    offered = lambda: [  # noqa: E731
        len(parse(office.get(page)).xpath("//form[contains(@action, '/undo-move/')]")) for page in pages
    ]
    assert offered() == [0, 0]
    move(office, line)
    assert offered() == [1, 1]
    undo(office, line)
    assert offered() == [0, 0]


def test_nothing_is_undone_once_somebody_changed_the_line(office, line, client_of):
    """Two at once: an undo never takes back what another person saved since."""
    move(office, line)
    other = client_of("administrator")
    other.post(f"/lines/{line.pk}/move/", filled(other.get(f"/lines/{line.pk}/move/"), month_from="9"))
    undo(office, line)
    assert schedule(line)[:2] == (9, 9)


def test_nothing_is_undone_in_an_adopted_version(office, line):
    move(office, line)
    line.plan_version.adopt(on=date(2024, 1, 2))
    assert undo(office, line).status_code == 409
    assert schedule(line)[:2] == (6, 6)


def test_second_of_two_movers_is_told(office, line):
    move(office, line)
    assert office.post(f"/lines/{line.pk}/move/", {"seen_version": 1, "month_from": 9}).status_code == 200
    assert schedule(line)[:2] == (6, 6)


def test_reason_of_a_move_is_kept_with_the_line(office, line):
    """A reason per changed line."""
    page = office.get(f"/lines/{line.pk}/move/")
    office.post(f"/lines/{line.pk}/move/", filled(page, month_from="9", change_reason_ar="غياب المؤطر"))
    line.refresh_from_db()
    assert (line.month_from, line.change_reason_ar) == (9, "غياب المؤطر")


def test_changes_without_a_reason_are_listed_until_they_have_one(office, line):
    def listed():
        page = parse(office.get("/plans/2024/versions/2/lines/"))
        return page.xpath("//div[contains(@class, 'tone-amber')]//a/@href")

    move(office, line)
    assert listed() == [f"/lines/{line.pk}/edit/"]
    line.refresh_from_db()
    line.change_reason_ar = "غياب المؤطر"
    line.save()
    assert listed() == []


@pytest.mark.parametrize(("reader", "buttons"), [("secretariat", 2), ("member", 0), ("chair", 0)])
def test_only_who_edits_the_draft_moves_on_its_grid(reader, buttons, line, client_of):
    page = parse(client_of(reader).get("/plans/2024/versions/2/"))
    assert len(page.xpath("//table//form[contains(@action, '/move/')]/button")) == buttons


def test_no_move_leads_out_of_the_year(office, line):
    year_long = factories.line(plan_version=line.plan_version, month_from=1, month_to=12)
    page = parse(office.get("/plans/2024/versions/2/"))
    buttons = page.xpath(f"//form[@id='grid-{year_long.pk}']/button")
    assert [button.get("disabled") is not None for button in buttons] == [True, True]


@pytest.mark.parametrize(("step", "listed"), [("submit", 1), ("adopt", 1), ("abandon", 0)])
def test_steps_that_close_a_draft_say_what_has_no_reason(step, listed, office, line):
    """Once it is adopted the reason can no longer be given."""
    move(office, line)
    page = parse(office.get(f"/plans/2024/versions/2/{step}/"))
    assert page.xpath("//div[contains(@class, 'tone-amber')]//a/@href") == [f"/lines/{line.pk}/edit/"] * listed
