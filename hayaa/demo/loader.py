"""Puts the data files beside this module into the database; a second run changes nothing.

Rows are found again by their natural keys (number, code, kind and order…), so that corrections of the
data files arrive and nothing is doubled.
"""

from itertools import groupby

from django.apps import apps
from django.contrib.auth.models import Group
from django.db import transaction

from activities.models import (
    Activity,
    Axis,
    ExpectedResult,
    Indicator,
    MeansOfVerification,
    Partner,
    PlanLine,
    PlanVersion,
    Programme,
    ProgrammePart,
    Statement,
    YearPlan,
)
from committees.models import (
    Body,
    BureauOffice,
    CalendarFeed,
    Committee,
    CommitteeMembership,
    Mandate,
    Member,
    Term,
    User,
)
from hayaa.audit.recording import unrecorded
from hayaa.demo import execution, meetings, opinions, timeline
from hayaa.demo.accounts import PASSWORD
from hayaa.demo.files import read_csv, read_toml
from hayaa.roles import STORED

APPS = ("committees", "opinions", "activities")


class NotADemonstration(Exception):
    """The database holds records of a real body, or the first of them: demonstration data never mixes with them."""


def holds_anything():
    """Some record of ours is in the database, an account or a body to begin with."""
    models = (model for app in APPS for model in apps.get_app_config(app).get_models())
    return any(model._base_manager.exists() for model in models)


def numbers(row, *names):
    """The named cells as numbers, an empty cell as None."""
    return {name: int(row[name]) if row[name] else None for name in names}


@unrecorded()
@transaction.atomic
def load():
    """Load the whole demonstration body, or refuse with `NotADemonstration`."""
    if holds_anything() and not Body.current().is_demonstration:
        raise NotADemonstration
    mandate = load_body()
    load_committees(mandate)
    load_members(mandate)
    programme = load_programme(mandate)
    load_logframe(programme)
    load_statements(programme)
    load_partners()
    load_plans(programme)
    load_accounts()
    timeline.play([*meetings.load(mandate), *opinions.load()])
    execution.load()


def load_body():
    data = read_toml("body.toml")
    decision = data.pop("mandate")
    Body.objects.update_or_create(pk=1, defaults=data)
    mandate, _ = Mandate.objects.update_or_create(
        starts_on=decision["starts_on"],
        defaults={f"decision_{language}": decision[f"decision_reference_{language}"] for language in ("ar", "fr")},
    )
    return mandate


def load_committees(mandate):
    for row in read_toml("committees.toml")["committee"]:
        kind, number = row.pop("kind"), row.pop("number")
        Committee.objects.update_or_create(
            kind=kind, number=number, defaults={**row, "starts_on": mandate.starts_on, "ends_on": None}
        )


def load_members(mandate):
    committees = {f"{c.kind}-{c.number}": c for c in Committee.objects.all()}
    begin = {"starts_on": mandate.starts_on}
    for row in read_csv("members.csv"):
        number, office = int(row.pop("number")), row.pop("office")
        engagement, seats = row.pop("engagement"), row.pop("seats")
        member, _ = Member.objects.update_or_create(number=number, defaults=row)
        Term.objects.update_or_create(member=member, mandate=mandate, **begin, defaults={"engagement": engagement})
        if office:
            BureauOffice.objects.update_or_create(office=office, mandate=mandate, **begin, defaults={"member": member})
        for seat in filter(None, seats.split(";")):
            committee, role = seat.split(":")
            CommitteeMembership.objects.update_or_create(
                committee=committees[committee], member=member, **begin, defaults={"role": role}
            )


def load_programme(mandate):
    data = read_toml("programme.toml")
    parts = data.pop("part")
    data.pop("statement")
    programme, _ = Programme.objects.update_or_create(
        first_year=data.pop("first_year"),
        defaults={**data, "mandate": mandate, "state": Programme.State.ADOPTED},
    )
    for section, group in groupby(parts, key=lambda part: part["section"]):
        for position, part in enumerate(group, start=1):
            ProgrammePart.objects.update_or_create(
                programme=programme, section=section, position=position, defaults=part
            )
    return programme


def load_logframe(programme):
    cells = {"result": ExpectedResult, "indicator": Indicator, "means": MeansOfVerification}
    for position, data in enumerate(read_toml("logframe.toml")["axis"], start=1):
        rows = {name: data.pop(name) for name in cells}
        axis, _ = Axis.objects.update_or_create(
            programme=programme, code=data.pop("code"), defaults={**data, "position": position}
        )
        for name, model in cells.items():
            for order, row in enumerate(rows[name], start=1):
                model.objects.update_or_create(axis=axis, position=order, defaults=row)


def load_statements(programme):
    axes = {axis.code: axis for axis in programme.axes.all()}
    rows = sorted(read_toml("programme.toml")["statement"], key=lambda row: row["kind"])
    for kind, group in groupby(rows, key=lambda row: row["kind"]):
        for position, row in enumerate(group, start=1):
            codes = row.pop("axes")
            statement, _ = Statement.objects.update_or_create(
                programme=programme, kind=kind, position=position, defaults=row
            )
            statement.axes.set([axes[code] for code in codes])


def load_partners():
    for row in read_csv("partners.csv"):
        Partner.objects.update_or_create(code=row.pop("code"), defaults=row)


def load_plans(programme):
    axes = {axis.code: axis for axis in programme.axes.all()}
    partners = {partner.code: partner for partner in Partner.objects.all()}
    tables = {}
    for row in read_csv("activities.csv"):
        tables.setdefault(row["table"], []).append(row)
    for data in read_toml("plans.toml")["version"]:
        plan, _ = YearPlan.objects.get_or_create(year=data["year"], defaults={"programme": programme})
        version = load_version(plan, data)
        if version.is_open:
            for position, row in enumerate(tables[data["table"]], start=1):
                load_line(version, axes[row["axis"]], position, row, partners)
            load_removals(version)
            version.state, version.digest = data["state"], version.seal_of_lines()
            version.save()


def load_version(plan, data):
    defaults = {name: data[name] for name in ("label_ar", "label_fr", "recorded_afterwards")}
    if "based_on" in data:
        defaults["based_on"] = plan.versions.get(number=data["based_on"])
    # It begins as a draft and its state is set once: its lines freeze, and whoever tried out an adoption keeps it.
    return PlanVersion.objects.get_or_create(year_plan=plan, number=data["number"], defaults=defaults)[0]


def load_removals(version):
    """What the version leaves out of the one it is based on; the programme does not say why."""
    left_out = Activity.objects.filter(lines__plan_version=version.based_on).exclude(lines__plan_version=version)
    for activity in left_out if version.based_on else ():
        version.removals.get_or_create(activity=activity)


def load_line(version, axis, position, row, partners):
    activity, _ = Activity.objects.update_or_create(
        code=row["activity"],
        defaults={
            "year_plan": version.year_plan,
            "kind": row["kind"],
            "role": row["role"],
            "quantity": int(row["quantity"]),
        },
    )
    activity.partners.set([partners[row["partner"]]] if row["partner"] else [])
    months = numbers(row, "month_from", "month_to", "printed_month")
    PlanLine.objects.update_or_create(
        plan_version=version,
        activity=activity,
        defaults={
            "axis": axis,
            "position": position,
            "wording_ar": row["title_ar"],
            "wording_fr": row["title_fr"],
            "starts_on": row["starts_on"] or None,
            "ends_on": row["ends_on"] or None,
            "as_written": row["as_written"],
            **months,
        },
    )


def load_accounts():
    """One account for each role, with the password shown on the sign-in page of a demonstration."""
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in STORED}
    holds_no_office = Member.objects.exclude(offices__isnull=False)
    coordinators = holds_no_office.filter(memberships__role=CommitteeMembership.Role.COORDINATOR)
    plain = holds_no_office.exclude(memberships__role__in=CommitteeMembership.Role.leading())
    members = {
        "chair": Member.objects.get(offices__office=BureauOffice.Office.CHAIR),
        "coordinator": coordinators.order_by("number").first(),
        "member": plain.filter(terms__engagement="").order_by("number").first(),
    }
    for name, group in {
        **dict.fromkeys(members),
        "secretariat": "secretariat",
        "council": "council",
        "admin": "administrator",
    }.items():
        account, created = User.objects.get_or_create(
            username=name, defaults={"member": members.get(name), "is_staff": name == "admin"}
        )
        if created:
            account.set_password(PASSWORD)
            account.save()
        if created and name == "member":
            CalendarFeed.objects.renew(user=account)
        if group:
            account.groups.add(groups[group])
