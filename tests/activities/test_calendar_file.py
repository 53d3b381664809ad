"""The public calendar: the days of the plans in force, and nothing that no plan shows."""

from datetime import date

import pytest
import vobject
from django.utils.translation import override
from icalendar import Calendar

from activities.calendar_file import activities_feed
from tests import execution_factories as execution
from tests import factories

pytestmark = pytest.mark.usefixtures("body")


@pytest.fixture
def feed(body):
    def read(language="ar"):
        with override(language):
            return activities_feed(body, absolute=lambda path: f"https://body.example{path}")

    return read


def events(content):
    return Calendar.from_ical(content).walk("VEVENT")


def planned(**values):
    return execution.planned(**{"starts_on": factories.MAY, **values})


def test_event_is_of_whole_days_and_ends_on_the_day_after(feed):
    planned()
    planned(starts_on=date(2022, 10, 31), ends_on=date(2022, 11, 3))
    days = [(event["DTSTART"].dt, event["DTEND"].dt) for event in events(feed())]
    assert days == [(date(2022, 10, 31), date(2022, 11, 4)), (date(2023, 5, 19), date(2023, 5, 20))]
    assert [event["DTSTART"].params for event in events(feed())] == [{"VALUE": "DATE"}] * 2


def test_event_says_what_its_plan_says(feed):
    axis = factories.axis(title_ar="المحور الأول", title_fr="Axe un")
    activity = planned(axis=axis, wording_ar="ملتقى", wording_fr="Forum")
    (event,) = events(feed("fr"))
    assert (str(event["SUMMARY"]), event["CATEGORIES"].to_ical().decode()) == ("Forum", "Axe un")
    assert str(event["DESCRIPTION"]) == "19 mai\nAxe un\nProgrammée"
    assert str(event["URL"]) == f"https://body.example/fr/plans/{activity.year_plan.year}/"
    (arabic,) = events(feed())
    assert (str(arabic["SUMMARY"]), arabic["UID"]) == ("ملتقى", event["UID"])


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(0, ""), (1, " لم يُدرج نشاط واحد لم يُحدد يومه: تجدونه في برنامج سنته."),
     (2, " لم يُدرج نشاطان لم يُحدد يومهما: تجدونهما في برنامج سنتهما.")],
)  # fmt: skip
def test_what_has_no_day_is_left_out_and_said(feed, number, sentence):
    # Domain, Schedule: month ≠ first of the month.
    planned()
    for month in (None, 3)[:number]:
        execution.planned(month_from=month, month_to=month)
    assert len(events(feed())) == 1
    said = Calendar.from_ical(feed())["DESCRIPTION"]
    assert said == f"الأنشطة المؤرخة في برامج السنوات السارية.{sentence}"


@pytest.mark.parametrize("state", ["superseded", "draft", "submitted", "abandoned"])
def test_only_versions_in_force_are_in_it(feed, state):
    plan = factories.year_plan()
    reason = {"abandoned_because_ar": "سبب"} if state == "abandoned" else {}
    factories.line(plan_version=factories.plan_version(year_plan=plan, state=state, **reason), starts_on=factories.MAY)
    assert events(feed()) == []


@pytest.mark.parametrize("state", ["postponed", "cancelled", "not_done"])
def test_activity_that_does_not_take_place_stays_and_says_so(feed, state):
    activity = planned()
    (before,) = events(feed())
    activity.state, activity.state_reason_ar = state, "سبب لا يُنشر"
    activity.version += 1
    activity.save()
    (after,) = events(feed())
    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert (before["UID"], before["SEQUENCE"] + 1) == (after["UID"], after["SEQUENCE"])
    assert "سبب لا يُنشر" not in feed().decode().replace("\r\n ", "")


def test_day_that_its_source_contradicts_is_in_doubt(feed):
    planned(starts_on=date(2022, 1, 11), printed_month=4)
    (event,) = events(feed("fr"))
    assert event["STATUS"] == "TENTATIVE"
    assert str(event["DESCRIPTION"]).splitlines()[-1] == "datée du 11 janvier, imprimée en avril"


def test_next_version_replaces_the_event_of_the_former_one(feed):
    activity = planned(starts_on=date(2022, 5, 19))
    (before,) = events(feed())
    plan = activity.year_plan
    following = factories.plan_version(year_plan=plan, state="draft")
    factories.line(plan_version=following, activity=activity, starts_on=date(2022, 6, 2))
    following.adopt(on=date(2022, 5, 20))
    (after,) = events(feed())
    assert (after["UID"], after["DTSTART"].dt) == (before["UID"], date(2022, 6, 2))
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_feed_is_read_by_another_reader(feed):
    planned(wording_ar="ورشة، أولى; ثانية", ends_on=date(2023, 5, 21))
    read = vobject.readOne(feed().decode())
    (event,) = read.vevent_list
    assert read.x_wr_calname.value == "أنشطة – هيئة المساواة"
    assert (event.summary.value, event.dtstart.value, event.dtend.value) == (
        "ورشة، أولى; ثانية", date(2023, 5, 19), date(2023, 5, 22),
    )  # fmt: skip
