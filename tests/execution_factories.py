"""Factories of what was done of a plan, as those in `tests/factories.py`."""

from decimal import Decimal

from activities.models import (
    AnnualReport,
    Evidence,
    Indicator,
    MeansOfVerification,
    Measurement,
    Participation,
    Representation,
    Target,
    YearPlan,
)
from committees.models import Body, User
from tests import factories, pictures
from tests.making import following, latest, made

EXECUTION = (
    "state", "state_reason_ar", "held_month_from", "held_month_to", "held_from", "held_until", "quantity_done",
    "other_women", "other_men", "outcome_ar", "kind", "role", "quantity",
)  # fmt: skip


def planned(**values):
    """An activity with its line in the version in force of a year; values of either are told apart."""
    of_activity = {name: values.pop(name) for name in EXECUTION if name in values}
    plan = values.pop("year_plan", None) or latest(YearPlan, factories.year_plan)
    version = values.pop("plan_version", None) or plan.versions.in_force().first()
    version = version or factories.plan_version(year_plan=plan)
    activity = factories.activity(year_plan=plan, **of_activity)
    factories.line(plan_version=version, activity=activity, **values)
    return activity


def done(**values):
    """A training that was done some time in its month."""
    return planned(state="done", **values)


def participation(**values):
    return made(Participation, values, activity=done, member=factories.member_in_office)


def representation(**values):
    return made(
        Representation, values, name_ar="لجنة القيادة", name_fr="Comité de pilotage", member=factories.member_in_office,
        starts_on=factories.BEGIN,
    )  # fmt: skip


def means(**values):
    values.setdefault("axis", None)
    values["axis"] = values["axis"] or latest(factories.Axis, factories.axis)
    n = values.setdefault("position", following(values["axis"].means))
    return made(MeansOfVerification, values, text_ar=f"وسيلة {n}", text_fr=f"Moyen {n}")


def indicator(**values):
    values.setdefault("axis", None)
    values["axis"] = values["axis"] or latest(factories.Axis, factories.axis)
    n = values.setdefault("position", following(values["axis"].indicators))
    return made(Indicator, values, text_ar=f"المؤشر {n}", text_fr=f"Indicateur {n}")


def _as_kept(values, usual):
    """The value as the database gives it back: the log of changes calls a record by it as soon as it is saved."""
    value = values.get("value", usual)
    return {**values, "value": value if value is None else Decimal(value)}


def target(**values):
    return made(
        Target, _as_kept(values, 4), indicator=lambda: latest(Indicator, indicator), year=2023,
        by=lambda: latest(User, factories.user), at=Body.now,
    )  # fmt: skip


def measurement(**values):
    return made(
        Measurement, _as_kept(values, 2), indicator=lambda: latest(Indicator, indicator), year=2023,
        by=lambda: latest(User, factories.user), at=Body.now,
    )  # fmt: skip


def evidence(**values):
    """Accepted: a paper that is kept with the secretariat."""
    activity = values.setdefault("activity", None) or done()
    values["activity"] = activity
    if values.setdefault("state", "accepted") != "to_check":
        values.setdefault("checked_by", latest(User, factories.user))
        values.setdefault("checked_at", Body.now())
    axis = activity.latest_line.axis
    return made(
        Evidence, values, means=lambda: axis.means.first() or means(axis=axis), source="paper", note_ar="بكتابة الهيئة",
        added_by=lambda: latest(User, factories.user),
    )  # fmt: skip


def photograph(**values):
    """A picture that waits to be checked."""
    kept = {"source": "file", "note_ar": "", "file": pictures.jpeg(), "filename": "photo.jpg", "consent": True}
    return evidence(**{"state": "to_check", **kept, **values})


def report(**values):
    """The draft of the report of 2023."""
    return made(AnnualReport, values, year=2023, part="year")
