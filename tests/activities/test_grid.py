from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.grid import year_grid


@dataclass
class Axis:
    pk: int


@dataclass
class Line:
    axis_id: int = 1
    month_from: int | None = None
    month_to: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    printed_month: int | None = None
    name: str = ""


def in_month(number, **kwargs):
    return Line(month_from=number, month_to=number, **kwargs)


def shape(grid):
    """Row by row, band by band: the months of each filled cell and how many blocks it holds."""
    return [
        [[(cell.first, cell.last, len(cell.blocks)) for cell in band if cell.blocks] for band in row.bands]
        for row in grid.rows
    ]


def test_empty_axis_keeps_its_row():
    grid = year_grid(2023, [Axis(1), Axis(2)], [in_month(5)])
    assert shape(grid) == [[[(5, 5, 1)]], [[]]]


def test_activities_of_one_month_stack_in_its_cell():
    grid = year_grid(2023, [Axis(1)], [in_month(2, name="a"), in_month(5), in_month(2, name="b")])
    assert shape(grid) == [[[(2, 2, 2), (5, 5, 1)]]]
    assert [block.line.name for block in grid.rows[0].bands[0][1].blocks] == ["a", "b"]


def test_spanning_activity_takes_both_months():
    """Must show: «31 October – 3 November» touches both months without a warning."""
    span = Line(1, 10, 11, date(2022, 10, 31), date(2022, 11, 3), 11)
    grid = year_grid(2022, [Axis(1)], [in_month(10), span])
    assert shape(grid) == [[[(10, 10, 1)], [(10, 11, 1)]]]
    assert grid.contradicted == []


def test_year_long_activities_share_one_band():
    year_long = Line(month_from=1, month_to=12)
    grid = year_grid(2024, [Axis(1)], [year_long, year_long, year_long, in_month(4)])
    assert shape(grid) == [[[(1, 12, 3)], [(4, 4, 1)]]]
    assert len(grid.all_year) == 3


def test_undated_has_its_own_column():
    grid = year_grid(2023, [Axis(1)], [Line(), in_month(3)])
    assert shape(grid) == [[[(3, 3, 1)]]]
    assert len(grid.rows[0].undated) == len(grid.undated) == 1


def test_contradicted_line_stands_where_it_was_printed():
    line = Line(1, 1, 1, date(2023, 1, 3), date(2023, 1, 3), printed_month=2)
    grid = year_grid(2023, [Axis(1)], [line])
    assert shape(grid) == [[[(2, 2, 1)]]]
    assert [block.line for block in grid.contradicted] == [line]


@pytest.mark.parametrize(("year", "current"), [(2023, [5]), (2022, [])])
def test_current_month_is_that_of_the_year_of_the_plan(year, current):
    grid = year_grid(year, [], [], today=date(2023, 5, 31))
    assert [month.number for month in grid.months if month.is_current] == current


def test_months_list_what_begins_in_them_by_day():
    lines = [
        in_month(10, name="some day"),
        Line(1, 10, 11, date(2022, 10, 31), date(2022, 11, 3), name="31"),
        in_month(10, starts_on=date(2022, 10, 5), name="5"),
        Line(month_from=1, month_to=12, name="all year"),
        Line(name="undated"),
    ]
    grid = year_grid(2022, [Axis(1)], lines)
    assert [[b.line.name for b in month.blocks] for month in grid.months if month.blocks] == [["5", "31", "some day"]]


def test_line_of_a_foreign_axis_is_an_error():
    with pytest.raises(KeyError):
        year_grid(2023, [Axis(1)], [in_month(3, axis_id=2)])


months = st.tuples(st.integers(1, 12), st.integers(1, 12)).map(sorted)


@given(st.lists(months, max_size=30))
def test_bands_are_whole_and_as_few_as_possible(schedules):
    lines = [Line(month_from=first, month_to=last) for first, last in schedules]
    (row,) = year_grid(2023, [Axis(1)], lines).rows
    for band in row.bands:
        assert [month for cell in band for month in range(cell.first, cell.last + 1)] == list(range(1, 13))
    cells = set(map(tuple, schedules))
    depth = max(sum(first <= month <= last for first, last in cells) for month in range(1, 13))
    assert len(row.bands) == max(depth, 1)
    assert len(row.blocks) == len(lines)
