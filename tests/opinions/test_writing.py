"""Writing the text of an opinion, with forms only: versions are kept, two writers lose nothing, drafts stay inside."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from committees.models import Body
from opinions.models import OpinionText
from tests import factories, opinion_factories
from tests.html import parse
from tests.pages import errors, filled


def address(opinion, language="ar"):
    with override("ar"):
        return reverse("opinions:text-update", args=[opinion.pk, language])


@pytest.fixture
def two(client_of):
    """An opinion in drafting, and two who write it: secretariat and administrator."""
    return opinion_factories.opinion(), client_of("secretariat"), client_of("administrator")


def write(client, opinion, language="ar", page=None, **typed):
    """Saves over what `page`, or the page as it is now, shows."""
    url = address(opinion, language)
    return client.post(url, filled(page or client.get(url), **typed))


def test_text_typed_without_markup_becomes_paragraphs(two):
    opinion, office, _other = two
    assert write(office, opinion, findings_ar="فقرة أولى\n\nفقرة ثانية\nسطر").status_code == 302
    assert opinion.texts.get().findings_ar == "<p>فقرة أولى</p><p>فقرة ثانية<br>سطر</p>"


def test_same_writer_goes_on_in_one_version_for_an_hour(two):
    """Domain, OpinionText: a version is what one writer saved in one go."""
    opinion, office, other = two
    write(office, opinion, findings_ar="أ")
    write(office, opinion, findings_ar="ب")
    assert [text.findings_ar for text in opinion.texts.all()] == ["<p>ب</p>"]
    OpinionText.objects.update(begun_at=Body.now() - timedelta(hours=2))
    write(office, opinion, findings_ar="ج")
    write(other, opinion, findings_ar="د")
    assert [text.findings_ar for text in opinion.texts.all()] == ["<p>ب</p>", "<p>ج</p>", "<p>د</p>"]


def test_the_languages_do_not_touch_each_other(two):
    opinion, office, other = two
    write(office, opinion, context_ar="سياق", findings_ar="معاينة")
    write(other, opinion, "fr", context_fr="Contexte")
    latest = opinion.texts.last()
    assert (latest.context_ar, latest.findings_ar, latest.context_fr) == (
        "<p>سياق</p>", "<p>معاينة</p>", "<p>Contexte</p>",
    )  # fmt: skip
    page = office.get(address(opinion, "fr"))
    assert [" ".join(one.text_content().split()) for one in parse(page).xpath("//main//details//div")] == [
        "سياق",
        "معاينة",
    ]


def test_second_of_two_sees_what_the_first_saved_and_loses_nothing(two):
    """Domain: two editors at once are warned, and nothing is lost."""
    opinion, office, other = two
    page = other.get(address(opinion))
    write(office, opinion, findings_ar="كتب الأول", context_ar="سياق الأول")
    refused = write(other, opinion, page=page, findings_ar="كتب الثاني")
    assert refused.status_code == 200
    assert len(errors(refused)) == 1
    assert "secretariat" in errors(refused)[0]
    theirs = parse(refused).xpath("//section[@aria-labelledby='theirs']")[0].text_content()
    assert "كتب الأول" in theirs
    assert "سياق الأول" in theirs
    assert [one.strip() for one in filled(refused)["findings_ar"]] == ["كتب الثاني"]
    assert [text.findings_ar for text in opinion.texts.all()] == ["<p>كتب الأول</p>"]
    assert other.post(address(opinion), filled(refused)).status_code == 302
    assert [text.findings_ar for text in opinion.texts.all()] == ["<p>كتب الأول</p>", "<p>كتب الثاني</p>"]


def test_one_writer_in_two_windows_loses_nothing(two):
    opinion, office, _other = two
    page = office.get(address(opinion))
    write(office, opinion, findings_ar="النافذة الأولى")
    refused = write(office, opinion, page=page, findings_ar="النافذة الثانية")
    assert office.post(address(opinion), filled(refused)).status_code == 302
    assert [text.findings_ar for text in opinion.texts.all()] == ["<p>النافذة الأولى</p>", "<p>النافذة الثانية</p>"]


def test_page_warns_while_somebody_else_writes(two):
    opinion, office, other = two
    write(other, opinion, findings_ar="نص")
    assert parse(office.get(address(opinion))).xpath("//*[contains(@class, 'tone-amber')]") != []
    assert parse(other.get(address(opinion))).xpath("//*[contains(@class, 'tone-amber')]") == []
    OpinionText.objects.update(saved_at=Body.now() - timedelta(minutes=11))
    assert parse(office.get(address(opinion))).xpath("//*[contains(@class, 'tone-amber')]") == []


def test_same_text_sent_again_is_saved_and_no_conflict(two):
    """A phone that did not hear the answer sends what it sent: that is nobody else's, and overwrites nothing."""
    opinion, office, _other = two
    sent = filled(office.get(address(opinion)), findings_ar="نص")
    answers = [office.post(address(opinion), sent, headers={"X-Autosave": "1"}) for _ in range(2)]
    assert [(answer.status_code, answer.json().get("seen")) for answer in answers] == [(200, "1.1"), (200, "1.2")]
    assert opinion.texts.get().findings_ar == "<p>نص</p>"


def test_script_saves_and_is_told_what_was_saved(two):
    """Autosave: the same form, answered in JSON."""
    opinion, office, other = two
    url, autosave = address(opinion), {"X-Autosave": "1"}
    page = office.get(url)
    answer = office.post(url, filled(page, findings_ar="نص"), headers=autosave)
    assert (answer.status_code, answer.json()["seen"]) == (200, "1.1")
    assert len(answer.json()["saved"]) == len("10:32")
    conflict = other.post(url, filled(page, findings_ar="غيره"), headers=autosave)
    assert (conflict.status_code, conflict.json()["conflict"]) == (409, True)
    seen = filled(page, findings_ar="ن\0", seen=answer.json()["seen"])
    assert office.post(url, seen, headers=autosave).status_code == 422
    assert [text.findings_ar for text in opinion.texts.all()] == ["<p>نص</p>"]


@pytest.mark.parametrize("state", ["submitted", "adopted", "deposited", "closed", "withdrawn"])
def test_text_is_locked_from_its_submission_on(state, client_of):
    """Domain: after adoption the text is locked; while it is submitted, all read the same."""
    opinion, office = opinion_factories.opinion(state=state), client_of("secretariat")
    before = list(opinion.texts.values())
    assert office.get(address(opinion)).status_code == 409
    assert office.post(address(opinion), {"findings_ar": "نص", "seen": ""}).status_code == 409
    assert list(opinion.texts.values()) == before


def test_old_version_is_brought_back_as_a_new_one(two):
    opinion, office, other = two
    write(office, opinion, findings_ar="أول")
    write(other, opinion, findings_ar="ثان")
    write(other, opinion, "fr", findings_fr="Deuxième")
    url = f"/opinions/{opinion.pk}/versions/1/restore/"
    assert (office.get(url).status_code, office.post(url).status_code) == (405, 302)
    found = [(text.findings_ar, text.findings_fr or "") for text in opinion.texts.all()]
    assert found == [("<p>أول</p>", ""), ("<p>ثان</p>", "<p>Deuxième</p>"), ("<p>أول</p>", "")]


def test_version_page_shows_what_changed_by_signs_too(two):
    opinion, office, other = two
    write(office, opinion, findings_ar="نقص في المنحدرات")
    write(other, opinion, findings_ar="غياب المنحدرات")
    page = parse(office.get(f"/opinions/{opinion.pk}/versions/2/"))
    assert [one.text_content() for one in page.xpath("//del | //ins")] == ["−نقص في", "+غياب"]


def test_adopted_version_is_marked(client_of):
    opinion = opinion_factories.opinion(state="adopted")
    page = parse(client_of("secretariat").get(f"/opinions/{opinion.pk}/versions/"))
    assert len(page.xpath("//main//li//*[contains(@class, 'badge')]")) == 1


@pytest.mark.parametrize("path", ["versions/", "versions/1/", "text/ar/edit/"])
@pytest.mark.parametrize("state", ["drafting", "submitted", "deposited"])
def test_nobody_outside_sees_a_version(path, state, client_of):
    """A council member never sees a draft by any address; members of other committees neither."""
    opinion = opinion_factories.opinion(state=state, committee=factories.committee(), released_on=None)
    opinion.texts.update(number=2)  # the adopted one
    opinion_factories.text(opinion=opinion, number=1, findings_ar="<p>سر المداولة</p>")
    hidden = (404,) if path != "text/ar/edit/" else (403, 404)
    expected = {None: (302,), "council": hidden, "member": hidden}
    for role, statuses in expected.items():
        answer = client_of(role).get(f"/opinions/{opinion.pk}/{path}")
        assert answer.status_code in statuses
        assert "سر المداولة" not in answer.content.decode()


def test_what_was_submitted_is_kept_beside_what_is_written_after_its_return(two):
    """Domain, OpinionText: no version is lost; the one that the chair returned is compared with the next."""
    opinion, office, _other = two
    write(office, opinion, findings_ar="كما قدم")
    for step in ("submit", "return"):
        url = f"/opinions/{opinion.pk}/{step}/"
        assert office.post(url, filled(office.get(url), note_ar="سبب")).status_code == 302
    write(office, opinion, findings_ar="بعد الإرجاع")
    assert [text.findings_ar for text in opinion.texts.all()] == ["<p>كما قدم</p>", "<p>بعد الإرجاع</p>"]
