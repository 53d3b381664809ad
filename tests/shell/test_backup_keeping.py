"""Which backups stay: the newest of each of the last days, weeks and months that have one, whatever their age."""

import os
from datetime import UTC, datetime, timedelta

from hayaa.backup.keeping import MONTHS, WEEKS, kept, name_at, sweep

NOW = datetime(2026, 11, 29, 1, 30, tzinfo=UTC)


def nights(number):
    return [NOW - timedelta(days=day) for day in range(number)]


def test_last_days_stay_each():
    assert kept(nights(30), days=30) == set(nights(30))


def test_newest_of_a_day_stands_for_it():
    noon = NOW + timedelta(hours=11)
    assert kept([NOW, noon], days=1) == {noon}


def test_older_ones_thin_out_to_weeks_and_months():
    """Three years of nights: 7 days, then one of each week and of each month, counted from the newest."""
    stays = sorted(kept(nights(3 * 365), days=7), reverse=True)
    assert stays[:7] == nights(7)
    weeks, months = ({f"{moment:{form}}" for moment in nights(3 * 365)} for form in ("%G-%V", "%Y-%m"))
    assert {f"{moment:%G-%V}" for moment in stays} >= set(sorted(weeks)[-WEEKS:])
    assert {f"{moment:%Y-%m}" for moment in stays} == set(sorted(months)[-MONTHS:])
    assert len(stays) <= 7 + WEEKS + MONTHS


def test_nothing_goes_for_its_age_alone():
    """Backups stopped two years ago: those that are left are all kept."""
    old = [moment - timedelta(days=730) for moment in nights(5)]
    assert kept(old, days=5) == set(old)


def test_only_backups_of_the_folder_go(tmp_path):
    for moment in nights(3):
        (tmp_path / name_at(moment)).touch()
    (tmp_path / "hayaa-before-the-move.zip").touch()
    killed, running = (tmp_path / f".{name_at(NOW)}.{process}.part" for process in (1, 2))
    killed.touch()
    running.touch()
    os.utime(killed, (0, 0))
    same_week_and_month = sweep(tmp_path, days=1)
    assert [path.name for path in same_week_and_month] == sorted(name_at(moment) for moment in nights(3)[1:])
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        running.name, name_at(NOW), "hayaa-before-the-move.zip",
    ]  # fmt: skip
