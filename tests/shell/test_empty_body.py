"""Every page on an empty database, in both languages: none stumbles, and each says what to do next."""

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from tests.html import foreign, parse
from tests.routes import declared
from tests.shell.empty import administrator

pytestmark = pytest.mark.django_db
# What is not there yet, is for the council, or has another page to begin with; all others answer 200.
DECLARED = {
    "setup:first-plan": 409,
    "setup:rules": 405,
    "sessions-end": 405,
    "mfa_authenticate": 302,
    "mfa_activate_totp": 302,
    "mfa_deactivate_totp": 302,
    "mfa_view_recovery_codes": 404,
    "mfa_generate_recovery_codes": 302,
    "mfa_download_recovery_codes": 404,
    "activities:plan-create": 302,
    "activities:programme-pdf": 404,
    "opinions:reading-list": 404,
    "opinions:reading-xlsx": 404,
    "opinions:reading-csv": 404,
    "opinions:reading-mail": 404,
    "opinions:recommendation-bulk": 302,
}
# The attendance rule itself speaks of categories that are not available.
SPEAK_OF_THE_RULE = {"setup:check-list", "committees:settings", "open-data"}
MISSING = {"ar": "غير متوفر", "fr": "non disponible"}
# Their empty state leads to the page that enters the first record.
INVITE = {
    "committees:member-list": "/members/new/",
    "committees:committee-list": "/committees/new/",
    "committees:meeting-list": "/meetings/new/",
    "committees:letter-list": "/letters/new/",
    "activities:programme-detail": "/programme/new/",
    "activities:logframe": "/programme/new/",
    "activities:indicator-list": "/programme/new/",
    "activities:plan-list": "/plans/new/",
    "opinions:opinion-list": "/opinions/new/",
    "home": "/setup/#body",
}


def addresses(language):
    """The pages without a record in their address, those of sign-in left out."""
    for name, _view in declared():
        if not name.startswith("account_"):
            try:
                with override(language):
                    yield name, reverse(name)
            except NoReverseMatch:
                continue


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_pages_of_an_empty_body_answer_and_invite(language):
    client = administrator()
    for name, url in addresses(language):
        response = client.get(url)
        assert (name, response.status_code) == (name, DECLARED.get(name, 200))
        if "html" not in response.get("Content-Type", "") or response.status_code not in (200, 409):
            continue
        main = parse(response).find(".//main")
        assert (name, "None" in main.text_content()) == (name, False)
        assert (name, MISSING[language] in main.text_content()) == (name, name in SPEAK_OF_THE_RULE)
        assert (name, foreign(parse(response), language)) == (name, [])
        prefix = "/fr" if language == "fr" else ""
        links = [a.get("href").partition("?")[0] for a in main.iter("a") if a.get("href")]
        assert name not in INVITE or prefix + INVITE[name] in links, name


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_public_first_page_of_an_empty_body_says_who_begins(language, client):
    page = client.get("/fr/" if language == "fr" else "/")
    assert page.status_code == 200
    assert {"ar": "الحساب الأول", "fr": "premier compte"}[language] in page.content.decode()
