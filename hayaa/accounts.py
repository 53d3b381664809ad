"""How accounts come to be: never by themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.validators import MaxLengthValidator

from hayaa.demo.accounts import PASSWORD


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Sign-up is closed: accounts are given by the secretariat."""

    def is_open_for_signup(self, request):
        return False


class SignInForm(LoginForm):
    """A name as long as a mail address may be; SQLite compares none of 50,000 characters."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].validators.append(MaxLengthValidator(254))


class KnownPasswordValidator(CommonPasswordValidator):
    """Refuses what many people know: common passwords, and the one of the demonstration."""

    def __init__(self):
        super().__init__()
        self.passwords |= {PASSWORD}
