"""The page of the search: spelling, order, fragments, pages, questions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hayaa.search import FIRST, PER_PAGE
from tests import execution_factories as execution
from tests import factories
from tests import opinion_factories as opinions
from tests.html import parse

MOST_OF_A_KIND = 6  # questions: how many, the best, and four parts


def look(client, query, **more):
    return client.get(reverse("search"), {"q": query, **more})


def titles(response):
    """The titles of the results, kind by kind, the best kind first; words found in square brackets."""
    return {
        group.kind.code: [drawn(hit.title) for hit in group.hits] for group in response.context["results"].best_first
    }


def drawn(pieces):
    return "".join(f"[{piece.text}]" if piece.found else piece.text for piece in pieces)


KINDS = {
    "members": lambda text: factories.member(family_name_ar=text),
    "committees": lambda text: factories.committee(name_ar=text),
    "meetings": lambda text: factories.meeting(title_ar=text),
    "decisions": lambda text: factories.decision(text_ar=text),
    "letters": lambda text: opinions.letter(subject_ar=text),
    "opinions": lambda text: opinions.opinion(title_ar=text),
    "recommendations": lambda text: opinions.recommendation(text_ar=text),
    "themes": lambda text: opinions.theme(name_ar=text),
    "programme": lambda text: factories.programme(title_ar=text),
    "parts": lambda text: factories.programme().parts.create(section="about", heading_ar=text, body_ar="<p>نص</p>"),
    "statements": lambda text: factories.programme().statements.create(kind="strength", text_ar=text),
    "axes": lambda text: factories.axis(title_ar=text),
    "indicators": lambda text: execution.indicator(text_ar=text),
    "activities": lambda text: execution.planned(wording_ar=text),
    "plans": lambda text: factories.plan_version(label_ar=text),
    "reports": lambda text: execution.report(summary_ar=text),
    "partners": lambda text: factories.partner(name_ar=text),
    "representations": lambda text: execution.representation(name_ar=text),
}
WRITTEN = "أحمَـد وهيئة مصطفى ١٢ CHAMBÉRY"
TYPED = ("احمد", "هيئه", "مصطفي", "12", "chambery", "أحمد هيئة", "Chambéry مصطفى", "١٢")


@pytest.mark.parametrize("code", KINDS)
def test_each_kind_is_found_however_it_is_spelled(code, client_of):
    """Screens: hamza, ta marbuta, alef maqsura, diacritics, tatweel, Arabic-Indic digits, Latin case and accents."""
    KINDS[code](WRITTEN)
    client = client_of("secretariat")
    found = {
        typed: [g.number for g in look(client, typed).context["results"].groups if g.kind.code == code]
        for typed in TYPED
    }
    assert found == {typed: [1] for typed in TYPED}


def test_title_comes_before_text_whole_word_before_part_then_the_newest(client_of):
    for day, title, place in (
        ("2023-01-05", "في القاعة", "بالميزانية"),
        ("2023-01-04", "ميزانية النوع", "قاعة"),
        ("2023-01-03", "بالميزانية المفتوحة", "قاعة"),
        ("2023-01-02", "ميزانية النوع", "قاعة"),
        ("2023-01-01", "في القاعة", "ميزانية"),
    ):
        factories.meeting(state="cancelled", day=day, title_ar=title, place_ar=place)
    found = look(client_of("secretariat"), "ميزانيه", kind="meetings").context["results"]
    assert [str(meeting.day) for meeting in found.page] == [
        "2023-01-04", "2023-01-02", "2023-01-03", "2023-01-01", "2023-01-05",
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["ميزانية", "الميزانية"])
def test_article_does_not_count(typed, client_of):
    """Not for what is found, nor for its rank; one typed finds only whole beginnings: a part of a word has none."""
    for day, title in (("2023-01-01", "ميزانية"), ("2023-01-02", "الميزانية"), ("2023-01-03", "رأي في الميزانيات")):
        factories.meeting(state="cancelled", day=day, title_ar=title, place_ar="القاعة")
    client = client_of("secretariat")
    found = look(client, typed, kind="meetings").context["results"].page
    assert [str(meeting.day) for meeting in found] == ["2023-01-02", "2023-01-01"]
    assert {str(meeting.day) for meeting in client.get("/meetings/", {"q": typed}).context["object_list"]} == {
        "2023-01-01", "2023-01-02",
    }  # fmt: skip


def test_short_word_keeps_what_looks_like_an_article(client_of):
    """«الله» is not the «له» of «لها», nor «آلية» the «يه» of «يهدف»."""
    factories.committee(name_ar="لجنة لها آليات", task_ar="يهدف")
    client = client_of(None)
    assert [look(client, typed).context["results"].number for typed in ("الله", "آلية", "اليات")] == [0, 0, 1]


def test_kind_with_the_best_result_comes_first(client_of):
    factories.committee(name_ar="لجنة المالية")
    opinions.theme(name_ar="المالي")
    opinions.theme(name_ar="مالي")
    assert list(titles(look(client_of("secretariat"), "مالي"))) == ["themes", "committees"]


def test_result_shows_the_text_in_which_the_words_stand_and_leads_to_it(client_of):
    meeting = factories.meeting(title_ar="دورة")
    item = factories.agenda_item(meeting=meeting, discussion_ar="<p>نوقشت <strong>الميز</strong>انية &amp; النوع</p>")
    group = look(client_of("secretariat"), "الميزانية النوع").context["results"].groups[0]
    (hit,) = group.hits
    assert (drawn(hit.title), drawn(hit.fragment), hit.url) == (
        "دورة – \u20661/2023\u2069", "نوقشت [الميزانية] & [النوع]", item.get_absolute_url(),
    )  # fmt: skip


def test_page_marks_what_was_found_and_escapes_the_rest(client_of):
    factories.committee(name_ar="لجنة <«الشباب»> & أطفال")
    page = parse(look(client_of(None), "شباب"))
    link = page.xpath("//ul[contains(@class, 'hits')]//a")[0]
    assert (link.text_content().strip(), [mark.text for mark in link.iter("mark")]) == (
        "لجنة <«الشباب»> & أطفال",
        ["شباب"],
    )


def test_french_result_stands_in_its_language_on_an_arabic_page(client_of):
    factories.committee(name_ar="لجنة", task_fr="Suivre les écoles")
    fragment = parse(look(client_of(None), "ecoles")).xpath("//p[@class='fragment']/span")[0]
    assert (fragment.get("lang"), fragment.get("dir"), fragment.text_content()) == ("fr", "ltr", "Suivre les écoles")


def test_kind_is_read_page_by_page_and_its_count_is_exact(client_of):
    for _n in range(PER_PAGE + 3):
        factories.committee(name_fr="Jeunesse")
    client = client_of(None)
    first, last = look(client, "jeunesse"), look(client, "jeunesse", kind="committees", page="2")
    assert [(group.number, len(group.hits), group.more) for group in first.context["results"].groups] == [
        (PER_PAGE + 3, FIRST, PER_PAGE + 3 - FIRST)
    ]
    assert len(last.context["results"].groups[0].hits) == 3


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("", []),
        ("و", ["اكتبوا حرفين أو رقمين على الأقل."]),
        ("!؟", ["اكتبوا حرفين أو رقمين على الأقل."]),
        (" ".join(f"كلمة{n}" for n in range(11)), ["الكلمات كثيرة: اكتبوا 10 منها على الأكثر، واختاروا أندرها."]),
    ],
)
def test_query_that_says_too_little_or_too_much_gets_a_sentence(query, error, client_of):
    response = look(client_of(None), query)
    assert (response.status_code, response.context["search"].errors.get("q", []), response.context["results"]) == (
        200, error, None,
    )  # fmt: skip


@pytest.mark.parametrize("query", ["a\0b", "ن" * 101, "ن " * 5_000])
def test_query_of_no_use_is_refused_without_a_question(query, client_of):
    response = look(client_of(None), query)
    assert (response.status_code, list(response.context["search"].errors), response.context["results"]) == (
        200, ["q"], None,
    )  # fmt: skip


@pytest.mark.parametrize("query", ["100%", "50_", "%%", "a' OR 1=1", "\\\\"])
def test_signs_of_the_database_are_only_signs(query, client_of):
    factories.committee(name_fr="Jeunesse")
    assert look(client_of(None), query).status_code == 200
    assert "committees" not in str(
        look(client_of(None), query).context["results"] and titles(look(client_of(None), query))
    )


def test_query_stays_in_the_box(client_of):
    page = parse(look(client_of(None), "هيئه 12"))
    assert page.xpath("//main//input[@name='q']/@value") == ["هيئه 12"]


def test_search_of_nothing_says_what_to_do(client_of):
    page = parse(look(client_of(None), "غيرموجود"))
    assert page.xpath("//div[@class='empty']//a/@href") == [reverse("account_login")]


def test_header_of_every_other_page_has_the_search(client_of):
    forms = parse(client_of(None).get("/")).xpath("//header//form[@role='search']")
    assert [(form.get("action"), form.get("method")) for form in forms] == [(reverse("search"), "get")]
    assert parse(look(client_of(None), "")).xpath("//header//form[@role='search']") == []


@pytest.mark.once
def test_questions_of_a_search_do_not_grow_with_records(client_of):
    """Two for each kind in which something is found and one for each of its parts, one for every other kind."""
    client = client_of("secretariat")

    def asked(times):
        for _n in range(times):
            for make in [
                make
                for code, make in KINDS.items()
                if code not in ("reports", "programme", "parts", "statements", "plans")
            ]:
                make("كلام")
        with CaptureQueriesContext(connection) as captured:
            assert look(client, "كلام").status_code == 200
        return len(captured)

    few = asked(FIRST + 1)
    assert asked(12) == few
    assert few <= MOST_OF_A_KIND * len(KINDS)
