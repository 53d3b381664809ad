"""How accounts come to be: never by themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from django.core.validators import MaxLengthValidator


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Sign-up is closed: accounts are given by the secretariat."""

    def is_open_for_signup(self, request):
        return False


class SignInForm(LoginForm):
    """A name as long as a mail address may be; SQLite compares none of 50,000 characters."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].validators.append(MaxLengthValidator(254))
