"""Mails about opinions."""

from dataclasses import dataclass

from django.core import mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from committees.models import Body
from hayaa.core import mailing
from hayaa.core.bidi import without_isolates
from opinions import reading_room
from opinions.models import Opinion


@dataclass(frozen=True)
class Told:
    """How many mails went out, and how many could not."""

    sent: int
    failed: int


def tell_council(opinion, *, absolute):
    """Tell the council members, by mail, that an opinion has been deposited; each in their language.

    Those without an address are left out, and those who do without these mails. Call it when the deposit is saved for
    good: a mail server that does not answer is logged and counted, and undoes nothing. `absolute` makes a whole
    address of a path. Nobody is named, in the answer or in the log.
    """
    told = reading_room.council_members().filter(mail_on_deposit=True).exclude(email="")
    readers = list(told.order_by("pk"))
    opinion = Opinion.objects.deposited().with_clock().get(pk=opinion.pk)
    with mailing.connected() as connection:
        sent = sum(_tell(reader, opinion, absolute, connection) for reader in readers if connection)
    return Told(sent, len(readers) - sent)


def _tell(reader, opinion, absolute, connection):
    """Mail one reader; False where that fails."""
    with override(reader.language):
        subject, text = _message(opinion, absolute)
    letter = mail.EmailMessage(subject, text, to=[reader.email], connection=connection)
    return mailing.leaves(letter.send, "A notice of a deposit")


def _message(opinion, absolute):
    """Subject and text, in the language that is active."""
    subject = _("Opinion no. %(number)s has been deposited: %(title)s")
    words = subject % {"number": opinion.official_number, "title": opinion.title}
    context = {
        "body": Body.current(),
        "opinion": opinion,
        "link": absolute(reverse("opinions:reading-detail", args=[opinion.pk])),
        "room": absolute(reverse("opinions:reading-list")),
    }
    text = render_to_string("opinions/reading_mail.txt", context)
    lines = (line.strip() for line in text.splitlines())
    return " ".join(without_isolates(words).split()), without_isolates("\n".join(lines)).strip()
