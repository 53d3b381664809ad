"""System checks of the installation, run at every start (registered in `apps.py`)."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.core.checks import Error


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
