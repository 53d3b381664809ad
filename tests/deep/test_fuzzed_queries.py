"""Sixty hostile queries on every address that is read, the lists of the back room too.

Nothing breaks, leaks, leads away or writes. What each of them answers is said below, so it is the same on each
database: `./check --deep` asks both.
"""

import re
from urllib.parse import quote, quote_from_bytes, urlencode, urlsplit

import pytest
from django.contrib import admin

from hayaa.core.pdf import responses
from hayaa.core.word import responses as word
from tests.access import REDIRECTS, Route
from tests.house.test_hostile_input import NAMES, records
from tests.html import parse
from tests.routes import ROUTES

pytestmark = pytest.mark.deep

ALWAYS = (*NAMES, "back", "next", "month", "organ", "member", "direction", "format")
ELSEWHERE = "evil.example"
BACK_ROOM = REDIRECTS | {"administrator": 200}
BYTES = {
    "nul": b"\0", "nul inside": b"a\0b", "surrogate": b"\xed\xa0\x80", "broken": b"\xff\xfe\xc3\x28",
    "overlong": b"\xc0\xaf", "latin": b"caf\xe9",
}  # fmt: skip
VALUES = {
    "empty": "", "words": "ا" + " كلمة" * 1500,
    "huge": str(10**20), "beyond": str(2**63), "negative": "-1", "minus nought": "-0", "nought": "0",
    "not a number": "NaN", "infinite": "1e999", "arabic digits": "٢٠٢٣", "wide digits": "１２３", "superscript": "²",
    "impossible day": "31/02/2023", "hijri": "19/05/1444", "far": "9999-12-31T23:59", "month 13": "2023-13",
    "bidi": "\u202eabc\u202c\u2066\u2069", "marks": "ن" + "\u0651\u20dd" * 300, "astral": "🐫👩\u200d👩\u200d👧𝔘",
    "sql": "' OR 1=1; DROP TABLE committees_member; --", "like": "%_\\%", "sql in numbers": "1 UNION SELECT 1",
    "tag": "<script>alert(7)</script>", "attribute": '"><img src=x onerror=alert(7)>',
    "quotes": "' onfocus=alert(7) x='", "address": "javascript:alert(7)", "format": "%s%n%(x)s{0.__class__}{}",
    "template": "{{ 7181*7 }}{% debug %}${7181*7}", "path": "../../../../etc/passwd",
    "formula": '=HYPERLINK("//evil.example")', "header": "x\r\nSet-Cookie: planted=1",
    "elsewhere": "//evil.example", "elsewhere whole": "https://evil.example/", "elsewhere back": "/\\evil.example",
    "json": '{"a":[1]}', "regular": "(a+)+$", "relation": "password",
    "lookup": "member__user__password__startswith", "reverse": "-user__password", "last": "last",
}  # fmt: skip
QUERIES = {
    "repeated": "&".join(f"{name}={value}" for name in ALWAYS for value in ("1", "x", "")),
    "array": "&".join(f"{name}[]=1&{name}[0]=1&{name}.x=1" for name in ALWAYS),
    "names alone": "&".join(ALWAYS),
    "signs": "&&==&=&;%%%",
    "many": "&".join(f"x{n}={n}" for n in range(900)),
    "lookups": "member__user__password__startswith=m&password__startswith=p&user__password__gt=a&token__startswith=a",
    "of the back room": "_popup=1&_to_field=password&e=1&o=99.-99.x&p=99999&all=&_facets=x&_changelist_filters=%00",
    "order of a relation": "order=member__user__password&ordering=password&sort=password&o=password",
    "form": "csrfmiddlewaretoken=x&_method=DELETE&action=delete_selected&_save=1",
}  # fmt: skip
HEADERS = {
    "language": {"accept-language": "../../xx;q=NaN,ar-\u00e9,*;q=1e999," + "a" * 5000},
    "others": {
        "x-forwarded-for": "<script>, 1.2.3.4", "x-forwarded-host": ELSEWHERE, "x-forwarded-proto": "gopher",
        "referer": f"https://{ELSEWHERE}/", "accept": "text/html;q=x", "user-agent": "<script>alert(7)</script>",
        "if-modified-since": "31 Feb 0000", "if-none-match": "W/\"\0", "range": "bytes=9-1,-",
    },
    # The last: it ends the session.
    "cookies": {"cookie": "csrf=%00; django_language=../../etc; messages=x; session='; a=\"\\000\""},
}  # fmt: skip
OF_PAGE = ("nul", "surrogate", "huge", "nought", "not a number", "last")
LEAKS = (
    "Traceback (most recent", "<script>alert(7)", "<img src=x onerror", "' onfocus=alert(7)", "50267", "md5$",
    "root:x:",
)  # fmt: skip
# Lists of several pages, which say of a page that there is none; the others show the nearest.
PAGED = {
    "committees:member-list", "committees:meeting-list", "committees:decision-list", "committees:letter-list",
    "opinions:opinion-list", "opinions:text-list", "opinions:reading-list", "activities:representation-list",
    "activities:evidence-queue", "activities:partner-list", "changes", "history",
}  # fmt: skip
# What is asked for by its key, and not found where the key is none.
KEYED = {"committees:convocation-pdf", "activities:difference", "activities:difference-pdf"}
# Lead on with the whole query: where it is longer than a redirect may be, it is refused.
LEADING = {"opinions:recommendation-bulk", "mfa_activate_totp", "mfa_generate_recovery_codes"}
NO_KEY = {*BYTES, *VALUES} - {"empty", "words", "marks"}  # the long ones stand in few names, none of these


def addresses():
    """The route of every address that is read."""
    for route in ROUTES:
        if route.access[route.reader] != 405:
            yield pytest.param(route, id=route.name)
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
        yield pytest.param(Route(name, BACK_ROOM, reader="administrator"), id=name)


def asked_for(page):
    """The names that the forms and links of a page send back to it or to others."""
    if page.status_code != 200 or not page["Content-Type"].startswith("text/html") or page.streaming:
        return set()
    tree = parse(page)
    links = " ".join(tree.xpath("//@href"))
    return {*tree.xpath("//form[not(@method='post')]//@name"), *re.findall(r"[?&]([\w-]+)=", links)}


def queries(names):
    """Each query by its name: a value in every name at once but the page, some in the page alone."""
    for label, value in {**BYTES, **VALUES}.items():
        quoted = quote_from_bytes(value) if isinstance(value, bytes) else quote(value)
        share = names if len(quoted) < 2000 else names[:3]
        yield label, "&".join(f"{name}={quoted}" for name in share if name != "page")
        if label in OF_PAGE:
            yield f"page {label}", urlencode({"page": value})
    yield from QUERIES.items()


def faults(answer):
    """What an answer must not be or hold."""
    if answer.status_code >= 500:
        yield "broken"
    target = urlsplit(answer.headers.get("Location", "").replace("\\", "/"))
    if target.netloc not in ("", "testserver") or target.scheme not in ("", "http"):
        yield f"leads to {target.geturl()}"
    if "planted" in answer.cookies:
        yield "header planted"
    text = b"".join(answer).decode(errors="replace")
    yield from (f"holds {leak}" for leak in LEAKS if leak in text)
    if re.search(rf"(?:href|src|action)=[\"']?(?:javascript:|(?:https?:)?(?://|/?\\)+{ELSEWHERE})", text):
        yield "link to elsewhere"


@pytest.fixture
def plain(monkeypatch):
    """Documents as the HTML they are made from: no query reaches the printer."""
    for made in (responses, word):
        monkeypatch.setattr(made, "render", lambda html, language: html.encode())


def expected(route, label, status):
    """What a route answers to a query, as it answers with this status without one."""
    if label == "cookies":
        return {route.access[None]}
    if route.access is BACK_ROOM:
        return {status, 302, 400} if status == 200 else {status}  # Django says so that it does not know a filter
    if label == "words" and route.name in LEADING:
        return {400}
    beyond = route.name in PAGED and label.startswith("page ") and label != "page last"
    return {404} if beyond or (route.name in KEYED and label in NO_KEY) else {status}


@pytest.mark.parametrize("route", [*addresses()])
def test_no_query_breaks_leaks_leads_away_or_writes(route, demonstration, plain):
    client, url = demonstration(route.reader), route.url("ar")
    client.raise_request_exception = False
    page = client.get(url)
    names = [*ALWAYS, *sorted(asked_for(page) - {*ALWAYS})]
    before = records()
    answers = {label: client.get(f"{url}?{query}") for label, query in queries(names)}
    answers |= {label: client.get(url, headers=sent) for label, sent in HEADERS.items()}
    assert len(answers) >= 60
    assert [(label, fault) for label, answer in answers.items() for fault in faults(answer)] == []
    statuses = {label: answer.status_code for label, answer in answers.items()}
    assert {la: st for la, st in statuses.items() if st not in expected(route, la, page.status_code)} == {}
    assert records() == before
