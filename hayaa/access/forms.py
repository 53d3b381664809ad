"""Forms of one's own account: the code of the second step, and the password that somebody chooses."""

from allauth.account.forms import ResetPasswordForm
from allauth.core import context
from allauth.mfa import app_settings
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, get_totp_secret
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hayaa.core import mailing
from hayaa.core.forms import NoStrayFiles

NO_MAIL = _("This site sends no mail. Ask the administrator for a link to choose a new password.")
NO_RECOVERY_CODE = _(
    "This is none of your recovery codes, or it has been used already: each works once. Write another one, or the six "
    "digits that the phone shows now."
)


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


class PhoneOrRecoveryCode(WithCode):
    """What is longer than a code of the phone was meant to be a recovery code, and is answered as one."""

    def clean_code(self):
        try:
            return super().clean_code()
        except ValidationError as error:
            if error.code == "incorrect_code" and len(self.cleaned_data["code"]) > app_settings.TOTP_DIGITS:
                raise ValidationError(NO_RECOVERY_CODE) from error
            raise


class SecondStepForm(PhoneOrRecoveryCode, AuthenticateForm):
    """The second step of signing in."""


class ConfirmForm(PhoneOrRecoveryCode, ReauthenticateForm):
    """Once more, before a step that concerns the account itself."""


class SetUpForm(WithCode, ActivateTOTPForm):
    """The first code of a phone: it proves that the phone has taken the key, which stays as long as the session."""

    label = _("Code that the phone shows")

    def __init__(self, *args, **kwargs):
        shown = get_totp_secret()
        super().__init__(*args, **kwargs)  # which makes another key for every page that is shown
        self.secret = context.request.session[SECRET_SESSION_KEY] = shown


class ForgottenPasswordForm(NoStrayFiles, ResetPasswordForm):
    """The address to which a link for a new password goes; where no mail server is set, the administrator gives it."""

    no_mail = NO_MAIL

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.mail_leaves = mailing.is_set_up()

    def clean(self):
        if not self.mail_leaves:
            raise ValidationError(NO_MAIL)
        return super().clean()


class RefusesWeakPasswords:
    """For Django's forms of two equal passwords: a weak one is told beside the first, where it is mended."""

    def validate_password_for_user(self, user, password_field_name="password2"):
        super().validate_password_for_user(user, password_field_name.replace("2", "1"))


class ChoosePasswordForm(NoStrayFiles, RefusesWeakPasswords, SetPasswordForm):
    """The password of an account that was given to somebody."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].help_text = " ".join(password_validators_help_texts())
