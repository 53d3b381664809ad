"""The frame of every page: banner, navigation, language, errors, and what forms and bars are drawn from."""

from datetime import date

import lxml.html
import pytest
from django import forms
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils.translation import override
from django.views import defaults
from django.views.csrf import csrf_failure

from committees.models import Member
from hayaa.core.forms import RecordForm, both
from hayaa.templatetags.hayaa import form_groups
from tests import factories
from tests.html import parse


def texts(response, path):
    return [" ".join(found.text_content().split()) for found in parse(response).findall(path)]


def test_demonstration_says_so_on_every_page(client_of):
    factories.body(is_demonstration=True, reference_date=date(2023, 5, 31))
    page = client_of(None).get("/")
    assert texts(page, ".//p[@class='demonstration']") == ["معطيات تجريبية — تاريخ المرجع: 31 ماي 2023"]


def test_real_body_has_no_banner_and_no_accounts_to_try(client_of):
    page = client_of(None).get("/accounts/login/").content.decode()
    assert ("demonstration" in page, "hayaa-demo" in page) == (False, False)


def test_demonstration_shows_its_accounts_where_one_signs_in(client_of):
    factories.body(is_demonstration=True)
    page = client_of(None).get("/accounts/login/")
    accounts = ["secretariat", "chair", "coordinator", "member", "council", "admin"]
    assert texts(page, ".//dt") == accounts


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/", "/fr/"),
        ("/fr/", "/"),
        ("/accounts/login/?next=/fr/x", "/fr/accounts/login/?next=/fr/x"),
        ("/no/", "/fr/no/"),
    ],
)
def test_language_link_leads_to_the_same_address(client_of, here, there):
    page = parse(client_of(None).get(here))
    assert [a.get("href") for a in page.findall(".//a[@hreflang]")] == [there]


def test_navigation_marks_where_the_reader_is(client_of):
    page = parse(client_of(None).get("/committees/"))
    assert {a.get("href") for a in page.findall(".//nav//a[@aria-current='page']")} == {"/committees/"}


def test_empty_installation_says_what_to_do(db):
    page = Client().get("/")
    assert texts(page, ".//div[@class='empty']/p") == [
        "لم تُدخل أي هيئة بعد. تسجل كتابة الهيئة الدخول وتُدخلها؛ أما الحساب الأول فيُحدث في العنوان الذي أظهره "
        "البرنامج المعلومياتي عند تنصيبه."
    ]


def test_public_page_counts_women_and_men_and_names_nobody(client_of):
    # The members' names are never public; their number by sex is.
    for sex in "ffmmm":
        factories.member_in_office(sex=sex, family_name_ar="اسم سري")
    page = client_of(None).get("/")
    assert texts(page, ".//p[@class='figure']") == ["2 من 5 نساء · 40,00 %", "3 من 5 رجال · 60,00 %"]
    assert "اسم سري" not in page.content.decode()


def test_sign_up_is_closed(client_of):
    page = client_of(None).get("/accounts/signup/")
    assert texts(page, ".//main//p") == ["الحسابات يمنحها مدير(ة) النظام.", "تسجيل الدخول"]


@pytest.mark.parametrize(
    ("answer", "status", "heading"),
    [
        (lambda request: defaults.server_error(request), 500, "وقع خطأ"),
        (lambda request: defaults.bad_request(request, None), 400, "طلب غير مفهوم"),
        (lambda request: csrf_failure(request), 403, "انتهت صلاحية الاستمارة"),
    ],
)
def test_error_of_the_server_needs_no_database(answer, status, heading):
    # No `db` fixture: a question to the database would fail the test.
    with override("ar"):
        response = answer(RequestFactory().get("/"))
    assert (response.status_code, texts(response, ".//h1")) == (status, [heading])


class Groups(forms.Form):
    groups = [("Second", ["day", "title_fr"])]
    title_ar = forms.CharField()
    title_fr = forms.CharField()
    name_ar = forms.CharField()
    name_fr = forms.CharField()
    code = forms.CharField(widget=forms.HiddenInput)
    day = forms.DateField()


def test_arabic_and_french_field_stand_side_by_side():
    drawn = [(g["legend"], [[field.name for field in row] for row in g["rows"]]) for g in form_groups(Groups())]
    assert drawn == [(None, [["title_ar"], ["name_ar", "name_fr"]]), ("Second", [["day"], ["title_fr"]])]


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("ar", ["(بالعربية)", "(بالفرنسية)"]),
        ("fr", ["(en arabe)", "(en français)"]),
    ],
)
def test_label_of_a_translated_field_names_its_language(language, labels):
    class Form(RecordForm):
        class Meta(RecordForm.Meta):
            model = Member
            fields = both("family_name")

    with override(language):
        assert [field.label[field.label.index("(") :] for field in Form().visible_fields()] == labels


def test_bar_is_drawn_from_where_the_language_begins():
    def drawn(language):
        with override(language):
            return lxml.html.fromstring(Template('{% bar 4 1 "green" 2 "amber" %}').render(Context()))

    assert (drawn("ar").get("class"), drawn("fr").get("class")) == ("bar mirrored", "bar")
    shares = [(rect.get("x"), rect.get("width")) for rect in drawn("ar").iter("rect")]
    assert shares == [("0.00", "25.00"), ("25.00", "50.00")]
