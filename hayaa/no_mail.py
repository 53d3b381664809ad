"""What stands for a mail server as long as the environment names none."""

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

from committees.models import Body

BACKEND = f"{__name__}.NoMailBackend"


def mail_leaves():
    """Whether a mail reaches anybody from here; so a demonstration behaves, whose people are fictional."""
    return settings.EMAIL_BACKEND != BACKEND or Body.current().is_demonstration


class NoMailBackend(BaseEmailBackend):
    """Nothing leaves, and whoever sends is told so: a convocation that nobody had is not recorded as sent.

    In a demonstration, whose people are fictional, mails go nowhere and count as sent, so that one can try it all.
    No mail is written to the log: its addresses and links are for those alone to whom it is written.
    """

    def send_messages(self, email_messages):
        if not mail_leaves():
            raise OSError("no mail server is set")
        return len(email_messages)
