"""The logs, a line of JSON for each request and each fault, as journald keeps them; nobody's record can be read there.

A page is named by its route (`members/<int:pk>/`), never by its address; a fault by its kind and where it came about,
without its words, which may quote a record.
"""

import json
import logging
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

DEEPEST = 30  # places of a fault, the last ones
requests = logging.getLogger("hayaa.requests")


def log_requests(get_response):
    """Middleware: one line for each answer, static files excepted, with the milliseconds until it began."""

    def answer(request):
        began = time.monotonic()
        response = get_response(request)
        about = {"method": request.method, "route": _route(request), "status": response.status_code}
        requests.info("request", extra={"about": {**about, "ms": round(1000 * (time.monotonic() - began))}})
        return response

    return answer


class Json(logging.Formatter):
    def format(self, record):
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "about", {}),
        }
        request = getattr(record, "request", None)
        if hasattr(request, "path"):
            line["route"] = _route(request)
            line["message"] = line["message"].replace(request.path, line["route"] or "…")
        if record.exc_info and record.exc_info[0]:
            kind, error, _ = record.exc_info
            line["fault"], line["where"] = f"{kind.__module__}.{kind.__qualname__}", _places(error)
        return json.dumps(line, ensure_ascii=False, default=str)


def _route(request):
    """The pattern of the page's address; None where no page has it."""
    match = getattr(request, "resolver_match", None)
    return match.route if match else None


def _places(error):
    """Where it came about, the innermost last."""
    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(filename):
    path = Path(filename)
    return str(path.relative_to(settings.BASE_DIR)) if path.is_relative_to(settings.BASE_DIR) else path.name
