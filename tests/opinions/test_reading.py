"""The council's reading room: what lies there, what is said about it, and what the public reads of it."""

from datetime import UTC, date, datetime

import pytest
from django.template.loader import render_to_string

from opinions import reading_room
from opinions.models import Opinion, Reading
from tests import factories as house
from tests import opinion_factories as factories
from tests.html import parse
from tests.reading_routes import complete, erratum

pytestmark = pytest.mark.usefixtures("body")
READ = datetime(2023, 5, 22, 9, tzinfo=UTC)


@pytest.fixture
def council(client_of):
    return client_of("council")


def reader():
    return reading_room.council_members().get(username="council")


def deposited(day=factories.MAY, **values):
    opinion = factories.opinion(state="deposited", **values)
    opinion.deposits.update(day=day)
    return opinion


def words(response, path=".//main"):
    return " ".join(parse(response).find(path).text_content().split())


def test_room_shows_the_unread_first_then_the_latest_deposit(council):
    read = deposited(date(2023, 5, 20), title_ar="مقروء")
    old, new = deposited(date(2023, 5, 1), title_ar="قديم"), deposited(date(2023, 5, 9), title_ar="جديد")
    factories.reading(opinion=read, user=reader(), acknowledged_at=READ)
    factories.reading(opinion=old, user=reader())
    factories.reading(opinion=new, user=house.user(role="administrator"), acknowledged_at=READ)  # somebody else's
    shown = [li.xpath("string(.//h2)") for li in parse(council.get("/reading/")).find_class("panel") if li.tag == "li"]
    assert shown == ["جديد", "قديم", "مقروء"]
    tones = parse(council.get("/reading/")).xpath("//main//li//p[1]/*[contains(@class, 'badge')]/@class")
    assert [tone.split("tone-")[1] for tone in tones] == ["accent", "blue", "green"]  # new, opened, read


def test_room_is_searched_whatever_the_spelling(council):
    """Screens: every list has a search that folds Arabic spelling; the file holds what the page shows."""
    deposited(title_ar="ميزانية النوع")
    deposited(title_ar="الولوجيات")
    found = council.get("/reading/", {"q": "الميزانيه"})
    assert [li.xpath("string(.//h2)") for li in parse(found).find_class("panel") if li.tag == "li"] == ["ميزانية النوع"]
    (row,) = council.get("/reading.csv", {"q": "الميزانيه"}).content.decode("utf-8-sig").splitlines()[1:]
    assert "ميزانية النوع" in row
    assert not parse(council.get("/reading/", {"q": "الرياضة"})).xpath("//main//li[contains(@class, 'panel')]")


def test_line_says_number_theme_deposit_answer_and_recommendations(council, time_machine):
    time_machine.move_to(date(2023, 5, 29))
    opinion = deposited(theme=factories.theme(name_ar="الولوجيات"))
    for state in ("executed", "executed", "executed_in_part", "awaiting"):
        factories.recommendation(opinion=opinion, state=state)
    before = words(council.get("/reading/"))
    assert all(part in before for part in (opinion.official_number, "الولوجيات", "19 ماي 2023", "2 من 4", "10"))
    factories.event(opinion=opinion, kind="letter")
    assert "10" not in words(council.get("/reading/"), ".//main//ul")


def test_looking_writes_nothing_and_only_a_post_does(council):
    """Domain: a reading is recorded by a POST, never by a GET."""
    opinion = deposited()
    page = parse(council.get(f"/reading/{opinion.pk}/"))
    for address in ("/reading/", f"/reading/{opinion.pk}/opened/", f"/reading/{opinion.pk}/read/", "/"):
        council.get(address)
    assert (Reading.objects.count(), len(page.xpath("//form[@id='reading-open']"))) == (0, 1)
    assert [council.post(f"/reading/{opinion.pk}/opened/").status_code for _ in range(2)] == [204, 204]
    assert list(opinion.readings.values_list("user__username", "acknowledged_at")) == [("council", None)]
    assert parse(council.get(f"/reading/{opinion.pk}/")).xpath("//form[@id='reading-open']") == []


def test_read_is_said_once_and_the_first_day_stands(council, time_machine):
    opinion = deposited()
    time_machine.move_to(READ, tick=False)
    assert council.post(f"/reading/{opinion.pk}/read/")["Location"] == f"/reading/{opinion.pk}/"
    time_machine.move_to(datetime(2023, 6, 1, tzinfo=UTC), tick=False)
    council.post(f"/reading/{opinion.pk}/read/")
    assert list(opinion.readings.values_list("opened_at", "acknowledged_at")) == [(READ, READ)]
    page = parse(council.get(f"/reading/{opinion.pk}/"))
    assert page.xpath("//form[contains(@action, '/read/')]") == []


@pytest.mark.parametrize("state", [s for s in Opinion.State if s not in Opinion.State.with_council()])
def test_what_is_not_with_the_council_is_not_in_its_room(state, council):
    opinion = factories.opinion(state=state)
    addresses = (f"/reading/{opinion.pk}/", f"/reading/{opinion.pk}/opened/", f"/reading/{opinion.pk}/read/")
    assert council.get(addresses[0]).status_code == 404
    assert [council.post(address).status_code for address in addresses[1:]] == [404, 404]
    assert (Reading.objects.count(), list(reading_room.shelf(reader()))) == (0, [])


SECRETS = ("صيغة سابقة", "سبب الإرجاع", "وثيقة داخلية", "سبب الشطب", "واقعة مشطوبة", "مقرر الرأي")


def with_a_past():
    """A complete opinion with all of its making that nobody outside reads."""
    opinion = complete()
    by = house.user()
    factories.text(opinion=opinion, number=7, summary_ar="صيغة سابقة", conclusions_ar="صيغة سابقة")
    factories.step(opinion=opinion, from_state="submitted", to_state="drafting", note_ar="سبب الإرجاع")
    factories.document(opinion=opinion, kind="other", title="وثيقة داخلية")
    factories.document(opinion=opinion, kind="evidence", title="وثيقة داخلية")
    struck = {"cancelled_on": factories.MAY, "cancelled_by": by, "cancel_reason": "سبب الشطب"}
    factories.deposit(opinion=opinion, **struck)
    factories.event(opinion=opinion, kind="letter", text_ar="واقعة مشطوبة", **struck)
    opinion.rapporteur = house.member(family_name_ar="مقرر الرأي", given_name_ar="مقرر الرأي")
    opinion.save()
    return opinion


def test_page_to_read_has_the_adopted_text_and_nothing_of_its_making(council):
    opinion = with_a_past()
    page = words(council.get(f"/reading/{opinion.pk}/"))
    shown = ("ملخص الرأي", "خلاصات الرأي", "التوصية 1", "استدراك", "جواب", opinion.official_number, "annex.pdf")
    assert [text for text in shown if text not in page] == []
    assert [text for text in SECRETS if text in page] == []
    assert "versions" not in council.get(f"/reading/{opinion.pk}/").content.decode()


def test_errata_stand_before_the_text(council):
    opinion = complete()
    text = words(council.get(f"/reading/{opinion.pk}/"))
    assert text.count("ملخص الرأي") == 1
    assert 0 < text.index("استدراك") < text.index("ملخص الرأي") < text.index("خلاصات الرأي") < text.index("التوصية 1")


def test_council_follows_an_address_of_an_opinion_into_its_room(council):
    opinion = deposited(released_on=factories.MAY)
    assert council.get(f"/opinions/{opinion.pk}/")["Location"] == f"/reading/{opinion.pk}/"
    adopted = factories.opinion(state="adopted", released_on=factories.MAY)
    assert council.get(f"/opinions/{adopted.pk}/").status_code == 200


@pytest.mark.parametrize("role", [None, "council"])
def test_released_page_shows_nothing_of_what_was_before_and_hidden_again_is_gone(role, client_of):
    """Law 31-13: what was adopted is public, and never a draft of it."""
    opinion = with_a_past()
    if role:  # not with the council any more: its members read what everybody reads
        Opinion.objects.filter(pk=opinion.pk).update(state="adopted")
    reader = client_of(role)
    page = words(reader.get(f"/opinions/{opinion.pk}/"))
    shown = ("ملخص الرأي", "خلاصات الرأي", "التوصية 1", "استدراك", "جواب", "31.13", "19 ماي 2023")
    assert [text for text in shown if text not in page] == []
    assert [text for text in (*SECRETS, "معاينة", "annex.pdf") if text in page] == []
    Opinion.objects.filter(pk=opinion.pk).update(released_on=None)
    assert reader.get(f"/opinions/{opinion.pk}/").status_code == 404


def test_counts_are_of_todays_council_and_name_nobody():
    """Domain: a reading is shown to others as a count only."""
    opinion = deposited()
    council = [house.user(role=None, username=f"reader-{n}") for n in range(4)]
    group = house.user(role="council", username="first").groups.get()
    group.user_set.add(*council)
    factories.reading(opinion=opinion, user=council[0], acknowledged_at=READ)
    factories.reading(opinion=opinion, user=council[1])
    council[2].is_active = False
    council[2].save()
    factories.reading(opinion=opinion, user=council[2], acknowledged_at=READ)
    factories.reading(opinion=opinion, user=house.user(username="left"), acknowledged_at=READ)
    assert reading_room.readers(opinion) == {"opened": 2, "acknowledged": 1, "council": 4}


@pytest.mark.parametrize(("allowed", "shown"), [(True, ["1", "4"]), (False, [])])
def test_readers_are_counted_for_chair_and_secretariat_only(allowed, shown):
    perms = {"opinions": {"direct_opinion": allowed}}
    readers = {"opened": 2, "acknowledged": 1, "council": 4}
    context = {"opinion": Opinion(state="deposited"), "perms": perms, "readers": readers}
    html = render_to_string("opinions/parts/readers.html", context)
    assert [number for number in ("1", "4") if number in html] == shown


def test_start_page_of_the_council_leads_to_what_is_unread(council, client_of):
    opinion, read = deposited(), deposited()
    factories.reading(opinion=read, user=reader(), acknowledged_at=READ)
    links = [a.get("href") for a in parse(council.get("/")).xpath("//section[@id='unread']//h3/a")]
    assert links == [f"/reading/{opinion.pk}/"]
    assert all(b"/reading/" not in client_of(role).get("/").content for role in (None, "chair", "secretariat"))


@pytest.mark.parametrize(("pressed", "kept"), [("no", False), ("yes", True)])
def test_mail_is_what_the_button_said_however_often(pressed, kept, council):
    for _ in range(2):
        assert council.post("/reading/mail/", {"mail": pressed})["Location"] == "/reading/"
    assert reader().mail_on_deposit is kept
    assert [b.get("value") for b in parse(council.get("/reading/")).xpath("//button[@name='mail']")] == (
        ["no"] if kept else ["yes"]
    )


def test_several_errata_keep_their_order(council):
    opinion = deposited()
    for note in ("الأول", "الثاني"):
        step = erratum(opinion)
        type(step).objects.filter(pk=step.pk).update(note_ar=note)
    text = words(council.get(f"/reading/{opinion.pk}/"))
    assert text.index("الأول") < text.index("الثاني")
