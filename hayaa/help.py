"""The chapters of the guide: for whom each is written, and from which pages it is reached."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hayaa.roles import stands_in_for


@dataclass(frozen=True)
class Chapter:
    """A task and who does it: open to whoever may do all that this role may, to everybody where it is empty.

    `covers`: the beginnings of the names of the pages that lead here.
    """

    code: str
    title: str | Promise
    sentence: str | Promise
    role: str = ""
    covers: tuple[str, ...] = ()

    def get_absolute_url(self):
        return reverse("help-chapter", args=[self.code])

    @property
    def template(self):
        return f"help/{get_language()}/{self.code}.html"

    def reach(self, page):
        """How much of the name of a page this chapter covers, in letters; 0 where it does not."""
        return max((len(begin) for begin in self.covers if page.startswith(begin)), default=0)


def _pages(app, *nouns):
    return tuple(f"{app}:{noun}" for noun in nouns)


# In the order in which they are read. A page leads to the chapter that covers most of its name, the later one of two.
CHAPTERS = (
    Chapter(
        "first-steps",
        _("First steps"),
        _("Sign in, change the language, find your way, print."),
        "",
        ("account_", "home", "search"),
    ),
    Chapter(
        "two-steps",
        _("Signing in with a second step"),
        _("Set the second step up with your phone, keep the recovery codes, end a session."),
        "",
        ("mfa_",),
    ),
    Chapter(
        "public",
        _("What everybody can read"),
        _("The programme, the plans, the opinions and the figures that the body publishes."),
        "",
        (
            *_pages("activities", "programme", "logframe", "plan", "version", "difference", "report", "indicator"),
            *_pages("activities", "metric"),
            *_pages("committees", "committee", "chart", "attendance"),
            *_pages("opinions", "opinion", "recommendation"),
            "open-data",
        ),
    ),
    Chapter(
        "reading-room",
        _("The reading room of the council"),
        _("Read the opinions deposited with the council, and say that you have read them."),
        "council",
        ("opinions:reading", "opinions:opinion", "home"),
    ),
    Chapter(
        "desk",
        _("The desk"),
        _("What waits for you today, and the figures of the year."),
        "member",
        ("home",),
    ),
    Chapter(
        "your-meetings",
        _("Your meetings and your attendance"),
        _("Find your convocation, read the minutes, follow your own attendance."),
        "member",
        (
            *_pages("committees", "meeting", "item", "decision", "guest", "document", "convocation", "minutes"),
            *_pages("committees", "attendance", "member", "committee", "chart"),
        ),
    ),
    Chapter(
        "calendar",
        _("Meetings in your calendar"),
        _("Have your meetings on your phone, always up to date."),
        "member",
        ("calendar",),
    ),
    Chapter(
        "meetings",
        _("A meeting, from the agenda to the convocation"),
        _("Plan a meeting, write its agenda, convene the members."),
        "coordinator",
        _pages("committees", "meeting", "item", "guest", "document", "convocation"),
    ),
    Chapter(
        "attendance",
        _("Attendance on a phone"),
        _("Enter who attends, tap by tap, even without a connection, and close the meeting."),
        "coordinator",
        _pages("committees", "attendance-sheet", "attendance-correct", "meeting-close"),
    ),
    Chapter(
        "minutes",
        _("Minutes and decisions"),
        _("Write the minutes, have them approved, follow the decisions up."),
        "coordinator",
        _pages(
            "committees", "minutes", "decision", "item-update", "meeting-complete", "meeting-approve", "meeting-return"
        ),
    ),
    Chapter(
        "opinion-writing",
        _("Writing an opinion"),
        _("From the proposal to the text that is submitted."),
        "coordinator",
        _pages("opinions", "opinion", "text", "document", "recommendation", "theme"),
    ),
    Chapter(
        "bureau",
        _("What the bureau decides"),
        _("Direct opinions, adopt plans and reports, check evidence, publish."),
        "chair",
        (
            *_pages("activities", "plan", "version", "report", "evidence"),
            *_pages("opinions", "opinion", "recommendation"),
        ),
    ),
    Chapter(
        "statistics",
        _("Statistics of attendance"),
        _("Who attends and how often, women and men, and how it is counted."),
        "chair",
        _pages("committees", "attendance-statistics", "attendance-member"),
    ),
    Chapter(
        "members",
        _("Members and committees"),
        _("Enter members, their terms and offices, and give them seats in committees."),
        "secretariat",
        _pages("committees", "member", "term", "office", "committee", "seat", "chart"),
    ),
    Chapter(
        "letters",
        _("Letters"),
        _("Keep the register of what leaves and what arrives."),
        "secretariat",
        ("committees:letter",),
    ),
    Chapter(
        "programme",
        _("The action programme"),
        _("Write its parts, its axes, their indicators, and the partners."),
        "secretariat",
        _pages(
            "activities",
            "programme",
            "part",
            "statement",
            "logframe",
            "axis",
            "result",
            "means",
            "indicator",
            "partner",
        ),
    ),
    Chapter(
        "plans",
        _("The plan of a year"),
        _("Draft, change, adopt, and compare two versions."),
        "secretariat",
        _pages("activities", "plan", "version", "line", "difference"),
    ),
    Chapter(
        "execution",
        _("What was done, and its evidence"),
        _("Enter the month, those who took part, and the evidence."),
        "secretariat",
        _pages("activities", "month-entry", "activity", "evidence"),
    ),
    Chapter(
        "indicators",
        _("Progress and indicators"),
        _("Read how far the plan has come, set targets, enter measurements."),
        "secretariat",
        _pages("activities", "plan-progress", "indicator-list", "indicator-detail", "metric", "target", "measurement"),
    ),
    Chapter(
        "reports",
        _("The annual report"),
        _("Begin it, write its texts, have it adopted."),
        "secretariat",
        ("activities:report",),
    ),
    Chapter(
        "council",
        _("An opinion at the council"),
        _("Record its adoption and deposit, what the council did, and the follow-up."),
        "secretariat",
        _pages(
            "opinions",
            "opinion-detail",
            "opinion-adopt",
            "letter-register",
            "deposit",
            "event",
            "recommendation",
            "follow-up",
        ),
    ),
    Chapter(
        "spreadsheets",
        _("Spreadsheets, in and out"),
        _("Bring in what you have in spreadsheets, and take out what you see."),
        "secretariat",
        ("import", "export"),
    ),
    Chapter(
        "new-commune",
        _("A new commune"),
        _("From an empty program to the first convocation."),
        "secretariat",
        ("setup:",),
    ),
    Chapter(
        "settings",
        _("Settings, and what the public sees"),
        _("Letterhead, mandates, quorum, thresholds, public pages."),
        "secretariat",
        _pages("committees", "settings", "mandate", "threshold"),
    ),
    Chapter(
        "changes",
        _("Who changed what"),
        _("Read the log of changes and the history of a record."),
        "secretariat",
        ("changes", "history"),
    ),
    Chapter(
        "personal-data",
        _("Personal data"),
        _("Declare what is held, give it out to whom it concerns, erase it in time."),
        "secretariat",
        ("personal-data",),
    ),
    Chapter(
        "accounts",
        _("Accounts and rights"),
        _("Give accounts to members, the secretariat and the council."),
        "administrator",
    ),
)


def open_to(user):
    """The chapters that this reader may open, in their order."""
    return [chapter for chapter in CHAPTERS if not chapter.role or stands_in_for(user, chapter.role)]


def url_of(user, page):
    """Where «Help» leads from the page of this name: its chapter, or the contents of the guide."""
    reached = [chapter for chapter in reversed(open_to(user)) if chapter.reach(page)]
    if not reached:
        return reverse("help")
    return max(reached, key=lambda chapter: chapter.reach(page)).get_absolute_url()
