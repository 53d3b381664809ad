"""The second step of signing in: whose role asks for it, who has set it up; taking it away when a phone is lost."""

from allauth.mfa.models import Authenticator

from committees.models import Body
from hayaa.access import sessions
from hayaa.audit import recording
from hayaa.roles import ROLES, roles_of


def are_asked_of(user):
    """One of the roles of this user asks for it; in a demonstration, whose passwords everybody knows, none does."""
    return any(ROLES[code].two_steps for code in roles_of(user)) and not Body.current().is_demonstration


def are_set_up(user):
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def are_missing(user):
    """This user may do nothing before the second step is set up."""
    return are_asked_of(user) and not are_set_up(user)


def take_away(*, user):
    """Forget the phone and the recovery codes of this user, and end their sessions: the phone may be in other hands."""
    gone, _by_model = Authenticator.objects.filter(user=user).delete()
    if gone:  # an account that is closed may never have had one
        recording.act(user, "two_steps")
    sessions.end(user=user)
