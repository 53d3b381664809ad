"""`/healthz` says what an operator has to know, to everybody and about nobody."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError
from django.utils import timezone

from hayaa import health
from hayaa.backup.making import marker
from hayaa.core import room
from tests.html import parse

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    room._taken_in.cache_clear()


def test_all_is_well(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get("/healthz")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    well = {"status": "ok", "database": True, "clock": True, "files": True}
    assert answer.json() == {**well, "backup_hours": None, "room": "enough"}


def test_age_of_the_last_backup_is_said(client):
    marker().write_text((timezone.now() - timedelta(hours=50, minutes=20)).isoformat())
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["backup_hours"]) == (200, 50)


@pytest.fixture
def four_fifths(settings):
    """Files take 80 % of what they may."""
    settings.FILES_QUOTA = 1
    settings.MEDIA_ROOT.mkdir()
    settings.MEDIA_ROOT.joinpath("a.pdf").write_bytes(b"0" * (4 * room.MB // 5 + 1))


@pytest.mark.usefixtures("four_fifths")
def test_little_room_for_files_is_said_and_takes_no_site_away(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"], answer.json()["room"]) == (200, "ok", "short")


@pytest.mark.usefixtures("four_fifths", "body")
@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/", "مساحة الملفات تضيق: تشغل 0 ميغابايت من أصل 1. ما العمل؟"),
        ("/fr/", "La place pour les fichiers se fait rare\u00a0: ils occupent 0 Mo sur 1. Que faire\u00a0?"),
    ],
)
def test_whoever_keeps_the_records_is_told_on_the_desk_what_to_do(path, said, client_of):
    """And nobody else, who could do nothing about it."""
    for role in ("secretariat", "administrator"):
        client = client_of(role)
        (line,) = parse(client.get(path)).xpath("//*[@id='desk']//a[contains(@href, '#room')]")
        assert line.text_content() == said
        chapter = parse(client.get(line.get("href")))
        assert len(chapter.xpath("//h2[@id='room']/following-sibling::ul[1]/li")) == 3
    others = [client_of(role).get(path) for role in ("chair", "coordinator", "member", "council")]
    assert [answer for answer in others if "#room" in answer.text] == []


def test_enough_room_is_no_task(client_of):
    assert "#room" not in client_of("secretariat").get("/").text


def test_disk_without_room_fails(client, monkeypatch):
    monkeypatch.setattr(health, "ENOUGH", 1 << 60)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["files"], answer.json()["status"]) == (503, False, "failing")


def test_database_that_does_not_answer_fails(client, monkeypatch):
    def away():
        raise DatabaseError

    monkeypatch.setattr(health, "_last_sign_in", away)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "failing", "database": False, "backup_hours": None, "room": "enough"}


def test_clock_before_what_has_happened_is_wrong():
    with time_machine.travel(datetime(2020, 1, 1, tzinfo=UTC), tick=False):
        assert [health.clock_is_right(datetime(year, 1, 1, tzinfo=UTC)) for year in (2019, 2021)] == [True, False]
