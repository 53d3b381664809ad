"""Two people at once on every database: the second is told in a sentence, and nothing is half saved."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from django.test import Client

from activities.models import Evidence, Partner, PlanVersion, YearPlan
from committees.models import Letter, Meeting, Member
from tests import execution_factories as execution
from tests import factories
from tests import opinion_factories as opinions
from tests.pages import filled

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(clients, urls, pages):
    """Posts each page at the same moment; the statuses in their order."""
    if connection.vendor == "sqlite":  # the threads of a test share its one connection in memory
        return sorted(c.post(u, page).status_code for c, u, page in zip(clients, urls, pages, strict=True))
    start = threading.Barrier(len(clients))

    def send(client, url, page):
        start.wait()
        try:
            return client.post(url, page).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(clients)) as several:
        return sorted(several.map(send, clients, urls, pages))


@pytest.fixture
def together(client_of):
    """Posts the same page, opened by two people before either saved, at the same moment; the two statuses."""

    def post(url, *typed, to=None):
        """`url`: the page of both, or the page of each; `to`: where it is sent, if not to itself."""
        clients = [client_of("secretariat"), client_of("administrator")]
        urls = [url, url] if isinstance(url, str) else url
        pages = [filled(c.get(u), **values) for c, u, values in zip(clients, urls, typed * 2, strict=False)]
        return at_once(clients, [to, to] if to else urls, pages)

    return post


def test_one_number_is_given_to_one_member(together, body):
    factories.mandate()
    typed = {"number": "7", "sex": "f", "given_name_ar": "فاطمة", "family_name_ar": "أخراز", "starts_on": "01/01/2022"}
    assert together("/members/new/", typed) == [200, 302]
    assert Member.objects.filter(number=7).count() == 1


def test_one_code_is_given_to_one_partner(together, body):
    assert together("/partners/new/", {"name_ar": "المعهد", "code": "institute"}) == [200, 302]
    assert Partner.objects.count() == 1


def test_one_year_has_one_plan(together, body):
    factories.programme()
    assert together("/plans/new/", {"year": "2023"}) == [200, 302]
    assert (YearPlan.objects.count(), PlanVersion.objects.count()) == (1, 1)


def test_one_copy_is_begun_at_a_time(together, body):
    factories.line(plan_version=factories.plan_version(year_plan=factories.year_plan(year=2024)))
    assert together("/plans/2024/versions/new/", {}) == [302, 409]
    assert list(PlanVersion.objects.values_list("number", "state")) == [(1, "adopted"), (2, "draft")]


@pytest.mark.parametrize("step", ["adopt", "abandon", "submit"])
def test_a_version_takes_a_step_once(step, together, body):
    version = factories.plan_version(state="draft")
    factories.line(plan_version=version)
    url = f"/plans/{version.year_plan.year}/versions/{version.number}/{step}/"
    first, second = together(url, {"adopted_on": "01/02/2022", "abandoned_because_ar": "خطأ"})
    assert (first, second) in [(200, 302), (302, 409)]
    version.refresh_from_db()
    assert version.version == 2


def test_a_line_moves_once_when_two_move_it(together, body):
    version = factories.plan_version(state="draft")
    line = factories.line(plan_version=version)
    assert together(f"/lines/{line.pk}/move/", {"month_from": "5"}, {"month_from": "6"}) == [200, 302]
    line.refresh_from_db()
    assert line.version == 2


def test_meeting_is_closed_once(together, body):
    meeting = factories.meeting(day=date(2023, 5, 19))
    row = factories.attendance(meeting=meeting)
    typed = {"chaired_by": str(row.member_id), "recorded_by": None, "ends_at": "18:00"}
    assert together(f"/meetings/{meeting.pk}/close/", typed) == [302, 409]
    meeting.refresh_from_db()
    assert (meeting.state, meeting.steps.count()) == ("held", 1)


def test_one_number_is_given_to_one_meeting(together, body):
    factories.member_in_office()
    meeting = factories.meeting(state="draft")
    factories.agenda_item(meeting=meeting)
    assert together(f"/meetings/{meeting.pk}/convene/", {}) == [302, 409]
    assert meeting.convocations.count() == 1


def test_second_call_is_made_once(together, body):
    meeting = factories.meeting(state="not_held")
    assert together(f"/meetings/{meeting.pk}/call-again/", {"new_day": "26/05/2023", "new_hour": "16:00"}) == [302, 409]
    assert Meeting.objects.count() == 2


def test_two_corrections_never_take_the_quorum_away_together(together, body):
    meeting = factories.meeting(state="held", quorum_eligible=4, quorum_needed=3, quorum_present=4)
    row = factories.attendance(meeting=meeting)
    first, second = together(f"/attendances/{row.pk}/correct/", {"status": "absent", "reason": "خطأ"})
    assert (first, second) == (200, 302)
    meeting.refresh_from_db()
    assert meeting.quorum_present == 3


def test_partner_deleted_twice_is_gone_once(together, body):
    partner = factories.partner()
    assert together(f"/partners/{partner.pk}/delete/", {}) in ([302, 404], [302, 302])
    assert Partner.objects.count() == 0


@pytest.mark.parametrize("numbered", [True, False])
def test_opinion_is_deposited_once(numbered, together, body):
    opinion = opinions.opinion(state="adopted", cover_letter=opinions.letter() if numbered else None)
    typed = {"day": "19/05/2023", "receipt_number": "118/2023"}
    assert together(f"/opinions/{opinion.pk}/deposit/", typed) == [302, 409]
    opinion.refresh_from_db()
    assert (opinion.state, opinion.deposits.count(), opinion.steps.count()) == ("deposited", 1, 1)
    assert Letter.objects.count() == 1


def test_two_opinions_deposited_together_have_two_letters(together, body):
    first, second = opinions.opinion(state="adopted"), opinions.opinion(state="adopted")
    typed = {"day": "19/05/2023", "receipt_number": "118/2023"}
    assert together([f"/opinions/{each.pk}/deposit/" for each in (first, second)], typed) == [302, 302]
    assert sorted(Letter.objects.values_list("number", flat=True)) == [1, 2]


def test_deposit_is_cancelled_once(together, body):
    opinion = opinions.opinion(state="deposited")
    assert together(f"/opinions/{opinion.pk}/deposit/cancel/", {"reason_ar": "خطأ"}) == [302, 409]
    opinion.refresh_from_db()
    assert (opinion.state, opinion.steps.count()) == ("adopted", 1)


def test_of_two_entries_about_a_recommendation_the_second_is_told(together, body):
    """Both begin the follow-up of the opinion: it begins once."""
    recommendation = opinions.recommendation(opinion=opinions.opinion(state="deposited"))
    url = f"/recommendations/{recommendation.pk}/follow-up/"
    assert together(url, {"day": "19/05/2023"}) == [200, 302]
    assert (recommendation.follow_ups.count(), recommendation.opinion.steps.count()) == (1, 1)


def test_of_two_bulk_updates_the_second_is_told(together, body):
    opinion = opinions.opinion(state="deposited")
    rows = [opinions.recommendation(opinion=opinion) for _ in range(3)]
    first, second = (
        {"day": "19/05/2023", f"{rows[0].pk}-state": "moot", f"{row.pk}-state": "executed"} for row in rows[1:]
    )
    assert together("/recommendations/", first, second, to="/recommendations/update/") == [200, 302]
    assert sorted(rows[0].follow_ups.values_list("state", flat=True)) == ["moot"]
    assert sum(row.follow_ups.count() for row in rows) == 2
    assert opinion.steps.count() == 1


def test_event_is_corrected_once_at_a_time(together, body):
    event = opinions.event(opinion=opinions.opinion(state="deposited"))
    assert together(f"/council-events/{event.pk}/edit/", {"session_ar": "أ"}, {"session_ar": "ب"}) == [200, 302]
    event.refresh_from_db()
    assert event.version == 2


def test_two_letters_at_once_get_two_numbers(together, body):
    typed = {"correspondent_ar": "الرئيس", "subject_ar": "إحالة", "day": "20/04/2023"}
    assert together("/letters/new/?direction=out", typed) == [302, 302]
    assert sorted(Letter.objects.values_list("number", flat=True)) == [1, 2]


def test_opinion_is_adopted_once(together, body):
    opinion = opinions.opinion(state="submitted")
    opinions.text(opinion=opinion)
    meeting = factories.meeting(state="held")
    factories.attendance(meeting=meeting)
    item = factories.agenda_item(meeting=meeting, votes_for=1, votes_against=0, abstentions=0)
    assert together(f"/opinions/{opinion.pk}/adopt/", {"item": str(item.pk)}) == [302, 409]
    opinion.refresh_from_db()
    assert (opinion.official_number, opinion.steps.count()) == ("1/2023", 1)


def test_two_opinions_adopted_together_have_two_numbers(together, body):
    first, second = opinions.opinion(state="submitted"), opinions.opinion(state="submitted")
    meeting = factories.meeting(state="held")
    factories.attendance(meeting=meeting)
    for each in (first, second):
        opinions.text(opinion=each)
        cast = {"votes_for": 1, "votes_against": 0, "abstentions": 0}
        factories.agenda_item(meeting=meeting, title_ar=each.title_ar, **cast)
    assert together([f"/opinions/{each.pk}/adopt/" for each in (first, second)], {}) == [302, 302]
    numbers = type(first).objects.values_list("number", flat=True)
    assert sorted(numbers) == [1, 2]


def test_letter_struck_out_is_not_cited_and_one_cited_is_not_struck_out(together, body):
    letter = opinions.letter(direction="in")
    opinion = opinions.opinion(origin="president")
    pages = [f"/letters/{letter.pk}/cancel/", f"/opinions/{opinion.pk}/edit/"]
    statuses = together(pages, {"reason": "خطأ"}, {"referral_letter": str(letter.pk)})
    assert statuses in ([200, 302], [302, 409])
    letter.refresh_from_db(), opinion.refresh_from_db()
    assert letter.is_cancelled != (opinion.referral_letter == letter)


def test_five_letters_at_once_get_five_numbers(client_of, body):
    office, clients, url = client_of("secretariat"), [Client() for _ in range(5)], "/letters/new/?direction=out"
    page = filled(office.get(url), correspondent_ar="الرئيس", subject_ar="إحالة", day="20/04/2023")
    for client in clients:
        client.cookies = office.cookies
    assert at_once(clients, [url] * 5, [page] * 5) == [302] * 5
    assert sorted(Letter.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]


def test_record_of_the_body_becomes_evidence_once(client_of, body):
    activity = execution.done()
    execution.means(axis=activity.latest_line.axis, kind="attendance")
    execution.participation(activity=activity)
    clients = [client_of("secretariat"), client_of("administrator")]
    assert at_once(clients, [f"/activities/{activity.pk}/evidence/take/"] * 2, [{}, {}]) == [302, 302]
    assert activity.evidence.count() == 1


def test_evidence_is_accepted_or_rejected_and_the_second_is_told(together, body):
    given = execution.evidence(state="to_check")
    pages = [f"/evidence/{given.pk}/{step}/" for step in ("accept", "reject")]
    assert together(pages, {}, {"reason_ar": "لا يثبت شيئا"}) in ([200, 302], [302, 409])


def test_evidence_is_checked_or_deleted_never_both(together, body):
    given = execution.evidence(state="to_check")
    pages = [f"/evidence/{given.pk}/{step}/" for step in ("accept", "delete")]
    assert together(pages, {}, {}) in ([302, 404], [302, 409])
    assert Evidence.objects.filter(state="to_check").count() == 0
