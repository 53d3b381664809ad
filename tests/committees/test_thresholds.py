"""Entry of the dated attendance thresholds, and of the rules of quorum and notice, on the settings."""

from datetime import date

import pytest

from committees.models import AttendanceThreshold, Body
from tests.pages import errors, filled

NEW = "/settings/thresholds/new/"
TYPED = {"starts_on": "01/01/2024", "permanent_from": 80, "medium_from": 30, "minimum": 2}


@pytest.fixture
def office(client_of):
    return client_of("secretariat")


def test_threshold_is_entered_and_corrected(office):
    assert office.post(NEW, TYPED)["Location"] == "/settings/#thresholds"
    rule = AttendanceThreshold.objects.get()
    assert (rule.starts_on, rule.permanent_from, rule.medium_from, rule.minimum) == (date(2024, 1, 1), 80, 30, 2)
    address = f"/settings/thresholds/{rule.pk}/edit/"
    assert office.post(address, filled(office.get(address), minimum=4)).status_code == 302
    assert AttendanceThreshold.objects.get().minimum == 4
    assert "80\u00a0%" in office.get("/settings/").content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"medium_from": 80}, {"permanent_from": 101}, {"medium_from": 0}, {"minimum": 0}, {"starts_on": ""}],
)
def test_threshold_that_contradicts_itself_is_refused(wrong, office):
    response = office.post(NEW, {**TYPED, **wrong})
    assert (response.status_code, len(errors(response)) >= 1) == (200, True)
    assert AttendanceThreshold.objects.count() == 0


def test_two_thresholds_never_begin_on_one_day(office):
    office.post(NEW, TYPED)
    assert len(errors(office.post(NEW, TYPED))) == 1
    assert AttendanceThreshold.objects.count() == 1


def test_settings_say_the_defaults_while_none_is_entered(office):
    # Domain, AttendanceThreshold: permanent from 75 %, medium from 25 %, at least 3 meetings.
    page = office.get("/settings/").content.decode()
    assert "75\u00a0%" in page and "25\u00a0%" in page


def test_rules_of_meetings_are_settings_of_the_body(office):
    # Domain, The body: quorum rule per call, whether late and remote count for it, notice days, letterhead.
    typed = {
        "quorum_second": "third",
        "notice_days": 10,
        "quorum_counts_late": None,
        "letterhead_ar": "المملكة المغربية",
    }
    assert office.post("/settings/", filled(office.get("/settings/"), **typed)).status_code == 302
    body = Body.current()
    assert (body.quorum_second, body.notice_days, body.letterhead_ar) == ("third", 10, "المملكة المغربية")
    assert (body.quorum_counts_late, body.quorum_counts_remote) == (False, True)
