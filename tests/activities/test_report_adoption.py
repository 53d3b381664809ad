"""Reports are begun, written and adopted; an adopted one is frozen with its texts, its figures and its papers."""

import hashlib
from datetime import date

import pytest
from django.db import connection

from activities.models import Activity, AnnualReport
from committees.models import Attendance
from opinions.models import Opinion
from tests import execution_factories as execution
from tests import factories, opinion_factories
from tests.html import parse
from tests.pages import errors, filled
from tests.pdf import INVISIBLE


@pytest.fixture
def office(client_of, time_machine):
    time_machine.move_to(date(2024, 2, 1))
    return client_of("secretariat")


@pytest.fixture
def report(body):
    """The draft of 2023, with something to count in each chapter."""
    version = factories.plan_version(year_plan=factories.year_plan(year=2023))
    training = execution.done(plan_version=version)
    execution.participation(activity=training)
    factories.attendance(meeting=factories.meeting(state="held"))
    opinion_factories.recommendation(opinion=opinion_factories.opinion(state="deposited"))
    return execution.report(summary_ar="ملخص السنة", summary_fr="Résumé")


def point(**meeting):
    return factories.agenda_item(meeting=factories.meeting(**{"state": "held", **meeting}))


def adopt(client, report, **typed):
    url = f"{report.get_absolute_url()}adopt/"
    response = client.post(url, filled(client.get(url), **typed))
    report.refresh_from_db()
    return response


def shown(client, url="/reports/2023/"):
    """What the page shows under its head, as a digest."""
    sections = parse(client.get(url)).xpath("//main//section")
    text = " ".join(" ".join(section.text_content().split()) for section in sections)
    return hashlib.sha256(text.encode()).hexdigest()


def test_report_is_begun_and_written(office, report):
    page = office.get("/reports/new/")
    assert office.post("/reports/new/", filled(page, year="2023", part="first_half"))["Location"] == (
        "/reports/2023/first-half/"
    )
    url = "/reports/2023/first-half/edit/"
    office.post(url, filled(office.get(url), lessons_ar="درس", lessons_fr="Leçon"))
    assert AnnualReport.objects.get(part="first_half").lessons_fr == "Leçon"


def test_period_has_one_report_and_has_begun(office, report):
    taken, ahead = (
        office.post("/reports/new/", filled(office.get("/reports/new/"), year=year, part="year"))
        for year in ("2023", "2025")
    )
    assert [len(errors(page)) for page in (taken, ahead)] == [1, 1]
    assert AnnualReport.objects.count() == 1


def test_second_writer_of_the_texts_is_told(office, report):
    url = "/reports/2023/edit/"
    first, second = office.get(url), office.get(url)
    office.post(url, filled(first, summary_ar="الأول"))
    assert len(errors(office.post(url, filled(second, summary_ar="الثاني")))) == 2
    report.refresh_from_db()
    assert report.summary_ar == "الأول"


def test_empty_draft_can_be_deleted_and_a_written_one_stays(office, report):
    execution.report(part="first_half")
    answers = [office.post(f"{url}delete/").status_code for url in ("/reports/2023/", "/reports/2023/first-half/")]
    assert answers == [409, 302]
    assert [each.part for each in AnnualReport.objects.all()] == ["year"]


def test_draft_is_for_those_inside_and_an_adopted_report_for_everybody(client_of, office, report):
    readers = {role: client_of(role) for role in (None, "council", "member")}
    urls = ("/reports/2023/", "/reports/2023.pdf", "/")
    before = {role: [client.get(url).status_code for url in urls[:1]] for role, client in readers.items()}
    assert before == {None: [404], "council": [404], "member": [200]}
    assert readers[None].get("/reports/2023.pdf").status_code == 404
    linked = lambda: [len(parse(readers[None].get(u)).xpath("//main//a[@href='/reports/2023/']")) for u in  # noqa: E731
                      ("/", "/plans/2023/", "/reports/")]  # fmt: skip
    assert linked() == [0, 0, 0]
    adopt(office, report, adopted_on="15/01/2024")
    assert [client.get("/reports/2023/").status_code for client in readers.values()] == [200, 200, 200]
    assert linked() == [1, 1, 1]


def test_point_of_the_meeting_gives_the_day_and_keeps_its_words(office, report):
    item = point(day=date(2024, 1, 20))
    assert adopt(office, report, adoption_item=str(item.pk)).status_code == 302
    item.refresh_from_db()
    assert (report.state, report.adoption_item, report.adopted_on) == ("adopted", item, date(2024, 1, 20))
    assert item.outcome == "approved"
    assert office.post(f"/agenda-items/{item.pk}/delete/").status_code == 409


@pytest.mark.parametrize("typed", [
    {}, {"adopted_on": "02/02/2024"}, {"adopted_on": "31/12/2023"}, {"adopted_on": "31/02/2024"}
])  # fmt: skip
def test_day_of_adoption_lies_between_the_period_and_today(typed, office, report):
    assert len(errors(adopt(office, report, **typed))) == 1
    assert (report.state, report.figures) == ("draft", None)


def test_meeting_within_the_period_does_not_adopt_its_report(office, report):
    item = point(day=date(2023, 11, 5))
    assert len(errors(adopt(office, report, adoption_item=str(item.pk)))) == 1
    assert report.state == "draft"


def test_report_of_a_period_that_has_not_ended_is_not_adopted(office, time_machine):
    report = execution.report()
    time_machine.move_to(date(2023, 12, 31))
    assert office.get("/reports/2023/adopt/").status_code == 409
    assert office.post("/reports/2023/adopt/", {"adopted_on": "31/12/2023"}).status_code == 409
    assert parse(office.get("/reports/2023/")).xpath("//main//a[@href='/reports/2023/adopt/']") == []
    report.refresh_from_db()
    assert report.state == "draft"


def change_everything():
    """What was counted is otherwise now."""
    Activity.objects.update(state="cancelled", state_reason_ar="سبب")
    Attendance.objects.update(status="absent")
    Opinion.objects.update(title_ar="عنوان آخر")
    factories.meeting(state="held", day=date(2023, 6, 1))


def test_adopted_report_never_changes_after_the_data_does(
    office, client, report, fonts, django_capture_on_commit_callbacks
):
    """Domain, AnnualReport: figures and text are frozen when adopted; the frozen PDF never changes afterwards."""
    with django_capture_on_commit_callbacks(execute=True):
        adopt(office, report, adopted_on="15/01/2024")
    urls = ("/reports/2023/", "/fr/reports/2023/")
    papers = [url.rstrip("/") + ".pdf" for url in urls]
    seen = lambda: ([shown(client, url) for url in urls], [client.get(url).content for url in papers])  # noqa: E731
    before = seen()
    draft = execution.report(part="first_half")
    counted = shown(office, draft.get_absolute_url())
    change_everything()
    assert shown(office, draft.get_absolute_url()) != counted
    assert seen() == before
    assert [paper[:5] for paper in before[1]] == [b"%PDF-"] * 2


def test_adopted_report_refuses_every_step(office, report):
    adopt(office, report, adopted_on="15/01/2024")
    steps = ("edit", "adopt", "delete")
    answers = [
        getattr(office, method)(f"/reports/2023/{step}/").status_code for step in steps for method in ("get", "post")
    ]
    assert answers == [409] * 6


@pytest.mark.parametrize("column", ["summary_ar", "difficulties_fr", "figures"])
def test_change_past_every_form_shows_by_the_seal(column, office, report):
    adopt(office, report, adopted_on="15/01/2024")
    warned = lambda: parse(office.get("/reports/2023/")).xpath("//main//*[contains(@class, 'tone-red')]")  # noqa: E731
    assert (len(report.digest), warned()) == (64, [])
    with connection.cursor() as cursor:
        if column == "figures":
            report.figures["keys"][0]["now"] = 99
            AnnualReport._base_manager.update(figures=report.figures)
        else:
            cursor.execute(f"UPDATE activities_annualreport SET {column} = 'x'")
    assert len(warned()) == 1


def test_paper_that_was_not_kept_is_printed_from_the_frozen_figures(office, report, fonts, monkeypatch):
    adopt(office, report, adopted_on="15/01/2024")
    change_everything()
    pages = []
    monkeypatch.setattr("hayaa.core.pdf.responses.render", lambda html, language: pages.append(html) or b"%PDF-")
    assert office.get("/reports/2023.pdf").content == b"%PDF-"
    report.refresh_from_db()
    assert report.digest[:12] in INVISIBLE.sub("", pages[0])
    assert str(Activity.State.CANCELLED.label) not in pages[0]


def test_chair_adopts_and_writes_nothing(client_of, office, report):
    chair = client_of("chair")
    assert [chair.get(f"/reports/2023/{step}/").status_code for step in ("edit", "adopt", "delete")] == [403, 200, 403]
