"""Each factory makes a record that its own model accepts."""

import pytest

from hayaa.roles import roles_of
from tests import execution_factories, factories

NOUNS = (
    "activity", "axis", "body", "committee", "line", "mandate", "member", "member_in_office", "office", "partner",
    "plan_version", "programme", "seat", "term", "user", "year_plan",
)  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("noun", NOUNS)
def test_factory_makes_a_valid_record(noun):
    if noun == "line":
        factories.plan_version(state="draft")  # an adopted version accepts no line
    record = getattr(factories, noun)()
    record.full_clean()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "noun",
    [
        "done", "evidence", "indicator", "means", "measurement", "participation", "photograph", "planned", "report",
        "representation", "target",
    ],
)  # fmt: skip
def test_factory_of_execution_makes_a_valid_record(noun, body):
    getattr(execution_factories, noun)().full_clean()


@pytest.mark.django_db
@pytest.mark.parametrize("noun", ["committee", "line", "member", "partner", "programme", "seat", "term", "year_plan"])
def test_factory_makes_a_second_record(noun):
    make = getattr(factories, noun)
    assert make() != make()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "roles"),
    [
        ("secretariat", {"secretariat"}),
        ("administrator", {"administrator"}),
        ("council", {"council"}),
        ("chair", {"chair", "member"}),
        ("coordinator", {"coordinator", "member"}),
        ("member", {"member"}),
        (None, set()),
    ],
)
def test_user_has_the_role_asked_for(body, role, roles):
    assert roles_of(factories.user(role=role)) == roles


def test_client_of_a_role_is_signed_in(client_of):
    response = client_of("secretariat").get("/")
    assert response.wsgi_request.user.username == "secretariat"
