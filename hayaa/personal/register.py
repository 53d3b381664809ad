"""What personal data the program holds, of whom, why and for how long: declared once, for register, notice and CNDP.

Sources: law 09-08 (art. 1: what is personal and what is sensitive; art. 3: purpose and time; art. 4: grounds; art. 5:
notice; art. 12, 15 and 21: declaration and authorisation), organic law 113-14, art. 120 (the body), law 69-99
(archives). Every field that may hold such data stands here in one category (tests/house/test_personal.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MISSION = _("Mission of public interest (law 09-08, art. 4), given to the body by organic law 113-14, art. 120")
CONSENT = _("Consent of those shown (law 09-08, art. 4)")
SAFETY = _("Safety of the processing (law 09-08, art. 23)")
MEMBERS, COUNCIL = _("Members and former members"), _("Council members")
ACCOUNTS = _("Everybody who signs in")


class Kept(Enum):
    """For how long. `TERM`: what is erased once the retention period of the body has passed after the last term."""

    TERM = _("Until the retention period has passed after the last term; then it is erased")
    RECORD = _("With the records of the body, which are public archives (law 69-99)")
    ACCOUNT = _("As long as the account is used; that of a former member is erased with the contact details")
    LOG = _("With the records that it explains; values that were erased are erased there, too")


@dataclass(frozen=True)
class Category:
    """What is held of some people for one purpose.

    `fields`: model → names of its fields; of a model of a library none, its data are then said in `beside`. `see`: the
    permission of those who read it, empty where nobody is shown it. `published`: what of it the public sees.
    `sensitive`: why it may be sensitive in the sense of art. 1.
    """

    code: str
    name: Promise
    people: Promise
    purpose: Promise
    ground: Promise
    kept: Kept
    see: str
    fields: Mapping[str, tuple[str, ...]]
    published: str | Promise = ""
    beside: str | Promise = ""
    sensitive: str | Promise = ""


UNION = _("Where a trade union is represented, this shows who belongs to it.")
FREE_WORDS = _("Free words may hold more than is needed: nothing about health, opinions or beliefs belongs there.")
CATEGORIES = (
    Category(
        "members", _("Identity and seats"), MEMBERS,
        _("To know who sits in the body, convene them, count the quorum, and follow parity."),
        MISSION, Kept.RECORD, "committees.view_member",
        {
            "committees.member": ("family_name", "given_name", "sex", "organisation"),
            "committees.term": ("member", "engagement", "decision", "end_reason", "end_decision"),
            "committees.bureauoffice": ("member", "office"),
            "committees.committeemembership": ("member", "role"),
            "activities.representation": ("member", "name"),
        },
        _("The names of those who hold an office today, if the body has chosen so; numbers by sex"),
        sensitive=UNION,
    ),
    Category(
        "contact", _("Contact"), MEMBERS, _("To send convocations and reach the members."),
        MISSION, Kept.TERM, "committees.view_contact", {"committees.member": ("phone", "email")},
    ),
    Category(
        "profile", _("What they represent"), MEMBERS, _("To compose the committees, and to see who is represented."),
        MISSION, Kept.TERM, "committees.view_member", {"committees.member": ("provenance", "specialities")},
        sensitive=UNION,
    ),
    Category(
        "notes", _("Notes of the secretariat"), MEMBERS, _("To look after the records of the members."),
        MISSION, Kept.TERM, "committees.change_member", {"committees.member": ("notes",)}, sensitive=FREE_WORDS,
    ),
    Category(
        "attendance", _("Convocation, attendance and participation"), MEMBERS,
        _("To prove the convocation and the quorum, write the minutes, and count attendance by sex."),
        MISSION, Kept.RECORD, "committees.view_attendance",
        {
            "committees.convocation": ("member", "channel", "sent_on", "delivered_on"),
            "committees.attendance": ("member", "status", "arrived_at", "left_at", "note"),
            "committees.attendancecorrection": ("from_status", "to_status", "reason"),
            "activities.participation": ("member",),
        },
        _("Numbers only, women and men; never by name"),
        sensitive=FREE_WORDS,
    ),
    Category(
        "work", _("Tasks and responsibilities"), _("Members, and others in charge of a decision"),
        _("To know who presides, presents, reports and is in charge."),
        MISSION, Kept.RECORD, "committees.view_meeting",
        {
            "committees.meeting": ("signed_by", "chaired_by", "recorded_by"),
            "committees.agendaitem": ("presented_by",),
            "committees.decision": ("in_charge", "in_charge_other"),
            "opinions.opinion": ("rapporteur",),
        },
    ),
    Category(
        "guests", _("Guests"), _("Guests and observers of meetings"), _("To say in the minutes who took part."),
        MISSION, Kept.RECORD, "committees.view_guest", {"committees.guest": ("name", "capacity", "attended")},
    ),
    Category(
        "letters", _("Correspondence"),
        _("Those who write to the body, to whom it writes, or who receive for the council"),
        _("To keep the register of letters and prove the deposit of opinions."),
        MISSION, Kept.RECORD, "committees.view_letter",
        {
            "committees.letter": ("correspondent", "subject", "their_reference", "cancel_reason"),
            "committees.letterdocument": ("file", "filename", "title"),
            "opinions.deposit": ("received_by", "receipt_number", "cancel_reason"),
        },
    ),
    Category(
        "texts", _("Minutes, opinions and other texts"), _("Whoever is named in them"),
        _("To keep what was discussed, decided, recommended and done."),
        MISSION, Kept.RECORD, "committees.view_agendaitem",
        {
            "committees.meeting": ("session", "title", "place"),
            "committees.agendaitem": ("title", "discussion", "resolution"),
            "committees.decision": ("text", "follow_up"),
            "committees.meetingdocument": ("file", "filename", "title"),
            "committees.meetingstep": ("reason",),
            "opinions.opinion": ("title", "referral_reference"),
            "opinions.opiniontext": (
                "summary", "references", "context", "referral", "method", "findings", "conclusions",
            ),
            "opinions.opiniondocument": ("file", "filename", "title"),
            "opinions.opinionstep": ("note",),
            "opinions.councilevent": (
                "session", "standing_committee", "deliberation_number", "text", "cancel_reason",
            ),
            "opinions.recommendation": ("text", "addressee"),
            "opinions.followup": ("finding",),
            "activities.activity": ("title", "state_reason", "outcome"),
            "activities.target": ("reason",),
            "activities.measurement": ("finding", "source"),
            "activities.annualreport": (
                "summary", "difficulties", "lessons", "figures", "digest", "print_ar", "print_fr",
            ),
        },
        _("Opinions, year plans and reports, once adopted; never minutes"),
        sensitive=FREE_WORDS,
    ),
    Category(
        "evidence", _("Photographs and other evidence"), _("Whoever took part in an activity and is seen or named"),
        _("To prove that an activity of the plan took place."),
        CONSENT, Kept.RECORD, "activities.view_evidence",
        {"activities.evidence": ("file", "filename", "note", "address", "rejected_because", "consent")},
        beside=_(
            "Photographs keep neither the place nor the time at which they were taken. A picture is deleted when the "
            "consent of those in it is withdrawn; rejected files are open only to those who check and who added them."
        ),
    ),
    Category(
        "accounts", _("Accounts"), ACCOUNTS, _("To let in those who may come in, and nobody else."),
        SAFETY, Kept.ACCOUNT, "committees.view_user",
        {
            "committees.user": ("username", "first_name", "last_name", "email", "password", "member", "last_login"),
            "committees.calendarfeed": ("user", "token"),
            "account.emailaddress": (),
            "account.emailconfirmation": (),
            "mfa.authenticator": (),
            "usersessions.usersession": (),
            "sessions.session": (),
        },
        beside=_("Running sessions with their network address and browser; the key of the second step."),
    ),
    Category(
        "authors", _("Who entered and decided what"), ACCOUNTS, _("To show who changed what, and when."),
        SAFETY, Kept.LOG, "auditlog.view_logentry",
        {
            "committees.attendance": ("entered_by",),
            "committees.attendancecorrection": ("by",),
            "committees.meetingstep": ("by",),
            "committees.meetingdocument": ("added_by",),
            "committees.letter": ("cancelled_by",),
            "committees.letterdocument": ("added_by",),
            "opinions.deposit": ("cancelled_by",),
            "opinions.councilevent": ("cancelled_by",),
            "opinions.opiniondocument": ("added_by",),
            "opinions.followup": ("by",),
            "opinions.opinionstep": ("by",),
            "opinions.opiniontext": ("by",),
            "activities.evidence": ("added_by", "checked_by"),
            "activities.target": ("by",),
            "activities.measurement": ("by",),
            "auditlog.logentry": (),
            "admin.logentry": (),
        },
        beside=_("The log of changes; it keeps no phone, mail, note or network address."),
    ),
    Category(
        "readings", _("Opinions opened by the council"), COUNCIL, _("To mark for each reader what they have not read."),
        MISSION, Kept.ACCOUNT, "", {"opinions.reading": ("user", "opened_at", "acknowledged_at")},
    ),
)  # fmt: skip
PROGRAMME = "words of the programme, the plans and their indicators, which name no person"
WITHOUT = {
    "committees.body": "the commune and its body",
    "committees.mandate": "days and a decision of the council",
    "committees.committee": "a committee, its name and its task",
    "committees.attendancethreshold": "numbers",
    "opinions.theme": "names of subjects",
    "activities.partner": "institutions and associations",
    **dict.fromkeys(
        (
            *("activities.programme", "activities.programmepart", "activities.axis", "activities.expectedresult"),
            *("activities.meansofverification", "activities.indicator", "activities.yearplan", "activities.statement"),
            *("activities.planversion", "activities.planline", "activities.removedline"),
        ),
        PROGRAMME,
    ),
    **dict.fromkeys(("auth.permission", "auth.group", "contenttypes.contenttype"), "what the program itself needs"),
}


def fields_of(kept: Kept, model: str) -> list[str]:
    """The names of the fields of a model that are kept so."""
    return [name for one in CATEGORIES if one.kept is kept for name in one.fields.get(model, ())]
