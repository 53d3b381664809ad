"""Out, into an empty body, in and out again: equal content, in both languages and both formats."""

from datetime import date, time
from io import BytesIO

import pytest
from django.apps import apps
from django.db import connection
from django.utils import translation

from activities.models import Partner
from committees.actions import meetings as actions
from committees.models import Attendance, Body, Meeting, Member, Term, User
from hayaa.core.intake.reading import read
from hayaa.core.spreadsheet import comma_separated, workbook
from hayaa.export.tables import left_out
from hayaa.intake.kinds import KINDS
from opinions.models import FollowUp, Recommendation
from tests import factories, opinion_factories
from tests.core.test_exports import PAYLOADS

State = Meeting.State


def as_xlsx(kind):
    return read(BytesIO(workbook(KINDS[kind].exported())), "x.xlsx")


def as_csv(kind):
    """A file for each sheet, as a program saves them."""
    files = [(sheet.name, comma_separated(sheet).encode()) for sheet in KINDS[kind].exported()]
    return [read(BytesIO(content), f"{name}.csv")[0] for name, content in files]


def rows(kind):
    return {table.name: table.rows for table in as_xlsx(kind)}


def empty(*apps_):
    """The records of these apps are gone, the body itself and the accounts are not."""
    User.objects.update(member=None)
    with connection.cursor() as cursor:
        for app in apps_:
            for model in apps.get_app_config(app).get_models(include_auto_created=True):
                if model not in left_out() | {Body}:
                    cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")


def bring(kind, tables, by):
    found = KINDS[kind].review(tables, by=by)
    _found, taken = KINDS[kind].take(tables, by=by, expected=found.fingerprint)
    assert ([m for sheet in found.sheets for line in sheet.lines for m in line.mistakes], taken) == ([], True)


@pytest.mark.once
@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("written", [as_xlsx, as_csv])
def test_demonstration_comes_back_as_it_was(written, language, demonstration):
    by = User.objects.get(username="secretariat")
    with translation.override(language):
        kinds = ("members", "attendance", "partners")
        before, files = {kind: rows(kind) for kind in kinds}, {kind: written(kind) for kind in kinds}
        empty("activities", "opinions", "committees")
        for kind in kinds:
            bring(kind, files[kind], by)
        assert {kind: rows(kind) for kind in kinds} == before


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("written", [as_xlsx, as_csv])
def test_odd_words_and_ended_records_come_back_as_they_were(written, language, body):
    by = factories.user(role="secretariat")
    odd_people()
    odd_meetings(by)
    words = (texts_of(Member), texts_of(Attendance, "meeting__day", "member__number"), texts_of(Partner, "code"))
    with translation.override(language):
        kinds = ("members", "attendance", "partners")
        before, files = {kind: rows(kind) for kind in kinds}, {kind: written(kind) for kind in kinds}
        empty("activities", "opinions", "committees")
        for kind in kinds:
            bring(kind, files[kind], by)
        assert {kind: rows(kind) for kind in kinds} == before
    assert (
        texts_of(Member), texts_of(Attendance, "meeting__day", "member__number"), texts_of(Partner, "code")
    ) == words  # fmt: skip


def texts_of(model, *order):
    """The words of its records as the database has them."""
    names = {
        Member: ("number", "family_name_ar", "given_name_fr", "organisation_ar", "specialities_ar", "phone", "notes"),
        Attendance: ("note", "arrived_at", "left_at"),
        Partner: ("name_ar", "name_fr"),
    }
    return list(model.objects.order_by(*order or ["number"]).values_list(*names[model]))


def odd_people():
    """Members called like formulas, in two mandates; terms that end, follow one another and are replaced."""
    former = factories.mandate(starts_on=date(2015, 1, 1), ends_on=date(2021, 9, 30), decision_ar="=1")
    running = factories.mandate()
    members = []
    for number, words in enumerate(PAYLOADS, start=1):
        odd = dict.fromkeys(("family_name_ar", "given_name_fr", "organisation_ar", "specialities_ar", "phone"), words)
        members.append(factories.member(number=number, **odd, notes=f"{words}\nx\n\n{words}"))
        factories.partner(code=f"p-{number:02}", name_ar=words, name_fr=words if number % 2 else None)
    first, second, third, *_others, last = members
    ended = {"mandate": former, "end_reason": "resignation"}
    one = factories.term(member=third, starts_on=date(2016, 1, 1), ends_on=date(2018, 1, 1), **ended)
    two = factories.term(member=first, starts_on=date(2018, 1, 2), ends_on=date(2019, 1, 1), replaces=one, **ended)
    factories.term(member=second, starts_on=date(2019, 1, 2), ends_on=date(2021, 9, 30), replaces=two, **ended)
    for member in members[:-1]:
        factories.term(member=member, mandate=running, engagement="dropped_out" if member == third else "")
    left = Term.objects.get(member=members[-2])
    Term.objects.filter(pk=left.pk).update(ends_on=date(2022, 9, 30), end_reason="death")
    factories.term(member=last, mandate=running, starts_on=date(2022, 10, 1), replaces=left)
    factories.office(member=first, mandate=running, office="chair", ends_on=date(2022, 1, 1))
    factories.office(member=second, mandate=running, office="chair", starts_on=date(2022, 1, 2))
    committee = factories.committee(name_ar='=لجنة "1"', name_fr=None)
    factories.seat(committee=committee, member=first, role="coordinator", ends_on=date(2022, 1, 1))
    factories.seat(committee=committee, member=first, starts_on=date(2022, 3, 1))
    factories.seat(committee=committee, member=second, role="coordinator", starts_on=date(2022, 1, 2))
    over = factories.committee(ends_on=date(2022, 12, 31))
    factories.seat(committee=over, member=first, role="rapporteur", ends_on=date(2022, 12, 31))


def odd_meetings(by):
    """A meeting without its quorum and the second call of it; some that were cancelled or put off."""
    first, second = Member.objects.filter(number__in=(1, 2))
    lacking = convened(by, date(2022, 3, 18), title_ar="=1+1", place_ar="-")
    attend(lacking, by, lambda place: "present" if place < 3 else "absent")
    actions.close(meeting=lacking, by=by)
    again = convened(by, date(2022, 3, 25), call=2, former=lacking)
    attend(again, by, lambda place: ("present", "late", "remote", "excused", "absent")[place % 5])
    actions.close(meeting=again, by=by, ends_at=time(18, 30), chaired_by=first, recorded_by=second)
    again.become(State.MINUTES_DRAFTED, by=by)
    meeting(date(2022, 4, 1)).become(State.CANCELLED, by=by, reason_ar="=سبب")
    convened(by, date(2022, 4, 2)).become(State.CANCELLED, by=by, reason_ar="-")
    convened(by, date(2022, 4, 3)).become(State.POSTPONED, by=by, reason_ar="+س")
    convened(by, date(2023, 6, 2), session="extraordinary")
    meeting(date(2023, 6, 3))


def meeting(day, **values):
    return factories.meeting(day=day, state="draft", **values)


def convened(by, day, **values):
    found = meeting(day, **values)
    found.convene(by=by)
    return found


def attend(meeting, by, status):
    for place, member in enumerate(meeting.eligible_members()):
        said = status(place)
        hours = {"arrived_at": time(16, 10), "left_at": time(17)} if said == "present" and place % 2 else {}
        note = PAYLOADS[place % len(PAYLOADS)]
        factories.attendance(meeting=meeting, member=member, status=said, entered_by=by, note=note, **hours)


def test_recommendations_come_back_to_their_opinions(body):
    """Opinions are not imported: they stand here, without what they recommend."""
    by, opinion = factories.user(role="secretariat"), opinion_factories.opinion(state="drafting")
    for words in PAYLOADS:
        opinion_factories.recommendation(opinion=opinion, text_ar=words, text_fr=None, addressee_ar=words)
    before, words = rows("recommendations"), list(Recommendation.objects.values_list("text_ar", "addressee_ar"))
    tables = as_xlsx("recommendations")
    FollowUp.objects.all()._raw_delete("default")
    Recommendation.objects.all()._raw_delete("default")
    bring("recommendations", tables, by)
    assert (rows("recommendations"), list(Recommendation.objects.values_list("text_ar", "addressee_ar"))) == (
        before,
        words,
    )
