"""What the tests of the papers of opinions share."""

from tests import factories, opinion_factories
from tests.html import parse


def officers():
    """A chair (a woman) and a rapporteur (a man) of the body since before May 2023."""
    chair = factories.member_in_office(sex="f", given_name_ar="خديجة", given_name_fr="Khadija")
    rapporteur = factories.member_in_office(sex="m", given_name_ar="إدريس", given_name_fr="Driss")
    return factories.office(member=chair), factories.office(office="rapporteur", member=rapporteur)


def adopted(**values):
    return opinion_factories.opinion(**{"state": "adopted"} | values)


def printed(client, path, language="ar"):
    """The HTML of a paper, where `responses.render` gives it back."""
    response = client.get(f"/fr{path}" if language == "fr" else path)
    assert response.status_code == 200
    return parse(response)


def text(page):
    return " ".join(page.text_content().replace("\u2066", "").replace("\u2069", "").split())


def rows(page):
    """The cells of its tables."""
    return [[text(cell) for cell in row] for row in page.xpath("//tbody/tr")]
