"""The minutes of a meeting that took place: rows in, dataclasses out; shared by the page, the paper and the file.

Nothing is typed here but the discussion of each point: the rest follows from agenda, sheet, votes and steps.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, npgettext, pgettext, pgettext_lazy

from committees import sheet, signature
from committees.models import Attendance, AttendanceCorrection, Meeting, Member
from committees.posts import Role, code_of, held, post_of
from committees.quorum import Quorum

Status = Attendance.Status
FEMALE, MALE = Member.Sex.FEMALE, Member.Sex.MALE
WOMEN, MEN, BOTH = "feminine plural", "masculine plural", "mixed plural"
LABELS = {
    ("present", WOMEN): pgettext_lazy("feminine plural", "Present"),
    ("present", MEN): pgettext_lazy("masculine plural", "Present"),
    ("present", BOTH): pgettext_lazy("mixed plural", "Present"),
    ("excused", WOMEN): pgettext_lazy("feminine plural", "Excused"),
    ("excused", MEN): pgettext_lazy("masculine plural", "Excused"),
    ("excused", BOTH): pgettext_lazy("mixed plural", "Excused"),
    ("absent", WOMEN): pgettext_lazy("feminine plural", "Absent"),
    ("absent", MEN): pgettext_lazy("masculine plural", "Absent"),
    ("absent", BOTH): pgettext_lazy("mixed plural", "Absent"),
}
GROUPS = {"present": Status.attending(), "excused": [Status.EXCUSED], "absent": [Status.ABSENT]}
CHAIRS = {
    FEMALE: pgettext_lazy("feminine", "Chair of the meeting"),
    MALE: pgettext_lazy("masculine", "Chair of the meeting"),
}
RAPPORTEURS = {
    FEMALE: pgettext_lazy("feminine", "Rapporteur of the meeting"),
    MALE: pgettext_lazy("masculine", "Rapporteur of the meeting"),
    "": pgettext_lazy("neutral", "Rapporteur of the meeting"),
}
DEPUTY_COORDINATORS = {  # named whole: no line above says for whom they stand
    FEMALE: pgettext_lazy("feminine", "Deputy coordinator of the committee"),
    MALE: pgettext_lazy("masculine", "Deputy coordinator of the committee"),
}
CAME = {
    FEMALE: pgettext_lazy("feminine", "came at %(hour)s"),
    MALE: pgettext_lazy("masculine", "came at %(hour)s"),
}
LEFT = {
    FEMALE: pgettext_lazy("feminine", "left at %(hour)s"),
    MALE: pgettext_lazy("masculine", "left at %(hour)s"),
}
VERDICTS = {
    "unanimous": gettext_lazy("Unanimously"),
    "majority": gettext_lazy("By majority"),
    "refused": gettext_lazy("Without a majority"),
    "refused by all": gettext_lazy("Refused unanimously"),
}


@dataclass(frozen=True)
class Person:
    """Somebody who acts at the meeting: as what (agreeing with their sex), and the post they hold, or nothing.

    Without a member the place of the signature stays blank.
    """

    role: str
    member: Any = None
    post: str = ""


@dataclass(frozen=True)
class Line:
    """A member of the sheet, their post if any, and what to say beside: late, from afar, hours, a note."""

    member: Any
    post: str
    remarks: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Group:
    """Members of one kind of attendance; `people` counts its women and men in words."""

    code: str
    label: str
    lines: tuple[Line, ...]
    people: str


@dataclass(frozen=True)
class Item:
    """A point of the agenda with its number, its vote in words (or nothing) and what it decided to do."""

    number: int
    record: Any
    votes: str
    decisions: tuple[Any, ...]


@dataclass(frozen=True)
class Minutes:
    """`corrections`: changes of the sheet after closing. `reopenings`: steps back, with their reason."""

    meeting: Any
    chair: Person
    rapporteur: Person
    groups: tuple[Group, ...]
    guests: tuple[Any, ...]
    quorum: str
    items: tuple[Item, ...]
    corrections: tuple[Any, ...]
    reopenings: tuple[Any, ...]

    @property
    def is_approved(self) -> bool:
        return self.meeting.state == Meeting.State.MINUTES_APPROVED

    @property
    def signatures(self) -> tuple[Person, Person]:
        return self.chair, self.rapporteur


def read(meeting: Any, found: sheet.Sheet | None = None) -> Minutes:
    """The minutes of a meeting as its records stand; `found` is its sheet where that has been read already."""
    return compose(
        meeting,
        found=found or sheet.read(meeting),
        posts=held(meeting),
        items=meeting.agenda.select_related("presented_by").prefetch_related("decisions__in_charge"),
        guests=meeting.guests.filter(attended=True),
        corrections=AttendanceCorrection.objects.filter(attendance__meeting=meeting).select_related(
            "attendance__member", "by__member"
        ),
        steps=meeting.steps.select_related("by__member"),
    )


def compose(
    meeting: Any,
    *,
    found: sheet.Sheet,
    posts: Sequence[Any],
    items: Iterable[Any],
    guests: Iterable[Any] = (),
    corrections: Iterable[Any] = (),
    steps: Iterable[Any] = (),
) -> Minutes:
    """`found`: the frozen sheet. `posts`: offices and seats of the day, in their rank."""
    attending = found.attending
    return Minutes(
        meeting=meeting,
        chair=_person(CHAIRS, meeting.chaired_by, posts),
        rapporteur=_person(RAPPORTEURS, meeting.recorded_by, posts),
        groups=tuple(_group(code, found.with_status(*statuses), posts) for code, statuses in GROUPS.items()),
        guests=tuple(guests),
        quorum=quorum_sentence(found.quorum, attending.women, attending.men),
        items=tuple(_item(number, record) for number, record in enumerate(items, start=1)),
        corrections=tuple(corrections),
        reopenings=tuple(step for step in steps if (step.from_state, step.to_state) in Meeting.REASONED),
    )


def quorum_sentence(quorum: Quorum, women: int, men: int) -> str:
    """How many of those in office attended, what the quorum is and that it is reached.

    `women` and `men` took part, late and from afar included; the quorum's own number counts by the body's rule.
    """
    gender = {(True, False): "feminine", (False, True): "masculine"}.get((women > 0, men > 0), "mixed")
    sentences = [_attended(gender, quorum.present) % {"number": quorum.present, "eligible": quorum.eligible}]
    if quorum.needed == 1 and quorum.eligible > 3:  # of so few, any other rule may need one only, too
        sentences.append(_("At this call the meeting is valid whatever the number of those present."))
    else:
        sentences.append(_("The quorum is %(needed)s: it is reached.") % {"needed": quorum.needed})
    if quorum.present != women + men:
        sentences.append(
            _("In all, %(people)s took part; by the rules of the body not all of them count for the quorum.")
            % {"people": people(women, men)}
        )
    return " ".join(sentences)


def _attended(gender: str, number: int) -> str:
    if gender == "feminine":
        return npgettext(
            "feminine",
            "%(number)s member of the %(eligible)s in office was present.",
            "%(number)s members of the %(eligible)s in office were present.",
            number,
        )
    if gender == "masculine":
        return npgettext(
            "masculine",
            "%(number)s member of the %(eligible)s in office was present.",
            "%(number)s members of the %(eligible)s in office were present.",
            number,
        )
    return npgettext(
        "mixed",
        "%(number)s member of the %(eligible)s in office was present.",
        "%(number)s members of the %(eligible)s in office were present.",
        number,
    )


def people(women: int, men: int) -> str:
    """«6 women and 12 men»; those of whom there are none are left out."""
    of_women = ngettext("%(number)s woman", "%(number)s women", women) % {"number": women}
    of_men = ngettext("%(number)s man", "%(number)s men", men) % {"number": men}
    if women and men:
        return _("%(women)s and %(men)s") % {"women": of_women, "men": of_men}
    if women or men:
        return of_women if women else of_men
    return pgettext("people", "nobody")


def votes(item: Any) -> str:
    """The vote on a point in words; empty where there was none.

    Unanimous: nobody against and nobody abstaining. By majority: more for than against.
    """
    if not item.votes_cast:
        return ""
    cast = [_votes_for(item.votes_for)]
    if item.is_unanimous:
        verdict = VERDICTS["unanimous"]
    elif item.votes_against and not item.votes_for and not item.abstentions:
        verdict, cast = VERDICTS["refused by all"], [_votes_against(item.votes_against)]
    else:
        verdict = VERDICTS["majority" if item.votes_for > item.votes_against else "refused"]
        cast += [_votes_against(item.votes_against), _abstentions(item.abstentions)]
    return _("%(verdict)s: %(votes)s") % {"verdict": verdict, "votes": pgettext("between votes", ", ").join(cast)}


def _votes_for(number: int) -> str:
    return ngettext("%(number)s vote for", "%(number)s votes for", number) % {"number": number}


def _votes_against(number: int) -> str:
    return ngettext("%(number)s vote against", "%(number)s votes against", number) % {"number": number}


def _abstentions(number: int) -> str:
    return ngettext("%(number)s abstention", "%(number)s abstentions", number) % {"number": number}


def _person(roles: dict, member: Any, posts: Sequence[Any]) -> Person:
    if member is None:
        return Person(roles.get("", ""))
    post = post_of(member, posts)
    return Person(roles[member.sex], member, _title(post))


def _title(post: Any) -> str:
    if post is None:
        return ""
    deputy = code_of(post) == Role.DEPUTY_COORDINATOR
    return str(DEPUTY_COORDINATORS[post.member.sex] if deputy else signature.short_title(post))


def _group(code: str, rows: Sequence[sheet.Row], posts: Sequence[Any]) -> Group:
    women = sum(row.member.is_woman for row in rows)
    gender = WOMEN if rows and women == len(rows) else MEN if rows and not women else BOTH
    lines = tuple(line(row, posts) for row in rows)
    return Group(code, str(LABELS[code, gender]), lines, people(women, len(rows) - women))


def line(row: sheet.Row, posts: Sequence[Any]) -> Line:
    """A row of the sheet as it is read: the status only where the group does not say it already."""
    attendance, remarks = row.attendance, []
    if attendance and row.status in (Status.LATE, Status.REMOTE):
        remarks.append(str(attendance.title))
    remarks += hours(attendance) if attendance else []
    note = attendance.note if attendance else ""
    post = post_of(row.member, posts)
    return Line(row.member, _title(post), tuple(remarks), note)


def hours(attendance: Any) -> list[str]:
    """When a member came and left, as far as it was entered, in verbs agreeing with their sex."""
    sex, told = attendance.member.sex, []
    if attendance.arrived_at:
        told.append(CAME[sex] % {"hour": f"{attendance.arrived_at:%H:%M}"})
    if attendance.left_at:
        told.append(LEFT[sex] % {"hour": f"{attendance.left_at:%H:%M}"})
    return told


def _item(number: int, record: Any) -> Item:
    return Item(number, record, votes(record), tuple(record.decisions.all()))
