"""Who may do what follows from the table of roles and from today's offices, seats and terms."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from committees.models import Body, CommitteeMembership, Member, Term, User
from hayaa.roles import ROLES, roles_of

pytestmark = pytest.mark.usefixtures("demonstration")


def account(name):
    return User.objects.get(username=name)


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("secretariat", {"secretariat"}),
        ("chair", {"chair", "member"}),
        ("coordinator", {"coordinator", "member"}),
        ("member", {"member"}),
        ("council", {"council"}),
        ("admin", {"administrator"}),
    ],
)
def test_the_demonstration_accounts_hold_their_roles(name, roles):
    assert set(roles_of(account(name))) >= roles
    assert set(roles_of(account(name))) <= roles | {"coordinator"}


def test_a_role_ends_with_the_term_it_follows_from():
    # Decisions, Rights: member, coordinator and chair follow from what runs today.
    user = account("member")
    Term.objects.filter(member=user.member).update(ends_on="2023-05-30", end_reason="resignation")
    CommitteeMembership.objects.filter(member=user.member).update(ends_on="2023-05-30")
    assert roles_of(user) == frozenset()
    assert not user.has_perm("committees.view_member")


@pytest.mark.parametrize(
    ("permission", "holders"),
    [
        ("committees.view_member", {"secretariat", "chair", "coordinator", "member", "admin"}),
        ("committees.change_member", {"secretariat", "admin"}),
        ("activities.change_planline", {"secretariat", "admin"}),
        ("activities.adopt_planversion", {"secretariat", "chair", "admin"}),
        ("committees.view_member_statistics", {"secretariat", "chair", "admin"}),
        ("committees.change_user", {"admin"}),
        ("committees.use_back_room", {"admin"}),
    ],
)
def test_who_holds_a_permission(permission, holders):
    names = ("secretariat", "chair", "coordinator", "member", "council", "admin")
    assert {name for name in names if account(name).has_perm(permission)} == holders


def test_contact_details_are_for_those_who_need_them():
    # Domain, Member: secretariat, chair, leaders of the member's committees, and the member.
    coordinator = account("coordinator")
    led = CommitteeMembership.objects.on(Body.today()).filter(
        member=coordinator.member, role__in=CommitteeMembership.Role.leading()
    )
    colleagues = Member.objects.filter(memberships__committee__in=led.values("committee"))
    assert {
        member.pk for member in Member.objects.all() if coordinator.has_perm("committees.view_contact", member)
    } == {
        *colleagues.values_list("pk", flat=True),
        coordinator.member_id,
    }
    member = account("member")
    assert [m.number for m in Member.objects.all() if member.has_perm("committees.view_contact", m)] == [
        member.member.number
    ]


def test_every_role_says_what_it_is_for():
    assert all(str(role.sentence).endswith(".") for role in ROLES.values())


def test_permission_stored_beside_the_roles_counts_for_nothing():
    # Decisions, Rights: what somebody may do stands in the table of roles alone; no page asks for anything else.
    user = account("council")
    user.user_permissions.add(Permission.objects.get(codename="change_member"))
    assert not User.objects.get(pk=user.pk).has_perm("committees.change_member")
    with CaptureQueriesContext(connection) as captured:
        User.objects.get(pk=user.pk).has_perm("committees.change_member")
    assert "auth_permission" not in "".join(query["sql"] for query in captured)
