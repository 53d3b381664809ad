"""One function per noun that makes a saved record with boring defaults; keywords say what a test is about.

Records that a new one needs (its programme, its committee…) are the latest there is, or made on the way.
Everything has been running since 1 October 2021 unless told otherwise; meetings are on 19 May 2023.
"""

from datetime import date, time

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile

from activities.models import Activity, Axis, Partner, PlanLine, PlanVersion, Programme, YearPlan
from committees.models import (
    AgendaItem,
    Attendance,
    Body,
    BureauOffice,
    Committee,
    CommitteeMembership,
    Convocation,
    Decision,
    Guest,
    Mandate,
    Meeting,
    MeetingDocument,
    Member,
    Term,
    User,
)
from hayaa.roles import ROLES
from hayaa.sessions import SessionStore
from tests.making import following, latest, made

BEGIN = date(2021, 10, 1)
MAY = date(2023, 5, 19)
PASSWORD = "hayaa-demo"
KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of a phone that shows the codes of the second step
STORED_ROLES = ("secretariat", "council", "administrator")


def body(**values):
    defaults = {
        "name_ar": "هيئة المساواة وتكافؤ الفرص ومقاربة النوع",
        "name_fr": "Instance de l’équité",
        "short_name_ar": "هيئة المساواة",
        "short_name_fr": "Instance de l’équité",
        "commune_ar": "جماعة تارودانت",
        "commune_fr": "Commune de Taroudant",
        "seats": 31,
    }
    return Body.objects.update_or_create(pk=1, defaults={**defaults, **values})[0]


def mandate(**values):
    return made(Mandate, values, starts_on=BEGIN)


def member(**values):
    number = values.setdefault("number", following(Member.objects, "number"))
    return made(
        Member, values, sex="f", family_name_ar=f"العائلة {number}", given_name_ar="فاطمة",
        family_name_fr=f"Famille {number}", given_name_fr="Fatima",
    )  # fmt: skip


def term(**values):
    """A running term: of a new member, in the latest mandate."""
    if values.get("ends_on"):
        values.setdefault("end_reason", "resignation")
    return made(Term, values, member=member, mandate=lambda: latest(Mandate, mandate), starts_on=BEGIN)


def member_in_office(**values):
    return term(member=member(**values)).member


def office(**values):
    """The chair of the body, held by a member in office."""
    return made(
        BureauOffice, values, office="chair", member=member_in_office,
        mandate=lambda: latest(Mandate, mandate), starts_on=BEGIN,
    )  # fmt: skip


def committee(**values):
    values.setdefault("kind", "thematic")
    number = values.setdefault("number", following(Committee.objects.filter(kind=values["kind"]), "number"))
    return made(Committee, values, name_ar=f"اللجنة {number}", name_fr=f"Commission {number}", starts_on=BEGIN)


def seat(**values):
    """A plain member's seat: of a member in office, in the latest committee."""
    return made(
        CommitteeMembership, values, committee=lambda: latest(Committee, committee), member=member_in_office,
        role="member", starts_on=BEGIN,
    )  # fmt: skip


def meeting(**values):
    """A plenary meeting convened for 19 May 2023, 16:00, in the latest mandate; held, everybody sees to its sheet."""
    state = values.setdefault("state", "convened")
    if state in Meeting.State.closed():
        held = state != "not_held"
        values.setdefault("chaired_by", member_in_office() if held else None)
        frozen = {"quorum_eligible": 3, "quorum_needed": 2, "quorum_present": 2 if held else 1}
        values = {**frozen, **values}
    if state not in ("draft", "cancelled"):
        values.setdefault("number", following(Meeting.objects, "number"))
        values.setdefault("number_year", values.get("day", MAY).year)
    return made(
        Meeting, values, day=MAY, starts_at=time(16), place_ar="قاعة الاجتماعات", place_fr="Salle de réunion",
        mandate=lambda: latest(Mandate, mandate),
    )  # fmt: skip


def agenda_item(**values):
    n = values.setdefault("position", following(AgendaItem.objects))
    return made(
        AgendaItem, values, meeting=lambda: latest(Meeting, meeting), title_ar=f"النقطة {n}", title_fr=f"Point {n}"
    )


def attendance(**values):
    """Somebody in office who was present at the latest meeting."""
    return made(
        Attendance, values, meeting=lambda: latest(Meeting, meeting), member=member_in_office, status="present",
        entered_by=lambda: latest(User, user),
    )  # fmt: skip


def convocation(**values):
    return made(Convocation, values, meeting=lambda: latest(Meeting, meeting), member=member_in_office)


def decision(**values):
    """Something to be done without a term, decided on the latest point of an agenda."""
    return made(
        Decision, values, agenda_item=lambda: latest(AgendaItem, agenda_item), text_ar="إعداد التقرير",
        text_fr="Préparer le rapport",
    )  # fmt: skip


def guest(**values):
    return made(Guest, values, meeting=lambda: latest(Meeting, meeting), name_ar="ضيف", name_fr="Invité")


def document(**values):
    """A report kept with the latest meeting."""
    return made(
        MeetingDocument, values, meeting=lambda: latest(Meeting, meeting), kind="report", filename="report.pdf",
        file=lambda: ContentFile(b"%PDF-1.7 %%EOF", "report.pdf"), added_by=lambda: latest(User, user),
    )  # fmt: skip


def programme(**values):
    """An adopted programme of six years; the first one covers 2022–2027."""
    first = values.setdefault("first_year", 2022 + 6 * Programme.objects.count())
    return made(
        Programme, values, title_ar="برنامج العمل", title_fr="Programme d’action", last_year=first + 5,
        mandate=lambda: latest(Mandate, mandate), state="adopted",
    )  # fmt: skip


def axis(**values):
    values.setdefault("programme", None)
    values["programme"] = values["programme"] or latest(Programme, programme)
    n = values.setdefault("position", following(values["programme"].axes))
    return made(
        Axis, values, code=f"axis-{n}", title_ar=f"المحور {n}", title_fr=f"Axe {n}",
        short_title_ar=f"محور {n}", short_title_fr=f"Axe {n}", colour=(n - 1) % 8 + 1,
    )  # fmt: skip


def year_plan(**values):
    """The next year without a plan, from 2022 on, in the latest programme."""
    return made(
        YearPlan, values, programme=lambda: latest(Programme, programme),
        year=lambda: max(2022, following(YearPlan.objects, "year")),
    )  # fmt: skip


def plan_version(**values):
    """A version in force of the latest year plan."""
    values.setdefault("year_plan", None)
    values["year_plan"] = values["year_plan"] or latest(YearPlan, year_plan)
    return made(PlanVersion, values, number=following(values["year_plan"].versions, "number"), state="adopted")


def activity(**values):
    values.setdefault("year_plan", None)
    plan = values["year_plan"] = values["year_plan"] or latest(YearPlan, year_plan)
    return made(Activity, values, code=f"{plan.year % 100}-{plan.activities.count() + 1:02}", kind="training")


def line(**values):
    """A line some time in March: of a new activity, in the latest version and axis."""
    values.setdefault("plan_version", None)
    version = values["plan_version"] = values["plan_version"] or latest(PlanVersion, plan_version)
    n = values.setdefault("position", following(version.lines))
    if "starts_on" in values:
        values.setdefault("month_from", values["starts_on"].month)
        values.setdefault("month_to", (values.get("ends_on") or values["starts_on"]).month)
    unsaved = PlanLine(
        **{
            "wording_ar": f"النشاط {n}",
            "wording_fr": f"Activité {n}",
            **({} if "month_from" in values else {"month_from": 3, "month_to": 3}),
            "activity": values.pop("activity", None) or activity(year_plan=version.year_plan),
            "axis": values.pop("axis", None) or latest(Axis, axis),
            **values,
        }
    )
    # In bulk: an adopted version refuses its lines otherwise.
    return PlanLine.objects.bulk_create([unsaved])[0]


def partner(**values):
    n = Partner.objects.count() + 1
    return made(Partner, values, code=f"partner-{n}", name_ar=f"الشريك {n}", name_fr=f"Partenaire {n}")


def user(*, role=None, **values):
    """An account with a role and its second step; chair, coordinator, member are in office with what makes them so."""
    if role in ("chair", "coordinator", "member") and "member" not in values:
        values["member"] = member_in_office()
    values.setdefault("username", role or f"user-{User.objects.count() + 1}")
    values.setdefault("password", PASSWORD)
    account = User.objects.create_user(is_staff=role == "administrator", **values)
    if role in STORED_ROLES:
        account.groups.add(Group.objects.get_or_create(name=role)[0])
    if role in ROLES and ROLES[role].two_steps:
        phone(user=account)
    if role == "chair":
        office(member=account.member)
    if role == "coordinator":
        seat(member=account.member, role="coordinator")
    return account


def phone(**values):
    """The second step of signing in, set up for the latest account."""
    return made(Authenticator, values, user=lambda: latest(User, user), type="totp", data={"secret": KEY})


def session(**values):
    """A running session of the latest account, of Firefox on Windows."""
    store = SessionStore()
    store.create()
    return made(
        UserSession, values, user=lambda: latest(User, user), session_key=store.session_key, ip="192.0.2.7",
        user_agent="Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0",
    )  # fmt: skip
