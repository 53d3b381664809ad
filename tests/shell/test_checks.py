"""Quality: the installation looks itself whether its clock knows Morocco, and asks PostgreSQL."""

from datetime import datetime

import pytest
from django.core.checks import Tags, run_checks
from django.core.checks.registry import registry
from django.db import connection

from hayaa import checks


class Answering:
    """A PostgreSQL that says an hour."""

    def __init__(self, hour):
        self.hour = hour

    def cursor(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *failed):
        pass

    def execute(self, question):
        assert "Africa/Casablanca" in question

    def fetchone(self):
        return (datetime(2026, 12, 1, self.hour),)


def test_checks_of_ours_are_asked_at_every_start():
    """They were written, tested and never asked: Django took another configuration of the application."""
    ours = {check.__name__ for check in registry.get_checks(include_deployment_checks=True)}
    assert {"morocco_time", "morocco_time_of_postgresql", "security_contact"} <= ours


def test_our_own_time_zone_data_knows_that_casablanca_is_at_utc():
    assert checks.morocco_time(None) == []


@pytest.mark.parametrize(("hour", "told"), [(12, []), (13, ["hayaa.W001"])])
def test_old_time_zone_data_of_postgresql_is_told(hour, told):
    assert [warning.id for warning in checks._wrong_hour(Answering(hour))] == told


def test_database_is_asked_with_the_checks_of_databases(db):
    found = [check.id for check in run_checks(tags=[Tags.database], databases=["default"])]
    assert set(found) <= ({"hayaa.W001"} if connection.vendor == "postgresql" else set())
