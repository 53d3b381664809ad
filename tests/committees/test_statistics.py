"""The attendance statistics as pure counting: what is in a denominator, what a category is, what adds up."""

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.models import Attendance, AttendanceThreshold
from committees.statistics import Category, Scope, Tally, category_of, compose
from hayaa.core.figures import Figure

STATUSES = Attendance.Status.values
SCOPE = Scope(date(2022, 1, 1), date(2022, 12, 31))


def threshold(permanent=75, medium=25, minimum=3):
    return AttendanceThreshold(permanent_from=permanent, medium_from=medium, minimum=minimum)


def people(*sexes):
    return [SimpleNamespace(pk=n, number=n, sex=sex) for n, sex in enumerate(sexes, start=1)]


def meetings(number, kind="plenary", committee=None):
    return [SimpleNamespace(pk=n, kind=kind, committee=committee) for n in range(1, number + 1)]


def count(members, rows, *, scope=SCOPE, held=None, rule=None, named=None):
    """Rows: (meeting, member, status)."""
    return compose(
        scope,
        meetings=held or meetings(max((row[0] for row in rows), default=0)),
        members=members,
        rows=rows,
        threshold=rule or threshold(),
        named={member.pk for member in members} if named is None else named,
    )


def test_member_who_joined_later_is_not_measured_by_earlier_meetings():
    # Domain, Attendance statistics: a denominator never holds a meeting outside the term.
    rows = [(n, 1, "present") for n in (1, 2, 3)] + [(3, 2, "present")]
    late = count(people("f", "m"), rows).members[1]
    assert late.tally.rate == Figure(1, 1)


def test_excused_stand_apart_and_did_not_attend():
    line = count(people("f"), [(1, 1, "excused"), (2, 1, "absent"), (3, 1, "present")]).members[0]
    assert (line.tally.excused, line.tally.absent, line.tally.rate) == (1, 1, Figure(1, 3))


def test_late_and_remote_attended():
    line = count(people("f"), [(1, 1, "late"), (2, 1, "remote")]).members[0]
    assert line.tally.rate == Figure(2, 2)


def test_sexes_have_two_figures_each_with_its_fraction():
    # Domain: attendance rate of women (of women invited), and share of women among those present, differ.
    rows = [(1, 1, "present"), (1, 2, "absent"), (1, 3, "present"), (1, 4, "present")]
    total = count(people("f", "f", "m", "m"), rows).total
    assert (total.women.rate, total.men.rate) == (Figure(1, 2), Figure(2, 2))
    assert (total.share_of_women, total.share_of_men) == (Figure(1, 3), Figure(2, 3))


@pytest.mark.parametrize(
    ("attended", "invited", "category"),
    [
        (3, 4, Category.PERMANENT),
        (74, 99, Category.MEDIUM),  # 74,747 %: rounding to 75 would be wrong
        (1, 4, Category.MEDIUM),
        (24, 97, Category.ABSENT),  # 24,74 %
        (0, 3, Category.ABSENT),
        (2, 2, None),  # fewer than the minimum: not available
        (0, 0, None),
    ],
)
def test_category_is_compared_exactly(attended, invited, category):
    assert category_of(Tally(present=attended, absent=invited - attended), threshold()) == category


def test_category_goes_by_the_threshold_given():
    tally = Tally(present=3, absent=3)
    assert category_of(tally, threshold(permanent=50)) == Category.PERMANENT
    assert category_of(tally, threshold(minimum=7)) is None


def test_only_lines_that_may_be_named_are_listed_and_all_are_counted():
    rows = [(n, member, "present") for n in (1, 2, 3) for member in (1, 2, 3)]
    counted = count(people("f", "m", "m"), rows, named={2})
    assert [line.member.pk for line in counted.members] == [2]
    assert (counted.with_figure, counted.total.all.invited) == (3, 9)


def test_sex_narrows_the_list_and_nothing_that_is_counted():
    rows = [(1, 1, "present"), (1, 2, "absent")]
    women = count(people("f", "m"), rows, scope=Scope(SCOPE.begin, SCOPE.end, sex="f"))
    assert [line.member.sex for line in women.members] == ["f"]
    assert women.total == count(people("f", "m"), rows).total


def test_organs_stand_in_their_order_with_their_meetings():
    kind = SimpleNamespace(values=["thematic", "ad_hoc"])
    committee = type("Committee", (), {"Kind": kind, "kind": "thematic", "number": 1})()
    held = [
        SimpleNamespace(pk=1, kind="committee", committee=committee),
        SimpleNamespace(pk=2, kind="plenary", committee=None),
        SimpleNamespace(pk=3, kind="plenary", committee=None),
    ]
    rows = [(1, 1, "present"), (2, 1, "present"), (3, 1, "absent")]
    organs = count(people("f"), rows, held=held).organs
    assert [(o.committee, o.meetings, o.count.all.rate) for o in organs] == [
        (None, 2, Figure(1, 2)),
        (committee, 1, Figure(1, 1)),
    ]


def test_nothing_held_is_nothing_counted():
    empty = count(people("f"), [])
    assert (empty.meetings, empty.members, empty.organs, empty.with_figure) == ((), (), (), 0)


@st.composite
def sheets(draw):
    members = people(*draw(st.lists(st.sampled_from("fm"), min_size=1, max_size=8)))
    number = draw(st.integers(1, 8))
    cells = [(meeting, member.pk) for meeting in range(1, number + 1) for member in members]
    statuses = draw(st.lists(st.sampled_from([None, *STATUSES]), min_size=len(cells), max_size=len(cells)))
    rows = [(*cell, status) for cell, status in zip(cells, statuses, strict=True) if status]
    return members, rows, meetings(number)


@given(sheets(), st.integers(1, 9))
def test_every_way_of_counting_comes_to_the_same(drawn, minimum):
    members, rows, held = drawn
    counted = count(members, rows, held=held, rule=threshold(minimum=minimum))
    total = counted.total
    assert total.all.invited == len(rows) == sum(line.tally.invited for line in counted.members)
    assert total.all == sum((line.tally for line in counted.members), Tally())
    assert total == sum((o.count for o in counted.organs[1:]), counted.organs[0].count)
    assert total.women.attended + total.men.attended == total.all.attended
    # Must show: the sum of categories is the number of members with a figure; the rest is not available.
    assert counted.with_figure == sum(line.category is not None for line in counted.members)
    assert counted.with_figure + counted.without_figure == len(counted.members)
    assert sum(counted.share(one).numerator for one in Category) == counted.with_figure
    assert {line.category for line in counted.members if line.tally.invited < minimum} <= {None}
