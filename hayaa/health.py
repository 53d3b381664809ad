"""Whether the program can do its work, for whoever watches over it: `/healthz`, answered to everybody."""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from committees.models import User
from hayaa.backup.making import marker
from hayaa.checks import morocco_time

ENOUGH = 100 * 1024 * 1024  # bytes free, for a few scans


def read():
    """What was asked, with True or False. Raises DatabaseError where the database does not answer."""
    return {"database": True, "clock": clock_is_right(_last_sign_in()), "files": files_can_be_written()}


def backup_age():
    """Whole hours since the last backup; None where there has been none."""
    try:
        made_at = datetime.fromisoformat(marker().read_text())
    except (OSError, ValueError):
        return None
    return (timezone.now() - made_at) // timedelta(hours=1)


def clock_is_right(after):
    """It knows Morocco's time, and does not stand before the last sign-in."""
    return not morocco_time(None) and (after is None or timezone.now() >= after)


def files_can_be_written():
    folder = Path(settings.MEDIA_ROOT)
    while not folder.exists():  # it is made with the first file
        folder = folder.parent
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free >= ENOUGH


def _last_sign_in():
    """The one question to the database."""
    return User.objects.aggregate(last=Max("last_login"))["last"]
