"""The organisation chart and the committees: laid out by rank, and silent about names where it must be."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from committees import chart
from committees.models import CommitteeMembership, Member
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2023, 5, 31)
SECRET = "السرية"


@pytest.fixture
def people(body):
    """A chair, a former rapporteur, and a committee with a coordinator, a deputy and a plain member."""
    named = [factories.member_in_office(family_name_ar=f"{SECRET} {n}", sex="f" if n % 2 else "m") for n in range(1, 6)]
    factories.office(member=named[0])
    factories.office(member=named[1], office="rapporteur", ends_on=date(2022, 12, 31))
    committee = factories.committee(kind="organisational")
    for member, role in zip(named[2:], ("coordinator", "deputy_coordinator", "member"), strict=True):
        factories.seat(member=member, committee=committee, role=role)
    return named


def read(user):
    return chart.read(user=user, on=TODAY)


def test_those_inside_see_holders_and_vacancies(people):
    drawn = read(factories.user(role="secretariat"))
    assert [(post.member, post.is_vacant) for post in drawn.bureau] == [(people[0], False), (None, True)]
    (branch,) = drawn.branches
    (unit,) = branch.units
    assert [post.member for post in unit.posts] == [people[2]]
    assert (unit.members, unit.women) == (3, 2)


def test_public_sees_offices_and_sizes_without_names(people):
    drawn = read(AnonymousUser())
    assert [(str(post.title), post.member, post.is_vacant) for post in drawn.bureau] == [
        ("رئيس(ة) الهيئة", None, False),
        ("المقرر(ة)", None, False),
    ]
    assert [(unit.posts, unit.members) for unit in drawn.branches[0].units] == [((), 3)]


def test_public_sees_office_holders_where_the_body_publishes_them(people):
    factories.body(publish_office_holders=True)
    drawn = read(AnonymousUser())
    assert [post.member for post in drawn.bureau] == [people[0], None]
    assert [post.member for post in drawn.branches[0].units[0].posts] == [people[2]]


def test_former_holders_and_plain_members_are_never_public(people):
    factories.body(publish_office_holders=True)
    visible = CommitteeMembership.objects.visible_to(AnonymousUser())
    assert [seat.role for seat in visible] == ["coordinator"]


def test_committees_stand_by_kind_and_number(body):
    for kind, number in (("ad_hoc", 1), ("thematic", 2), ("organisational", 1), ("thematic", 1)):
        factories.committee(kind=kind, number=number)
    factories.committee(kind="ad_hoc", number=9, ends_on=date(2022, 1, 1))
    drawn = read(AnonymousUser())
    assert [(str(b.label), [u.committee.number for u in b.units]) for b in drawn.branches] == [
        ("اللجان الموضوعاتية", [1, 2]),
        ("اللجان التنظيمية", [1]),
        ("اللجان المؤقتة", [1]),
    ]


def test_empty_body_has_a_chair_to_fill(body):
    drawn = read(factories.user(role="secretariat"))
    assert [(str(post.title), post.is_vacant) for post in drawn.bureau] == [("رئيس(ة) الهيئة", True)]
    assert drawn.branches == ()


@pytest.mark.parametrize("reader", [None, "council"])
@pytest.mark.parametrize("published", [False, True])
def test_pages_of_the_public_do_not_leak_names(reader, published, people, client_of):
    factories.body(publish_office_holders=published)
    client = client_of(reader)
    committee = CommitteeMembership.objects.first().committee
    pages = ["/chart/", "/committees/", f"/committees/{committee.pk}/"]
    texts = [client.get(address).content.decode() for address in pages]
    shown = [{person.full_name_ar for person in people if person.full_name_ar in text} for text in texts]
    chair, coordinator = people[0].full_name_ar, people[2].full_name_ar
    assert shown == ([{chair, coordinator}, {coordinator}, {coordinator}] if published else [set()] * 3)
    assert [address for text in texts for address in ("/members/", "/seats/") if f'href="{address}' in text] == []


def test_those_inside_find_names_and_links_there(people, client_of):
    text = client_of("member").get("/chart/").content.decode()
    assert f'href="/members/{people[0].pk}/"' in text
    assert Member.objects.get(pk=people[0].pk).full_name_ar in text
