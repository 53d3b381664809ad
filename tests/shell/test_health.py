"""`/healthz` says what an operator has to know, to everybody and about nobody."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError
from django.utils import timezone

from hayaa import health
from hayaa.backup.making import marker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"


def test_all_is_well(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get("/healthz")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert answer.json() == {"status": "ok", "database": True, "clock": True, "files": True, "backup_hours": None}


def test_age_of_the_last_backup_is_said(client):
    marker().write_text((timezone.now() - timedelta(hours=50, minutes=20)).isoformat())
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["backup_hours"]) == (200, 50)


def test_disk_without_room_fails(client, monkeypatch):
    monkeypatch.setattr(health, "ENOUGH", 1 << 60)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["files"], answer.json()["status"]) == (503, False, "failing")


def test_database_that_does_not_answer_fails(client, monkeypatch):
    def away():
        raise DatabaseError

    monkeypatch.setattr(health, "_last_sign_in", away)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"status": "failing", "database": False, "backup_hours": None})


def test_clock_before_what_has_happened_is_wrong():
    with time_machine.travel(datetime(2020, 1, 1, tzinfo=UTC), tick=False):
        assert [health.clock_is_right(datetime(year, 1, 1, tzinfo=UTC)) for year in (2019, 2021)] == [True, False]
