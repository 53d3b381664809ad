"""A new commune, from its first account to its first convocation in seven pages, and what each step saves."""

import re
from datetime import UTC, date, datetime

import pytest

from activities.models import Axis, PlanVersion, Programme
from committees.models import AttendanceThreshold, Body, Committee, Convocation, Mandate
from hayaa.setup import check_list, first_account
from hayaa.setup.proposals import proposed
from tests import factories
from tests.html import parse
from tests.pages import errors, filled
from tests.shell.empty import administrator

pytestmark = pytest.mark.django_db
BODY = {
    "name_ar": "هيئة المساواة وتكافؤ الفرص ومقاربة النوع", "short_name_ar": "هيئة المساواة",
    "commune_ar": "جماعة أولاد تايمة", "province_ar": "إقليم تارودانت", "signature_place_ar": "أولاد تايمة",
    "seats": "15", "starts_on": "01/10/2022", "decision_ar": "مقرر المجلس رقم 12",
}  # fmt: skip
MEETING = {"day": "19/05/2023", "starts_at": "16:00", "place_ar": "مقر الجماعة"}
ACCOUNT = {
    "first_name": "نعيمة", "last_name": "بنعلي", "username": "naima",
    "password1": "kitab-azraq-42", "password2": "kitab-azraq-42",
}  # fmt: skip
PAGES, FIELDS = 7, 40  # screens.md, The work: at most so many, beside the members' spreadsheet


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(datetime(2023, 5, 2, 10, tzinfo=UTC))


class Visitor:
    """Somebody who follows the buttons of the check-list, and counts the pages they see and the fields they type."""

    def __init__(self, client):
        self.client, self.pages, self.typed = client, set(), 0

    def get(self, url):
        response = self.client.get(url, follow=True)
        self.pages.add(response.request["PATH_INFO"])
        return response

    def next(self):
        """The page to which the one filled button of the check-list leads."""
        return self.get(parse(self.get("/setup/")).xpath("//main//a[contains(@class, 'primary')]/@href")[0])

    def send(self, page, **typed):
        self.typed += len(typed)
        request = page.request
        own = f"{request['PATH_INFO']}?{request['QUERY_STRING']}"
        url = parse(page).xpath("//main//form[@method='post']")[-1].get("action") or own
        response = self.client.post(url, filled(page, **typed), follow=True)
        self.pages.add(response.request["PATH_INFO"])
        return response


def test_seven_pages_and_forty_fields_to_the_first_convocation(client):
    visitor = Visitor(client)
    protected = visitor.send(visitor.get(first_account.address()), **ACCOUNT)
    visitor.pages.remove(protected.request["PATH_INFO"])  # what protects the account is not part of the way
    factories.phone()
    visitor.get("/setup/")
    back = visitor.send(visitor.next(), **BODY)
    assert back.request["PATH_INFO"] == "/setup/"
    back = visitor.send(visitor.next())
    assert back.request["PATH_INFO"] == "/setup/"
    factories.member_in_office(given_name_ar="فاطمة", family_name_ar="أخراز")  # the members' spreadsheet
    visitor.send(visitor.get("/setup/"))  # the rules are right
    plan = visitor.send(visitor.next())
    assert plan.request["PATH_INFO"] == "/plans/2023/versions/1/lines/"
    assert parse(plan).xpath("//p[@class='trail']/a/@href") == ["/setup/"]
    visitor.pages.remove("/plans/2023/versions/1/lines/")  # what is planned is not part of the way
    convened = visitor.send(visitor.next(), **MEETING, convene="1")
    assert re.fullmatch(r"/meetings/\d+/convocations/", convened.request["PATH_INFO"])
    assert Convocation.objects.count() == 1
    assert check_list.read(Body.current()).next is None
    assert len(visitor.pages) <= PAGES and visitor.typed <= FIELDS, (visitor.pages, visitor.typed)
    assert (len(visitor.pages), visitor.typed) == (7, 17)


def test_check_list_follows_from_the_records():
    """Nothing is ticked off: what is taken away is to be entered again."""
    done = lambda: [step.code for step in check_list.read(Body.current()).steps if step.done]  # noqa: E731
    client = administrator()
    assert done() == []
    factories.body()
    assert done() == []  # its letters have no head yet
    factories.body(province_ar="إقليم تارودانت")
    assert done() == ["body"]
    factories.body(province_ar="", letterhead_ar="المملكة المغربية")
    mandate = factories.mandate(ends_on=date(2023, 5, 1))
    assert done() == ["body"]  # it runs no more
    Mandate.objects.update(ends_on=None)
    factories.committee()
    factories.term(mandate=mandate)
    assert done() == ["body", "mandate", "committees", "members"]
    assert client.post("/setup/rules/")["Location"] == "/setup/"
    factories.plan_version(state="draft")
    assert done() == ["body", "mandate", "committees", "members", "rules", "plan"]
    factories.convocation(meeting=factories.meeting())
    assert check_list.read(Body.current()).next is None
    AttendanceThreshold.objects.all().delete()
    assert check_list.read(Body.current()).next.code == "rules"


def test_members_come_one_by_one_and_a_plan_from_a_spreadsheet_too():
    """A body without a spreadsheet is not sent to one, and a body with one need not type its plan again."""
    others = lambda: {step.code: step.other[1] for step in check_list.read(Body.current()).steps if step.other}  # noqa: E731
    client = administrator()
    factories.body(province_ar="إقليم تارودانت")
    assert others() == {"members": "/members/new/"}
    factories.term()
    factories.plan_version(state="draft")
    assert others() == {"plan": "/import/plan/"}
    links = parse(client.get("/setup/")).xpath("//a[contains(text(), 'من جدول')]/@href")
    assert [parse(client.get(link)).xpath("//p[@class='trail']/a/@href") for link in links] == [["/setup/"]]


def test_desk_shows_the_check_list_until_it_is_done():
    client = administrator()
    shown = lambda: [step.strip() for step in parse(client.get("/")).xpath("//a[@href='/setup/']/text()")]  # noqa: E731
    assert shown() == ["مراحل انطلاق هيئة جديدة"]
    factories.body(province_ar="إقليم تارودانت")
    factories.term()
    factories.committee()
    client.post("/setup/rules/")
    factories.plan_version()
    assert shown() == ["مراحل انطلاق هيئة جديدة"]
    factories.convocation()
    assert shown() == []


def test_desk_of_those_who_cannot_set_up_and_of_a_demonstration_shows_none(client_of):
    for role in ("chair", "member", "coordinator"):
        assert b"/setup/" not in client_of(role).get("/").content
    factories.body(is_demonstration=True)
    assert b"/setup/" not in client_of("secretariat").get("/").content


def test_rules_are_written_down_once_from_the_first_day_of_the_mandate():
    client = administrator()
    factories.mandate(starts_on=date(2022, 10, 1))
    for _again in range(2):
        client.post("/setup/rules/")
    assert [(t.starts_on, t.permanent_from, t.medium_from, t.minimum) for t in AttendanceThreshold.objects.all()] == [
        (date(2022, 10, 1), 75, 25, 3)
    ]


# The body with its mandate


def test_new_body_begins_with_its_mandate():
    client = administrator()
    assert client.post("/settings/", filled(client.get("/settings/"), **BODY)).status_code == 302
    assert [(m.starts_on, m.decision_ar, m.ends_on) for m in Mandate.objects.all()] == [
        (date(2022, 10, 1), "مقرر المجلس رقم 12", None)
    ]
    assert "starts_on" not in filled(client.get("/settings/"))


def test_decision_without_its_day_is_refused_and_nothing_is_saved():
    client = administrator()
    response = client.post("/settings/", filled(client.get("/settings/"), **{**BODY, "starts_on": ""}))
    assert len(errors(response)) == 1
    assert (Body.objects.exists(), Mandate.objects.exists()) == (False, False)


# Committees


def kept():
    return [(c.kind, c.number, c.name_ar, bool(c.task_ar)) for c in Committee.objects.all()]


def test_proposed_committees_are_five_thematic_and_three_organisational():
    client = administrator()
    factories.mandate(starts_on=date(2022, 10, 1))
    response = client.post("/setup/committees/", filled(client.get("/setup/committees/")))
    assert response["Location"] == "/committees/"
    assert kept() == [
        *[("thematic", n, one["name_ar"], True) for n, one in enumerate(proposed()["committee"][:5], start=1)],
        *[("organisational", n, one["name_ar"], True) for n, one in enumerate(proposed()["committee"][5:], start=1)],
    ]
    assert {c.starts_on for c in Committee.objects.all()} == {date(2022, 10, 1)}


def test_committees_are_left_out_renamed_and_added():
    """One that was renamed loses the task and the French of the proposal.

    Numbers follow what is kept, and what there was before.
    """
    client = administrator()
    factories.committee(kind="organisational", number=4, name_ar="لجنة سابقة")
    page = client.get("/setup/committees/")
    dropped = dict.fromkeys([f"thematic_{n}_keep" for n in (1, 3, 4, 5)] + ["organisational_1_keep"])
    typed = {
        "thematic_2_name_ar": "لجنة الماء",
        "thematic_6_name_ar": "لجنة الجبل",
        "organisational_5_name_ar": "لجنة النظام",
    }
    assert client.post("/setup/committees/", filled(page, **dropped, **typed)).status_code == 302
    second, third = (one["name_ar"] for one in proposed()["committee"][6:])
    assert kept() == [
        ("thematic", 1, "لجنة الماء", False), ("thematic", 2, "لجنة الجبل", False),
        ("organisational", 4, "لجنة سابقة", False), ("organisational", 5, second, True),
        ("organisational", 6, third, True), ("organisational", 7, "لجنة النظام", False),
    ]  # fmt: skip
    assert not Committee.objects.get(name_ar="لجنة الماء").name_fr
    again = filled(client.get("/setup/committees/"))
    assert second not in [value for values in again.values() for value in values]


@pytest.mark.parametrize(
    "typed",
    [
        {"thematic_1_name_ar": ""},  # kept without a name
        {"thematic_7_name_fr": "Commission de la montagne"},  # French alone
        {"starts_on": "hier"},
        {"organisational_3_name_ar": "ن" * 201},
    ],
)
def test_wrong_committee_saves_none_of_them(typed):
    client = administrator()
    response = client.post("/setup/committees/", filled(client.get("/setup/committees/"), **typed))
    assert (response.status_code, len(errors(response)), Committee.objects.count()) == (200, 1, 0)


# The first plan


def test_first_plan_makes_the_programme_its_axes_and_a_draft():
    client = administrator()
    factories.mandate()
    page = client.get("/setup/plan/")
    typed = {
        "axis_2_title_ar": "التكوين",
        "axis_5_keep": None,
        "axis_7_title_ar": "م" * 100,
        "last_year": "2024",
        "year": "2024",
    }
    response = client.post("/setup/plan/", filled(page, **typed))
    assert response["Location"] == "/plans/2024/versions/1/lines/?back=setup"
    programme = Programme.objects.get()
    assert (programme.title_ar, programme.first_year, programme.last_year, programme.state) == (
        "برنامج عمل الهيئة", 2023, 2024, "draft",
    )  # fmt: skip
    assert [(a.code, a.colour, a.short_title_ar) for a in programme.axes.all()] == [
        ("organisation", 1, "التنظيم الداخلي"), ("axis-2", 2, "التكوين"), ("communication", 3, "التواصل والتشبيك"),
        ("opinions", 4, "الآراء الاستشارية"), ("axis-5", 5, "م" * 59 + "…"),
    ]  # fmt: skip
    assert [(str(v.year_plan), v.number, v.state) for v in PlanVersion.objects.all()] == [("2024", 1, "draft")]


@pytest.mark.parametrize(
    "typed", [{"year": "2030"}, {"last_year": "2022", "year": "2022"}, {"title_ar": ""}, {"axis_1_title_ar": ""}]
)
def test_wrong_first_plan_saves_nothing(typed):
    client = administrator()
    factories.mandate()
    response = client.post("/setup/plan/", filled(client.get("/setup/plan/"), **typed))
    assert (response.status_code, bool(errors(response))) == (200, True)
    assert (Programme.objects.exists(), Axis.objects.exists()) == (False, False)


def test_plan_waits_for_a_mandate_and_a_programme():
    client = administrator()
    assert client.get("/setup/plan/").status_code == 409
    assert client.get("/plans/new/")["Location"] == "/setup/plan/"
    factories.programme()
    assert client.get("/plans/new/").status_code == 200
