"""Roles: one table of who may do what, and the backend that answers from it.

Three roles are given to an account (stored as groups of the same name): secretariat, council and
administrator. The others follow from today's offices, seats and terms of the member whose account it is.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from django.apps import apps
from django.contrib.auth.backends import BaseBackend
from django.utils.translation import gettext_lazy as _

from committees.models import Body, BureauOffice, Committee, CommitteeMembership, Member, Term

Seats = CommitteeMembership.Role
STORED = ("secretariat", "council", "administrator")
ACCOUNTS = ("user", "calendarfeed")  # no records of the body: for the administrator alone


def _all(app, *actions, but=()):
    """Permission names of all models of an app, for the actions given."""
    return frozenset(
        f"{app}.{action}_{model._meta.model_name}"
        for model in apps.get_app_config(app).get_models()
        for action in actions
        if model._meta.model_name not in but
    )


@cache
def inside():
    """See every record of the body. Worked out once: each page asks many times."""
    return _all("committees", "view", but=ACCOUNTS) | _all("opinions", "view") | _all("activities", "view")


@cache
def bureau():
    """What those inside see, with contact details and what is in preparation; the fate of opinions and plans."""
    return (
        inside()
        | {"committees.view_contact", "committees.view_draft_meeting", "committees.view_member_statistics"}
        | {"opinions.add_opinion", "opinions.view_draft_opinion", "opinions.direct_opinion"}
        | {"activities.adopt_planversion", "activities.adopt_annualreport", "activities.check_evidence"}
    )


@cache
def records():
    """See, enter, correct and end every record of the body."""
    return (
        bureau()
        | _all("committees", "add", "change", "delete", but=ACCOUNTS)
        | _all("opinions", "add", "change", "delete")
        | _all("activities", "add", "change", "delete")
        | {"opinions.record_opinion", "auditlog.view_logentry"}
    )


@cache
def administration():
    """What the secretariat may do, with accounts and the back room."""
    return records() | _all("committees", "add", "view", "change", "delete") | {"committees.use_back_room"}


@cache
def leading():
    """What those inside see, and the beginning of a meeting or an opinion: those of a committee they lead."""
    return inside() | {"committees.add_meeting", "opinions.add_opinion"}


@cache
def council():
    """The reading room, beside what is public."""
    return frozenset({"opinions.read_opinion"})


@dataclass(frozen=True)
class Role:
    """A role: its permissions, and in one sentence what it is for.

    `on_object` narrows a permission to some objects: permission → predicate(user, object).
    `two_steps`: whoever holds it signs in with a second step, too (decision 0029).
    """

    code: str
    name: str
    sentence: str
    permissions: Callable[[], frozenset[str]]
    on_object: dict[str, Callable] = field(default_factory=dict)
    two_steps: bool = False


def _reaches(user, member):
    """Themselves, or a member who sits in a committee that the user coordinates or reports for."""
    return Member.objects.reachable_by(user).filter(pk=member.pk).exists()


def _leads(user, meeting):
    """It is a meeting of a committee that the user coordinates or reports for."""
    return Committee.objects.led_by(user).filter(pk=meeting.committee_id).exists()


def _drafts(user, opinion):
    """The text of the opinion is the work of a committee that the user leads, or the user is its rapporteur."""
    if user.member_id and opinion.rapporteur_id == user.member_id:
        return True
    return Committee.objects.led_by(user).filter(pk=opinion.committee_id).exists()


def _oversees(user, record):
    """It is one of the records that the user sees."""
    return user.has_perm(f"{record._meta.app_label}.view_{record._meta.model_name}")


ROLES = {
    role.code: role
    for role in (
        Role(
            "secretariat",
            _("Secretariat"),
            _("Enters and corrects every record of the body and prints its documents."),
            records,
            two_steps=True,
        ),
        Role(
            "administrator",
            _("Administrator"),
            _("Looks after accounts and settings, and may do all that the secretariat does."),
            administration,
            two_steps=True,
        ),
        Role(
            "chair",
            _("Chair and bureau"),
            _("Sees every record of the body, submits opinions, and adopts year plans and reports."),
            bureau,
            on_object={"auditlog.view_logentry": _oversees},
            two_steps=True,
        ),
        Role(
            "coordinator",
            _("Coordinator or rapporteur of a committee"),
            _("Handles the meetings and opinions of their own committees and sees how to reach the members of these."),
            leading,
            on_object={
                "committees.view_contact": _reaches,
                "committees.change_meeting": _leads,
                "committees.delete_meeting": _leads,
                "opinions.change_opinion": _drafts,
            },
        ),
        Role(
            "member",
            _("Member"),
            _("Sees the records of the body and their own contact details."),
            inside,
            on_object={"committees.view_contact": _reaches, "opinions.change_opinion": _drafts},
        ),
        Role(
            "council",
            _("Council member"),
            _("Reads what is public, and the opinions deposited with the council."),
            council,
        ),
    )
}


def roles_of(user):
    """The codes of the roles a user has today: stored groups, then what follows from being a member."""
    if not user.is_active or user.is_anonymous:
        return frozenset()
    if not hasattr(user, "_roles"):
        roles = set(user.groups.values_list("name", flat=True)) & set(STORED)
        if user.member_id:
            day = Body.today()
            if Term.objects.on(day).filter(member=user.member_id).exists():
                roles.add("member")
            if BureauOffice.objects.on(day).filter(member=user.member_id).exists():
                roles.add("chair")
            seats = CommitteeMembership.objects.on(day).filter(member=user.member_id)
            if seats.filter(role__in=Seats.leading()).exists():
                roles.add("coordinator")
        user._roles = frozenset(roles)
    return user._roles


def stands_in_for(user, code):
    """The roles of the user together may do all that this role may."""
    may = frozenset().union(*(ROLES[held].permissions() for held in roles_of(user)))
    return ROLES[code].permissions() <= may


class RoleBackend(BaseBackend):
    """Answers `user.has_perm(permission, object)` from the table of roles."""

    def has_perm(self, user_obj, perm, obj=None):
        roles = [ROLES[code] for code in roles_of(user_obj)]
        return any(perm in role.permissions() for role in roles) or (
            obj is not None and any(perm in role.on_object and role.on_object[perm](user_obj, obj) for role in roles)
        )

    def has_module_perms(self, user_obj, app_label):
        return any(
            perm.startswith(f"{app_label}.") for code in roles_of(user_obj) for perm in ROLES[code].permissions()
        )
