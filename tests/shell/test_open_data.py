"""The open data: what each set holds, described and addressed for good, and the same for whoever asks."""

import csv
import io
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from committees.models import Body, Committee, Member
from hayaa.open_data.catalogue import SETS
from tests import execution_factories as execution
from tests import factories, opinion_factories
from tests.html import ARABIC, parse

CODES = pytest.mark.parametrize("code", SETS)
KEYS = {
    "body": [], "committees": ["committee"], "plans": ["year", "version", "activity"], "opinions": ["year", "number"],
    "recommendations": ["opinion_year", "opinion_number", "position"], "figures": ["year", "figure"],
    "indicators": ["axis", "position", "year"], "reports": ["year", "period", "figure"],
}  # fmt: skip


def rows(client, code):
    return json.loads(client.get(f"/open-data/{code}.json").content)["rows"]


def text(value):
    """A value of JSON as CSV has it, the guard of formulas left aside."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else f"{value:.2f}" if isinstance(value, float) else str(value)


def number(cell):
    return f"{float(cell):.2f}" if re.fullmatch(r"-?\d+\.\d+", cell) else cell


@CODES
def test_both_forms_hold_the_same_under_the_same_codes(code, demonstration):
    client = demonstration(None)
    read = client.get(f"/open-data/{code}.csv").content.decode()
    written = json.loads(client.get(f"/open-data/{code}.json").content)
    head, *lines = csv.reader(io.StringIO(read.removeprefix("\ufeff"), newline=""))
    assert [column["code"] for column in written["columns"]] == head[:-1]
    assert [[text(row[name]) for name in head[:-1]] for row in written["rows"]] == [
        [number(cell) for cell in line[:-1]] for line in lines
    ]
    assert len(lines) > 0
    assert (head[-1], {line[-1] for line in lines}) == ("licence", {written["licence"]["code"]})


@CODES
def test_keys_name_one_row_each(code, demonstration):
    keys = [tuple(row[name] for name in KEYS[code]) for row in rows(demonstration(None), code)]
    assert (None in {part for key in keys for part in key}, len(set(keys))) == (False, len(keys))


@CODES
def test_columns_are_described_in_both_languages(code, client, body):
    written = json.loads(client.get(f"/open-data/{code}.json").content)
    codes = [column["code"] for column in written["columns"]]
    assert [name for name in codes if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name)] == []
    assert len(set(codes)) == len(codes)
    said = [written, *written["columns"], *(v for column in written["columns"] for v in column.get("values", ()))]
    assert [one for one in said if not ARABIC.search(one["name_ar"]) or ARABIC.search(one["name_fr"])] == []


def test_every_code_in_a_cell_is_described(demonstration):
    client, unknown = demonstration(None), set()
    for code in SETS:
        written = json.loads(client.get(f"/open-data/{code}.json").content)
        for column in written["columns"]:
            values = {value["code"] for value in column.get("values", ())}
            found = {row[column["code"]] for row in written["rows"]} - {None}
            unknown |= {(code, column["code"], cell) for cell in found - values if values}
    assert unknown == set()


@CODES
def test_whoever_asks_gets_what_the_public_gets(code, demonstration):
    opinion_factories.recommendation(opinion=opinion_factories.opinion(state="deposited"))
    execution.report(year=2024)
    opinion_factories.recommendation(opinion=opinion_factories.opinion(state="adopted", released_on=factories.MAY))
    answers = {demonstration(role).get(f"/open-data/{code}.json").content for role in (None, "chair", "secretariat")}
    assert len(answers) == 1


def test_opinion_that_was_not_released_is_in_no_set(client, body):
    for state in ("proposed", "submitted", "adopted", "deposited", "cancelled"):
        opinion_factories.recommendation(opinion=opinion_factories.opinion(state=state))
    released = opinion_factories.opinion(state="deposited", released_on=factories.MAY)
    opinion_factories.recommendation(opinion=released)
    (opinion,) = rows(client, "opinions")
    (recommendation,) = rows(client, "recommendations")
    number = (released.number_year, released.number)
    assert (opinion["year"], opinion["number"]) == number
    assert (recommendation["opinion_year"], recommendation["opinion_number"]) == number
    assert opinion["address"] == f"http://testserver/opinions/{released.pk}/"


def test_plan_has_its_official_versions_and_their_states(client, body):
    plan = factories.year_plan()
    activities = {}
    for state in ("superseded", "adopted", "draft"):
        version = factories.plan_version(year_plan=plan, state=state)
        activities[state] = factories.line(plan_version=version).activity
    found = [(row["version"], row["version_state"], row["activity"], row["state"]) for row in rows(client, "plans")]
    assert found == [
        (1, "superseded", activities["superseded"].code, "planned"),
        (2, "adopted", activities["adopted"].code, "planned"),
    ]


def test_organs_are_counted_by_sex(client, body):
    thematic = factories.committee()
    for sex in "ffm":
        factories.seat(committee=thematic, member=factories.member_in_office(sex=sex))
    ended = factories.committee(ends_on=factories.MAY)
    Body.objects.update(is_demonstration=True, reference_date="2023-05-31")
    found = [[row[name] for name in ("committee", "members", "women", "men")] for row in rows(client, "committees")]
    assert found == [["thematic-1", 3, 2, 1], [f"thematic-{ended.number}", None, None, None]]
    (row,) = rows(client, "body")
    assert [row[name] for name in ("seats", "members", "women", "men", "vacant_seats")] == [31, 3, 2, 1, 28]


def test_yearly_figures_are_those_of_the_pages(demonstration):
    found = {(row["year"], row["figure"]): row for row in rows(demonstration(None), "figures")}
    shares = [found[2022, f"members_{name}"] for name in ("permanent", "medium", "absent")]
    together = sum(row["value"] for row in shares)
    assert [(row["of"], row["women"] + row["men"]) for row in shares] == [(together, row["value"]) for row in shares]
    assert together > 0
    office = found[2023, "members_in_office"]
    assert [office[name] for name in ("value", "women", "men", "of", "until")] == [31, 9, 22, None, "2023-05-31"]
    rate = found[2023, "attendance_rate"]
    assert (rate["women"] + rate["men"], rate["women_of"] + rate["men_of"]) == (rate["value"], rate["of"])
    page = parse(demonstration(None).get("/fr/indicators/?year=2023")).text_content()
    assert f"{rate['value']} sur {rate['of']}" in page


def test_what_is_not_known_is_null_and_never_zero(client, body):
    # Principles: no data ≠ zero.
    factories.mandate()
    factories.plan_version(year_plan=factories.year_plan())
    found = {row["figure"]: row for row in rows(client, "figures")}
    unknown = ("value", "of", "percentage", "women", "men")
    for figure in ("attendance_rate", "members_permanent"):
        assert [found[figure][name] for name in unknown] == [None] * 5


def test_files_may_be_read_by_any_page_and_the_pages_by_none(client, body):
    answers = {path: client.get(path) for path in ("/open-data/", "/open-data/body.csv", "/open-data/body.json", "/")}
    free = {path for path, answer in answers.items() if answer.get("Access-Control-Allow-Origin") == "*"}
    assert free == {"/open-data/body.csv", "/open-data/body.json"}
    assert client.get("/open-data/nothing.csv").status_code == client.get("/open-data/nothing.json").status_code == 404
    assert [client.post(path).status_code for path in sorted(free)] == [405, 405]


@CODES
def test_what_has_not_changed_is_not_sent_again(code, client, body):
    Committee.objects.create(kind="thematic", number=1, name_ar="لجنة", starts_on=factories.BEGIN)
    for form in ("csv", "json"):
        first = client.get(f"/open-data/{code}.{form}")
        again = client.get(f"/open-data/{code}.{form}", headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content, again["Access-Control-Allow-Origin"]) == (304, b"", "*")


MORE = {
    "body": factories.member_in_office,
    "committees": factories.seat,
    "plans": factories.line,
    "opinions": lambda: opinion_factories.opinion(state="deposited", released_on=factories.MAY),
    "recommendations": lambda: opinion_factories.follow_up(
        recommendation=opinion_factories.recommendation(
            opinion=opinion_factories.opinion(state="deposited", released_on=factories.MAY)
        )
    ),
    "figures": lambda: factories.attendance(meeting=factories.meeting(state="held"), member=Member.objects.first()),
    "indicators": lambda: execution.target(indicator=execution.indicator()),
    "reports": factories.line,
}


@pytest.mark.once
@CODES
def test_queries_do_not_grow_with_rows(code, demonstration):
    client, counts = demonstration(None), []
    for more in (3, 12):
        for _ in range(more):
            MORE[code]()
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/open-data/{code}.json")
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 60
