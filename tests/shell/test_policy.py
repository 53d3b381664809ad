"""Quality: the same headers on every answer, early errors and static files included; the bounds of a request."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client, RequestFactory

from hayaa import policy
from tests import factories
from tests.html import parse

EXPECTED = {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; img-src 'self'; manifest-src 'self'; script-src 'self'; "
    "style-src 'self'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def headers_of(answer):
    """The headers of the policy, the directives of the first in the order of their names."""
    found = {name: answer.get(name) for name in EXPECTED}
    default, *others = (found["Content-Security-Policy"] or "").split("; ")
    ordered = sorted([default, *others], key=lambda directive: (directive[:7] != "default", directive))
    return found | {"Content-Security-Policy": "; ".join(ordered)}


def posted_without_token(path):
    return lambda: Client(enforce_csrf_checks=True).post(path, {"login": "x"})


def too_large():
    return Client().generic("POST", "/accounts/login/", b"", CONTENT_LENGTH=str(policy.LARGEST + 1))


ANSWERS = {
    "a page": (lambda: Client().get("/"), 200),
    "a page in French": (lambda: Client().get("/fr/committees/"), 200),
    "a redirect": (lambda: Client().get("/members/"), 302),
    "a file": (lambda: Client().get("/committees.csv"), 200),
    "health": (lambda: Client().get("/healthz"), 200),
    "no page": (lambda: Client().get("/no/such/page/"), 404),
    "a static file": (lambda: Client().get("/static/hayaa/css/base.css"), 200),
    "no static file": (lambda: Client().get("/static/no.css"), 404),
    "another host": (lambda: Client().get("/", headers={"host": "evil.example"}), 400),
    "a host that is none": (lambda: Client().get("/", headers={"host": "a b/c"}), 400),
    "no token": (posted_without_token("/accounts/login/"), 403),
    "too many fields": (lambda: Client().post("/accounts/login/", {f"f{n}": "" for n in range(5_001)}), 400),
    "too much": (too_large, 413),
    "another method": (lambda: Client().delete("/committees/"), 405),
}


@pytest.mark.once
@pytest.mark.parametrize(("ask", "status"), ANSWERS.values(), ids=ANSWERS)
def test_every_answer_carries_the_policy(ask, status, body):
    answer = ask()
    answer.close()  # the file of a static one
    assert (answer.status_code, headers_of(answer)) == (status, EXPECTED)
    assert answer["Permissions-Policy"].startswith("camera=(), microphone=(), geolocation=()")


def test_page_that_fails_carries_the_policy(body, monkeypatch):
    monkeypatch.setattr("hayaa.views.Body.current", lambda: 1 / 0)
    answer = Client(raise_request_exception=False).get("/")
    assert (answer.status_code, headers_of(answer)) == (500, EXPECTED)


def test_more_than_a_form_can_send_is_refused_before_it_is_read(db):
    """A file of 15 MB may come with its form; of more, nothing is read."""
    unread = RequestFactory().generic("POST", "/", b"x", CONTENT_LENGTH=str(policy.LARGEST + 1))
    read = RequestFactory().generic("POST", "/", b"x", CONTENT_LENGTH=str(policy.LARGEST))
    middleware = policy.LargestRequestMiddleware(lambda request: None)
    unread.META["wsgi.input"] = None  # whoever reads it fails
    assert (middleware.process_request(unread).status_code, middleware.process_request(read)) == (413, None)


@pytest.mark.parametrize(
    ("path", "heading"), [("/", "ما أُرسل دفعة واحدة يتجاوز الحد"), ("/fr/", "L’envoi est trop volumineux")]
)
def test_too_much_is_said_in_the_language_of_the_address(path, heading, db):
    answer = Client().generic("POST", path, b"", CONTENT_LENGTH=str(policy.LARGEST + 1))
    assert [h1.text_content() for h1 in parse(answer).iter("h1")] == [heading]


def test_request_that_lies_about_its_length_is_read_no_further(body):
    """WSGI: what a request does not declare is not read, so that the bound holds."""
    answer = Client().generic("POST", "/accounts/login/", b"", CONTENT_LENGTH="-1")
    assert answer.status_code in (200, 400)


HTTPS = """
import django
django.setup()
from django.conf import settings
from django.test import Client
settings.DEBUG = False
from hayaa.messages import HostCookie
client, ours = Client(raise_request_exception=False), {"host": "hayaa.example"}
for answer in (client.get("/accounts/login/", secure=True, headers=ours),
               client.get("/", secure=True, headers={"host": "evil.example"}),
               client.get("/healthz", headers=ours)):
    print(answer.status_code, answer["Strict-Transport-Security"] if answer.status_code != 301 else answer["Location"],
          answer["X-Frame-Options"], "Content-Security-Policy" in answer)
names = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, HostCookie.cookie_name)
print(*names, settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY,
      settings.SESSION_COOKIE_DOMAIN, settings.CSRF_COOKIE_DOMAIN, settings.SESSION_COOKIE_PATH,
      settings.CSRF_COOKIE_PATH)
"""


@pytest.mark.once
def test_behind_https_cookies_are_bound_to_the_host_and_errors_carry_the_policy(tmp_path):
    """Quality: `__Host-` cookies under https, so Secure, of the whole site, and of no other host."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "hayaa.settings", "HTTPS": "true", "ALLOWED_HOSTS": "hayaa.example",
        "DEBUG": "true", "DATABASE_URL": f"sqlite:///{tmp_path}", "PYTHONWARNINGS": "ignore",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", HTTPS], cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True
    )
    year = "max-age=31536000"
    assert done.stdout.splitlines() == [
        f"503 {year} DENY True",
        f"400 {year} DENY True",
        "301 https://hayaa.example/healthz DENY True",
        "__Host-session __Host-csrf __Host-messages True True True None None / /",
    ], done.stderr


def test_cookies_are_not_for_scripts(client, body):
    factories.user(role="council", password="kitab-azraq-42")
    client.get("/accounts/login/")
    client.post("/accounts/login/", {"login": "council", "password": "kitab-azraq-42"})
    cookies = {name: (cookie["samesite"], cookie["httponly"]) for name, cookie in client.cookies.items()}
    assert cookies == dict.fromkeys(("csrf", "session", "messages"), ("Lax", True))
