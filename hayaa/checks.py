"""System checks of the installation, run at every start (registered in `apps.py`)."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.checks import Error, Info, Warning
from django.db import connections

SCHEMES = ("mailto:", "https://", "tel:")


def morocco_time(app_configs, **kwargs):
    """Casablanca is at UTC+0 all year since 2026-09-20; older time-zone data gets every later hour wrong."""
    offset = datetime(2026, 12, 1, tzinfo=UTC).astimezone(ZoneInfo("Africa/Casablanca")).utcoffset()
    if offset:
        return [
            Error(
                f"The time-zone data of this installation is too old: Casablanca at {offset} on 2026-12-01.",
                hint="Install the pinned tzdata package again: ./run --setup-only",
                id="hayaa.E001",
            )
        ]
    return []


def morocco_time_of_postgresql(app_configs, databases=None, **kwargs):
    """PostgreSQL reckons days with time-zone data of its own; asked at `migrate` and `check --database default`."""
    asked = [connections[name] for name in databases or () if connections[name].vendor == "postgresql"]
    return [warning for connection in asked for warning in _wrong_hour(connection)]


def security_contact(app_configs, **kwargs):
    """Whoever finds a fault in security asks `/.well-known/security.txt` whom to tell; asked at `check --deploy`."""
    contact = settings.SECURITY_CONTACT
    if not contact:
        return [
            Info(
                "Nobody is named whom one could tell of a fault in security.",
                hint="Set SECURITY_CONTACT, to mailto:somebody@commune.example for instance.",
                id="hayaa.I001",
            )
        ]
    if not contact.startswith(SCHEMES) or len(contact.split()) != 1:
        hint = f"It begins with {', '.join(SCHEMES)}, and has no blanks."
        return [Warning(f"SECURITY_CONTACT is no address: {contact}", hint=hint, id="hayaa.W002")]
    return []


def _wrong_hour(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT timestamptz '2026-12-01 12:00+00' AT TIME ZONE 'Africa/Casablanca'")
        (local,) = cursor.fetchone()
    if local.hour != 12:
        yield Warning(
            f"The time-zone data of PostgreSQL is too old: noon UTC of 2026-12-01 is {local:%H:%M} in Casablanca.",
            hint="Upgrade the tzdata package of the system and restart PostgreSQL.",
            id="hayaa.W001",
        )
