"""Entry of a programme, its ordered lists and its partners: one way for all of them."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from activities.models import Axis, ExpectedResult, Programme, ProgrammePart, Statement
from tests import factories
from tests.html import parse
from tests.pages import errors, filled

TEXT = {"text_ar": "نص", "text_fr": "Texte"}
NOUNS = {
    "part": ("programmes", {"section": "about", "heading_ar": "عنوان", "body_ar": "<p>نص</p>"}),
    "statement": ("programmes", {"kind": "strength", **TEXT}),
    "axis": ("programmes", {"title_ar": "محور", "short_title_ar": "محور", "short_title_fr": "Un axe", "colour": "2"}),
    "result": ("axes", TEXT),
    "indicator": ("axes", {**TEXT, "nature": "rate", "direction": "up"}),
    "means": ("axes", {**TEXT, "kind": "photo"}),
}
PLURAL = {"axis": "axes", "means": "means"}
MODELS = {"means": "meansofverification", "part": "programmepart", "result": "expectedresult"}


def model(noun):
    return apps.get_model("activities", MODELS.get(noun, noun))


def plural(noun):
    return PLURAL.get(noun, f"{noun}s")


@pytest.fixture
def office(client_of):
    return client_of("secretariat")


@pytest.fixture
def programme(body):
    return factories.programme(first_year=2022, last_year=2024)


@pytest.fixture
def parent(programme):
    """The address below which records of a noun are made."""
    axis = factories.axis(programme=programme, code="first")
    return lambda noun: f"/axes/{axis.pk}" if NOUNS[noun][0] == "axes" else f"/programmes/{programme.pk}"


def enter(client, parent, noun, **typed):
    url = f"{parent(noun)}/{plural(noun)}/new/"
    return client.post(url, {**NOUNS[noun][1], **typed})


def order(noun):
    return list(model(noun).objects.exclude(**{"code": "first"} if noun == "axis" else {}).values_list("pk", flat=True))


@pytest.mark.parametrize("noun", NOUNS)
def test_records_are_entered_moved_corrected_and_deleted(noun, office, parent):
    assert [enter(office, parent, noun).status_code for _ in range(3)] == [302, 302, 302]
    first, second, third = order(noun)
    office.post(f"/{plural(noun)}/{third}/move/", {"by": "-1"})
    assert order(noun) == [first, third, second]
    office.post(f"/{plural(noun)}/{first}/move/", {"by": "1"})
    assert order(noun) == [third, first, second]
    office.post(f"/{plural(noun)}/{second}/move/", {"by": "1"})
    assert order(noun) == [third, first, second]
    name = {"part": "heading_ar", "axis": "title_ar"}.get(noun, "text_ar")
    url = f"/{plural(noun)}/{first}/edit/"
    assert office.post(url, filled(office.get(url), **{name: "آخر"})).status_code == 302
    record = model(noun).objects.get(pk=first)
    assert (getattr(record, name), record.version) == ("آخر", 2)
    assert office.get(f"/{plural(noun)}/{first}/delete/").status_code == 200
    office.post(f"/{plural(noun)}/{first}/delete/")
    assert order(noun) == [third, second]


@pytest.mark.parametrize("role", ["chair", "coordinator", "member", "council", None])
@pytest.mark.parametrize("noun", NOUNS)
def test_nobody_else_enters_anything(noun, role, client_of, parent):
    """Quality, Access: POST by every role; row counts tell."""
    status = {None: 302, "council": 404}.get(role, 403)
    enter(client_of("secretariat"), parent, noun)
    (kept,) = order(noun)
    client, before = client_of(role), list(model(noun).objects.values())
    pages = [
        f"{parent(noun)}/{plural(noun)}/new/",
        *(f"/{plural(noun)}/{kept}/{do}/" for do in ("edit", "move", "delete")),
    ]
    assert [client.post(url, NOUNS[noun][1]).status_code for url in pages] == [status] * 4
    assert list(model(noun).objects.values()) == before


def test_records_of_other_lists_keep_their_places(office, parent):
    for kind in ("strength", "weakness", "strength"):
        enter(office, parent, "statement", kind=kind)
    places = Statement.objects.order_by("pk").values_list("kind", "position")
    assert list(places) == [("strength", 1), ("weakness", 1), ("strength", 2)]
    second = Statement.objects.filter(kind="strength").last()
    office.post(f"/statements/{second.pk}/move/", {"by": "-1"})
    assert list(places.all()) == [("strength", 2), ("weakness", 1), ("strength", 1)]


@pytest.mark.parametrize("language", ["", "/fr"])
@pytest.mark.parametrize(
    ("noun", "typed", "arabic", "french"),
    [
        ("part", {"body_ar": "<p>&nbsp;</p>"}, "النص (بالعربية)", "Texte (en arabe)"),
        ("part", {"body_ar": "<ul><li>نص" * 9}, "متداخلة", "imbriquées"),
        ("part", {"body_fr": "x" * 20_001}, "20000", "20000"),
        ("part", {"heading_ar": "م" * 5000}, "5000", "5000"),
        ("statement", {"text_ar": ""}, "النص (بالعربية)", "Texte (en arabe)"),
        ("statement", {"kind": "remark"}, "النوع", "Type"),
        ("axis", {"code": "first"}, "محور آخر من البرنامج يحمل هذا الرمز.", "Un autre axe du programme porte ce code."),
        ("axis", {"colour": "9"}, "اللون", "Couleur"),
        ("axis", {"code": "محور"}, "الرمز", "Code"),
        ("result", {"text_fr": "Nul\0"}, "النص (بالفرنسية)", "Texte (en français)"),
        ("indicator", {"nature": ""}, "الطبيعة", "Nature"),
    ],
)
def test_wrong_record_is_refused_with_a_sentence(language, noun, typed, arabic, french, office, parent):
    before = order(noun)
    url = f"{language}{parent(noun)}/{plural(noun)}/new/"
    (sentence,) = errors(office.post(url, {**NOUNS[noun][1], **typed}))
    assert (french if language else arabic) in sentence
    assert order(noun) == before


def test_rich_text_is_cleaned_before_it_is_kept(office, parent):
    enter(office, parent, "part", body_ar="<p onclick='x()'>نص<script>x()</script></p>", body_fr="Un\nmot\n\nDeux")
    part = ProgrammePart.objects.get()
    assert (part.body_ar, part.body_fr) == ("<p>نص</p>", "<p>Un<br>mot</p><p>Deux</p>")


def test_only_pages_with_the_editor_accept_its_script(office, parent, programme):
    """Quality, Access: the nonce is given on editor pages alone."""
    page = office.get(f"{parent('part')}/parts/new/")
    policy = page["Content-Security-Policy"]
    nonces = {script.get("nonce") for script in parse(page).iter("script") if script.get("nonce")}
    assert len(nonces) == 1 and f"'nonce-{nonces.pop()}'" in policy
    assert "nonce-" not in office.get(f"{parent('axis')}/axes/new/")["Content-Security-Policy"]


def test_axis_in_use_stays(office, parent):
    enter(office, parent, "result")
    axis = Axis.objects.get()
    response = office.post(f"/axes/{axis.pk}/delete/")
    assert response.status_code == 409
    assert "لا يحذف محور له نتائج" in parse(response).text_content()
    assert (Axis.objects.count(), ExpectedResult.objects.count()) == (1, 1)


def test_second_writer_sees_both_values(office, parent):
    """Quality 9: the second of two writers is told, and nothing is lost."""
    enter(office, parent, "statement")
    statement = Statement.objects.get()
    url = f"/statements/{statement.pk}/edit/"
    mine = filled(office.get(url), text_ar="نص الثاني")
    office.post(url, filled(office.get(url), text_ar="نص الأول"))
    response = office.post(url, mine)
    assert ["شخص آخر" in errors(response)[0], "نص الأول" in errors(response)[1]] == [True, True]
    assert Statement.objects.get().text_ar == "نص الأول"
    office.post(url, filled(response))
    assert Statement.objects.get().text_ar == "نص الثاني"


def test_statement_concerns_axes_of_its_own_programme_only(office, parent, programme):
    other = factories.axis(programme=factories.programme())
    url = f"{parent('statement')}/statements/new/"
    assert len(errors(office.post(url, {**NOUNS["statement"][1], "axes": [other.pk]}))) == 1


@pytest.mark.parametrize(
    ("typed", "arabic"),
    [
        ({"last_year": "2021"}, "لا يمكن أن تسبق السنة الأخيرة السنة الأولى"),
        ({"first_year": "1443", "last_year": "1445"}, "2000"),
        ({"stated_medium": ""}, "أعداد الحضور الثلاثة"),
        ({"state": "draft", "adopted_on": "01/02/2022"}, "لا تاريخ مصادقة"),
        ({"adopted_on": "01/02/2099"}, "لم يحن بعد"),
        ({"title_ar": ""}, "العنوان (بالعربية)"),
    ],
)
def test_wrong_programme_is_refused_with_a_sentence(typed, arabic, office, programme):
    url = f"/programmes/{programme.pk}/edit/"
    numbers = {"stated_permanent": "11", "stated_medium": "7", "stated_absent": "13"}
    (sentence,) = errors(office.post(url, filled(office.get(url), **{**numbers, **typed})))
    assert arabic in sentence
    assert Programme.objects.get().version == 1


def test_programme_keeps_the_years_that_have_a_plan(office, programme):
    factories.year_plan(programme=programme, year=2024)
    url = f"/programmes/{programme.pk}/edit/"
    sentence = "لسنة 2024 برنامجها: يجب أن تشملها سنوات برنامج العمل."
    assert errors(office.post(url, filled(office.get(url), last_year="2023"))) == [sentence]


def test_programmes_never_share_a_year(office, programme):
    url = "/programme/new/"
    mandate = programme.mandate.pk
    typed = {"title_ar": "برنامج", "mandate": mandate, "first_year": 2024, "last_year": 2026, "state": "draft"}
    assert errors(office.post(url, typed)) == ["برنامج آخر يشمل بعض هذه السنوات."]
    assert office.post(url, {**typed, "first_year": 2025}).status_code == 302


@pytest.mark.parametrize(
    "wrong",
    [
        {"last_year": 2021},
        {"first_year": 1999},
        {"stated_medium": 7},
        {"state": "draft", "adopted_on": "2022-02-01"},
        {"title_ar": ""},
        {"title_ar": None},
    ],
)
def test_database_refuses_a_programme_that_contradicts_itself(wrong, body):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.programme(**{"first_year": 2022, **wrong})
