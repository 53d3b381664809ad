"""The members' list and pages: who is found, in which order, and who may see how to reach whom."""

from datetime import date

import pytest

from committees.models import Member
from hayaa.accounts import SIGN_IN
from tests import factories
from tests.html import parse

PHONE, MAIL = "0612-345-678", "secret@example.org"


@pytest.fixture
def listed(client_of):
    """The numbers on the members' list for a query string."""
    client = client_of("secretariat")

    def numbers(query=""):
        page = parse(client.get(f"/members/{query}"))
        return [int(cell.text_content()) for cell in page.iterfind(".//span[@class='member-number']")]

    return numbers


@pytest.fixture
def people(body):
    association = factories.member_in_office(
        number=3, sex="f", family_name_ar="العلوي", organisation_ar="هيئة النساء", provenance="association"
    )
    factories.member_in_office(number=1, sex="m", given_name_ar="أحمد", family_name_ar="وكريم", provenance="union")
    factories.member_in_office(number=2, sex="m", given_name_ar="عمر", family_name_ar="بلقاسم")
    factories.term(member=factories.member(number=4, sex="f"), ends_on=date(2022, 1, 1))
    factories.seat(member=association)
    return association


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [1, 2, 3]),
        ("?status=former", [4]),
        ("?status=all", [1, 2, 3, 4]),
        ("?sex=f", [3]),
        ("?provenance=union", [1]),
        ("?order=name", [2, 3, 1]),
        ("?q=احمد", [1]),
        ("?q=هيئه", [3]),
        ("?q=nobody", []),
        ("?sex=x", [1, 2, 3]),
        ("?committee=99999999999999999999999", [1, 2, 3]),
        ("?q=%00", [1, 2, 3]),
        ("?q=%27%22%3C", [1, 2, 3]),
    ],
)
def test_list_filters_folds_and_sorts(query, numbers, people, listed):
    assert listed(query) == numbers


def test_list_filters_by_committee_of_today(people, listed):
    assert listed(f"?committee={people.memberships.get().committee_id}") == [3]


def test_list_counts_women_and_vacancies(people, client_of):
    lede = parse(client_of("member").get("/members/")).find(".//p[@class='lede']").text_content()
    # The reader of the role «member» is one more woman in office.
    assert " ".join(lede.split()) == "4 أعضاء، منهم امرأتان · 31 مقعدا، منها 27 شاغرا"


@pytest.mark.parametrize(
    ("seats", "words"), [(2, "بزيادة عضو واحد فوق المقاعد"), (3, "دون شغور"), (4, "منها مقعد شاغر")]
)
def test_list_says_who_is_above_the_seats(people, body, client_of, seats, words):
    # Nothing is blocked: a body that grows is entered as it is, and told so.
    body.seats = seats
    body.save()
    lede = parse(client_of("secretariat").get("/members/")).find_class("lede")[0].text_content()
    assert words in lede


def test_list_has_fifty_lines_a_page(body, listed):
    for _ in range(51):
        factories.member_in_office()
    assert (len(listed()), len(listed("?page=2"))) == (50, 1)


def test_outsiders_find_no_member(people, client_of):
    council = client_of("council")
    assert [council.get(address).status_code for address in ("/members/", f"/members/{people.pk}/")] == [404, 404]
    assert client_of(None).get(f"/members/{people.pk}/").status_code == 302
    assert list(Member.objects.visible_to(factories.user(username="nobody"))) == []


def test_contact_is_seen_by_those_who_need_it_only(people, client_of):
    """Secretariat, chair, the coordinator of one of the member's committees, and the member."""
    Member.objects.filter(pk=people.pk).update(phone=PHONE, email=MAIL)

    def sees(role):
        text = client_of(role).get(f"/members/{people.pk}/").content.decode()
        return (PHONE in text, MAIL in text)

    readers = {role: sees(role) for role in ("secretariat", "administrator", "chair", "coordinator", "member")}
    # client_of("coordinator") coordinates the latest committee, which is the member's.
    assert readers == {
        "secretariat": (True, True), "administrator": (True, True), "chair": (True, True),
        "coordinator": (True, True), "member": (False, False),
    }  # fmt: skip


def test_contact_is_not_seen_by_the_coordinator_of_another_committee(people, client_of):
    Member.objects.filter(pk=people.pk).update(phone=PHONE)
    factories.committee()
    assert PHONE not in client_of("coordinator").get(f"/members/{people.pk}/").content.decode()


def test_member_sees_their_own_contact(people, body, client):
    Member.objects.filter(pk=people.pk).update(phone=PHONE)
    client.force_login(factories.user(username="self", member=people), backend=SIGN_IN)
    assert PHONE in client.get(f"/members/{people.pk}/").content.decode()


def test_notes_are_for_the_secretariat(people, client_of):
    Member.objects.filter(pk=people.pk).update(notes="ملاحظة داخلية", phone=PHONE)
    address = f"/members/{people.pk}/"
    seen = {role: "ملاحظة داخلية" in client_of(role).get(address).content.decode() for role in ("secretariat", "chair")}
    assert seen == {"secretariat": True, "chair": False}


def test_list_never_shows_contact(people, client_of):
    Member.objects.update(phone=PHONE, email=MAIL)
    text = client_of("secretariat").get("/members/").content.decode()
    assert (PHONE in text, MAIL in text) == (False, False)


def test_demonstration_says_that_the_person_is_fictional(people, client_of):
    factories.body(is_demonstration=True)
    assert "شخص متخيل" in client_of("member").get(f"/members/{people.pk}/").content.decode()


def test_back_room_is_for_administrators_and_refuses_to_delete(people, client_of):
    address = "/admin/committees/member/"
    assert [client_of(role).get(address, follow=True).status_code for role in ("secretariat", "chair")] == [404, 404]
    assert client_of(None).get(address).status_code == 302
    admin = client_of("administrator")
    assert admin.get(address).status_code == 200
    assert admin.post(f"{address}{people.pk}/delete/", {"post": "yes"}).status_code == 403
    page = parse(admin.get(f"{address}{people.pk}/change/"))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert [page.find(f".//input[@name='given_name_{language}']") is not None for language in ("ar", "fr")] == [
        True
    ] * 2
