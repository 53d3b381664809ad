"""Mails leave, or whoever sends them is told that they did not; the log names nobody."""

import logging
from contextlib import contextmanager
from smtplib import SMTPException

from django.core import mail

logger = logging.getLogger(__name__)
NOT_SENT = (SMTPException, OSError, ValueError)  # refused, out of reach, or an address that no header holds


def is_set_up():
    """Whether a mail leaves from here at all: without a mail server none does (`hayaa.no_mail`)."""
    return not getattr(mail.get_connection(), "leads_nowhere", False)


@contextmanager
def connected():
    """A connection for many mails, open for as long as the block lasts; None where the server does not answer."""
    connection = mail.get_connection()
    try:
        connection.open()
    except NOT_SENT as error:
        logger.error("The mail server does not answer: %s", type(error).__name__)
        yield None
        return
    try:
        yield connection
    finally:
        connection.close()


def leaves(send, kind):
    """Whether the mail left that `send` sends; the log says which `kind` of mail did not."""
    try:
        send()
    except NOT_SENT as error:
        logger.error("%s could not be mailed: %s", kind, type(error).__name__)
        return False
    return True
