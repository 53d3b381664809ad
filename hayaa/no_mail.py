"""What stands for a mail server as long as the environment names none."""

from django.core.mail.backends.base import BaseEmailBackend

from committees.models import Body


class NoMailBackend(BaseEmailBackend):
    """Nothing leaves, and whoever sends is told so: a convocation that nobody had is not recorded as sent.

    In a demonstration, whose people are fictional, mails go nowhere and count as sent, so that one can try it all.
    No mail is written to the log: its addresses and links are for those alone to whom it is written.
    """

    @property
    def leads_nowhere(self):
        return not Body.current().is_demonstration

    def send_messages(self, email_messages):
        if self.leads_nowhere:
            raise OSError("no mail server is set")
        return len(email_messages)
