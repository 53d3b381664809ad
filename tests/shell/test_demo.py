"""The demonstration body is what its data files say, once, and never beside real records."""

import pytest
from django.core.management import CommandError, call_command

from activities.models import Activity, PlanLine, PlanVersion
from committees.models import Body, CommitteeMembership, Member, Term, User
from hayaa.demo.loader import read_csv

pytestmark = pytest.mark.django_db


def rows():
    """Every plan line as the columns of `activities.csv` put it."""
    tables = {(2022, 1): "2022", (2023, 1): "2023", (2023, 2): "2023-revised", (2024, 1): "2024"}
    lines = PlanLine.objects.select_related("plan_version__year_plan", "activity", "axis").prefetch_related(
        "activity__partners"
    )
    for line in lines:
        yield {
            "table": tables[line.plan_version.year_plan.year, line.plan_version.number],
            "activity": line.activity.code,
            "axis": line.axis.code,
            "printed_month": str(line.printed_month),
            "month_from": str(line.month_from),
            "month_to": str(line.month_to),
            "starts_on": str(line.starts_on or ""),
            "ends_on": str(line.ends_on or ""),
            "quantity": str(line.activity.quantity),
            "title_ar": line.wording_ar,
            "title_fr": line.wording_fr,
            "kind": line.activity.kind,
            "role": line.activity.role,
            "partner": "".join(partner.code for partner in line.activity.partners.all()),
            "as_written": line.as_written,
        }


def test_every_row_of_the_four_tables_is_a_line(demonstration):
    def by_place(row):
        return row["table"], row["activity"]

    assert sorted(rows(), key=by_place) == sorted(read_csv("activities.csv"), key=by_place)
    assert [(v.year_plan.year, v.number, v.state, v.lines.count()) for v in PlanVersion.objects.all()] == [
        (2022, 1, "adopted", 19),
        (2023, 1, "superseded", 27),
        (2023, 2, "adopted", 27),
        (2024, 1, "adopted", 22),
    ]


def test_dates_that_contradict_their_printed_month(demonstration):
    # Domain, Schedule: the second 2023 table prints three activities in a month outside their dates.
    warned = [line.activity.code for line in PlanLine.objects.all() if line.contradicts_its_month]
    assert sorted(warned) == ["23-12", "23-13", "23-28"]


def test_members_and_their_seats(demonstration):
    assert Member.objects.count() == 31
    assert Member.objects.filter(sex="f").count() == 9
    assert Term.objects.filter(engagement="never_joined").count() == 2
    coordinators = CommitteeMembership.objects.filter(role="coordinator").values_list("committee").distinct()
    assert coordinators.count() == 8


def test_loading_twice_changes_nothing(demonstration):
    # Its own primary keys and all: nothing is deleted and made again.
    def state():
        return {model: list(model.objects.order_by("pk").values()) for model in (Activity, Term, User, PlanVersion)}

    before = {model: [{**row, "updated_at": None} for row in found] for model, found in state().items()}
    call_command("load_demo", verbosity=0)
    after = {model: [{**row, "updated_at": None} for row in found] for model, found in state().items()}
    assert after == before


def test_loading_keeps_an_adoption_somebody_tried_out(demonstration):
    version = PlanVersion.objects.get(year_plan__year=2024)
    following = PlanVersion.objects.create(year_plan=version.year_plan, number=2, based_on=version)
    following.adopt(on="2024-02-01")
    call_command("load_demo", verbosity=0)
    assert list(version.year_plan.versions.values_list("state", flat=True)) == ["superseded", "adopted"]


def test_a_real_body_is_never_mixed_with_the_demonstration():
    Body.objects.create(pk=1, name="هيئة", short_name="هيئة", commune="جماعة", seats=13)
    with pytest.raises(CommandError, match="real body"):
        call_command("load_demo", verbosity=0)
    assert Member.objects.count() == 0
