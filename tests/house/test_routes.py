"""Every address in both languages: who may see it, its language, its heading, its words."""

import pytest

from tests.html import foreign, parse
from tests.routes import PAGES, READERS, ROUTES, declared

# What the whole world may read; whether the body shows its public pages at all is asked at the same place.
PUBLIC = {
    "healthz", "security-txt", "home", "help", "help-chapter", "setup:first-account", "account_invitation",
    "calendar-feed", "calendar-public", "open-data",
    "open-data-csv", "open-data-json", "personal-data-notice", "search",
    "activities:programme-detail", "activities:logframe",
    "activities:indicator-list", "activities:plan-list",
    "activities:plan-detail", "activities:version-detail", "activities:plan-progress",
    "activities:difference", "activities:difference-pdf",
    "activities:report-list", "activities:report-detail", "activities:report-pdf",
    "activities:report-first-half-detail", "activities:report-first-half-pdf",
    "activities:report-second-half-detail", "activities:report-second-half-pdf",
    "activities:programme-pdf", "activities:plan-pdf", "activities:version-pdf",
    "committees:committee-list", "committees:committee-detail", "committees:chart",
    "committees:committees-pdf", "committees:chart-pdf",
    "committees:attendance-statistics", "committees:attendance-pdf",
    "opinions:opinion-list", "opinions:opinion-detail",
    "opinions:recommendation-list",
    "opinions:opinion-pdf", "opinions:opinion-docx", "opinions:follow-up-pdf", "opinions:register-pdf",
}  # fmt: skip
FILES = (
    "activities:indicators", "activities:plan", "activities:reports", "activities:version", "committees:attendance",
    "committees:committees", "opinions:opinions", "opinions:recommendations",
)  # fmt: skip
PUBLIC |= {f"{name}-{ending}" for name in FILES for ending in ("xlsx", "csv")}


def by_name(route):
    return route.name


def test_every_route_is_in_the_table():
    assert sorted(name for name, view in declared()) == sorted(route.name for route in ROUTES)


def test_public_views_are_exactly_these():
    views = [(name, view) for name, view in declared() if not view.__module__.startswith("allauth.")]
    assert {name for name, view in views if not getattr(view, "login_required", True)} == PUBLIC


@pytest.mark.once
@pytest.mark.parametrize("route", ROUTES, ids=by_name)
def test_route_answers_each_role_as_declared(route, demonstration):
    answers = {role: demonstration(role).get(route.url("ar")).status_code for role in READERS}
    assert answers == route.access


@pytest.mark.once
@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fr", "ltr")])
@pytest.mark.parametrize("route", PAGES, ids=by_name)
def test_page_is_in_one_language_and_has_one_heading(route, language, direction, demonstration):
    page = parse(demonstration(route.reader).get(route.url(language)))
    assert (page.get("lang"), page.get("dir")) == (language, direction)
    assert [bool(h1.text_content().strip()) for h1 in page.iter("h1")] == [True]
    assert page.findtext("head/title").strip()
    assert foreign(page, language) == []
