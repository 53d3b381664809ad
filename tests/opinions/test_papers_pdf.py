"""The papers of opinions as PDF, in the demonstration body: pages, order, text, fonts."""

import pytest
from django.db.models import Count

from committees.models import Committee
from opinions import actions, printing
from opinions.models import Opinion
from tests import factories, opinion_factories

both_languages = pytest.mark.parametrize("language", ["ar", "fr"])
SECTIONS = {
    "references": ("الدستور المغربي", "Constitution marocaine"),
    "context": ("الولوجيات بالمدينة", "accessibilité de la ville"),
    "findings": ("نقص في المنحدرات", "manque de rampes"),
    "conclusions": ("ضرورة التدخل العاجل", "nécessité d’une intervention rapide"),
}
LONG = " ".join(["سياق طويل يصف وضعية المرافق العمومية بالجماعة وما تعرفه من خصاص."] * 60)


def adopted(**values):
    """An adopted opinion with four sections, twelve recommendations and an annex."""
    opinion = opinion_factories.opinion(
        committee=Committee.objects.first(), title_ar="إدماج الأشخاص في وضعية إعاقة",
        title_fr="Inclusion des personnes en situation de handicap", **values,
    )  # fmt: skip
    texts = {f"{name}_ar": f"<p>{arabic}</p>" for name, (arabic, _) in SECTIONS.items()}
    texts |= {f"{name}_fr": f"<p>{french}</p>" for name, (_, french) in SECTIONS.items()}
    texts["context_ar"] += f"<p>{LONG}</p><p>{LONG}</p>"
    opinion_factories.text(opinion=opinion, **texts)
    for number in range(12):
        opinion_factories.recommendation(
            opinion=opinion, text_ar=f"توفير المنحدر رقم {number}", text_fr=f"Créer la rampe {number}",
            due_on=factories.MAY.replace(month=number + 1),
        )  # fmt: skip
    meeting = factories.meeting(state="held", quorum_eligible=31, quorum_needed=16, quorum_present=18)
    for _ in range(18):
        factories.attendance(meeting=meeting)
    item = factories.agenda_item(meeting=meeting)
    opinion.state = "submitted"
    opinion.save()
    actions.adopt(opinion=opinion, item=item, by=factories.user(), votes=(15, 0, 3))
    opinion.refresh_from_db()
    opinion_factories.document(opinion=opinion)
    return opinion


def registered(opinion):
    actions.deposit(opinion=opinion, by=factories.user(), day=factories.MAY, receipt_number="312/2023")
    return opinion


@both_languages
@pytest.mark.parametrize("paper", ["opinion", "deposit-slip", "cover-letter", "recommendations", "opinions"])
def test_paper_is_tagged_and_can_be_searched(printed, paper, language):
    opinion = registered(adopted())
    own = {
        "opinion": f"/opinions/{opinion.pk}.pdf",
        "opinions": "/opinions.pdf",
        "recommendations": "/recommendations.pdf",
    }
    document = printed(own.get(paper, f"/opinions/{opinion.pk}/{paper}.pdf"), language, role="secretariat")
    assert str(document.document.Root.Lang) == language
    assert document.document.Root.MarkInfo.Marked
    assert document.recovered >= 0.99
    assert document.loose_fonts == []


@both_languages
def test_opinion_says_all_that_was_adopted(printed, language):
    opinion = adopted()
    document = printed(f"/opinions/{opinion.pk}.pdf", language, role="secretariat")
    said = [getattr(opinion, f"title_{language}"), *(pair[language == "fr"] for pair in SECTIONS.values())]
    said += [getattr(each, f"text_{language}") for each in opinion.recommendations.all()]
    said.append(printing.adoption(opinion))
    assert [words for words in said if not document.holds(words)] == []
    assert opinion.official_number in document.document.docinfo["/Title"].__str__()


def test_contents_point_to_the_pages_of_their_sections(printed):
    opinion = adopted()
    document = printed(f"/opinions/{opinion.pk}.pdf", "ar", role="secretariat")
    anchors = document.pages_of_anchors
    assert {f"section-{name}" for name in SECTIONS} | {"recommendations"} <= set(anchors)
    assert 1 < anchors["section-findings"] <= anchors["recommendations"]


def test_draft_is_marked_on_every_page(printed):
    opinion = opinion_factories.opinion(committee=Committee.objects.first())
    opinion_factories.text(opinion=opinion, context_ar=f"<p>{LONG}</p>" * 3)
    document = printed(f"/opinions/{opinion.pk}.pdf", "ar", role="secretariat")
    pages = range(1, len(document.document.pages) + 1)
    assert len(pages) > 1
    assert [document.holds("مسودة", page) for page in pages] == [True] * len(pages)


@both_languages
def test_slip_and_letter_keep_to_one_sheet(printed, language):
    # Two halves to be cut; a title as long as the field allows does not push one to another sheet.
    opinion = adopted()
    opinion.title_ar, opinion.title_fr = ("إدماج الأشخاص في وضعية إعاقة " * 11)[:300], ("Inclusion sociale " * 17)[:300]
    opinion.save()
    for paper in ("deposit-slip", "cover-letter"):
        document = printed(f"/opinions/{opinion.pk}/{paper}.pdf", language, role="secretariat")
        assert (paper, len(document.document.pages)) == (paper, 1)


def test_no_sheet_bears_the_last_row_of_a_table_alone(printed):
    # In the demonstration four recommendations of an opinion overflow a page by one.
    opinion = Opinion.objects.annotate(those=Count("recommendations")).get(those=4)
    document = printed(f"/opinions/{opinion.pk}.pdf", "ar", role="secretariat")
    last = len(document.document.pages)
    texts = [" ".join(each.text_ar.split()[:3]) for each in opinion.recommendations.all()]
    assert [document.holds(text, last) for text in texts] == [False, False, True, True]
