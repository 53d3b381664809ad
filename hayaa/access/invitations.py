"""The link by which somebody chooses the password of the account given to them: once, and within three days.

The link is signed with the secret of the installation and stored nowhere; the account keeps when it was made. A newer
one replaces it, and whoever uses it or becomes inactive ends it.
"""

from datetime import timedelta

from django.core import mail, signing
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from committees.models import Body, User
from hayaa.access import sessions
from hayaa.audit import recording
from hayaa.core import mailing

SALT = "hayaa.access.invitation"
KEPT = timedelta(days=3)


def invite(*, user, absolute):
    """A new link, in the language of this user; `absolute` makes a whole address of a path."""
    user.invited_at = timezone.now()
    user.save(update_fields=["invited_at"])
    recording.act(user, "link")
    with override(user.language):
        return absolute(reverse("account_invitation", args=[code_of(user)]))


def code_of(user):
    """What opens the account of this user while its link is good."""
    return signing.dumps([user.pk, user.invited_at.timestamp()], salt=SALT)


def invited(code):
    """The account that a link opens; None where it is used, replaced, older than three days, or none of ours."""
    try:
        pk, moment = signing.loads(code, salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=pk, is_active=True, invited_at__isnull=False).first()
    return user if user and user.invited_at.timestamp() == moment else None


def take_up(*, user, password):
    """Set the password that was chosen; False where the link was used or replaced meanwhile."""
    if not User.objects.filter(pk=user.pk, invited_at=user.invited_at).update(invited_at=None):
        return False
    user.set_password(password)
    user.save(update_fields=["password"])
    sessions.end(user=user)
    return True


def send(*, user, link):
    """Mail the link, in the language of this user; False where there is no address, or the mail does not leave."""
    if not user.email:
        return False
    with override(user.language):
        subject = _("Your account: choose its password")
        text = render_to_string("access/invitation_mail.txt", {"body": Body.current(), "user": user, "link": link})
    return mailing.leaves(mail.EmailMessage(subject, text, to=[user.email]).send, "A link for an account")
