"""Whether the program can do its work: `/healthz`, answered to everybody, and what the desk has to say about it."""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from committees.models import User
from hayaa.backup.making import marker
from hayaa.checks import morocco_time
from hayaa.core import room
from hayaa.core.tasks import task

ENOUGH = 100 * 1024 * 1024  # bytes free, for a few scans


def read():
    """What was asked, with True or False. Raises DatabaseError where the database does not answer."""
    return {"database": True, "clock": clock_is_right(_last_sign_in()), "files": files_can_be_written()}


def tasks(user, on):
    """Whoever keeps the records is told that room for files runs out while there still is some, and what to do."""
    if not (user.has_perm("committees.change_body") and room.is_short()):
        return []
    sentence = _("Room for files runs out: they take %(used)s MB of %(limit)s. What you can do")
    text = sentence % {"used": room.lately_taken() // room.MB, "limit": room.quota() // room.MB}
    return [task(on, on, text, reverse("help-chapter", args=["settings"]) + "#room")]


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
