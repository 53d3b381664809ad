"""Forms of one's own account: the code of the second step, and the password that somebody chooses."""

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.translation import gettext_lazy as _

from hayaa.core.forms import NoStrayFiles


class WithCode(NoStrayFiles):
    """A code is taken as people type it: in groups, or in the digits of the Arab East."""

    label = _("Code of the phone, or a recovery code")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = self.label
        field.max_length = field.widget.attrs["maxlength"] = 32
        field.widget.attrs |= {"inputmode": "numeric", "dir": "ltr"}

    def clean_code(self):
        typed = self.cleaned_data["code"]
        self.cleaned_data["code"] = "".join(str(int(sign)) for sign in typed if sign.isdecimal())
        return super().clean_code()


class SecondStepForm(WithCode, AuthenticateForm):
    """The second step of signing in."""


class ConfirmForm(WithCode, ReauthenticateForm):
    """Once more, before a step that concerns the account itself."""


class SetUpForm(WithCode, ActivateTOTPForm):
    """The first code of a phone: it proves that the phone has taken the key."""

    label = _("Code that the phone shows")


class RefusesWeakPasswords:
    """For Django's forms of two equal passwords: a weak one is told beside the first, where it is mended."""

    def validate_password_for_user(self, user, password_field_name="password2"):
        super().validate_password_for_user(user, password_field_name.replace("2", "1"))


class ChoosePasswordForm(NoStrayFiles, RefusesWeakPasswords, SetPasswordForm):
    """The password of an account that was given to somebody."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].help_text = " ".join(password_validators_help_texts())
