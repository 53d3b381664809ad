"""The organisation chart and the committees on paper, with no more names than the reader may see."""

import pytest

from committees.models import Body, BureauOffice, CommitteeMembership, Member

PATHS = ["/chart.pdf", "/committees.pdf"]
both_languages = pytest.mark.parametrize("language", ["ar", "fr"])


def named(document, language):
    """The members whose names stand in the document."""
    full_names = {member.pk: getattr(member, f"full_name_{language}") for member in Member.objects.all()}
    return {pk for pk, name in full_names.items() if document.holds(name)}


@both_languages
@pytest.mark.parametrize("path", PATHS)
def test_document_is_tagged_and_can_be_searched(printed, path, language):
    document = printed(path, language)
    assert str(document.document.Root.Lang) == language
    assert document.recovered >= 0.99
    assert document.loose_fonts == []


@both_languages
@pytest.mark.parametrize("role", [None, "council"])
@pytest.mark.parametrize("path", [*PATHS, "/programme.pdf"])
def test_those_outside_see_no_name(printed, path, language, role):
    assert named(printed(path, language, role), language) == set()


@both_languages
def test_those_inside_see_who_holds_an_office_or_a_seat(printed, language):
    holders = set(BureauOffice.objects.on(Body.today()).values_list("member", flat=True))
    chart = named(printed("/chart.pdf", language, role="member"), language)
    assert holders <= chart
    assert chart < named(printed("/committees.pdf", language, role="member"), language) | holders


@both_languages
def test_published_names_are_those_of_the_offices(printed, language):
    # Domain, The body: members' names are never public otherwise.
    Body.objects.update(publish_office_holders=True)
    holders = set(BureauOffice.objects.on(Body.today()).values_list("member", flat=True))
    seats = CommitteeMembership.objects.on(Body.today()).filter(role__in=CommitteeMembership.Role.leading())
    assert named(printed("/chart.pdf", language), language) == holders | set(seats.values_list("member", flat=True))
