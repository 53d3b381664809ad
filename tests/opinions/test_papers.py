"""The papers of an opinion: what stands on them, and who gets which."""

from datetime import date
from itertools import pairwise

import pytest

from committees.models import Body, BureauOffice
from hayaa.core.pdf import responses
from opinions.models import Opinion
from tests import factories, opinion_factories
from tests.opinions.papers import adopted, officers, printed, text

State = Opinion.State


@pytest.fixture(autouse=True)
def _unprinted(monkeypatch):
    """The HTML in the place of the PDF: quicker, and all that a test of the words needs."""
    monkeypatch.setattr(responses, "render", lambda html, language: html.encode())


NAMES = ("خديجة", "إدريس", "مريم")


@pytest.mark.parametrize(
    ("reader", "publishes", "seen"),
    [("member", False, [True, True, True]), ("council", False, [False] * 3), (None, False, [False] * 3),
     # An office-holder's name may be public; that of a member who is only the rapporteur of an opinion never is.
     (None, True, [True, True, False])],
)  # fmt: skip
def test_names_are_for_those_inside(client_of, reader, publishes, seen):
    # Domain, Body: names of office-holders are public where the body says so, members' names never.
    officers()
    member = factories.member_in_office(sex="f", given_name_ar="مريم")
    Body.objects.update(publish_office_holders=publishes)
    opinion = adopted(state="deposited", released_on=factories.MAY, rapporteur=member)
    page = printed(client_of(reader), f"/opinions/{opinion.pk}.pdf")
    assert [name in text(page) for name in NAMES] == seen
    titles = [p.text_content() for p in page.xpath("//div[@class='signatures']//b")]
    # Without a name no title agrees with its holder: its gender would give them away.
    assert titles == (["رئيسة الهيئة", "مقرر الهيئة"] if seen[0] else ["رئيس(ة) الهيئة", "مقرر(ة) الهيئة"])


def test_signatures_are_those_of_the_day_of_adoption(client_of):
    officers()
    opinion, client = adopted(), client_of("secretariat")
    BureauOffice.objects.update(ends_on=date(2023, 5, 25))
    for office in ("chair", "rapporteur"):
        factories.office(office=office, starts_on=date(2023, 5, 26), member=factories.member_in_office())
    page = printed(client, f"/opinions/{opinion.pk}.pdf")
    signed = [p.text_content() for p in page.xpath("//p[@class='signatory']")]
    assert [name in each for name, each in zip(NAMES[:2], signed, strict=True)] == [True, True]


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("state", [*State.in_writing(), State.SUBMITTED, State.WITHDRAWN])
def test_draft_says_so_and_is_not_signed(client_of, state, language):
    # Issue: never drafts for the public; on paper a draft cannot be taken for an opinion.
    opinion = opinion_factories.opinion(state=state)
    opinion_factories.text(opinion=opinion)
    page = printed(client_of("secretariat"), f"/opinions/{opinion.pk}.pdf", language)
    word = {"ar": "مسودة", "fr": "Projet"}[language]
    assert [p.text_content() for p in page.xpath("//p[@class='paper-mark']")] == [word]
    assert word in page.xpath("string(//div[@class='running-head'])")
    assert page.xpath("//div[@class='signatures'] | //section[@class='adoption']") == []
    assert "/2023" not in page.xpath("string(//p[@class='paper-kind'])")


def test_cancelled_opinion_keeps_its_number_and_is_marked(client_of):
    opinion = adopted(state="cancelled")
    page = printed(client_of("secretariat"), f"/opinions/{opinion.pk}.pdf")
    assert [p.text_content() for p in page.xpath("//p[@class='paper-mark']")] == ["ملغى"]
    assert opinion.official_number in text(page)
    assert page.xpath("//div[@class='signatures']") == []


def test_outside_copy_holds_nothing_internal(client_of):
    opinion = adopted(state="in_follow_up", released_on=factories.MAY)
    opinion_factories.document(opinion=opinion, title="ملحق داخلي")
    opinion_factories.follow_up(
        recommendation=opinion_factories.recommendation(opinion=opinion), finding_ar="معاينة داخلية"
    )
    opinion_factories.text(opinion=opinion, conclusions_ar="<p>صيغة لاحقة</p>")
    pages = {who: text(printed(client_of(who), f"/opinions/{opinion.pk}.pdf")) for who in (None, "council", "member")}
    kept = ("ملحق داخلي", "معاينة داخلية", "صيغة لاحقة")
    assert {who: [word in page for word in kept] for who, page in pages.items()} == {
        None: [False, False, False], "council": [True, False, False], "member": [True, False, False],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("state", "statuses"),
    [("drafting", [404, 404, 404, 200]), ("submitted", [404, 404, 200, 200]), ("adopted", [404, 404, 200, 200]),
     ("deposited", [404, 200, 200, 200])],
)  # fmt: skip
def test_who_gets_the_opinion_by_its_state(client_of, state, statuses):
    clients = [client_of(reader) for reader in (None, "council", "member", "secretariat")]
    opinion = opinion_factories.opinion(state=state, committee=factories.committee())
    assert [client.get(f"/opinions/{opinion.pk}.pdf").status_code for client in clients] == statuses


@pytest.mark.parametrize("paper", ["deposit-slip", "cover-letter"])
@pytest.mark.parametrize("state", [State.SUBMITTED, State.CANCELLED])
def test_nothing_goes_to_the_council_that_the_body_has_not_adopted(client_of, paper, state):
    opinion = opinion_factories.opinion(state=state)
    assert client_of("secretariat").get(f"/opinions/{opinion.pk}/{paper}.pdf").status_code == 409


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_headings_never_jump_a_level(client_of, language):
    opinion = opinion_factories.opinion()
    opinion_factories.text(opinion=opinion, findings_ar="<h3>أ</h3><h4>ب</h4>", findings_fr="<h3>A</h3><h4>B</h4>")
    page = printed(client_of("secretariat"), f"/opinions/{opinion.pk}.pdf", language)
    levels = [int(h.tag[1]) for h in page.xpath("//main//*[self::h1|self::h2|self::h3|self::h4]")]
    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_missing_french_is_printed_in_arabic(client_of):
    opinion = opinion_factories.opinion(title_fr=None)
    opinion_factories.text(opinion=opinion, conclusions_fr="")
    page = printed(client_of("secretariat"), f"/opinions/{opinion.pk}.pdf", "fr")
    assert [e.text_content() for e in page.xpath("//h1/*[@lang='ar'][@dir='rtl']")] == [opinion.title_ar]
    assert [e.text_content() for e in page.xpath("//main//div[@lang='ar'][@dir='rtl']/p[not(@class)]")][-1:] == [
        "خلاصات الرأي"
    ]


def test_long_opinion_has_contents(client_of):
    opinion, client = opinion_factories.opinion(), client_of("secretariat")
    path = f"/opinions/{opinion.pk}.pdf"
    text_of = opinion_factories.text(opinion=opinion, context_ar="<p>سياق</p>")
    opinion_factories.recommendation(opinion=opinion)
    assert printed(client, path).xpath("//li[@data-h]") == []
    text_of.context_ar = f"<p>{'سياق طويل ' * 700}</p>"
    text_of.save()
    page = printed(client, path)
    entries = [li.get("data-h").removeprefix("#") for li in page.xpath("//li[@data-h]")]
    assert entries == ["section-context", "section-conclusions", "recommendations"]
    assert entries == page.xpath("//main//h2/@id")
