"""Deposit slip, cover letter, register and follow-up table on paper: what stands on them."""

import pytest

from hayaa.core.pdf import responses
from opinions import actions
from opinions.models import Opinion
from tests import factories, opinion_factories
from tests.opinions.papers import adopted, officers, printed, rows, text

MAY = factories.MAY


@pytest.fixture(autouse=True)
def _unprinted(monkeypatch):
    """The HTML in the place of the PDF: quicker, and all that a test of the words needs."""
    monkeypatch.setattr(responses, "render", lambda html, language: html.encode())


def secretary():
    return factories.user()


def test_slip_is_blank_before_the_deposit_and_filled_after(client_of):
    opinion, client = adopted(), client_of("secretariat")
    opinion_factories.document(opinion=opinion)
    path = f"/opinions/{opinion.pk}/deposit-slip.pdf"
    before = printed(client, path)
    assert len(before.xpath("//section[@class='slip']")) == 2
    assert [len(half.xpath(".//span[@class='dotted']")) for half in before.xpath("//section[@class='slip']")] == [5, 5]
    assert "ملحق واحد" in text(before)
    actions.deposit(opinion=opinion, by=secretary(), day=MAY, receipt_number="312/2023", received_by="مكتب الضبط")
    for half in printed(client, path).xpath("//section[@class='slip']"):
        assert [word in text(half) for word in ("312/2023", "1/2023", "مكتب الضبط", "19 ماي 2023")] == [True] * 4
        assert len(half.xpath(".//span[@class='dotted']")) == 1  # who brings it writes their name


def test_slip_of_a_cancelled_deposit_is_blank_again(client_of):
    opinion = adopted()
    actions.deposit(opinion=opinion, by=secretary(), day=MAY, receipt_number="312/2023")
    actions.cancel_deposit(opinion=opinion, by=secretary(), reason_ar="خطأ")
    page = printed(client_of("secretariat"), f"/opinions/{opinion.pk}/deposit-slip.pdf")
    assert "312/2023" not in text(page)


def test_cover_letter_has_its_number_once_registered(client_of):
    officers()
    opinion, client = adopted(title_ar="احتلال الملك العمومي"), client_of("secretariat")
    for _ in range(3):
        opinion_factories.recommendation(opinion=opinion)
    path = f"/opinions/{opinion.pk}/cover-letter.pdf"
    before = printed(client, path)
    assert len(before.xpath("//span[@class='dotted']")) == 2
    actions.register_cover_letter(opinion=opinion, day=MAY)
    page = printed(client, path)
    assert page.xpath("//span[@class='dotted']") == []
    said = (
        "رقم الصادر: 1/2023", "19 ماي 2023", "من السيدة رئيسة الهيئة إلى السيد(ة) رئيس(ة) مجلس الجماعة",
        "الرأي الاستشاري رقم 1/2023", "احتلال الملك العمومي",
        "طبقا للمقتضيات القانونية الجاري بها العمل", "3 توصيات", "بالإجماع (صوتان)", "دون ملاحق", "خديجة",
    )  # fmt: skip
    assert [word for word in said if word not in text(page)] == []


def test_cover_letter_says_what_the_register_says(client_of):
    # The secretariat may correct addressee and subject in the register: paper and register never differ.
    opinion = adopted()
    actions.register_cover_letter(opinion=opinion, day=MAY)
    client, path = client_of("chair"), f"/opinions/{opinion.pk}/cover-letter.pdf"
    opinion.cover_letter.correspondent_ar = "السيدة رئيسة المجلس"
    opinion.cover_letter.subject_ar = "إحالة مصححة"
    opinion.cover_letter.save()
    shown = text(printed(client, path))
    assert ["السيدة رئيسة المجلس" in shown, "الموضوع: إحالة مصححة" in shown] == [True, True]


def test_cover_letter_has_the_whole_title(client_of):
    # The register cuts a subject to its column; the letter itself has room.
    opinion = adopted(title_ar="ل" * 285 + " آخر العنوان")
    actions.register_cover_letter(opinion=opinion, day=MAY)
    page = printed(client_of("chair"), f"/opinions/{opinion.pk}/cover-letter.pdf")
    assert page.xpath("//h1")[0].text_content().strip("\u2069").endswith("آخر العنوان")


@pytest.fixture
def registered(body):
    """A released opinion with its deposit and answer, one whose deposit was cancelled, a cancelled one, a draft."""
    released = adopted(state="in_follow_up", released_on=MAY, title_ar="المنشور")
    opinion_factories.event(opinion=released, kind="letter", in_part=True)
    again = adopted(title_ar="أعيد إيداعه")
    actions.deposit(opinion=again, by=secretary(), day=MAY, receipt_number="7/2023")
    actions.cancel_deposit(opinion=again, by=secretary(), reason_ar="خطأ")
    adopted(state="cancelled", title_ar="الملغى")
    opinion_factories.opinion(title_ar="المشروع")


def test_register_keeps_cancelled_numbers_and_deposits(registered, client_of):
    # Domain, Opinion: a number is never reused, and cancelled ones stay.
    page = printed(client_of("secretariat"), "/opinions.pdf?year=2023")
    found = rows(page)
    assert [row[0] for row in found] == ["1/2023", "2/2023", "3/2023"]
    assert [row[2] for row in found] == ["المنشور", "أعيد إيداعه", "الملغى"]
    assert [s.text_content() for s in page.xpath("//tr[@class='struck']/td/s")] == ["الملغى"]
    struck = page.xpath("//tbody/tr[2]/td//s")
    assert ["7/2023" in s.text_content() for s in struck] == [True]
    assert "جزئي" in found[0][7] and found[0][8] == "قيد التتبع"


def test_register_of_the_public_holds_what_was_released(registered, client_of):
    seen = {who: rows(printed(client_of(who), "/opinions.pdf")) for who in (None, "council", "member")}
    assert {who: [row[2] for row in found] for who, found in seen.items()} == {
        None: ["المنشور"], "council": ["المنشور"], "member": ["المنشور", "أعيد إيداعه", "الملغى"],
    }  # fmt: skip
    assert ["100/2023" in found[0][6] for found in seen.values()] == [False, True, True]


def test_register_answers_to_the_filter_of_the_list(registered, client_of):
    client = client_of("secretariat")
    assert [row[2] for row in rows(printed(client, "/opinions.pdf?state=dropped"))] == ["الملغى"]
    assert rows(printed(client, "/opinions.pdf?q=لاشيء")) == []


def test_follow_up_shows_the_rows_of_its_page_by_opinion(body, client_of):
    for _ in range(2):
        opinion_factories.opinion(state="deposited", released_on=MAY)
    first, second = Opinion.objects.order_by("number")
    for opinion, state in ((second, "rejected"), (first, "accepted"), (second, "accepted")):
        recommendation = opinion_factories.recommendation(opinion=opinion, state=state)
        opinion_factories.follow_up(recommendation=recommendation, state=state, finding_ar="معاينة داخلية")
    page = printed(client_of("secretariat"), "/recommendations.pdf?state=all")
    assert [text(h)[:6] for h in page.xpath("//h2")][1:] == ["1/2023", "2/2023"]
    assert [len(t.xpath("tbody/tr")) for t in page.xpath("//section/table")][1:] == [1, 2]
    assert "معاينة داخلية" in text(page)
    # «Still open» unless asked otherwise, as on the page; the squares count every state.
    public = printed(client_of(None), "/recommendations.pdf")
    assert [len(t.xpath("tbody/tr")) for t in public.xpath("//section/table")] == [2, 1, 1]
    assert len(public.xpath("//div[@class='units'][1]/span[@class='filled']")) == 3
    assert "معاينة داخلية" not in text(public)
