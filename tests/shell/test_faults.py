"""Quality: a page says 503, not 500, while the database is away, and comes back by itself; a full disk is said so."""

import errno

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client

from tests.html import parse

AWAY = ("الموقع غير متاح مؤقتا", "Le site est momentanément indisponible")
FULL = ("قرص الخادم ممتلئ", "Le disque du serveur est plein")
OURS = ("وقع خطأ", "Une erreur s’est produite")
FAULTS = {
    "refused": (OperationalError("connection refused"), 503, AWAY),
    "closed": (InterfaceError("connection already closed"), 503, AWAY),
    "locked": (OperationalError("database is locked"), 503, AWAY),
    "full": (OSError(errno.ENOSPC, "No space left on device"), 503, FULL),
    "quota": (OSError(errno.EDQUOT, "Disk quota exceeded"), 503, FULL),
    "SQLite full": (OperationalError("database or disk is full"), 503, FULL),
    "PostgreSQL full": (OperationalError('could not extend file "base/1": No space left on device'), 503, FULL),
    "table missing": (OperationalError("no such table: committees_body"), 500, OURS),
    "mistake": (ZeroDivisionError(), 500, OURS),
    "file": (OSError(errno.EACCES, "Permission denied"), 500, OURS),
}
WHERE = ("hayaa.views.Body.current", "django.contrib.sessions.backends.db.SessionStore.load",
         "hayaa.middleware.SignInRequiredMiddleware.process_view")  # fmt: skip


def failing(monkeypatch, where, error):
    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr(where, fail)
    client = Client(raise_request_exception=False)
    client.cookies["session"] = "a" * 32  # so that the session is asked for
    return client


@pytest.mark.once
@pytest.mark.parametrize(("path", "language"), [("/", 0), ("/fr/", 1)])
@pytest.mark.parametrize(("error", "status", "headings"), FAULTS.values(), ids=FAULTS)
def test_failing_machine_is_told_from_a_mistake(error, status, headings, path, language, body, monkeypatch):
    answer = failing(monkeypatch, "hayaa.views.Body.current", error).get(path)
    headings_shown = [h1.text_content().strip() for h1 in parse(answer).iter("h1")]
    assert (answer.status_code, headings_shown) == (status, [headings[language]])
    assert answer.get("Retry-After") == ("10" if status == 503 else None)


@pytest.mark.once
@pytest.mark.parametrize("where", WHERE)
def test_database_that_goes_away_anywhere_is_503_and_the_next_request_is_served(where, body, monkeypatch):
    client = failing(monkeypatch, where, OperationalError("server closed the connection unexpectedly"))
    assert client.get("/").status_code == 503
    monkeypatch.undo()
    assert Client().get("/").status_code == 200


@pytest.mark.once
def test_page_of_a_fault_offers_to_try_again_only_what_can_be_asked_again(body, monkeypatch):
    client = failing(monkeypatch, WHERE[2], OperationalError("connection refused"))
    asked, sent = (parse(answer) for answer in (client.get("/"), client.post("/accounts/login/")))
    assert [a.text_content() for page in (asked, sent) for a in page.iter("a")] == ["أعيدوا المحاولة"]
    assert "لم يُسجل ما أرسلتموه" in sent.text_content()
