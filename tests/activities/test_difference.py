"""The difference of two versions: what was kept, moved, reworded, put under another axis, added and taken out."""

from dataclasses import dataclass
from datetime import date

import pytest

from activities.difference import Kind, compare
from activities.models import PlanLine, PlanVersion, RemovedLine
from activities.models.line import FrozenLineError
from activities.schedule import Schedule
from tests import factories
from tests.html import parse
from tests.pages import filled


@dataclass
class Line:
    pk: int
    activity_id: int
    month: int | None = 3
    axis_id: int = 1
    wording_ar: str = "نشاط"
    day: int | None = None

    @property
    def schedule(self):
        starts_on = self.day and date(2023, self.month, self.day)
        return Schedule(2023, self.month, self.month, starts_on)


def kinds(before, after):
    return [[kind.value for kind in change.kinds] for change in compare(before, after).changes]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (Line(1, 1), Line(2, 1), ["kept"]),
        (Line(1, 1), Line(2, 1, day=9), ["kept"]),  # the columns of the grid are compared
        (Line(1, 1), Line(2, 1, month=4), ["moved"]),
        (Line(1, 1), Line(2, 1, month=None), ["moved"]),
        (Line(1, 1), Line(2, 1, axis_id=2), ["other_axis"]),
        (Line(1, 1), Line(2, 1, wording_ar="نشاط آخر"), ["reworded"]),
        (Line(1, 1), Line(2, 1, month=4, axis_id=2, wording_ar="نشاط آخر"), ["moved", "other_axis", "reworded"]),
    ],
)
def test_what_became_of_an_activity(before, after, expected):
    """Domain: the difference of two versions compares columns, axis and wording."""
    assert kinds([before], [after]) == [expected]


def test_activities_are_matched_by_identity_and_those_taken_out_come_last():
    before, after = [Line(1, 1), Line(2, 2)], [Line(3, 3), Line(4, 2)]
    assert kinds(before, after) == [["added"], ["kept"], ["removed"]]


def test_grid_of_both_shows_the_place_that_was_left():
    before, after = [Line(1, 1), Line(2, 2), Line(3, 3)], [Line(4, 1, month=5), Line(5, 2), Line(6, 4)]
    found = compare(before, after)
    assert sorted(line.pk for line in found.lines) == [1, 3, 4, 5, 6]
    assert found.marks == {1: "gone", 4: "moved", 6: "added", 3: "removed"}


def test_latest_reason_of_a_change_is_told_and_none_for_what_is_kept():
    @dataclass
    class Reason:
        activity_id: int
        words: str

    said = [Reason(1, "قديم"), Reason(2, "لا شيء"), Reason(1, "جديد")]
    found = compare([Line(1, 1), Line(2, 2)], [Line(3, 1, month=5), Line(4, 2)], said)
    assert [change.said_by and change.said_by.words for change in found.changes] == ["جديد", None]


# Worked out by hand from the two printed tables of 2023: the months in which each stood, then stands.
MOVED = {
    "23-12": ((1, 1), (2, 2)),  # its day is 3 January still: the second table printed it in February
    "23-13": ((2, 2), (4, 4)),  # its day is 23 February still
    "23-21": ((2, 2), (4, 4)),
    "23-22": ((2, 2), (4, 4)),
    "23-24": ((7, 7), (8, 8)),
    "23-26": ((11, 11), (9, 9)),
    "23-27": ((12, 12), (11, 11)),
}


def test_two_versions_of_2023(demonstration):
    """The seed: 19 kept, 7 moved, 1 taken out, 1 added, none reworded."""
    found = demonstration(None).get("/plans/2023/difference/").context["difference"]
    assert {kind.value: len(changes) for kind, changes in found.groups} == {
        "added": 1, "removed": 1, "moved": 7, "other_axis": 0, "reworded": 0, "kept": 19,
    }  # fmt: skip
    codes = lambda kind: {change.line.activity.code for change in found.of(kind)}  # noqa: E731
    assert (codes(Kind.ADDED), codes(Kind.REMOVED)) == ({"23-28"}, {"23-07"})
    assert {
        change.line.activity.code: (change.before.schedule.columns, change.after.schedule.columns)
        for change in found.of(Kind.MOVED)
    } == MOVED


@pytest.mark.parametrize("language", ["", "/fr"])
def test_page_shows_both_places_by_words_and_struck_through(language, demonstration):
    page = parse(demonstration(None).get(f"{language}/plans/2023/difference/"))
    marks = [
        mark.get("class").split("plan-mark-")[1] for mark in page.xpath("//table//p[contains(@class, 'plan-mark-')]")
    ]
    assert {mark: marks.count(mark) for mark in marks} == {"gone": 7, "moved": 7, "added": 1, "removed": 1}
    counts = [one.text_content().split()[0] for one in page.xpath("//table//*[@class='plan-count']")]
    assert sum(map(int, counts)) == 27  # those of the later version
    assert [len(one.xpath(".//tbody/tr")) for one in page.xpath("//main//section[@id][.//tbody]")][:3] == [1, 1, 7]


def test_draft_is_compared_inside_only(client_of):
    plan = factories.year_plan(year=2024)
    factories.line(plan_version=factories.plan_version(year_plan=plan))
    factories.line(plan_version=factories.plan_version(year_plan=plan, state="draft"))
    statuses = {
        role: client_of(role).get("/plans/2024/difference/?from=1&to=2").status_code for role in (None, "member")
    }
    assert statuses == {None: 404, "member": 200}


@pytest.mark.parametrize("query", ["?from=1&to=9", "?from=x", "?to=99999999999999999999"])
def test_version_that_does_not_exist_is_not_found(query, demonstration):
    assert demonstration("secretariat").get(f"/plans/2023/difference/{query}").status_code == 404


def test_order_in_which_two_versions_are_named_does_not_matter(demonstration):
    context = demonstration(None).get("/plans/2023/difference/?from=2&to=1").context
    assert (context["before"].number, context["after"].number) == (1, 2)


@pytest.fixture
def office(client_of):
    return client_of("secretariat")


@pytest.fixture
def draft(office):
    """A draft that begins as a copy of the version in force."""
    factories.line(plan_version=factories.plan_version(year_plan=factories.year_plan(year=2024)))
    office.post("/plans/2024/versions/new/")
    return PlanVersion.objects.get(number=2)


def test_taken_out_with_its_reason_and_put_back_as_it_was(draft, office):
    line = draft.lines.get()
    url = f"/lines/{line.pk}/delete/"
    office.post(url, filled(office.get(url), reason_ar="نُفذ في سنة سابقة"))
    removal = RemovedLine.objects.get()
    assert (draft.lines.count(), removal.activity, removal.change_reason_ar) == (0, line.activity, "نُفذ في سنة سابقة")
    page = office.get("/plans/2024/difference/").content.decode()
    assert "نُفذ في سنة سابقة" in page
    assert office.post(f"/removals/{removal.pk}/put-back/").status_code == 302
    restored = draft.lines.get()
    assert (restored.activity, restored.schedule, RemovedLine.objects.count()) == (line.activity, line.schedule, 0)


def test_activity_that_only_the_draft_holds_goes_without_a_word(draft, office):
    line = factories.line(plan_version=draft)
    page = office.get(f"/lines/{line.pk}/delete/")
    assert list(page.context["form"].fields) == []
    office.post(f"/lines/{line.pk}/delete/")
    assert (PlanLine.objects.filter(pk=line.pk).exists(), RemovedLine.objects.exists()) == (False, False)


def test_what_an_adopted_version_left_out_never_changes(draft, office):
    """Decision 0005: neither its lines nor what was said of those left out."""
    office.post(f"/lines/{draft.lines.get().pk}/delete/", {"reason_ar": "سبب"})
    factories.line(plan_version=draft)
    PlanVersion.objects.filter(number=1).update(state="superseded")
    PlanVersion.objects.filter(pk=draft.pk).update(state="adopted")
    removal = RemovedLine.objects.get()
    for change in (removal.save, removal.delete, RemovedLine.objects.all().delete):
        with pytest.raises(FrozenLineError):
            change()
    with pytest.raises(FrozenLineError):
        RemovedLine.objects.update(change_reason_ar="غيره")
    assert office.post(f"/removals/{removal.pk}/put-back/").status_code == 409
