"""The address at which the first account is made: signed with the secret of the installation, of use for a day.

It is stored nowhere. Whoever set the program up reads it in their terminal; it dies with the first account.
"""

from django.core import signing
from django.urls import reverse

from committees.models import Body, User

SALT = "hayaa.setup.first_account"
A_DAY = 24 * 60 * 60  # seconds


def is_awaited():
    """Nobody has an account yet, and the body is no demonstration."""
    return not User.objects.exists() and not Body.current().is_demonstration


def address():
    """A new address; those given out before stay good until their day is over."""
    return reverse("setup:first-account", args=[signing.dumps("", salt=SALT)])


def is_genuine(code):
    """The code was made here, less than a day ago."""
    try:
        signing.loads(code, salt=SALT, max_age=A_DAY)
    except signing.BadSignature:
        return False
    return True
