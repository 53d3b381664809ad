"""Partners: found whatever the spelling, entered once, deleted only while nothing names them."""

import pytest

from activities.models import Partner
from tests import factories
from tests.html import parse
from tests.pages import errors, filled


@pytest.fixture
def office(client_of):
    return client_of("secretariat")


def names(response):
    return [cell.text_content().strip() for cell in parse(response).iterfind(".//tbody//th")]


@pytest.mark.parametrize("words", ["هيئه المساواه", "الهيئة", "تيزنيت", "TIZNIT", "équité tiznit"])
def test_partner_is_found_whatever_the_spelling(words, office):
    factories.partner(name_ar="هيئة المساواة بتيزنيت (الهيئة)", name_fr="Instance de l’Équité de Tiznit")
    factories.partner(name_ar="مدينة شامبيري", name_fr="Ville de Chambéry")
    assert len(names(office.get("/partners/", {"q": words}))) == 1


@pytest.mark.parametrize("words", ["\0", "x" * 101])
def test_search_that_cannot_be_shows_all(words, office):
    factories.partner()
    assert len(names(office.get("/partners/", {"q": words}))) == 1


def test_partner_is_entered_with_a_code_made_from_its_name(office):
    typed = {"name_ar": "المعهد", "name_fr": "Institut républicain", "kind": "international"}
    codes = []
    for _ in range(2):
        office.post("/partners/new/", typed)
        codes.append(Partner.objects.latest("pk").code)
    assert codes == ["institut-republicain", "institut-republicain-2"]
    office.post("/partners/new/", {**typed, "name_fr": ""})
    assert Partner.objects.latest("pk").code == "partner"


def test_code_is_not_given_twice(office):
    factories.partner(code="iri")
    response = office.post("/partners/new/", {"name_ar": "المعهد", "kind": "other", "code": "iri"})
    assert (response.status_code, len(errors(response)), Partner.objects.count()) == (200, 1, 1)


def test_partner_of_an_activity_stays(office):
    partner = factories.partner()
    factories.activity().partners.add(partner)
    assert office.post(f"/partners/{partner.pk}/delete/").status_code == 409
    free = factories.partner()
    assert office.post(f"/partners/{free.pk}/delete/").status_code == 302
    assert list(Partner.objects.all()) == [partner]


def test_partner_is_corrected(office):
    partner = factories.partner()
    url = f"/partners/{partner.pk}/edit/"
    office.post(url, filled(office.get(url), name_ar="اسم جديد"))
    partner.refresh_from_db()
    assert (partner.name_ar, partner.search_text) == ("اسم جديد", f"اسم جديد partenaire {1}")


@pytest.mark.parametrize(("role", "status"), [("member", 403), ("chair", 403), ("council", 404), (None, 302)])
def test_nobody_else_enters_partners(role, status, client_of):
    partner = factories.partner()
    client = client_of(role)
    for url in ("/partners/new/", f"/partners/{partner.pk}/edit/", f"/partners/{partner.pk}/delete/"):
        assert client.post(url, {"name_ar": "آخر", "kind": "other"}).status_code == status
    assert list(Partner.objects.values_list("pk", "version")) == [(partner.pk, 1)]
