"""Must show: what leaves for everybody holds no name, phone or mail, no note and no draft.

Every text of every record of the demonstration body is replaced by one that says where it stands: its field and its
key. What then turns up in a data set or a calendar is compared with the exact list of what may.
"""

import re
from contextlib import suppress

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import Q, Value
from django.db.models.functions import Cast, Concat

from committees.models import CalendarFeed, Meeting
from hayaa.open_data.catalogue import SETS
from opinions.models import Opinion
from tests import execution_factories as execution
from tests import factories, opinion_factories

PLANTED = re.compile(r"zq(\d+)x(\d+)q")
TEXTS = (models.CharField, models.TextField)
BOTH = ("ar", "fr")


def texts_of(model):
    """Its columns that hold free text."""
    for field in model._meta.concrete_fields:
        short = (field.max_length or 99) < 16
        if isinstance(field, TEXTS) and not (field.choices or field.primary_key or short):
            yield field


def plant():
    """Put its place into every text that the rules of the database let one change; the field of each number."""
    configs = [apps.get_app_config(app) for app in ("committees", "opinions", "activities")]
    fields = [field for config in configs for model in config.get_models() for field in texts_of(model)]
    for number, field in enumerate(fields):
        records = models.QuerySet(field.model)  # none of the rules of the program: they would refuse
        place = Concat(Value(f"zq{number}x"), Cast("pk", models.CharField()), Value("q"))
        written = records.filter(~Q(**{field.name: ""}), **{f"{field.name}__isnull": False})
        for some in (records.all(), written):
            with suppress(IntegrityError), transaction.atomic():
                some.update(**{field.name: place})
                break
    return [f"{field.model.__name__}.{field.name}" for field in fields]


@pytest.fixture
def fields(demonstration):
    """The demonstration with drafts of all that is drafted, and planted throughout; what the numbers stand for."""
    for state in ("proposed", "submitted", "adopted", "deposited"):
        opinion = opinion_factories.opinion(state=state, title_ar="مسودة", rapporteur=factories.member_in_office())
        opinion_factories.follow_up(recommendation=opinion_factories.recommendation(opinion=opinion))
    execution.evidence(activity=execution.done(outcome_ar="نتيجة", other_women=3))
    execution.representation()
    factories.guest()
    factories.decision()
    execution.report(year=2024, summary_ar="مسودة")
    factories.programme(state="draft")
    return plant()


def found(answer, fields):
    """The fields that turn up in an answer, and the records that do, by model."""
    places = {(fields[int(number)], int(key)) for number, key in PLANTED.findall(answer)}
    records = {}
    for name, key in places:
        records.setdefault(name.partition(".")[0], set()).add(key)
    return {name for name, _key in places}, records


def names(model, *fields):
    return {f"{model}.{field}_{language}" for field in fields for language in BOTH}


ALLOWED = {
    "body": names("Body", "name", "short_name", "commune", "province", "mission"),
    "committees": names("Committee", "name", "task"),
    "plans": names("PlanLine", "wording") | names("Axis", "title") | {"Activity.code", "Axis.code"},
    "opinions": names("Opinion", "title") | names("Theme", "name"),
    "recommendations": names("Recommendation", "text", "addressee"),
    "figures": set(),
    "indicators": names("Indicator", "text", "unit") | {"Axis.code"},
    "reports": set(),
}


@pytest.mark.parametrize("code", SETS)
def test_data_set_holds_what_is_public_and_nothing_else(code, fields, demonstration):
    client = demonstration(None)
    for form in ("csv", "json"):
        answer = client.get(f"/open-data/{code}.{form}")
        assert answer.status_code == 200
        turned_up, records = found(answer.content.decode(), fields)
        assert (form, turned_up - ALLOWED[code], bool(turned_up)) == (form, set(), bool(ALLOWED[code]))
        assert records.get("Opinion", set()) <= set(
            Opinion.objects.filter(released_on__isnull=False).values_list("pk", flat=True)
        )


@pytest.mark.parametrize("language", BOTH)
def test_public_calendar_holds_plans_and_nothing_else(language, fields, demonstration):
    answer = demonstration(None).get("/calendar/public.ics" if language == "ar" else "/fr/calendar/public.ics")
    turned_up, _records = found(answer.content.decode().replace("\r\n ", ""), fields)
    allowed = {f"{name}_{language}" for name in ("PlanLine.wording", "Axis.title", "Body.short_name")}
    assert turned_up == allowed


@pytest.mark.parametrize("language", BOTH)
def test_personal_calendar_holds_meetings_and_names_nobody(language, fields, demonstration):
    CalendarFeed.objects.update(token="t" * 32)
    answer = demonstration(None).get(f"{'/fr' if language == 'fr' else ''}/calendar/{'t' * 32}.ics")
    turned_up, records = found(answer.content.decode().replace("\r\n ", ""), fields)
    allowed = {
        f"{name}_{language}" for name in ("Meeting.title", "Meeting.place", "AgendaItem.title", "Body.short_name")
    }
    assert turned_up == allowed
    assert records["Meeting"].isdisjoint(Meeting.objects.filter(state="draft").values_list("pk", flat=True))


def test_the_net_has_been_cast_over_what_names_people(fields):
    """The walk would find them: each of these columns has been planted."""
    personal = {
        *names("Member", "family_name", "given_name"), "Member.phone", "Member.email", "User.email", "User.last_name",
        *names("Guest", "name"), "FollowUp.finding_ar", "AgendaItem.discussion_ar", "Activity.outcome_ar",
    }  # fmt: skip
    planted = {
        name for number, name in enumerate(fields)
        if (model := name.partition(".")) and models.QuerySet(_model(model[0])).filter(
            **{f"{model[2]}__startswith": f"zq{number}x"}
        ).exists()
    }  # fmt: skip
    assert personal - planted == set()


def _model(name):
    return next(model for model in apps.get_models() if model.__name__ == name)
