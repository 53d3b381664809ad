"""Words of django-allauth which our catalogues say better.

Nothing imports this module: it names the messages so that `makemessages` keeps them (months: `core/months.py`).
"""

from django.utils.translation import gettext_noop, pgettext_lazy

SIGN_IN = [
    pgettext_lazy("field label", "Login"),
    gettext_noop("Remember Me"),
    gettext_noop("Password (again)"),
    gettext_noop("New Password (again)"),
    gettext_noop("Change Password"),
    gettext_noop("Set Password"),
    gettext_noop("Confirm Access"),
    gettext_noop("Please reauthenticate to safeguard your account."),
    gettext_noop("Enter your password:"),
    gettext_noop("Bad Token"),
    gettext_noop("Incorrect password."),
    gettext_noop("The username and/or password you specified are not correct."),
    gettext_noop("The email address and/or password you specified are not correct."),
    gettext_noop("Too many failed login attempts. Try again later."),
    gettext_noop("You must type the same password each time."),
    gettext_noop("Password successfully changed."),
    gettext_noop("Password successfully set."),
    gettext_noop("Your password is now changed."),
    gettext_noop("Successfully signed in as %(name)s."),
]
