"""Passwords that people of a Moroccan commune would try first are refused; those of several words are taken."""

from io import StringIO
from time import process_time

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.translation import override

from hayaa.access import invitations
from hayaa.access.passwords import KnownPasswordValidator
from hayaa.accounts import SIGN_IN
from hayaa.setup import first_account as first
from tests import factories
from tests.html import foreign, parse
from tests.pages import errors, filled
from tests.shell.test_first_account import TYPED

KNOWN = """
azertyuiop12|azerty123456|Azerty@123456789|qsdfghjklm123|wxcvbn123456!|poiuytreza99|1234567890azerty|&é"'(-è_çà)=
1qaz2wsx3edc|qwertyuiop[]|mlkjhgfdsq26|a1b2c3d4e5f6|abcdefghijklmnop|abcabcabcabcabc|aaaaaaaaaaaaaaaa
Maroc20262026!!|m@r0c2026!!!|m-a-r-o-c-2-0-2-6|Maaarooooc2026|Casablanca2026|C@s@bl@nc@2026|Casa Rabat 2026
marrakech40000
rajawydad2026|RajaWydad1949|dimaraja1949!|D1m@M@ghr1b2022|bismillah2026|Bismillah.Rahman1|allahouakbar1|AllahWatanMalik
motdepasse123|MotDePasse2026|password1234|P@ssw0rd2026!|p.a.s.s.w.o.r.d.|Bienvenue2026|ChangezMoi2026|Administrateur1
admin admin admin|secretariat2026|commune2026!!|Presidente2026!|soleil123456|Doudou2026!!|jetaimemaman|Janvier2026!!
Fatima1990!!|fatimazahra1990|FatimaEzzahra@2|Mohamed.Ali.2026|3omri7ayati2026|hbibahbibti12
iloveyou iloveyou|toto toto toto
0661234567 0661234567|+212661987432|06 61 98 74 32 !!|tel0661987432|01/01/1990 01/01/1990|00000000000000
٠٦٦١٩٨٧٤٣٢ ٠٦٦١|hayaa-demo2026|hayaa-demo-hayaa-demo
كلمةالسر1234|كلمة السر ٢٠٢٦|كـلـمـة المـرور|كَلِمَةُ المُرُورِ ١|ضصثقفغعهخحجد|شسيبلاتنمكط1|دجحخهعغفقثصض|ابتثجحخدذرزس
محمد رسول الله|محمد١٩٩٠محمد|أحمد احمد إحمد|بسم الله الرحمن الرحيم|الحمد لله رب العالمين|الله الوطن الملك|المغرب2026!!
رئيس المجلس الجماعي|رئيسة المجلس الجماعي 22|رئيس المجلس الجماعي ٢٠٢٦!|كاتبة الهيئة الاستشارية|عضو بالجماعة الترابية
Président du conseil communal|la présidente de la commune 2|Secrétaire du conseil communal 2026|Casa Rabat Fès 2026
لا إله إلا الله|ديما مغرب 2026|الدار البيضاء 2026|رجاء وداد 2026|ماما وبابا ٢٠٢٦
"""
GOOD = """
kitab-azraq-42|wadih-jabal-77|xK9#mQ2vLp8z|7u4mq0zrk2hx|9274 1836 5502 7719
قطار أخضر يشرب الشاي|قنطرة لقلاق مظلة فانوس|سبع خزائن تضحك ليلا|برتقالة سلم غيمة مطرقة|باب قمر شاي نهر
نخلة تسبح في المكتبة
escalier girafe tambour|la girafe repeint le phare|Quatre escargots boivent du thé|brouette lampion cactus
soleil tambour jardin violet|correct horse battery staple|chdabi kbal lwad bghit|ⵜⴰⴼⵓⴽⵜ ⴰⵎⴰⵏ ⵉⴳⵏⵏⴰ ⴰⵣⵔⵓ
🐫 chameau 🧵 fil 🌂 pluie
"""
SHORT = ["Maroc2026!!", "azerty12345", "xK9#mQ2vLp8", "باب قمر شاي"]
OWN = [
    "taroudant-2026", "تارودانت ٢٠٢٦", "houmayza.oukli", "Houmayza1984!", "حميزة الأوكلي", "الاوكلى1984!!",
    "oukli.h.oukli", "hz.oukli2026!", "houmayza ait oukli 2", "Ait Oukli Houmayza 2026!", "حميزة أيت الأوكلي 22",
    "حميزة آيت الأوكلي تارودانت ٢٠٢٦", "هيئة المساواة وتكافؤ الفرص ومقاربة النوع",
]  # fmt: skip


def listed(text):
    return [one for line in text.strip().splitlines() for one in line.split("|")]


def said(password, user=None):
    """What is said against a password; nothing where it is taken."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        return {one.code for one in error.error_list}
    return set()


@pytest.fixture
def owner(db):
    factories.body(commune_ar="تارودانت", commune_fr="Taroudant")
    names = {
        "given_name_ar": "حميزة",
        "family_name_ar": "آيت الأوكلي",
        "given_name_fr": "Houmayza",
        "family_name_fr": "Aït Oukli",
    }
    return factories.user(username="hz.oukli", member=factories.member_in_office(**names))


def test_what_many_people_choose_is_refused(body):
    assert len(listed(KNOWN)) >= 80
    assert [one for one in listed(KNOWN) if "password_too_common" not in said(one)] == []


def test_eleven_signs_are_too_few_whatever_they_are(body):
    assert [one for one in SHORT if "password_too_short" not in said(one)] == []


def test_words_that_have_nothing_to_do_with_each_other_are_taken_in_every_script(owner):
    assert len(listed(GOOD)) >= 20
    assert [(one, said(one, owner)) for one in listed(GOOD) if said(one, owner)] == []


def test_names_of_the_body_and_of_the_owner_are_refused(owner):
    assert [one for one in OWN if not said(one, owner)] == []
    # Of somebody else they say nothing.
    assert said("houmayza.oukli", factories.user(username="naima")) == set()


@pytest.mark.parametrize("size", [64, 1000])
def test_long_password_of_every_letter_is_taken(size, owner):
    phrase = ("قطار أخضر يشرب الشاي, Girafe 🐫 ⵜⴰⴼⵓⴽⵜ " * 50)[:size]
    assert (len(phrase), said(phrase, owner)) == (size, set())


@pytest.mark.parametrize("password", ["ab" * 500_000, "kPz" * 300_000, "ن\u0651" * 500_000, listed(GOOD)[5]])
def test_no_password_takes_longer_than_a_moment(password, owner):
    said(password, owner)
    began = process_time()
    said(password, owner)
    assert process_time() - began < 0.1  # seconds; 0.02 alone on this machine, a tenth where others work, too


RULES = KnownPasswordValidator()
REFUSED = "Casablanca2026"


def rule(method, language):
    """A sentence of the validator in this language."""
    with override(language):
        return " ".join(method().split())


def first_account(prefix, client):
    return prefix + first.address()


def invitation(prefix, client):
    return f"{prefix}/accounts/invitation/{invitations.code_of(factories.user(invited_at=timezone.now()))}/"


def change(prefix, client):
    client.force_login(factories.user(role="council"), backend=SIGN_IN)
    return f"{prefix}/accounts/password/change/"


def link_of_reset(prefix, client):
    user = factories.user()
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    return client.get(f"{prefix}/accounts/password/reset/key/{key}/")["Location"]


@pytest.mark.parametrize(("prefix", "language"), [("", "ar"), ("/fr", "fr")])
@pytest.mark.parametrize("way", [first_account, invitation, change, link_of_reset])
def test_each_way_to_set_a_password_shows_the_rules_and_holds_them(way, prefix, language, body, client):
    """And says what is wrong and what would be good, in the language of the page."""
    address = way(prefix, client)
    page = client.get(address)
    fields = [name for name in parse(page).xpath("//input[@type='password']/@name") if name != "oldpassword"]
    rules = parse(page).get_element_by_id(f"id_{fields[0]}_helptext").text_content()
    assert ("12" in rules, rule(RULES.get_help_text, language) in rules) == (True, True)
    typed = dict.fromkeys(fields, REFUSED) | {"oldpassword": "hayaa-demo"}
    response = client.post(address, filled(page, **TYPED | typed))
    (sentence,) = errors(response)
    assert sentence.partition(" – ")[2] == rule(RULES.get_error_message, language)
    assert list(response.context["form"].errors) == [fields[0]]  # where it is mended, not beside its repetition
    assert (foreign(parse(response), language), parse(response).xpath("//input/@onpaste")) == ([], [])


def test_console_asks_the_same(owner, monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda prompt: REFUSED)
    with pytest.raises(CommandError, match="Aborting"):
        call_command("changepassword", owner.username, stdout=StringIO(), stderr=StringIO())


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_password_that_is_changed_leads_to_the_page_of_ones_protection(prefix, body, client):
    address = change(prefix, client)
    typed = {"oldpassword": "hayaa-demo", "password1": "kitab-azraq-42", "password2": "kitab-azraq-42"}
    page = client.post(address, typed, follow=True)
    assert page.redirect_chain == [(f"{prefix}/accounts/security/", 302)]
    assert len(parse(page).findall(".//main//div[@role='status']")) == 1
