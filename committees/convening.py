"""Telling people of a meeting: the mail with its calendar file, and the text for a messaging group."""

from django.core import mail
from django.db import transaction
from django.db.models import F, Sum
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, override

from committees.calendar_file import meeting_event
from committees.models import Body, Convocation, Decision
from hayaa.core import mailing
from hayaa.core.bidi import without_isolates


def short_notice(meeting, body):
    """Days between the convocation and the day of a meeting still to be held, where the body's rule asks for more.

    None where the notice is long enough, or the meeting was entered after its day.
    """
    days = (meeting.day - meeting.convened_on(body)).days
    return days if meeting.is_ahead and 0 <= days < body.notice_days else None


def message(meeting, body, *, member=None, link="", changed=False):
    """The plain text that tells of a meeting: to a messaging group, or to one member in the words of their sex.

    `changed`: they were told before, and of another day, hour or place.
    """
    context = {
        "meeting": meeting,
        "body": body,
        "member": member,
        "agenda": meeting.agenda.all(),
        "left_open": Decision.objects.open_before(meeting),
        "link": link,
        "changed": changed,
    }
    text = render_to_string("committees/convocation_message.txt", context)
    return without_isolates("\n".join(line.strip() for line in text.splitlines())).strip()


def send(meeting, *, absolute):
    """Mail those convened by mail and not told yet, each in their language, with the calendar file.

    Each row is claimed before its mail goes out, so that nobody is mailed twice; a second try reaches only the
    others. Returns how many mails went out, and the members whose mail could not. `absolute` makes a whole address
    of a path.
    """
    return _mail(on_sheet(meeting).mailable(), Letters, meeting, absolute)


def tell_of_change(meeting, *, absolute):
    """Mail those told by mail once more, with a subject that speaks of a change; the days on record stay.

    Each row is claimed as in `send`, and the answer is the same.
    """
    return _mail(told(meeting), LettersOfChange, meeting, absolute)


def on_sheet(meeting):
    """The convocations of those who still sit in its organ on its day."""
    return meeting.convocations.filter(member__in=meeting.eligible_members())


def told(meeting):
    """The convocations that went out by mail."""
    return on_sheet(meeting).mailed()


def mark_of(rows):
    """A word that changes with every mail to one of these rows."""
    return str(rows.aggregate(mark=Sum("version"))["mark"] or 0)


def _mail(found, kind, meeting, absolute):
    rows = list(found.select_related("member__user"))
    with mailing.connected() as connection:
        if connection is None:
            return 0, [row.member for row in rows]
        letters = kind(meeting, absolute, connection)
        outcomes = [(row.member, letters.mail(row)) for row in rows]
    return sum(sent is True for _member, sent in outcomes), [member for member, sent in outcomes if sent is False]


class Letters:
    """The mails of one meeting; what they share is made once for each language."""

    changed = False

    def __init__(self, meeting, absolute, connection):
        self.meeting, self.absolute, self.connection = meeting, absolute, connection
        self.body, self.calendars = Body.current(), {}

    def mail(self, row):
        """Mail one row: True, False where the server refuses, None where somebody else is mailing it just now."""
        with override(_language_of(row.member)):
            letter = self._letter(row.member)
        ours = Convocation.objects.filter(pk=row.pk, channel=Convocation.Channel.MAIL)
        if not self.claim(ours, row):
            return None
        sent = mailing.leaves(letter.send, "A convocation")
        if not sent:
            self.give_back(ours)
        return sent

    def claim(self, ours, row):
        """Of two at once the second finds nothing: it waits for the row, and asks it again."""
        return self._mark(ours.filter(sent_on__isnull=True), self.body.day)

    def give_back(self, ours):
        self._mark(ours, None)

    @transaction.atomic
    def _mark(self, ours, day):
        """Saved one by one, so that it is recorded; whether there was one."""
        row = ours.order_by("pk").select_for_update().first()
        if row:
            row.sent_on, row.version = day, row.version + 1
            row.save(update_fields=["sent_on", "version", "updated_at"])
        return row is not None

    def subject(self):
        return f"{self.meeting} – {date_format(self.meeting.day)}"

    def _letter(self, member):
        """The mail to one member; a link to the meeting's page for those who can sign in."""
        meeting = self.meeting
        link = self.absolute(meeting.get_absolute_url()) if hasattr(member, "user") else ""
        letter = mail.EmailMessage(
            subject=without_isolates(" ".join(self.subject().split())),
            body=message(meeting, self.body, member=member, link=link, changed=self.changed),
            to=[member.email],
            connection=self.connection,
        )
        letter.attach("meeting.ics", self._calendar(), "text/calendar")
        return letter

    def _calendar(self):
        language = get_language()
        if language not in self.calendars:
            self.calendars[language] = meeting_event(self.meeting).decode()
        return self.calendars[language]


class LettersOfChange(Letters):
    """The mails to those who were told before."""

    changed = True

    def claim(self, ours, row):
        return ours.filter(version=row.version).update(version=F("version") + 1)

    def give_back(self, ours):
        """They stay as they were: told once, of what stood there before."""

    def subject(self):
        return gettext("Change: %(meeting)s") % {"meeting": super().subject()}


def _language_of(member):
    return member.user.language if hasattr(member, "user") else "ar"
