"""Telling people of a meeting: the mail with its calendar file, and the text for a messaging group."""

import logging
from smtplib import SMTPException

from django.core import mail
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from committees.calendar_file import meeting_event
from committees.models import Body, Decision, Meeting
from hayaa.core.bidi import without_isolates

logger = logging.getLogger(__name__)


def short_notice(meeting, body):
    """Days between its convocation (today, while it is a draft) and its day, where the body's rule asks for more.

    None where the notice is long enough, or the meeting was entered after its day.
    """
    step = meeting.steps.filter(to_state=Meeting.State.CONVENED).last()
    days = (meeting.day - (timezone.localdate(step.at) if step else body.day)).days
    return days if 0 <= days < body.notice_days else None


def message(meeting, body, *, member=None, link=""):
    """The plain text that tells of a meeting: to a messaging group, or to one member in the words of their sex."""
    context = {
        "meeting": meeting,
        "body": body,
        "member": member,
        "agenda": meeting.agenda.all(),
        "left_open": Decision.objects.open_before(meeting),
        "link": link,
    }
    text = render_to_string("committees/convocation_message.txt", context)
    return without_isolates("\n".join(line.strip() for line in text.splitlines())).strip()


def send(meeting, *, absolute):
    """Mail those convened by mail and not told yet, each in their language, with the calendar file.

    Each row is marked as soon as its mail is out, so that a second try reaches only the others. Returns how many
    mails went out, and the members whose mail could not. `absolute` makes a whole address of a path.
    """
    rows = list(meeting.convocations.mailable().select_related("member__user"))
    connection = mail.get_connection()
    try:
        connection.open()
        failed = [row.member for row in rows if not _sent(row, meeting, connection, absolute)]
    except (SMTPException, OSError) as error:
        logger.error("The mail server does not answer: %s", type(error).__name__)
        return 0, [row.member for row in rows]
    finally:
        connection.close()
    return len(rows) - len(failed), failed


def _sent(row, meeting, connection, absolute):
    with override(_language_of(row.member)):
        letter = _letter(meeting, row.member, absolute)
    letter.connection = connection
    try:
        letter.send()
    except (SMTPException, OSError) as error:
        logger.error("A convocation could not be mailed: %s", type(error).__name__)
        return False
    row.sent_on = Body.today()
    row.version += 1
    row.save()
    return True


def _language_of(member):
    return member.user.language if hasattr(member, "user") else "ar"


def _letter(meeting, member, absolute):
    """The mail to one member; a link to the meeting's page for those who can sign in."""
    link = absolute(meeting.get_absolute_url()) if hasattr(member, "user") else ""
    subject = " ".join(f"{meeting} – {date_format(meeting.day)}".split())
    letter = mail.EmailMessage(
        subject=without_isolates(subject),
        body=message(meeting, Body.current(), member=member, link=link),
        to=[member.email],
    )
    letter.attach("meeting.ics", meeting_event(meeting).decode(), "text/calendar")
    return letter
