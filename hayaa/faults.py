"""What the reader is told when the machine fails: that the database is away or the disk full (decision 0034)."""

import errno
import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.shortcuts import render
from django.utils import translation
from django.views import defaults

RETRY_AFTER = "10"  # seconds; a restart of PostgreSQL takes less
MISSING = "no such"  # SQLite says a mistake in the tables with the same error
FULL = (errno.ENOSPC, errno.EDQUOT)
FULL_IN_WORDS = ("disk is full", "No space left on device")  # of SQLite and of PostgreSQL


def server_error(request):
    """503 with the time to come back while the database is away or the disk is full; else 500.

    It is asked while the error is handled, whichever part of the program raised it: the session, a page, its template.
    """
    told = next(filter(None, map(_told, _errors())), None)
    translation.activate(translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE)
    if told is None:
        return defaults.server_error(request)
    response = render(request, told, {"again": request.method == "GET"}, status=503)
    response["Retry-After"] = RETRY_AFTER
    return response


def _errors():
    """The error that is handled, and those that it came from."""
    error = sys.exc_info()[1]
    while error:
        yield error
        error = error.__cause__ or error.__context__


def _told(error):
    """The page that speaks of an error of the machine; None for a mistake of the program."""
    if isinstance(error, OSError) and error.errno in FULL:
        return "faults/full.html"
    if not isinstance(error, OperationalError | InterfaceError) or MISSING in str(error):
        return None
    full = any(words in str(error) for words in FULL_IN_WORDS)
    return "faults/full.html" if full else "faults/away.html"
