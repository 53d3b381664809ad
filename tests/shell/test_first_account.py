"""The first account: made once, by whoever holds the address that the program printed, in nobody's demonstration."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from committees.models import User
from hayaa.demo.accounts import ROLE_OF
from hayaa.setup import actions
from tests import factories
from tests.html import parse
from tests.pages import errors, filled

pytestmark = pytest.mark.django_db
PASSWORD = "kitab-azraq-42"
TYPED = {
    "first_name": "نعيمة", "last_name": "بنعلي", "username": "naima", "password1": PASSWORD, "password2": PASSWORD,
}  # fmt: skip


def printed():
    """What the command prints."""
    out = StringIO()
    call_command("first_account", stdout=out)
    return out.getvalue().strip()


@pytest.fixture
def address():
    return printed()


@pytest.mark.parametrize(("prefix", "language"), [("", "ar"), ("/fr", "fr")])
def test_first_account_is_an_administrator_signed_in_who_sets_up_the_second_step(prefix, language, address, client):
    page = client.get(prefix + address)
    assert (page.status_code, "no-store" in page["Cache-Control"]) == (200, True)
    response = client.post(prefix + address, filled(page, **TYPED))
    assert response["Location"] == f"{prefix}/setup/"
    # The check-list comes next, once the second step of signing in is set up.
    assert client.get(response["Location"])["Location"] == f"{prefix}/accounts/2fa/totp/activate/"
    user = User.objects.get()
    assert (str(user), user.language, [group.name for group in user.groups.all()], user.is_superuser) == (
        "نعيمة بنعلي", language, ["administrator"], False,
    )  # fmt: skip
    assert client.login(username="naima", password=PASSWORD)


def test_help_of_the_password_is_a_list_and_no_markup(address, client):
    # Django's own help is markup that is translated late.
    notes = parse(client.get(address)).get_element_by_id("id_password1_helptext")
    assert [item.text for item in notes.iterfind(".//li")] == [
        "اكتبوا 12 حرفا على الأقل.",
        "أربع كلمات لا علاقة بينها كلمة مرور جيدة وسهلة الحفظ، بأي حروف ومع الفراغات. أما الكلمات الشائعة والأسماء "
        "والسنوات والمفاتيح المتجاورة وحدها فلا تقبل.",
        "لا تختاروا كلمة مرور تشبه معلوماتكم الشخصية.",
    ]  # fmt: skip
    assert "<" not in notes.text_content()


def test_address_dies_with_the_first_account(address, client):
    other = printed()
    page = client.get(other)
    client.post(address, filled(client.get(address), **TYPED))
    factories.phone()
    for reader in (client, Client()):
        assert [reader.get(one).status_code for one in (address, other)] == [404, 404]
        assert reader.post(other, filled(page, **{**TYPED, "username": "other"})).status_code == 404
    assert (User.objects.count(), printed()) == (1, "")


def test_second_of_two_who_make_it_at_once_gets_none():
    assert actions.make_first_account(user=User(username="one")).pk
    assert actions.make_first_account(user=User(username="two")) is None
    assert [user.username for user in User.objects.all()] == ["one"]


def test_address_of_another_installation_or_of_yesterday_is_not_there(address, client, settings, time_machine):
    for wrong in ("/setup/account/x/", f"{address[:-2]}x/", f"{address[:15]}{'9' * 3000}/"):
        assert (wrong, client.get(wrong).status_code) == (wrong, 404)
    settings.SECRET_KEY = "another secret"
    assert client.get(address).status_code == 404
    settings.SECRET_KEY = "only-for-the-tests"
    time_machine.move_to(datetime(2026, 12, 1, 10, tzinfo=UTC))
    kept = printed()
    time_machine.shift(timedelta(hours=23))
    assert client.get(kept).status_code == 200
    time_machine.shift(timedelta(hours=2))
    assert [client.get(kept).status_code, client.post(kept, TYPED).status_code, User.objects.count()] == [404, 404, 0]


@pytest.mark.parametrize(
    ("wrong", "sentences"),
    [
        ({"password2": "wadih-jabal-77"}, 1),
        ({"password1": "naima", "password2": "naima"}, 3),
        ({"password1": "hayaa-demo", "password2": "hayaa-demo"}, 2),  # everybody knows that of the demonstration
        ({"first_name": ""}, 1),
        ({"username": "نعيمة بنعلي"}, 1),
        ({"language": "en"}, 1),
    ],
)
def test_wrong_account_is_refused_with_a_sentence(wrong, sentences, address, client):
    response = client.post(address, filled(client.get(address), **{**TYPED, **wrong}))
    assert (response.status_code, len(errors(response)), User.objects.count()) == (200, sentences, 0)


def test_demonstration_makes_no_first_account(address, client):
    call_command("load_demo", verbosity=0, stdout=StringIO())
    User.objects.update(member=None)
    with pytest.raises(CommandError, match="holds the demonstration"):
        printed()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("options", [[], ["--if-empty"]])
@pytest.mark.parametrize(
    "make", [factories.mandate, factories.committee, lambda: User.objects.create(username="naima")]
)
def test_demonstration_is_never_loaded_beside_a_first_record(make, options, address):
    """An account, a mandate, a committee: all that was entered before the body has a name is real."""
    make()
    if options:
        call_command("load_demo", *options, verbosity=0)
    else:
        with pytest.raises(CommandError, match="real body"):
            call_command("load_demo", verbosity=0)
    assert not User.objects.filter(username__in=ROLE_OF).exists()


def test_sign_in_page_of_an_empty_database_shows_no_accounts(client):
    assert b"hayaa-demo" not in client.get("/accounts/login/").content
