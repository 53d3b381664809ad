"""What was done of the demonstration plans: the days are those of the programme; who took part is fictional.

What somebody has settled meanwhile stays as they entered it.
"""

from activities.models import Activity, AnnualReport, Evidence, Indicator, Measurement, Representation, Target
from activities.report import freeze, read
from committees.models import Body, Member, User
from hayaa.demo.files import read_csv, read_toml


def load():
    """Record the states, participants, proof and figures that are not there yet. Meetings and opinions are there."""
    secretariat = User.objects.get(username="secretariat")
    data = read_toml("execution.toml")
    load_states()
    load_participants(data["training"])
    load_evidence(data["evidence"], secretariat)
    load_representations(data["representation"])
    load_indicators(data["indicator"], secretariat)
    load_reports(data["report"])


def load_states():
    for row in read_csv("execution.csv"):
        code = row.pop("activity")
        values = {name: value or None for name, value in row.items()}
        for activity in Activity.objects.filter(code=code, state=Activity.State.PLANNED):
            for name, value in values.items():
                setattr(activity, name, value)
            activity.save()


def load_participants(rows):
    for row in rows:
        activity = Activity.objects.get(code=row["activity"])
        if not activity.participations.exists():
            for member in Member.objects.filter(number__in=row["members"]):
                activity.participations.create(member=member)
            others = {"other_women": row["other_women"], "other_men": row["other_men"]}
            Activity.objects.filter(pk=activity.pk).update(**others)


def load_evidence(rows, secretariat):
    """Each against the means of its axis at this place, checked by whoever added it."""
    for row in rows:
        activity = Activity.objects.get(code=row.pop("activity"))
        means = activity.latest_line.axis.means.get(position=row.pop("means"))
        if row["source"] == Evidence.Source.RECORD:
            row["meeting"] = activity.meetings.first()
        if row["state"] != Evidence.State.TO_CHECK:
            row.update(checked_by=secretariat, checked_at=Body.now())
        if not activity.evidence.filter(means=means, source=row["source"]).exists():
            Evidence.objects.create(activity=activity, means=means, added_by=secretariat, **row)


def load_representations(rows):
    for row in rows:
        member = Member.objects.get(number=row.pop("member"))
        Representation.objects.get_or_create(name_ar=row.pop("name_ar"), defaults={**row, "member": member})


def load_indicators(rows, secretariat):
    """How each is counted, what it should reach, and what was found of those that nobody can count."""
    entered = {"by": secretariat, "at": Body.now()}
    for row in rows:
        indicator = Indicator.objects.get(axis__code=row.pop("axis"), position=row.pop("position"))
        targets, measurements = row.pop("target", []), row.pop("measurement", [])
        Indicator.objects.filter(pk=indicator.pk).update(**row)
        for model, entries in ((Target, targets), (Measurement, measurements)):
            if not model.objects.filter(indicator=indicator).exists():
                for entry in entries:
                    model.objects.create(indicator=indicator, **entered, **entry)


def load_reports(rows):
    """One that was adopted is frozen, as records stand now; its papers are printed when they are first asked for."""
    for row in rows:
        adopted_on = row.pop("adopted_on", None)
        report, created = AnnualReport.objects.get_or_create(year=row.pop("year"), part=row.pop("part"), defaults=row)
        if created and adopted_on:
            report.adopt(on=adopted_on, figures=freeze(read(report, on=adopted_on)))
