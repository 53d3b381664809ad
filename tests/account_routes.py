"""The addresses of one's own account and of what the administrator does for others, for the table of routes.

The readers of the table sign in without a password: what asks for it again first answers with that page.
"""

from django.utils import timezone

from committees.models import User
from hayaa.access import invitations
from tests import factories
from tests.access import EVERYBODY, READERS, REDIRECTS, SIGNED_IN, SIGNED_OUT, Route

ADMINISTRATOR = dict.fromkeys(READERS, 404) | {None: 302, "administrator": 200}
OWN_POSTS = SIGNED_IN | dict.fromkeys(READERS[1:], 405)
NOT_SET_UP = SIGNED_IN | dict.fromkeys(READERS[1:], 404)


def _with_phone():
    """The account of a council member who has set the second step up."""
    user = User.objects.filter(username="with-phone").first()
    if user is None:
        user = factories.user(username="with-phone")
        factories.phone(user=user)
    return [user.pk]


def _session():
    """One more running session of the secretariat."""
    return factories.session(user=User.objects.get(username="secretariat"))


def _code():
    """The link of an account that nobody has taken up."""
    user = User.objects.filter(username="invited").first()
    return [invitations.code_of(user or factories.user(username="invited", invited_at=timezone.now()))]


ROUTES = [
    Route("account_login", SIGNED_OUT, reader=None),
    Route("account_logout", SIGNED_IN),
    Route("account_inactive", EVERYBODY),
    Route("account_signup", SIGNED_OUT, reader=None),
    Route("account_reauthenticate", SIGNED_IN),
    Route("account_email", SIGNED_IN),
    Route("account_email_verification_sent", EVERYBODY),
    Route("account_change_password", SIGNED_IN),
    Route("account_set_password", REDIRECTS, kind="redirect"),
    Route("account_reset_password", EVERYBODY),
    Route("account_reset_password_done", EVERYBODY),
    Route("account_reset_password_from_key", EVERYBODY, args=lambda: ["1", "gone"]),
    Route("account_reset_password_from_key_done", EVERYBODY),
    Route("account_confirm_email", EVERYBODY, args=lambda: ["gone"]),
    Route("account_confirm_login_code", REDIRECTS, kind="redirect"),
    Route("mfa_index", SIGNED_IN, rows=_session),
    Route("session-end", OWN_POSTS, args=lambda: [1], kind="post"),
    Route("sessions-end", OWN_POSTS, kind="post"),
    Route("mfa_authenticate", REDIRECTS, kind="redirect"),
    Route("mfa_reauthenticate", REDIRECTS, kind="redirect"),
    Route("mfa_activate_totp", REDIRECTS, kind="redirect"),
    Route("mfa_deactivate_totp", NOT_SET_UP, kind="gone"),
    Route("mfa_view_recovery_codes", NOT_SET_UP, kind="gone"),
    Route("mfa_generate_recovery_codes", REDIRECTS, kind="redirect"),
    Route("mfa_download_recovery_codes", NOT_SET_UP, kind="gone"),
    Route("account_invitation", EVERYBODY, args=_code, reader=None),
    Route("account-invite", ADMINISTRATOR, args=_with_phone, reader="administrator"),
    Route("account-two-steps", ADMINISTRATOR, args=_with_phone, reader="administrator"),
]
