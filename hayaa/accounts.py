"""How accounts come to be: never by themselves. How their owners sign in."""

import time
from functools import partial

import qrcode
from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.forms import LoginForm
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import password_reset
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathImage

from committees.models import Body
from hayaa.core import mailing
from hayaa.demo.accounts import PASSWORD
from hayaa.roles import roles_of

SIGN_IN = f"{__name__}.SignInBackend"  # what Django keeps of how somebody signed in
OF_DEMONSTRATION = _("This account is one of the demonstration, and this body is a real one: it cannot be used here.")
TOO_MANY = _(
    "Too many wrong passwords or codes have come from here. Try again in a quarter of an hour; if you do not remember "
    "the password, ask the administrator for a link to choose a new one."
)
ENDED = _(
    "This account has ended: its owner has neither a role nor a running office or term. Ask the administrator if that "
    "is a mistake."
)


class SignInBackend(AuthenticationBackend):
    """Signs in by name or mail address; what somebody may do follows from their roles alone (`hayaa.roles`)."""

    def get_all_permissions(self, user_obj, obj=None):
        """None are stored beside the roles, and no page looks for them."""
        return set()


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Sign-up is closed: accounts are given by the administrator.

    Wrong passwords are counted for an account and the address they come from together: nobody locks out somebody who
    signs in from elsewhere. Of IPv6 the network counts (/64): one connection has all of its addresses.
    """

    error_messages = DefaultAccountAdapter.error_messages | {"too_many_login_attempts": TOO_MANY}

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        """Where the mail does not leave, the page says what it says to everybody: it tells nothing of accounts."""
        send = partial(super().send_mail, template_prefix, email, context)
        mailing.leaves(send, "A mail about a password")

    def _get_login_attempts_cache_key(self, request, **credentials):
        return f"{ratelimit.get_ip(request)}:{super()._get_login_attempts_cache_key(request, **credentials)}"

    def _delete_login_attempts_cached_email(self, request, **credentials):
        """Those of the account alone: what else came from the address stays counted."""
        of_account = app_settings.RATE_LIMITS["login_failed"].partition(",")[2]
        ratelimit.clear(
            request, app="allauth.account", action="login_failed", config={"login_failed": of_account},
            key=self._get_login_attempts_cache_key(request, **credentials),
        )  # fmt: skip

    def get_password_change_redirect_url(self, request):
        return reverse("mfa_index")

    def is_reauthentication_required(self, *, app, **kwargs):
        """Whoever signed in a moment ago is not asked at once for the same password."""
        records = get_authentication_records(self.request, self.request.user)
        recently = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
        return not any(record["at"] > recently for record in records)


@receiver(password_reset)
def forgive(request, user, **kwargs):
    """Whoever chose a new password at a link signs in with it at once, as often as the old one was mistyped there."""
    for name, value in (("username", user.username), ("email", user.email)):
        get_adapter(request)._delete_login_attempts_cached_email(request, **{name: value})


class SecondStepAdapter(DefaultMFAAdapter):
    """The key that a phone takes: under the name of the body, drawn in the page itself."""

    def get_totp_issuer(self):
        body = Body.current()
        return str(body.short_name or body.name or "Hayaa")

    def get_totp_label(self, user):
        return user.username

    def build_totp_svg(self, url):
        return qrcode.make(url, image_factory=SvgPathImage).to_string(encoding="unicode")


class SignInForm(LoginForm):
    """A name as long as a mail address may be; SQLite compares none of 50,000 characters."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].validators.append(MaxLengthValidator(254))

    def clean(self):
        """The password is right: who may not come in all the same is told why."""
        cleaned = super().clean()
        if self.user is None:
            return cleaned
        if cleaned["password"] == PASSWORD and not Body.current().is_demonstration:
            raise ValidationError(OF_DEMONSTRATION)
        if self.user.is_active and not roles_of(self.user):
            raise ValidationError(ENDED)
        return cleaned
